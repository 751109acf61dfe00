#!/usr/bin/env python3
"""The words clear and likely, as the command line gives them: by which intervals, the same in every edition, never lent.

usage: check_wording.py CROSSTIE PROJECT_ROOT"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE = ROOT / "data" / "east_london"


def crosstie(*args):
    run = subprocess.run([PROGRAM, *map(str, args)], capture_output=True, timeout=300, check=False)
    if run.returncode != 0:
        raise AssertionError(f"{args}: {run.returncode}\n{run.stderr.decode()}")
    return run.stdout.decode()


def compared(study, *args):
    return json.loads(crosstie("compare", study, "--draws", "199", "--format", "json", *args))


def leaves_out(interval, none=0):
    return interval is not None and (interval[0] > none or interval[1] < none)


def by_the_rule(people, areas, none=0):
    if not leaves_out(people, none):
        return "not distinguishable"
    return "clear" if leaves_out(areas, none) else "likely"


def tables(folder, people, areas, before, after):
    """A study as a folder of tables; areas: None, or how many."""
    folder = pathlib.Path(folder)
    column = "" if areas is None else ",area"
    rows = [f"P{i}" + ("" if areas is None else f",A{i % areas}") for i in range(people)]
    (folder / "actors.csv").write_text("id" + column + "\n" + "\n".join(rows) + "\n")
    for wave, chance in (("before", before), ("after", after)):
        draw = random.Random(f"{people} {wave}")
        ties = [f"P{i},P{j}" for i in range(people) for j in range(people) if i != j and draw.random() < chance]
        (folder / f"{wave}.csv").write_text("from,to\n" + "\n".join(ties) + "\n")
    return [folder / "before.csv", folder / "after.csv", "--actors", folder / "actors.csv"] + (
        ["--no-areas"] if areas is None else ["--by", "area"])


def intervals_in(value, under=""):
    """Every interval of an answer, by its key."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.endswith("ci95"):
                yield f"{under}{key}", inner
            yield from intervals_in(inner, f"{under}{key}.")
    if isinstance(value, list):
        for inner in value:
            yield from intervals_in(inner, under)


class Wording(unittest.TestCase):
    def test_across_is_of_all_areas_and_between_of_two(self):
        """In every picture: 43 contacts across boroughs; between Newham and Havering, or between the two boroughs."""
        views = re.search(r"--view VIEW:\{([^}]*)\}", crosstie("draw", "--help")).group(1).split(",")
        self.assertGreater(len(views), 25)
        seen = 0
        with tempfile.TemporaryDirectory() as folder:
            for study in (SAMPLE, made_study.make(pathlib.Path(folder) / "two", 40, 2, 3)):
                for view in views:
                    done = subprocess.run([PROGRAM, "draw", study, "--view", view, "-q"], capture_output=True, check=False)
                    if done.returncode == 0:
                        seen += 1
                        said = " ".join(re.findall(r">([^<]+)<", done.stdout.decode()))
                        self.assertEqual(re.findall(r"[^ ]+ between (?:boroughs|areas)\b", said), [], view)
                        self.assertEqual(re.findall(r"across the (?:two|other)[^.]*", said), [], view)
        self.assertGreater(seen, 40)

    def test_the_words_follow_from_the_two_intervals_by_key(self):
        told = compared(SAMPLE, "--edition", "group")
        density, across = told["density"], told["cross_area"]["test"]
        self.assertEqual(density["verdict"], by_the_rule(density["ci95"], density["by_areas"]["ci95"]))
        for test in (across, told["cross_area"]["within"]["test"]):
            self.assertEqual(test["verdict"], by_the_rule(test["ci95"], test["by_areas"]["ci95"]))
        odds = told["cross_area"]["odds_ratio"]
        self.assertEqual(odds["verdict"], by_the_rule(odds["ci95"], odds["by_areas"]["ci95"], 1))
        self.assertEqual(density["method"], "social relations variance")
        self.assertEqual(density["by_areas"]["df"], density["by_areas"]["areas"] - 1)

    def test_every_edition_says_the_same(self):
        first = compared(SAMPLE, "--edition", "group")
        for edition in ("public", "named"):
            other = compared(SAMPLE, "--edition", edition)
            for key in ("se", "ci95", "df", "by_areas", "verdict"):
                self.assertEqual(first["density"][key], other["density"][key])
            for key in ("test", "odds_ratio"):
                self.assertEqual(first["cross_area"][key], other["cross_area"][key])

    def test_areas_that_the_public_edition_puts_together_count_as_the_study_has_them(self):
        with tempfile.TemporaryDirectory() as folder:
            study = tables(folder, 24, 8, 0.15, 0.4)  # three people an area: fewer than are shown
            public = compared(study[0], *study[1:], "--edition", "public")
            self.assertEqual(public["density"]["by_areas"]["areas"], 8)
            self.assertEqual(public["density"], compared(study[0], *study[1:], "--edition", "named")["density"]
                             | {"people": public["density"]["people"]})

    def test_without_areas_nothing_is_clear(self):
        with tempfile.TemporaryDirectory() as folder:
            study = tables(folder, 24, None, 0.15, 0.6)
            told = compared(study[0], *study[1:], "--edition", "group")
            self.assertEqual(told["density"]["verdict"], "likely")
            self.assertIsNone(told["density"]["by_areas"]["ci95"])
            self.assertEqual(told["density"]["by_areas"]["ci95_why"], "not_asked")
            self.assertIn("no areas are named that could show", crosstie("compare", *study, "--draws", "0", "--edition", "group"))

    def test_two_areas_are_too_few_to_ask(self):
        with tempfile.TemporaryDirectory() as folder:
            study = tables(folder, 24, 2, 0.15, 0.6)
            told = compared(study[0], *study[1:], "--edition", "group")
            self.assertEqual(told["density"]["verdict"], "likely")
            self.assertEqual(told["density"]["by_areas"]["ci95_why"], "fewer_than_3_areas")

    def test_many_areas_make_a_large_rise_clear(self):
        with tempfile.TemporaryDirectory() as folder:
            study = tables(folder, 24, 4, 0.15, 0.6)
            told = compared(study[0], *study[1:], "--edition", "group")
            self.assertEqual(told["density"]["verdict"], "clear")
            self.assertEqual(told["cross_area"]["test"]["verdict"], "clear")

    def test_below_ten_people_no_interval_of_any_kind(self):
        with tempfile.TemporaryDirectory() as folder:
            study = tables(folder, 9, 3, 0.1, 0.9)
            told = compared(study[0], *study[1:], "--edition", "named", "--detail")
            self.assertEqual(told["density"]["verdict"], "facts only")
            self.assertEqual(told["cross_area"]["odds_ratio"]["verdict"], "facts only")
            found = dict(intervals_in(told))
            self.assertGreater(len(found), 8)
            self.assertEqual({key: value for key, value in found.items() if value is not None}, {})

    def test_no_row_of_the_glance_is_not_tested(self):
        text = crosstie("compare", SAMPLE, "--draws", "199", "--edition", "group", "--detail")
        self.assertNotIn("shuffling", text)
        with tempfile.TemporaryDirectory() as folder:
            crosstie("report", SAMPLE, "--output", pathlib.Path(folder) / "pack", "--draws", "199")
            page = (pathlib.Path(folder) / "pack" / "paper.html").read_text()
            glance = page[page.index("at a glance"):]
            self.assertNotIn("not tested", glance[:glance.index("</table>")])

    def test_contacts_within_that_fell_stand_beside_the_pairs_that_rose(self):
        # Counted from the tables: within City and Hackney 18 to 16, Tower Hamlets 14 to 13; no pair of boroughs has fewer.
        text = " ".join(crosstie("compare", SAMPLE, "--draws", "0", "--edition", "group").split())
        self.assertIn("No pair has fewer contacts than before. 6 of 7 boroughs have more contacts with others than before, but not Havering (10 to 10). Contacts within are fewer than before in City and Hackney, and Tower Hamlets.", text)
        title = crosstie("draw", SAMPLE, "--view", "heat", "--edition", "group")
        title = title[title.index("<title"):title.index("</title>")]
        self.assertIn("within, 5 of 7 boroughs have more, 2 fewer", title)

    def test_fewer_answers_are_a_caution(self):
        with tempfile.TemporaryDirectory() as folder:
            study = tables(folder, 24, 4, 0.15, 0.3)
            actors = pathlib.Path(folder) / "actors.csv"
            rows = [f"P{i},A{i % 4},yes,{'yes' if i > 5 else 'no'}" for i in range(24)]
            actors.write_text("id,area,answered_before,answered_after\n" + "\n".join(rows) + "\n")
            after = pathlib.Path(folder) / "after.csv"
            silent = {f"P{i}" for i in range(6)}
            ties = [line for line in after.read_text().splitlines() if line.split(",")[0] not in silent]
            after.write_text("\n".join(ties) + "\n")
            text = crosstie("compare", *study, "--draws", "0", "--edition", "group", "--answered", "answered")
            self.assertIn("A smaller share answered after (18 of 24)", " ".join(text.split()))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
