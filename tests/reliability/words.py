#!/usr/bin/env python3
"""Command lines made at random from the program's own words: never a signal, never a code beyond the design's, nothing on
the terminal that acts on it.

usage: words.py CROSSTIE PROJECT_ROOT [--runs N] [--seed S]"""
import argparse
import pathlib
import random
import re
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("root")
parser.add_argument("--runs", type=int, default=300)
parser.add_argument("--seed", type=int, default=1)
GIVEN = parser.parse_args()
PROGRAM, ROOT = str(pathlib.Path(GIVEN.program).resolve()), pathlib.Path(GIVEN.root).resolve()
CODES = set(range(8))
draw = random.Random(GIVEN.seed)
COMMANDS = ["report", "compare", "measure", "groups", "draw", "plan", "meetings", "check", "import", "convert", "list", "verify", "access",
            "forget", "nonsense", ""]
PLACES = [str(ROOT / "data" / "east_london"), str(ROOT / "data" / "coleman"), str(ROOT / "data" / "east_london" / "ties_before.csv"),
          "nowhere", ".", "..", "/", "-", "/dev/null", "\x1b[2J", "\u202e", "x" * 5000, "", "--", "-o", "a\nb"]
VALUES = ["1", "-1", "0", "nan", "inf", "1e400", "99999999999999999999", "area", "before", "after", "json", "csv", "text", "md", "svg", "L02",
          "ego:L02", "ego:", "levels:x", ":", ",", "a,b,,c", "%s%n", "$(x)", "'", '"', "\u00e9", "\x9b", "\x00"[:0], "public", "named", "x=y", "="]


def options():
    help_text = subprocess.run([PROGRAM, "--man"], capture_output=True, check=True, encoding="utf-8").stdout
    return sorted(set(re.findall(r"--[a-z][a-z-]+", help_text.replace("\\-", "-")))) + ["--", "-o", "-q", "--no-such", "--Seed", "-", "---"]


def line(known):
    words = [draw.choice(COMMANDS)] if draw.random() < 0.95 else []
    for _ in range(draw.randrange(7)):
        words.append(draw.choice([draw.choice(known), draw.choice(PLACES), draw.choice(VALUES),
                                  draw.choice(known) + "=" + draw.choice(VALUES)]))
    draw.shuffle(words) if draw.random() < 0.1 else None
    return words


def main():
    known, faults, codes = options(), 0, {}
    for _ in range(GIVEN.runs):
        words = line(known)
        with tempfile.TemporaryDirectory() as folder:
            try:
                ran = subprocess.run([PROGRAM, *words], cwd=folder, input=b"", capture_output=True, timeout=120, check=False)
            except subprocess.TimeoutExpired:
                ran = None
        said = ran.stderr.decode("utf-8", "replace") if ran else ""
        acts = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]", said)
        codes[ran.returncode if ran else None] = codes.get(ran.returncode if ran else None, 0) + 1
        if ran is None or ran.returncode not in CODES or acts or "internal failure" in said:
            faults += 1
            print(f"{words}: {ran.returncode if ran else 'still running'} {said[-300:]!r}")
    print(f"{GIVEN.runs} command lines, {faults} faults; codes {dict(sorted(codes.items(), key=str))}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
