#!/usr/bin/env python3
"""The same study gives the same bytes: on 1, 2 and 8 threads, in other languages and time zones, wherever memory lies, and
from another folder.

usage: determinism.py CROSSTIE PROJECT_ROOT [--long] [--other OTHER_CROSSTIE]
--long   whole packs with pictures, too
--other  a program built otherwise (another compiler): it must give the same bytes"""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
LONG = "--long" in sys.argv
OTHER = sys.argv[sys.argv.index("--other") + 1] if "--other" in sys.argv else None
STUDY = ROOT / "data" / "east_london"


def commands(study):
    yield "compare.json", ["compare", study, "--format", "json", "--detail", "--draws", "500"]
    yield "compare.txt", ["compare", study, "--detail", "--about", "all", "--draws", "200"]
    yield "measure.json", ["measure", study, "--all", "--format", "json"]
    yield "groups.json", ["compare", study, "--by", "organisation", "--format", "json", "--draws", "200"]
    yield "plan.csv", ["plan", study, "--format", "csv"]
    yield "meetings.json", ["meetings", study, "--format", "json"]
    yield "network.graphml", ["convert", study]
    for form in ("svg", "png", "pdf"):
        yield f"picture.{form}", ["draw", study, "--no-alt"]
    if LONG:
        for edition in ("public", "group", "named"):
            yield f"pack_{edition}", ["report", study, "--edition", edition]


def all_of(folder, program, study, threads, before=(), **environment):
    folder.mkdir()
    given = {**os.environ, **environment}
    for name, words in commands(study):
        words = [str(word) for word in words]
        out = [name] if words[0] == "convert" else ["-o", name]
        threaded = ["--threads", str(threads)] if threads and words[0] in ("compare", "report") else []
        done = subprocess.run([*before, program, *words, *out, *threaded], cwd=folder, env=given, capture_output=True, timeout=600,
                              check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(words)}: {done.returncode} {done.stderr.decode()}")
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as keep:
        base = pathlib.Path(keep)
        want = all_of(base / "first", PROGRAM, STUDY, 1)
        there = subprocess.run(["locale", "-a"], capture_output=True, check=False, encoding="utf-8").stdout.split()
        comma = [name for name in there if name.lower().startswith(("de_", "fr_", "tr_"))] or ["de_DE.UTF-8"]
        ways = {f"{threads} threads": {"threads": threads} for threads in (2, 8)}
        ways["as many threads as there are"] = {"threads": None}
        ways["another run"] = {"threads": 1}
        for name in comma[:3]:
            ways[f"locale {name}"] = {"threads": 2, "LC_ALL": name, "LANG": name}
        for zone in ("Pacific/Kiritimati", "America/St_Johns"):
            ways[f"time zone {zone}"] = {"threads": 2, "TZ": zone}
        if shutil.which("setarch"):
            ways["addresses not at random"] = {"threads": 2, "before": ["setarch", os.uname().machine, "-R"]}
        ways["little stack"] = {"threads": 2, "before": ["sh", "-c", 'ulimit -s 512; exec "$0" "$@"']}
        for number, (way, how) in enumerate(ways.items()):
            got = all_of(base / str(number), PROGRAM, STUDY, **how)
            differ = sorted(name for name in want if got.get(name) != want[name])
            faults += len(differ)
            print(f"{way:35} {len(got)} files, {len(differ)} differ {differ[:5] if differ else ''}", flush=True)
            shutil.rmtree(base / str(number))
        if OTHER:
            got = all_of(base / "other", str(pathlib.Path(OTHER).resolve()), STUDY, 1)
            differ = sorted(name for name in want if got.get(name) != want[name])
            faults += len(differ)
            print(f"{'another program':35} {len(got)} files, {len(differ)} differ {differ[:5] if differ else ''}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
