#!/usr/bin/env python3
"""With 45 areas a change wheel, a slope chart and a chart of who answered do not fit a page: the annex says so in a sentence,
without a caption or a number for what is not there (of the wheel, which stands in no paper, the README), and so do stderr and
the manifest; the pack is otherwise whole. The tables of areas are drawn, the areas with fewest contacts in one row.

usage: check_not_drawn.py CROSSTIE"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import made_study

alone = {"wheel": "45 boroughs are more than the 40 a change wheel holds; the tables have their contacts"}  # a file, in no paper
why = {"slope": "45 boroughs are more than the 30 a slope chart holds; the tables have their contacts",
       "response": "45 boroughs are more than a page of this paper can show in letters of 8 points; the tables hold their figures"}
failures = 0


def expect(held, what):
    global failures
    if not held:
        failures += 1
        print(f"not so: {what}")


with tempfile.TemporaryDirectory() as folder:
    study = made_study.make(pathlib.Path(folder) / "study", 300, 45, 1)
    pack = pathlib.Path(folder) / "pack"
    run = subprocess.run([sys.argv[1], "report", str(study), "-o", str(pack), "--edition", "group", "--draws", "0"],
                         capture_output=True, text=True)
    expect(run.returncode == 0, f"exit 0, but {run.returncode}: {run.stderr}")
    annex = (pack / "annex.html").read_text(encoding="utf-8")
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    expect(manifest["pictures_not_drawn"] == [{"key": key, "why": words} for key, words in (alone | why).items()],
           f"the manifest tells of three pictures: {manifest['pictures_not_drawn']}")
    for key, words in why.items():
        expect(f"note: picture {key} is not drawn: {words}\n" in run.stderr, f"a note on {key}: {run.stderr}")
        expect(f"\u201d, since {words}." in annex, f"a sentence with the reason for {key}")
        expect(f"figure-{key}" not in annex, f"no place for {key}")
        expect(not list((pack / "diagrams").glob(f"{key}.*")), f"no file of {key}")
    readme = " ".join((pack / "README.txt").read_text(encoding="utf-8").split())
    for key, words in alone.items():
        expect(f"note: picture {key} is not drawn: {words}\n" in run.stderr, f"a note on {key}: {run.stderr}")
        expect(f"\u201d, since {words}." in readme, f"the README has the reason for {key}: {readme}")
        expect(f"since {words}" not in annex, f"nothing of {key} in the annex, which never holds it")
        expect(not list((pack / "diagrams").glob(f"{key}.*")), f"no file of {key}")
    expect((pack / "diagrams" / "chance.svg").exists() and "(chance: in no paper; new contacts" in readme, "chance is there")
    for key in ("areas", "heat"):
        svg = (pack / "diagrams" / f"{key}.svg").read_text(encoding="utf-8")
        together = re.search(r">Other (\d+) boroughs<", svg)
        expect(together and 6 <= int(together.group(1)) <= 20, f"{key}: those with fewest contacts in one row")
        expect(together and f"{45 - int(together.group(1))} boroughs with most contacts have a row each" in
               " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)), f"{key}: says so")
sys.exit(1 if failures else 0)
