#!/usr/bin/env python3
"""Runs every malformed input of corpus.py: the exit code, the place that is told, nothing written, inputs as they were, no
signal, under 5 seconds of processor time and 1 GiB, and nothing on the terminal that acts on it.

usage: run.py CROSSTIE [--only PART] [--show]
--show  prints what each case says, for whoever adds one"""
import hashlib
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile
import time

import corpus

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
ONLY = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
SECONDS, KILOBYTES = 5.0, 1 << 20
SANITIZED = b"__asan" in pathlib.Path(PROGRAM).read_bytes()


def write(folder, files):
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(body):
            body(path)
        elif isinstance(body, str):
            path.write_text(body, encoding="utf-8", newline="")
        else:
            path.write_bytes(body)


def state_of(folder):
    state = {}
    for path in sorted(folder.rglob("*")):
        kind = path.lstat()
        small = stat.S_ISREG(kind.st_mode) and kind.st_size < 1 << 20
        state[str(path.relative_to(folder))] = (kind.st_mode, kind.st_size, kind.st_mtime_ns,
                                                hashlib.sha256(path.read_bytes()).hexdigest() if small else "")
    return state


def peak_of(process):
    try:
        text = pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        if os.readlink(f"/proc/{process}/exe") != PROGRAM:
            return 0
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", text)
    return int(found[1]) if found else 0


def run(words, folder):
    """Exit code, standard error, seconds of processor time, kilobytes."""
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as said:
        process = subprocess.Popen([PROGRAM, *words], cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=told)
        until, peak = time.monotonic() + 120, 0
        while True:
            # What the system tells of an ended process counts the memory of whoever started it as well.
            peak = max(peak, peak_of(process.pid))
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > until:
                process.kill()
                os.wait4(process.pid, 0)
                return None, b"", 0, 0
            time.sleep(0.002)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        return process.returncode, told.read(), used.ru_utime + used.ru_stime, peak


def faults_of(case, show):
    name, files, words, code, where = case
    with tempfile.TemporaryDirectory() as keep:
        folder = pathlib.Path(keep) / "work"
        folder.mkdir()
        write(folder, files)
        before = state_of(folder)
        got, told, seconds, kilobytes = run(words, folder)
        after = state_of(folder)
        beside = [p.name for p in pathlib.Path(keep).iterdir() if p.name != "work"]
    codes = code if isinstance(code, tuple) else (code,)
    text = told.decode("utf-8", "replace")
    lines = [line.removeprefix("error: ") for line in text.splitlines() if not line.startswith("note: ")] or [""]
    faults = []
    if got is None:
        faults.append("still running after 120 s")
    if got not in codes:
        faults.append(f"exit code {got}, wanted {codes}")
    if got not in (0, 1) and where and not lines[0].startswith(where):
        faults.append(f"wanted a message about {where}")
    if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text):
        faults.append("something on the terminal that acts on it")
    after_inputs = {key: value for key, value in after.items() if key != "out.txt"}
    if after_inputs != before:
        faults.append(f"files were changed or left: {sorted(set(after) ^ set(before))}")
    if got not in (0, 1) and "out.txt" in after:
        faults.append("an output was written")
    if beside:
        faults.append(f"written outside: {beside}")
    if not SANITIZED and seconds > SECONDS:
        faults.append(f"{seconds:.1f} s of processor time")
    if not SANITIZED and kilobytes > KILOBYTES:
        faults.append(f"{kilobytes >> 10} MiB")
    if show:
        print(f"{name}: {got} {seconds:.2f} s {kilobytes >> 10} MiB: {lines[0][:160]}")
    return faults, seconds, kilobytes, f"{lines[0][:200]}"


def main():
    names, wrong, slowest, largest = set(), 0, (0.0, ""), (0, "")
    for case in corpus.cases():
        name = case[0]
        if name in names:
            sys.exit(f"{name}: two cases of this name")
        names.add(name)
        if ONLY not in name:
            continue
        faults, seconds, kilobytes, said = faults_of(case, "--show" in sys.argv)
        slowest, largest = max(slowest, (seconds, name)), max(largest, (kilobytes, name))
        if faults:
            wrong += 1
            print(f"{name}: {'; '.join(faults)}\n    {said}")
    print(f"{len(names)} inputs, {wrong} with another outcome; slowest {slowest[0]:.2f} s ({slowest[1]}), "
          f"largest {largest[0] >> 10} MiB ({largest[1]})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
