#!/usr/bin/env python3
"""Two figures of a public pack, or of two packs, each of enough people: does their difference tell of a few?

usage: check_differences.py CROSSTIE PROJECT_ROOT

Every test works the figure out as a reader would, from a study made so that it would come out, and must find it withheld."""
import csv
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
PEOPLE = 30
NAMES = ["Alder", "Birch", "Cedar", "Dogwood", "Elm"]


def table(path, head, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([head, *rows])


def text_of(path):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", path.read_text()))


class Made(unittest.TestCase):
    """Studies made so that something would come out, and what the program tells of them."""

    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.folder = pathlib.Path(keep.name)

    def make(self, waves=("before", "after"), silent=None, streams=None, meetings=False, area_of=lambda k: NAMES[k % 3],
             swapped=None, skipped=()):
        """A study of 30 people; answers as if those silent had been asked. `swapped`: one who stands in another's place,
        with other answers."""
        draw = random.Random(7)
        study = self.folder / "study"
        study.mkdir(exist_ok=True)
        ids = ["zqnew" if k == swapped else f"zqx{k}" for k in range(PEOPLE)]
        head = ["id", "label", "area"] + (["work_streams"] if streams else [])
        table(study / "actors.csv", head,
              [[ids[k], f"Role {k}", area_of(k)] + ([streams(k)] if streams else []) for k in range(PEOPLE)])
        if streams:
            keys = sorted({s for k in range(PEOPLE) for s in streams(k).split(";") if s})
            table(study / "work_streams.csv", ["id", "label"], [[s, s.title()] for s in keys])
        ties = {}
        last = None
        for wave in waves:
            fresh = {(a, b) for a in range(PEOPLE) for b in draw.sample(range(PEOPLE), 2 if last else 5) if a != b}
            last = fresh | ({pair for pair in last if draw.random() < 0.7} if last else set())
            quiet = (silent or {}).get(wave, ())
            ties[wave] = {(a, b) for a, b in last if swapped not in (a, b)} | ({(swapped, 1), (2, swapped)} if swapped else set())
            table(study / f"ties_{wave}.csv", ["source", "target", "strength"],
                  [[ids[a], ids[b], 1] for a, b in sorted(ties[wave]) if a not in quiet])
            table(study / f"answers_{wave}.csv", ["actor", "answered"],
                  [[i, "no" if k in quiet else "yes"] for k, i in enumerate(ids)])
            if skipped:
                table(study / f"missing_{wave}.csv", ["source", "target"], [[ids[a], ids[b]] for a, b in skipped])
        if meetings:
            table(study / "attendance.csv", ["meeting", "date", "actor", "minutes"],
                  [["Steering", f"2017-{month:02}-11", ids[k], 60] for month in range(5, 11)
                   for k in draw.sample(range(PEOPLE), 12)])
        files = {"ties": "ties_{}.csv", "answers": "answers_{}.csv", **({"missing": "missing_{}.csv"} if skipped else {})}
        (study / "study.json").write_text(json.dumps({
            "crosstie_study": 1, "title": "A study made for a test", "source": "Made up", "actors": "actors.csv",
            "by": {"attribute": "area", "singular": "borough", "plural": "boroughs"},
            "waves": [{"key": w, "label": w.capitalize(), "date": f"{2017 + k}-03",
                       **{what: name.format(w) for what, name in files.items()}} for k, w in enumerate(waves)],
            "relations": [{"key": "contact", "label": "contact", "directed": True}], "min_group": 5}))
        return ties

    def report(self, name, *flags, code=0):
        run = subprocess.run([PROGRAM, "report", "study", "-o", f"packs/{name}", "--draws", "20", *flags],
                             cwd=self.folder, capture_output=True, timeout=300, check=False)
        self.assertEqual(run.returncode, code, run.stderr)
        return run.stderr.decode()

    def told(self, name, *flags):
        self.report(name, *flags)
        return json.loads((self.folder / "packs" / name / "numbers.json").read_text())

    def annex(self, name):
        return text_of(self.folder / "packs" / name / "annex.html")

    def second_question(self, waves=("before", "after"), kept=lambda k, row: True):
        """The same ties once more as the question trust, of these those `kept`."""
        path = self.folder / "study" / "study.json"
        settings = json.loads(path.read_text())
        settings["relations"].append({"key": "trust", "label": "trust", "directed": True})
        path.write_text(json.dumps(settings))
        for wave in waves:
            file = self.folder / "study" / f"ties_{wave}.csv"
            head, *rows = csv.reader(file.read_text().splitlines())
            trust = [row for k, row in enumerate(rows) if kept(k, row)]
            table(file, [*head, "relation"], [*([*row, "contact"] for row in rows), *([*row, "trust"] for row in trust)])

    def alone(self, people):
        """The first so many have no tie."""
        file = self.folder / "study" / "ties_only.csv"
        head, *rows = csv.reader(file.read_text().splitlines())
        gone = {f"zqx{k}" for k in range(people)}
        table(file, head, [row for row in rows if not gone & set(row[:2])])

    def measure(self):
        run = subprocess.run([PROGRAM, "measure", "study", "--edition", "public", "--format", "json", "-q"],
                             cwd=self.folder, capture_output=True, timeout=60, check=True, encoding="utf-8")
        return json.loads(run.stdout)["network"]


class Differences(Made):
    # From survey to survey

    def test_what_one_said_is_not_the_difference_of_two_rows_of_three_surveys(self):
        waves = ("first", "second", "third")
        ties = self.make(waves, silent={"third": [7]})
        self.assertGreater(sum(a == 7 for a, _ in ties["second"]), 0)
        comparison = self.told("one")["comparisons"][0]
        self.assertIsNone(comparison["detail"]["along"])
        self.assertEqual(comparison["detail"]["along_why"], "suppressed")
        self.assertIn("Links from survey to survey are not shown", self.annex("one"))
        # What is left, the two compared, tells nothing of the second survey.
        self.assertNotIn("From survey to survey", self.annex("one").split("Links from survey to survey are not shown")[0])
        along = self.told("all", "--edition", "group")["comparisons"][0]["detail"]["along"]
        rows = {(row["from_wave"], row["to_wave"]): row for row in along["between"]}
        self.assertEqual(rows["first", "second"]["to"] - rows["second", "third"]["from"],
                         sum(a == 7 for a, _ in ties["second"]))

    def test_five_silent_at_a_survey_of_three_do_not_take_the_rows_away(self):
        self.make(("first", "second", "third"), silent={"third": range(5)})
        self.assertIsNotNone(self.told("one")["comparisons"][0]["detail"]["along"])

    # Work-streams

    def test_one_of_two_work_streams_is_not_all_meetings_less_both(self):
        self.make(streams=lambda k: "red;blue" if k == 9 else ("red" if k % 2 else "blue"), meetings=True)
        numbers = self.told("one")
        rows = {row["links"]: row for row in numbers["topics"]["meetings"]["before_contact"]}
        self.assertIsNotNone(rows["all"]["met_formed"])
        for part in ("same_stream", "other_stream"):
            self.assertIsNone(rows[part]["met_formed"])
            self.assertIsNone(rows[part]["not_met_formed"])
            self.assertIn("too few", rows[part]["met_formed_why"])
        self.assertIn("Within work-streams and between two of them it is not shown", self.annex("one"))
        # Nor the streams added up less those of exactly one.
        detail = numbers["comparisons"][0]["detail"]
        self.assertIsNone(detail["inside_work_streams"])

    def test_two_outside_a_work_stream_of_all_others_are_not_all_less_it(self):
        self.make(streams=lambda k: "" if k in (3, 8) else "wide", meetings=True)
        numbers = self.told("one")
        self.assertFalse(numbers["topics"]["work-streams"]["work_streams"][0]["shown"])
        self.assertEqual(numbers["comparisons"][0]["detail"]["work_streams"], [])
        rows = {row["links"]: row for row in numbers["topics"]["meetings"]["before_contact"]}
        self.assertIsNone(rows["same_stream"]["met_formed"])

    def test_people_of_two_work_streams_are_not_all_of_one_less_those_of_it_alone(self):
        # Seven of several, but only two of them of the red one.
        several = {k: "red;blue" if k < 2 else "blue;green" for k in range(7)}
        self.make(streams=lambda k: several.get(k) or ("red", "blue", "green")[k // 3 % 3])
        detail = self.told("one")["comparisons"][0]["detail"]
        self.assertTrue(detail["stream_contrasts"])
        for row in detail["stream_contrasts"]:
            self.assertNotIn("red", (row["first"], row["second"]))

    def test_work_streams_that_share_nobody_are_shown(self):
        self.make(streams=lambda k: "red" if k % 2 else "blue", meetings=True)
        numbers = self.told("one")
        rows = {row["links"]: row for row in numbers["topics"]["meetings"]["before_contact"]}
        self.assertIsNotNone(rows["same_stream"]["met_formed"])
        detail = numbers["comparisons"][0]["detail"]
        self.assertEqual(len(detail["work_streams"]), 2)
        self.assertIsNotNone(detail["inside_work_streams"])

    # Pairs of whom both answered, beside all answers

    def test_how_often_one_who_was_silent_was_named_is_not_all_links_less_those_of_both(self):
        ties = self.make(silent={"after": [4]})
        comparison = self.told("one")["comparisons"][0]
        self.assertIsNone(comparison["detail"]["dyads"])
        self.assertIn("Who named each other, and other figures of pairs of whom both answered, are not shown", self.annex("one"))
        told = self.told("all", "--edition", "group")["comparisons"][0]
        pairs = told["detail"]["dyads"]["pairs"]
        before = sum(pairs["asymmetric"].values()) + 2 * sum(pairs["mutual"].values())
        self.assertEqual(told["ties"]["from"] - before, sum(b == 4 for _, b in ties["before"]))

    def test_nor_by_the_reciprocity_of_a_single_survey(self):
        self.make(("only",), silent={"only": [7]})
        numbers = self.told("one")
        figures = numbers["networks"][0]["figures"]
        self.assertIsNotNone(figures["ties"])
        self.assertIsNone(figures["reciprocity_edgewise"])
        self.assertIsNone(numbers["baseline"]["mean_contacts"])
        self.make(("only",), silent={"only": range(6)})
        self.assertIsNotNone(self.told("six")["networks"][0]["figures"]["reciprocity_edgewise"])

    def test_nor_what_one_said_of_another_who_skipped_the_question(self):
        self.make(skipped=[(3, 4)])
        self.assertIsNone(self.told("one")["comparisons"][0]["detail"]["dyads"])

    def test_nor_by_the_links_of_another_question(self):
        self.make(silent={"after": [4]})
        self.second_question()
        for row in self.told("one")["topics"]["quality"]["relations"]:
            self.assertIsNotNone(row["mutual"]["pairs"])
            self.assertIsNone(row["mutual"]["links"]["from"])
            self.assertEqual(row["mutual"]["links"]["from_why"], "suppressed: too few")

    # Areas

    def test_contacts_inside_two_areas_of_two_are_not_the_total_less_the_areas_shown(self):
        def area_of(k):
            return next(name for name, last in zip(NAMES, (12, 25, 27, 29, 30)) if k < last)
        self.make(area_of=area_of)
        comparison = self.told("one")["comparisons"][0]
        apart = [name for name in comparison["areas"]["labels"] if not name.startswith("Other")]
        self.assertEqual(len(apart), 1)  # the smaller of the large ones covers them
        within = {row["area"]: row["within"] for row in comparison["areas"]["each"]}
        left = comparison["cross_area"]["within"]["from"] - within[apart[0]]["from"]
        self.assertGreater(left, 2)

    def test_how_many_of_no_known_area_left_is_not_the_list_less_the_areas(self):
        self.make()
        people = self.folder / "study" / "actors.csv"
        head, *rows = csv.reader(people.read_text().splitlines())
        table(people, [*head, "left"], [*([*row, ""] for row in rows), *([f"zqgone{k}", "Role", "", "after"] for k in range(2))])
        comparison = self.told("one")["comparisons"][0]
        self.assertEqual(comparison["waves"]["before"]["roster"], PEOPLE + 2)
        self.assertIsNotNone(comparison["areas"])
        self.assertIsNone(comparison["non_response"]["by_area"])
        for row in comparison["areas"]["each"]:
            self.assertIsNone(row["roster"]["from"])
            self.assertIsNotNone(row["within"]["from"])
        pack = self.folder / "packs" / "one"
        self.assertIn("as how many people it has is not shown", text_of(pack / "diagrams" / "areas.svg"))
        sizes = re.compile(r'"people":\s*\[')
        self.assertIsNone(sizes.search((pack / "paper.html").read_text()))
        self.make()
        self.report("known", "--alone")
        self.assertIsNotNone(sizes.search((self.folder / "packs" / "known" / "paper.html").read_text()))

    # Known before

    def test_contacts_of_an_area_of_two_are_not_those_across_of_two_areas(self):
        def known(area_of, *flags):
            self.make(("only",), area_of=area_of)
            self.second_question(("only",), kept=lambda k, row: k % 3)
            run = subprocess.run([PROGRAM, "compare", "study", "--known-before", "trust", "--format", "json", "-q", *flags],
                                 cwd=self.folder, capture_output=True, timeout=60, check=True, encoding="utf-8")
            return json.loads(run.stdout)
        few = known(lambda k: "Birch" if k < 2 else "Alder", "--edition", "public")
        self.assertIsNotNone(few["all"]["known_contacts"])
        for part in ("within", "across"):
            for value in ("new_contacts", "known_contacts", "known_not_in_contact", "strangers", "share_new"):
                self.assertIsNone(few[part][value])
        self.assertIsNotNone(known(lambda k: "Birch" if k < 2 else "Alder", "--edition", "group")["across"]["known_contacts"])
        self.assertIsNotNone(known(lambda k: NAMES[k % 3], "--edition", "public")["across"]["known_contacts"])
        unknown = known(lambda k: "" if k < 2 else NAMES[k % 3], "--edition", "public")
        self.assertIsNone(unknown["across"]["known_contacts"])

    # The figure of one person, in another form

    def test_how_often_the_most_named_was_named_is_not_told_by_centralization(self):
        ties = self.make(("only",))
        figures = self.told("one")["networks"][0]["figures"]
        self.assertIsNone(figures["centralization_indegree"])
        self.assertIn("Centralization is not shown", self.annex("one"))
        told = self.told("all", "--edition", "group")["networks"][0]["figures"]
        named = [sum(b == k for _, b in ties["only"]) for k in range(PEOPLE)]
        highest = (told["centralization_indegree"] * (PEOPLE - 1) ** 2 + told["ties"]) / PEOPLE
        self.assertAlmostEqual(highest, max(named))

    def test_nor_is_who_has_no_contact_or_one_by_the_pieces_of_the_network(self):
        self.make(("only",))
        self.alone(3)
        measured = self.measure()
        for key in ("isolates", "components_weak", "components_weak_sizes", "fragmentation", "krackhardt_connectedness",
                    "centralization_indegree", "centralization_betweenness"):
            self.assertIsNone(measured[key]["value"], key)
            self.assertEqual(measured[key]["value_why"], "suppressed: not shown")
        self.assertIsNotNone(measured["transitivity"]["value"])
        self.make(("only",))
        self.alone(7)
        measured = self.measure()
        self.assertEqual(measured["isolates"]["value"], 7)
        self.assertEqual(measured["components_weak_sizes"]["value"], [23, *[1] * 7])

    # Of stakeholders

    def test_all_links_of_a_survey_are_not_the_means_of_stakeholders_times_their_number(self):
        self.make(silent={"after": [4]})
        people = self.folder / "study" / "actors.csv"
        head, *rows = csv.reader(people.read_text().splitlines())
        table(people, [*head, "influence", "interest"], [[*row, k % 2 * 4 + 1, k // 2 % 2 * 4 + 1] for k, row in enumerate(rows)])
        def groups(name, *flags):
            grid = self.told(name, *flags)["topics"]["stakeholders"]["grid"]
            return [group for group in grid.values() if isinstance(group, dict)]
        told = groups("one")
        self.assertEqual(sum(group["people"] for group in told), PEOPLE)
        self.assertEqual([group["mean_contacts"] for group in told], [None] * len(told))
        self.assertNotIn(None, [group["mean_contacts"] for group in groups("all", "--edition", "group")])

    # A pack and the next

    def test_one_who_answered_since_is_not_the_difference_of_two_packs_of_one_survey(self):
        self.make(("only",), silent={"only": [5, 6, 7, 8, 9, 10, 11]})
        self.report("early")
        self.make(("only",), silent={"only": [5, 6, 7, 8, 9, 10]})
        self.assertIn("1 person more or fewer who answered", self.report("late", code=2))
        self.assertFalse((self.folder / "packs" / "late").exists())
        self.make(("only",), silent={"only": []})
        self.assertIn("what changed between is the difference of the two", self.report("all"))

    def test_one_whose_area_was_put_right_is_not_the_difference_of_two_packs(self):
        self.make()
        self.report("early")
        self.make(area_of=lambda k: "Birch" if k == 0 else NAMES[k % 3])
        self.assertIn("1 person more or fewer on a list, in", self.report("late", code=2))

    def test_one_in_anothers_place_is_not_the_difference_of_two_packs(self):
        self.make()
        self.report("early")
        self.make(swapped=29)
        self.assertIn("no count tells that 5 people or more changed", self.report("late", code=2))

    def test_the_same_data_once_more_are_the_same(self):
        self.make()
        self.report("early")
        self.assertNotIn("other data", self.report("late"))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
