#!/usr/bin/env python3
"""Single commands in the public edition: does a figure, or the difference of two of one output, tell of a few people?

usage: check_public_commands.py CROSSTIE PROJECT_ROOT

As check_differences.py does for packs: each study is made so that it would come out, and must find it withheld."""
import csv
import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_differences
from check_differences import NAMES, PEOPLE, PROGRAM, table


def by_thirds(k):
    return NAMES[k % 3]


class Commands(check_differences.Made):
    def ask(self, command, *flags, code=0):
        run = subprocess.run([PROGRAM, command, "study", "--edition", "public", "--format", "json", "-q", *flags],
                             cwd=self.folder, capture_output=True, timeout=120, check=False, encoding="utf-8")
        self.assertEqual(run.returncode, code, run.stderr)
        return json.loads(run.stdout) if code == 0 else run.stderr

    def columns(self, file, head, cells):
        path = self.folder / "study" / file
        old, *rows = csv.reader(path.read_text().splitlines())
        table(path, [*old, *head], [[*row, *cells(k)] for k, row in enumerate(rows)])

    def left_blank_by(self, silent):
        """A second question that `silent` did not answer."""
        self.second_question(kept=lambda k, row: row[0] != silent)
        for wave in ("before", "after"):
            file = self.folder / "study" / f"answers_{wave}.csv"
            head, *rows = csv.reader(file.read_text().splitlines())
            table(file, [*head, "relation"], [[row[0], "no" if question == "trust" and row[0] == silent else "yes", question]
                                              for question in ("contact", "trust") for row in rows])

    # compare

    def test_contacts_across_are_not_those_of_the_few_outside_one_large_area(self):
        self.make(area_of=lambda k: "Alder" if k < 28 else ("Birch" if k == 28 else "Cedar"))
        self.assertIsNone(self.ask("compare", "--draws", "2")["cross_area"])
        self.make(area_of=lambda k: "Alder" if k < 22 else ("Birch" if k < 26 else "Cedar"))
        self.assertIsNotNone(self.ask("compare", "--draws", "2")["cross_area"])

    def test_what_one_said_who_left_another_question_blank_is_not_all_less_both(self):
        self.make()
        self.left_blank_by("zqx7")
        row = self.ask("compare", "--about", "quality", "--draws", "2")["topics"]["quality"]["together"][0]
        for when in ("from", "to"):
            for state in ("neither", "first_only", "second_only", "both"):
                self.assertIsNone(row[when][state])
            self.assertIsNone(row["correlation"][when]["r"])
        self.make()
        self.left_blank_by(None)
        row = self.ask("compare", "--about", "quality", "--draws", "2")["topics"]["quality"]["together"][0]
        self.assertIsNotNone(row["from"]["both"])

    def test_contacts_of_a_work_stream_of_two_are_not_all_less_those_shown(self):
        self.make(streams=lambda k: "small" if k >= 28 else ("red" if k % 2 else "blue"))
        told = lambda: self.ask("compare", "--about", "work-streams", "--draws", "2")["topics"]["work-streams"]
        self.assertIsNone(told()["links"])
        self.make(streams=lambda k: ("red", "blue", "small")[k % 3])
        self.assertIsNotNone(told()["links"])

    def test_how_often_one_who_joined_was_named_is_not_in_peoples_circles(self):
        self.make()
        self.columns("actors.csv", ["joined"], lambda k: ["after" if k == 4 else ""])
        for file in ("ties_before.csv", "answers_before.csv"):
            path = self.folder / "study" / file
            head, *rows = csv.reader(path.read_text().splitlines())
            table(path, head, [row for row in rows if "zqx4" not in row[:2]])
        detail = self.ask("compare", "--detail", "--draws", "2")["detail"]
        self.assertIsNone(detail["people"])
        score = self.ask("compare", "--score", "outdegree", "--draws", "2")["score"]
        self.assertIsNone(score["rose"])

    def test_took_part_is_refused_where_a_few_of_them_answered(self):
        self.make(silent={"after": [1, 2, 3, 4]})
        self.columns("actors.csv", ["came"], lambda k: ["yes" if k < 6 else "no"])
        self.assertIn("fewer than 5 people took part and answered", self.ask("compare", "--took-part", "came", "--draws", "2", code=2))

    # measure, groups

    def test_how_often_the_one_silent_was_named_is_not_all_ties_less_mutual_and_asymmetric(self):
        self.make(silent={"after": [4]})
        network = self.ask("measure")["network"]
        for key in ("dyads_mutual", "dyads_asymmetric", "dyads_null", "reciprocity_edgewise", "triad_census"):
            self.assertIsNone(network[key]["value"], key)
        self.assertIsNotNone(network["ties"]["value"])
        self.make(silent={"after": range(6)})
        self.assertIsNotNone(self.ask("measure")["network"]["dyads_mutual"]["value"])

    def test_people_of_no_known_area_who_did_not_answer_are_put_with_others(self):
        self.make(silent={"after": [0, 1, 2]}, area_of=lambda k: "" if k < 3 else by_thirds(k))
        for command in ("measure", "groups"):
            told = self.ask(command, "--by", "area")
            self.assertEqual(told["without_area"], 0)
            self.assertGreater(told["merged"], 0)

    # plan

    def test_a_plan_tells_neither_small_pieces_nor_the_pairs_of_one_silent(self):
        self.make(silent={"after": [4]})
        told = self.ask("plan", "--draws", "2")
        self.assertNotIn("fragmentation", [row["figure"] for row in told["effect"]])
        self.assertIsNone(told["proposal"]["check_first"])

    # meetings

    def meet(self, *series):
        table(self.folder / "study" / "attendance.csv", ["meeting", "date", "actor", "minutes"],
              [[name, f"2017-{6 + k:02}-11", f"zqx{i}", 60] for k, (name, people) in enumerate(series) for i in people])

    def time_of(self, name):
        return next(row for row in self.ask("meetings", "--draws", "2")["time"] if row["series"] == name)

    def test_one_more_at_another_series_is_not_the_difference_of_two(self):
        self.make()
        self.meet(("Board", range(10)), ("Workshop", range(11)))
        for name in ("Board", "Workshop"):
            self.assertIsNone(self.time_of(name)["met"])
        self.meet(("Board", range(10)), ("Workshop", range(5, 16)))
        self.assertIsNotNone(self.time_of("Board")["met"])

    def test_the_only_one_of_an_area_at_a_meeting_is_not_its_pairs_across(self):
        self.make(area_of=lambda k: "Alder" if k < 15 else "Birch")
        self.meet(("Board", [*range(12), 20]), ("Panel", range(8, 26)))
        self.assertIsNotNone(self.time_of("Board")["met"])
        self.assertIsNone(self.time_of("Board")["met_across"])
        self.assertIsNotNone(self.time_of("Panel")["met_across"])

    def test_who_did_not_meet_is_not_the_one_who_was_at_none(self):
        self.make()
        self.meet(("Board", range(29)))
        row = next(row for row in self.ask("meetings", "--draws", "2")["before_contact"] if row["links"] == "all")
        self.assertIsNone(row["not_met_formed"])

    def test_a_series_at_which_a_few_answered_tells_no_pairs(self):
        self.make(silent={"after": range(1, 6)})
        self.meet(("Board", range(6)), ("Panel", range(8, 26)))
        self.assertIsNone(self.time_of("Board")["formed"])
        self.assertIsNotNone(self.time_of("Panel")["formed"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
