#!/usr/bin/env python3
"""Writes a study made at random, with every optional file, whose people bear words that occur nowhere else.

usage: made_study.py FOLDER PEOPLE AREAS SEED"""
import csv
import json
import pathlib
import random
import subprocess
import sys


def table(path, head, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([head, *rows])


def make(folder, people, areas, seed):
    draw = random.Random(seed)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    names = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"]
    names = [*names, *(f"Area {k}" for k in range(len(names) + 1, areas + 1))][:areas]
    ids = [f"zqx{k}" for k in range(people)]
    area = [names[draw.randrange(areas)] for _ in ids]
    rare = set(draw.sample(range(people), 4))  # 3 of one rare role would still be fewer than 5
    rows = [[i, f"Zqlabel {k}", f"zqperson {k}", f"zqmail{k}@example.org", area[k],
             "zqrarerole" if k in rare else "member", "medicines" if k % 2 else "diabetes", f"zqphone{k}", f"zqnote {k}"]
            for k, i in enumerate(ids)]
    # Somebody who withdrew, and still stands in every file.
    rows.append(["zqgone", "Zqgone label", "zqgone person", "zqgone@example.org", names[0], "member", "medicines", "", ""])
    table(folder / "actors.csv", ["id", "label", "name", "email", "area", "role", "work_streams", "phone", "note"], rows)
    table(folder / "withdrawn.csv", ["actor"], [["zqgone"]])
    table(folder / "work_streams.csv", ["id", "label"], [["medicines", "Medicines"], ["diabetes", "Diabetes"]])

    def near(k):
        return draw.randrange(people) if draw.random() < 0.3 else draw.choice([m for m in range(people) if area[m] == area[k]])

    before = {(k, near(k)) for k in range(people) for _ in range(5)}
    after = {pair for pair in before if draw.random() < 0.7} | {(k, near(k)) for k in range(people) for _ in range(3)}
    for wave, ties in (("before", before), ("after", after)):
        silent = set(draw.sample(range(people), people // 10))
        table(folder / f"ties_{wave}.csv", ["source", "target", "strength", "asserted_by"],
              [[ids[a], ids[b], draw.randint(1, 4), ids[a]] for a, b in sorted(ties) if a != b and a not in silent]
              + [["zqgone", ids[1], 3, "zqgone"], [ids[2], "zqgone", 2, ids[2]]])
        table(folder / f"missing_{wave}.csv", ["source", "target"],
              [[ids[7], ids[8]], [ids[9], ids[7]], [ids[3], "zqgone"]])
        table(folder / f"answers_{wave}.csv", ["actor", "answered"],
              [[i, "no" if k in silent else "yes"] for k, i in enumerate([*ids, "zqgone"])])
    # One person was asked about one other only, and one about everybody but a few.
    table(folder / "askable_after.csv", ["actor", "asked_about"],
          [[ids[0], ids[1]], *[[ids[2], i] for i in ids[5:]]])
    days = [f"2017-{m:02}-11" for m in range(4, 10)]
    table(folder / "attendance.csv", ["meeting", "date", "actor"],
          [["Steering group", day, i] for day in days for i in draw.sample(ids, people // 3)]
          + [["Meeting of one", "2017-05-02", ids[1]], ["Steering group", days[0], "zqgone"]])
    table(folder / "issues.csv", ["issue", "influence", "owner"],
          [[f"Issue {k}", "TPN"[k % 3], ids[1] if k == 0 else draw.choice(ids)] for k in range(6)]
          + [["Issue 6", "P", "Zqoutside Person"], ["Issue 7", "N", "zqgone"]])
    table(folder / "outcomes.csv", ["actor", "wave", "item", "score"],
          [[i, wave, "energy", draw.randint(1, 5)] for i in ids for wave in ("before", "after")])
    table(folder / "milestones.csv", ["date", "label"], [["2017-06-08", "Workshop"]])
    (folder / "study.json").write_text(json.dumps({
        "crosstie_study": 1, "title": "A study made for a test", "source": "Made up", "actors": "actors.csv",
        "by": {"attribute": "area", "singular": "borough", "plural": "boroughs"},
        "waves": [{"key": w, "label": w.capitalize(), "ties": f"ties_{w}.csv", "answers": f"answers_{w}.csv"}
                  for w in ("before", "after")],
        "relations": [{"key": "contact", "label": "contact", "directed": True, "scale": {"min": 0, "max": 4},
                       "tie_from": 2}],
        "paper": {"quotations": [{"text": "zquncleared words", "by": "Zqlabel 1"}]},
        "min_group": 5}, indent=1), encoding="utf-8")
    return folder


def packs(program, studies, folder, draws, editions=("public", "group")):
    """The pack of every study in every edition that can be had: by name and edition."""
    made = {}
    for name, study in studies.items():
        for edition in editions:
            pack = folder / f"{name}_{edition}"
            run = subprocess.run([program, "report", study, "-o", pack, "--edition", edition, "--draws", str(draws), "--quiet"],
                                 capture_output=True, check=False)
            if run.returncode == 0:
                made[name, edition] = pack
            else:
                print("no pack:", name, edition, run.stderr.decode().strip())
    return made


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
