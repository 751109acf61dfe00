#!/usr/bin/env python3
"""Every option of every command that reads a study has an effect on what is written, is refused, or says that there was
nothing to choose. An option that this test has no value for fails it, so that a new one is thought of.

usage: check_options.py CROSSTIE PROJECT_ROOT"""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
STUDY = str(ROOT / "data" / "east_london")
VALUES = {
    "--by": "organisation", "--no-areas": None, "--relation": "trust", "--tie-from": "3", "--symmetrise": "intersection",
    "--from": "after", "--to": "before", "--seed": "7", "--draws": "99", "--edition": "public", "--answered": "programme",
    "--missing-from": "missing.csv", "--missing-to": "missing.csv", "--absent-from": "L01,L02", "--absent-to": "L01",
    "--undirected": None, "--columns": "strength=Freq", "--not-on-roster": "leave-out", "--repeats": "sum", "--asserted-by": "anyone", "--wave": "before",
    "--per-person": "1", "--per-introducer": "1", "--top": "3", "--steps": "2", "--size": "5", "--if-leaves": "L02",
    "--all": None, "--measure": "density", "--against": "dyads", "--rows": "pairs", "--weighting": "newman", "--power": None,
    "--power-rise": "0.2", "--power-churn": "0.1", "--response-from": "0.5", "--response-to": "0.5", "--detail": None,
    "--took-part": "programme", "--known-before": "trust", "--about": "all", "--score": "betweenness", "--palette": "mono",
    "--bundle": "yes", "--emphasis": "none", "--title": "A title", "--caption": "A caption.", "--no-alt": None, "--actors": "people.csv",
}
# What has to be there for the option to be one.
BESIDE = {("check", name): ["--power"] for name in ("--power-rise", "--power-churn", "--response-from", "--response-to", "--seed")}
BESIDE |= {("measure", name): ["--against", "dyads"] for name in ("--seed", "--draws")}
# Permissions and ways of writing, which change nothing that is written.
WITHOUT = {"--help", "--output", "--overwrite", "--quiet", "--format", "--table", "--threads", "--pseudonyms", "--view",
           "--all-contacts"}
# What is said of the study is said whichever survey is looked at; a threshold is checked against the scale.
OF_THE_STUDY = {"--missing-from", "--missing-to", "--absent-from", "--absent-to"}
CHECKED_ONLY = {("check", "--tie-from")}
INPUTS = {"study": [STUDY], "tables": ["before.csv", "after.csv", "--actors", "people.csv", "--by", "area"],
          "graphml": ["both.graphml", "--by", "area"]}
COMMANDS = {"compare": [["--draws", "19"]], "measure": [[]], "groups": [[]], "plan": [[]], "check": [[]],
            "meetings": [["--draws", "19"]], "draw": [["--view", view] for view in ("triptych", "work-streams", "heat")]}
failures = 0


def run(args, folder):
    done = subprocess.run([PROGRAM, *args], cwd=folder, capture_output=True, check=False, timeout=600, encoding="utf-8")
    return done.returncode, done.stdout, set(done.stderr.splitlines())


def options_of(command):
    text = subprocess.run([PROGRAM, command, "--help"], capture_output=True, check=True, encoding="utf-8").stdout
    return [name for name in re.findall(r"(?m)^ +(?:-\w,)?(--[\w-]+)", text) if name not in WITHOUT]


def without(args, names):
    kept, skip = [], False
    for word in args:
        if skip:
            skip = False
        elif word in names:
            skip = True
        else:
            kept.append(word)
    return kept


def told_of(option, value, words):
    """Whether a refusal names the option, or what was given to it; without areas, the option that gives them."""
    words = "\n".join(words)
    same_wave = option in ("--from", "--to") and "two different waves" in words
    return same_wave or any(word in words for word in [option, *value, *(["--by"] if option == "--no-areas" else [])])


def inputs(folder):
    for wave in ("before", "after"):
        with open(f"{STUDY}/ties_{wave}.csv", encoding="utf-8") as file, (folder / f"{wave}.csv").open("w") as made:
            made.write("source,target,strength,Freq,relation\n")
            for row in csv.DictReader(file):
                made.write(f"{row['source']},{row['target']},{row['strength']},{int(row['strength']) % 3 + 1},{row['relation']}\n")
    people = pathlib.Path(f"{STUDY}/actors.csv").read_text(encoding="utf-8")
    # What another program's file holds already has no effect, so the roster says something else of somebody.
    (folder / "people.csv").write_text(people.replace("Newham", "Havering", 2), encoding="utf-8")
    (folder / "missing.csv").write_text("source,target\nL01,L05\nL03,L04\n")
    run(["convert", STUDY, "both.graphml"], folder)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    inputs(folder)
    tried = worked = changed = 0
    for command, variants in COMMANDS.items():
        for kind, given in INPUTS.items():
            for variant in variants:
                base = [command, *given, *variant, *(["--format", "json"] if command != "draw" else [])]
                if command == "draw" and "work-streams" in variant:
                    base = without(base, {"--by"})
                for option in options_of(command):
                    if option not in VALUES:
                        failures += 1
                        print(f"no value for {command} {option} in this test")
                        continue
                    if option == "--actors" and kind != "graphml":
                        continue
                    usual = without(base, {option} | ({"--by"} if option == "--no-areas" else set())) + BESIDE.get((command, option), [])
                    value = [VALUES[option]] if VALUES[option] else []
                    if command == "draw" and option == "--size":
                        value = ["slide"]
                    if command == "compare" and option == "--against":
                        value = [str(ROOT / "data" / "coleman")]
                    if option == "--bundle" and kind != "study":
                        value = ["no"]  # many contacts are bundled unasked
                    code, out, told = run(usual, folder)
                    new_code, new_out, new_told = run([*usual, option, *value], folder)
                    tried += 1
                    worked += code < 2
                    changed += code < 2 and new_code < 2 and out != new_out
                    if code < 2 and new_code >= 2 and not told_of(option, value, new_told):
                        failures += 1
                        print(f"refused without naming it: crosstie {' '.join([*usual, option, *value])}\n{new_told}")
                    silent = (code, out, told) == (new_code, new_out, new_told) and new_code < 2
                    if silent and option not in OF_THE_STUDY and (command, option) not in CHECKED_ONLY:
                        failures += 1
                        print(f"without effect, and not said: crosstie {' '.join([*usual, option, *value])}")
                    if new_code not in (0, 1, 2, 3, 6):
                        failures += 1
                        print(f"exit code {new_code}: crosstie {' '.join([*usual, option, *value])}")
    print(f"{tried} tried, of which {worked} beside a run that works; {changed} change the output")
    if worked < 500 or changed < 200:
        failures += 1
        print("too few runs that work, or that an option changes, to tell anything")
    if tried < 300:
        failures += 1
        print(f"only {tried} options tried")
sys.exit(1 if failures else 0)
