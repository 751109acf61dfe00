#!/usr/bin/env python3
"""Ends every command that writes with kill -9 at random moments, and looks at what is left: all of the old or all of the
new, each time. What a killed run leaves beside that goes when the next one starts.

usage: kill.py CROSSTIE PROJECT_ROOT [--kills N] [--seed S] [--pictures]
--kills      in all, spread evenly over the commands (70; the long form has 1000)
--pictures   with the picture worker: slower, and the kills fall upon drawing more often than upon writing"""
import argparse
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("root")
parser.add_argument("--kills", type=int, default=70)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--pictures", action="store_true")
GIVEN = parser.parse_args()
PROGRAM, ROOT = str(pathlib.Path(GIVEN.program).resolve()), pathlib.Path(GIVEN.root).resolve()
STUDY, TUTORIAL = ROOT / "data" / "east_london", ROOT / "tests" / "cli" / "import_tutorial"
OURS = ".crosstie-"
NEXT = ["convert", STUDY, "other.graphml", "--overwrite"]  # any command that writes beside what was left
draw = random.Random(GIVEN.seed)
ENVIRONMENT = dict(os.environ)
if not GIVEN.pictures:
    ENVIRONMENT["CROSSTIE_PICTURE_WORKER"] = "/nowhere"  # numbers stand without pictures, and writing is most of the run


def start(words, folder):
    return subprocess.Popen([PROGRAM, *map(str, words)], cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)


def run(words, folder, may=(0,)):
    process = start(words, folder)
    told = process.communicate(timeout=300)[1]
    if process.returncode not in may:
        sys.exit(f"{' '.join(map(str, words))}: exit code {process.returncode}\n{told.decode()}")


def hashes(folder):
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*"))
            if p.is_file() and OURS not in p.relative_to(folder).as_posix()}


def ours_in(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.name.startswith(OURS))


class Scenario:
    """old() prepares a folder; the command turns it into the new one; after() is the next run of any command there."""
    whole_at_once = True  # before any other run: one exchange or one rename
    may = (0,)

    def __init__(self, name, command, after, old, whole_at_once=True, may=(0,)):
        self.name, self.command, self.after, self.old = name, command, after, old
        self.whole_at_once, self.may = whole_at_once, may

    def prepare(self, base):
        self.before = base / self.name / "old"
        self.before.mkdir(parents=True)
        self.old(self.before)
        self.was = hashes(self.before)
        done = base / self.name / "new"
        shutil.copytree(self.before, done)
        began = time.monotonic()
        run(self.command, done, self.may)
        self.takes = time.monotonic() - began
        self.is_now = hashes(done)
        if self.was == self.is_now:
            sys.exit(f"{self.name}: the command changes nothing, so that the test could not fail")


def make_pack(folder):
    (folder / "pack").mkdir()
    run(["report", STUDY, "-o", "pack", "--overwrite", "--edition", "group", "--sheets", "--draws", "20"], folder, (0, 7))
    (folder / "pack" / "notes.txt").write_text("somebody's own\n")


def make_import(folder):
    for path in TUTORIAL.iterdir():
        shutil.copy(path, folder)
    run(["import", "before.csv", "--roster", "roster.csv", "--blanks", "no", "-o", "study"], folder, (0, 1))
    (folder / "study" / "notes.txt").write_text("somebody's own\n")


def make_study(folder):
    shutil.copytree(STUDY, folder / "study")




def scenarios():
    pictures = (0,) if GIVEN.pictures else (0, 7)
    yield Scenario("report", ["report", STUDY, "-o", "pack", "--overwrite", "--draws", "20"], NEXT, make_pack,
                   may=pictures)
    yield Scenario("report_first", ["report", STUDY, "-o", "pack", "--draws", "20"],
                   NEXT, lambda folder: (folder / "mine.txt").write_text("mine\n"),
                   may=pictures)
    yield Scenario("import", ["import", "before.csv", "after.csv", "--roster", "roster.csv", "--blanks", "no", "--overwrite",
                              "-o", "study"], ["check", "study"], make_import, may=(0, 1))
    yield Scenario("compare", ["compare", STUDY, "-o", "c.json", "--format", "json", "--overwrite", "--draws", "20"],
                   NEXT,
                   lambda folder: run(["compare", STUDY, "-o", "c.json", "--format", "json", "--draws", "20", "--tie-from",
                                       "3"], folder))
    yield Scenario("convert", ["convert", STUDY, "n.graphml", "--overwrite"], NEXT,
                   lambda folder: run(["convert", STUDY, "n.graphml", "--wave", "before"], folder))
    yield Scenario("convert_files", ["convert", STUDY, "n.net", "--overwrite"], NEXT,
                   lambda folder: run(["convert", STUDY / "ties_before.csv", "n.net"], folder), whole_at_once=False)
    yield Scenario("forget", ["forget", "L02", "study", "--yes"], ["check", "study"], make_study, whole_at_once=False)
    if GIVEN.pictures:
        yield Scenario("draw", ["draw", STUDY, "-o", "t.svg", "--overwrite"], NEXT,
                       lambda folder: run(["draw", STUDY, "--view", "before", "-o", "t.svg"], folder), whole_at_once=False)


def kill_once(scenario, work):
    """What was found: old, new, or a fault in words."""
    shutil.copytree(scenario.before, work)
    process = start(scenario.command, work)
    if draw.random() < 0.5:  # at any moment
        time.sleep(draw.random() * scenario.takes * 1.05)
    else:  # while it writes: soon after its first temporary file or folder is there
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until and not any(
                name.startswith(OURS) for place in [work, *(p for p in work.iterdir() if p.is_dir())]
                for name in os.listdir(place)):
            pass
        time.sleep(draw.random() * 0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    killed = process.returncode == -signal.SIGKILL
    found = hashes(work)
    pending = any((place / ".crosstie-journal").exists() for place in [work, *(p for p in work.iterdir() if p.is_dir())])
    if found not in (scenario.was, scenario.is_now) and (scenario.whole_at_once or not pending):
        return killed, "MIXED before any other run"
    run(scenario.after, work, (0, 1))
    found = hashes(work)
    found.pop("other.graphml", None)
    if found == scenario.was:
        state = "old"
    elif found == scenario.is_now:
        state = "new"
    else:
        differing = sorted(name for name in {*found, *scenario.was, *scenario.is_now}
                           if found.get(name) not in (scenario.was.get(name), scenario.is_now.get(name)))
        return killed, f"MIXED after the next run {differing}"
    run([*scenario.command, *(["--overwrite"] if scenario.name == "report_first" else [])], work, (*scenario.may, 2, 4))
    left = ours_in(work)
    return killed, f"LEFT {left}" if left else state


def main():
    counts, faults = {}, []
    with tempfile.TemporaryDirectory() as keep:
        base = pathlib.Path(keep)
        chosen = list(scenarios())
        for scenario in chosen:
            scenario.prepare(base)
        for k in range(GIVEN.kills):
            scenario = chosen[k % len(chosen)]
            killed, state = kill_once(scenario, base / "work")
            shutil.rmtree(base / "work")
            key = (scenario.name, state if killed or state.isupper() else state + " (had ended)")
            counts[key] = counts.get(key, 0) + 1
            if state not in ("old", "new"):
                faults.append(f"{scenario.name}: {state}")
    for (name, state), count in sorted(counts.items()):
        print(f"{name:15} {count:5} {state}")
    print(f"{GIVEN.kills} kills, {len(faults)} faults")
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
