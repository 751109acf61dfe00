#!/usr/bin/env python3
"""Lets every call that can fail do so once: the first write, then the second, and so on until a run meets no failure; so for
open, read, rename, fsync, close, mkdir, link, unlink, chmod and for memory. After each run the outputs are all of the old or
all of the new, inputs are as they were, the exit code is one of the design's, and nothing is left once another run has been.

usage: torture.py CROSSTIE PROJECT_ROOT SHIM [--most N] [--memory STEP] [--only NAME] [--every] [--pictures]
--most     at most so many failures of one kind in one command, evenly spread (8; the long form has 100000)
--memory   every STEP-th request for memory (5000; the long form has 37)
--every    every call from the failing one on fails, as on a disk that is gone
--pictures with the picture worker"""
import argparse
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("root")
parser.add_argument("shim")
parser.add_argument("--most", type=int, default=8)
parser.add_argument("--memory", type=int, default=5000)
parser.add_argument("--only", default="")
parser.add_argument("--every", action="store_true")
parser.add_argument("--pictures", action="store_true")
GIVEN = parser.parse_args()
PROGRAM, ROOT = str(pathlib.Path(GIVEN.program).resolve()), pathlib.Path(GIVEN.root).resolve()
SHIM = str(pathlib.Path(GIVEN.shim).resolve())
TUTORIAL = ROOT / "tests" / "cli" / "import_tutorial"
OURS = ".crosstie-"
CALLS = ("write", "open", "read", "rename", "fsync", "close", "mkdir", "link", "unlink", "chmod", "socketpair",
         "posix_spawn", "malloc")
ENOSPC, EIO, ENOMEM = 28, 5, 12
# What the design says for each: 0 where the failure did no harm (a lock, a flush of a folder), 4 an input, 5 an output, 6
# memory, 7 a picture or the inside.
CODES = {"malloc": {0, 4, 5, 6, 7}, "open": {0, 4, 5, 7}, "read": {0, 4, 5, 7}}


def crosstie(words, folder, **more):
    environment = dict(os.environ, **{key: str(value) for key, value in more.items()})
    if not GIVEN.pictures:
        environment["CROSSTIE_PICTURE_WORKER"] = "/nowhere"
    if more:
        environment["LD_PRELOAD"] = SHIM
    return subprocess.run([PROGRAM, *map(str, words)], cwd=folder, env=environment, capture_output=True, timeout=300, check=False)


def hashes(folder):
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*"))
            if p.is_file() and OURS not in p.relative_to(folder).as_posix() and p.name != "other.graphml"}


def ours_in(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.name.startswith(OURS))


def base_study(folder):
    shutil.copytree(ROOT / "data" / "east_london", folder / "in")


def old_pack(folder):
    base_study(folder)
    crosstie(["report", "in", "-o", "pack", "--edition", "group", "--draws", "10"], folder)
    (folder / "pack" / "notes.txt").write_text("somebody's own\n")


def old_file(folder):
    base_study(folder)
    crosstie(["compare", "in", "-o", "c.txt", "--draws", "10", "--tie-from", "3"], folder)


def old_picture(folder):
    base_study(folder)
    crosstie(["draw", "in", "--view", "before", "-o", "t.svg"], folder)


def old_import(folder):
    for path in TUTORIAL.iterdir():
        shutil.copy(path, folder)
    crosstie(["import", "before.csv", "--roster", "roster.csv", "--blanks", "no", "-o", "study"], folder)


NEXT = ["convert", ROOT / "data" / "east_london", "other.graphml"]
COMMANDS = {
    "report": (["report", "in", "-o", "pack", "--overwrite", "--draws", "10"], old_pack, NEXT),
    "report_first": (["report", "in", "-o", "pack", "--draws", "10"], base_study, NEXT),
    "compare": (["compare", "in", "-o", "c.txt", "--overwrite", "--draws", "10"], old_file, NEXT),
    "import": (["import", "before.csv", "after.csv", "--roster", "roster.csv", "--blanks", "no", "-o", "study", "--overwrite"],
               old_import, ["check", "study"]),
    "convert": (["convert", "in", "n.net", "--overwrite"], base_study, NEXT),
    "convert_workbook": (["convert", "in", "m.xlsx", "--wave", "after", "--relation", "contact"], base_study, NEXT),
    "forget": (["forget", "L02", "in", "--yes"], base_study, ["check", "in"])}
if GIVEN.pictures:
    COMMANDS["draw"] = (["draw", "in", "-o", "t.svg", "--overwrite"], old_picture, NEXT)


class Command:
    def __init__(self, name, base):
        self.name, (self.words, old, self.next) = name, COMMANDS[name]
        self.before, self.work = base / name, base / "work"
        self.before.mkdir()
        old(self.before)
        self.was = hashes(self.before)
        done = base / (name + "_done")
        shutil.copytree(self.before, done)
        self.sound = crosstie(self.words, done).returncode
        self.is_now = hashes(done)
        assert self.was != self.is_now, name

    def fail_at(self, call, number):
        """Whether the failure came about, and what is wrong afterwards."""
        mark = self.work.parent / "mark"
        mark.unlink(missing_ok=True)
        shutil.copytree(self.before, self.work)
        temporary = self.work.parent / "tmp"
        temporary.mkdir()
        more = {"FAIL_EVERY": 1} if GIVEN.every else {}
        ran = crosstie(self.words, self.work, FAIL_CALL=call, FAIL_AT=number, FAIL_MARK=mark, TMPDIR=temporary,
                       FAIL_ERRNO=ENOMEM if call == "malloc" else ENOSPC if call in ("write", "fsync", "mkdir") else EIO, **more)
        met = mark.exists()
        code, faults = ran.returncode, []
        # What the command gives without any failure is never wrong: import asks for decisions, a picture has no worker.
        if code not in CODES.get(call, {0, 5, 7}) | {self.sound}:
            faults.append(f"exit code {code}: {ran.stderr.decode(errors='replace').strip()[-200:]}")
        found = hashes(self.work)
        if call != "unlink" and any(temporary.iterdir()):
            faults.append(f"left among the temporary files: {sorted(p.name for p in temporary.iterdir())}")
        journal = [p for p in ours_in(self.work) if p.endswith("journal")]
        if found not in (self.was, self.is_now) and not journal:
            faults.append(f"mixed: {sorted(set(found.items()) ^ set(self.is_now.items()))[:6]}")
        if code in (4, 5, 6) and found == self.is_now and call not in ("unlink", "close", "write", "malloc", "read", "open"):
            faults.append(f"exit code {code}, and yet all is written")
        # For want of memory a library may crash: the same exit code, and all of the old stands.
        if code == self.sound and call not in ("posix_spawn", "malloc") and found != self.is_now and not journal:
            faults.append(f"exit code {code}, and yet nothing is written")
        then = crosstie(self.next, self.work)
        if then.returncode not in (0, 1):
            faults.append(f"the next run: {then.returncode} {then.stderr.decode(errors='replace').strip()[-200:]}")
        found = hashes(self.work)
        if found not in (self.was, self.is_now):
            faults.append("mixed after the next run")
        again = [*self.words, *([] if "--overwrite" in self.words or self.name == "forget" else ["--overwrite"])]
        crosstie(again, self.work)
        if ours_in(self.work):
            faults.append(f"left {ours_in(self.work)}")
        shutil.rmtree(self.work)
        shutil.rmtree(temporary)
        return met, faults


def main():
    runs, wrong = 0, 0
    with tempfile.TemporaryDirectory() as keep:
        base = pathlib.Path(keep)
        for name in COMMANDS:
            if GIVEN.only not in name:
                continue
            command = Command(name, base)
            for call in CALLS:
                # The first request for memory is made before main.
                step, number, met_all = (GIVEN.memory if call == "malloc" else 1), 1, 0
                while True:
                    met, faults = command.fail_at(call, number)
                    runs += 1
                    for fault in faults:
                        wrong += 1
                        print(f"{name}: {call} {number}: {fault}", flush=True)
                    if not met:
                        break
                    met_all += 1
                    if met_all >= GIVEN.most:  # not all: go on in longer steps
                        step = max(step + 1, step * 3 // 2)
                    number += max(1, step // 2) if number == 1 else step
                print(f"{name:13} {call:11} {met_all} failures, the last run clean", flush=True)
    print(f"{runs} runs, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
