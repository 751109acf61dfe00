#!/usr/bin/env python3
"""Whoever knows the group and has a public pack: can what a few people said be worked out of it?

usage: check_intruder.py CROSSTIE PROJECT_ROOT"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM = pathlib.Path(sys.argv[1]).resolve()


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as table:
        return list(csv.reader(table))


class Intruder(unittest.TestCase):
    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.folder = pathlib.Path(keep.name)
        self.study = made_study.make(self.folder / "study", 36, 3, 21)
        for name in ("askable_after.csv", "missing_before.csv", "missing_after.csv", "withdrawn.csv"):
            (self.study / name).unlink()
        self.edit("actors.csv", lambda row: row if row[0] != "zqgone" else None)
        for wave in ("before", "after"):
            self.edit(f"ties_{wave}.csv", lambda row: None if "zqgone" in row else row)
            self.silence(wave, [])
        self.edit("issues.csv", lambda row: None if "zqgone" in row else row)
        self.edit("attendance.csv", lambda row: None if "zqgone" in row else row)

    def edit(self, name, change):
        head, *rows = rows_of(self.study / name)
        made_study.table(self.study / name, head, [r for r in map(change, rows) if r is not None])

    def silence(self, wave, who):
        made_study.table(self.study / f"answers_{wave}.csv", ["actor", "answered"],
                         [[f"zqx{k}", "no" if k in who else "yes"] for k in range(36)])

    def roster(self, joined=(), left=(), more=()):
        """Who joined after, who left, and one more column."""
        head, *rows = rows_of(self.study / "actors.csv")
        named = dict(more)
        extra = [[("after" if k in joined else ""), ("after" if k in left else ""), *[f(k) for f in named.values()]]
                 for k in range(len(rows))]
        made_study.table(self.study / "actors.csv", [*head, "joined", "left", *named], [a + b for a, b in zip(rows, extra)])

    def settings(self, change):
        path = self.study / "study.json"
        document = json.loads(path.read_text())
        change(document)
        path.write_text(json.dumps(document))

    def run_report(self, *flags, code=0):
        run = subprocess.run([PROGRAM, "report", "study", "-o", "pack", "--overwrite", "--draws", "200", *flags],
                             cwd=self.folder, capture_output=True, timeout=300, check=False)
        self.assertEqual(run.returncode, code, run.stderr)
        return run

    def numbers(self, *flags):
        self.run_report(*flags)
        return json.loads((self.folder / "pack" / "numbers.json").read_text())["comparisons"][0]

    def paper(self):
        return (self.folder / "pack" / "paper.html").read_text()

    def test_a_whole_pack_holds_these_figures_so_that_their_absence_says_something(self):
        n = self.numbers()
        self.assertIsNotNone(n["detail"]["treatments"])
        self.assertIsNotNone(n["waves"]["before"]["ties"])

    def test_one_who_answered_once_is_not_the_difference_of_two_figures(self):
        self.silence("after", [4])
        n = self.numbers()
        for value in (n["waves"]["before"]["ties"], n["detail"]["treatments"], n["non_response"]["bounds"],
                      n["non_response"]["tipping_point"], n["split"]["total"]):
            self.assertIsNone(value)
        self.assertNotIn("treated five ways", self.paper())
        self.assertNotIn("What the unanswered pairs could do<", self.paper())
        self.assertIsNotNone(self.numbers("--edition", "group")["detail"]["treatments"])

    def test_one_who_skipped_a_pair_once_is_not_either(self):
        made_study.table(self.study / "missing_after.csv", ["source", "target"], [["zqx4", "zqx5"], ["zqx4", "zqx6"]])
        n = self.numbers()
        for value in (n["waves"]["before"]["ties"], n["detail"]["treatments"], n["non_response"]["bounds"]):
            self.assertIsNone(value)

    def test_three_who_left_are_not_the_difference_of_a_wave_and_those_who_stayed(self):
        self.roster(joined=range(30, 36), left=range(3))
        self.silence("after", range(6, 12))
        self.silence("before", range(13, 19))
        n = self.numbers()
        self.assertIsNotNone(n["waves"]["before"]["ties"])
        self.assertIsNone(n["detail"]["treatments"])

    def test_one_who_left_is_not_covered_by_those_who_joined(self):
        self.roster(joined=range(30, 36), left=[0])
        n = self.numbers()
        self.assertIsNone(n["waves"]["before"]["ties"])

    def test_an_area_where_one_person_answered_both_times_is_no_row(self):
        areas = {}
        for row in rows_of(self.study / "actors.csv")[1:]:
            areas.setdefault(row[4], []).append(int(row[0][3:]))
        name, people = max(areas.items(), key=lambda item: len(item[1]))
        self.assertGreater(len(people), 10)
        half = len(people) // 2
        self.silence("before", people[:half])
        self.silence("after", people[half:-1])
        areas = self.numbers()["areas"]
        self.assertNotIn(name, areas["labels"] if areas else [])

    def test_a_question_that_three_people_answered_is_not_shown(self):
        self.settings(lambda s: s["relations"].append({"key": "trust", "label": "trust"}))
        for wave in ("before", "after"):
            head, *rows = rows_of(self.study / f"ties_{wave}.csv")
            made_study.table(self.study / f"ties_{wave}.csv", [*head, "relation"],
                             [r + ["contact"] for r in rows] + [[r[0], r[1], 1, r[0], "trust"] for r in rows[:9]])
            made_study.table(self.study / f"answers_{wave}.csv", ["actor", "answered", "relation"],
                             [[f"zqx{k}", "yes", "contact"] for k in range(36)]
                             + [[f"zqx{k}", "yes" if k < 3 else "no", "trust"] for k in range(36)])
        n = self.numbers()
        self.assertIsNone(n["detail"]["relations"]["trust"])
        self.assertIsNotNone(n["detail"]["relations"]["contact"])
        self.assertIn("not shown", self.paper())

    def test_a_survey_between_that_three_people_answered_is_not_shown(self):
        self.settings(lambda s: s["waves"].insert(1, {"key": "between", "ties": "ties_between.csv",
                                                      "answers": "answers_between.csv"}))
        (self.study / "ties_between.csv").write_bytes((self.study / "ties_before.csv").read_bytes())
        self.silence("between", range(3, 36))
        n = self.numbers()
        self.assertIsNone(n["detail"]["along"])
        self.assertNotIn("From survey to survey", self.paper())

    def test_a_small_work_stream_is_not_all_less_the_others(self):
        def stream(row):
            row[6] = "small" if row[0] in ("zqx1", "zqx2", "zqx3") else row[6]
            return row
        self.edit("actors.csv", stream)
        with open(self.study / "work_streams.csv", "a", encoding="utf-8") as table:
            table.write("small,Small\n")
        n = self.numbers()
        self.assertEqual(sorted(row["work_stream"] for row in n["detail"]["work_streams"]), ["diabetes", "medicines"])
        self.assertIsNone(n["detail"]["inside_work_streams"])

    def test_words_of_the_study_that_name_somebody_are_refused(self):
        with open(self.study / "milestones.csv", "a", encoding="utf-8") as table:
            table.write("2017-07-01,zqperson 12 joins\n")
        run = self.run_report(code=3)
        self.assertIn(b"a person's name or e-mail in a milestone", run.stderr)
        self.assertFalse((self.folder / "pack").exists())
        self.run_report("--edition", "named")

    # Two packs of one study, set beside each other.

    def pack(self, name, *flags, code=0):
        run = subprocess.run([PROGRAM, "report", "study", "-o", f"packs/{name}", "--draws", "50", *flags], cwd=self.folder,
                             capture_output=True, timeout=300, check=False)
        self.assertEqual(run.returncode, code, run.stderr)
        return run.stderr.decode()

    def told(self, name):
        return json.loads((self.folder / "packs" / name / "numbers.json").read_text())["comparisons"][0]

    def contacts_told(self, pack, group):
        """Contacts after of all people of a group together, by the table of areas of a pack."""
        return sum(row["to"] * (2 if row["area"] == row["with"] else 1) for row in self.told(pack)["areas"]["between"]
                   if group in (row["area"], row["with"]))

    def contacts_in_truth(self, people):
        tie_from = self.told("by_area")["tie_from"]
        pairs = {frozenset(row[:2]) for row in rows_of(self.study / "ties_after.csv")[1:] if float(row[2]) >= tie_from}
        return sum(len(pair & set(people)) for pair in pairs)

    def organisations(self, apart):
        """All but `apart` people of the largest area are one organisation, everybody else is another."""
        areas = {}
        for row in rows_of(self.study / "actors.csv")[1:]:
            areas.setdefault(row[4], []).append(row[0])
        name, people = max(areas.items(), key=lambda item: len(item[1]))
        inside = people[apart:]
        self.roster(more=[("organisation", lambda k: "Inside" if f"zqx{k}" in inside else "Elsewhere")])
        return name, people[:apart]

    def test_two_people_are_not_an_area_less_an_organisation(self):
        area, few = self.organisations(2)
        self.pack("by_area")
        said = self.pack("by_organisation", "--by", "organisation", code=2)
        self.assertIn("pack by_area beside it (by area, before to after): 2 people", said)
        self.assertIn(f"in Elsewhere here and in {area} there", said)
        self.assertFalse((self.folder / "packs" / "by_organisation").exists())
        # Whoever goes on all the same gives them away: the area's contacts less the organisation's are the two people's.
        said = self.pack("by_organisation", "--by", "organisation", "--alone")
        self.assertIn("note: pack by_area beside it", said)

        truth = self.contacts_in_truth(few)
        self.assertEqual(self.contacts_told("by_area", area) - self.contacts_told("by_organisation", "Inside"), truth)
        self.assertGreater(truth, 0)
        # What is given out does not say how.
        for name in ("data_flow.html", "manifest.json"):
            text = (self.folder / "packs" / "by_organisation" / name).read_text()
            self.assertIn("by_area", text)
            self.assertNotIn("2 people", text)
            self.assertNotIn("in Elsewhere here", text)

    def organisations_and_wards(self, apart):
        """An organisation of five of one area; a ward of these, another area and `apart` more of the first area."""
        areas = {}
        for row in rows_of(self.study / "actors.csv")[1:]:
            areas.setdefault(row[4], []).append(row[0])
        (name, people), (other, others) = sorted(areas.items(), key=lambda item: len(item[1]))[-2:]
        self.assertGreaterEqual(len(people), 12)
        few, inside = people[:apart], people[apart:apart + 5]
        self.roster(more=[("organisation", lambda k: "Inside" if f"zqx{k}" in inside else "Elsewhere"),
                          ("ward", lambda k: "Riverside" if f"zqx{k}" in [*few, *inside, *others] else "Hill")])
        return name, other, few

    def test_two_people_do_not_come_out_of_three_packs_of_which_no_two_tell_of_them(self):
        area, other, few = self.organisations_and_wards(2)
        self.pack("by_area")
        said = self.pack("by_organisation", "--by", "organisation")
        self.assertIn("no fewer than 5 people come out of the two together", said)
        said = self.pack("by_ward", "--by", "ward", code=2)
        self.assertEqual(said.count("no fewer than 5 people come out of the two together"), 2)
        self.assertIn(f"packs by_area and by_organisation beside it: 2 people, in Riverside here, in {area} in by_area and "
                      "in Elsewhere in by_organisation, come out of all of them together", said)
        self.assertFalse((self.folder / "packs" / "by_ward").exists())
        # Whoever goes on all the same gives them away.
        self.pack("by_ward", "--by", "ward", "--alone")
        told = (self.contacts_told("by_ward", "Riverside") - self.contacts_told("by_area", other)
                - self.contacts_told("by_organisation", "Inside"))
        self.assertEqual(told, self.contacts_in_truth(few))
        self.assertGreater(told, 0)
        page = (self.folder / "packs" / "by_ward" / "data_flow.html").read_text()
        self.assertIn("Packs by_area and by_organisation beside it: one of them is not given out", page)
        self.assertNotIn("2 people", page)

    def test_three_packs_whose_groups_differ_by_enough_people_stand_beside_each_other(self):
        self.organisations_and_wards(7)
        self.pack("by_area")
        self.pack("by_organisation", "--by", "organisation")
        said = self.pack("by_ward", "--by", "ward")
        together = "acks by_area and by_organisation beside it: no fewer than 5 people come out of all of them together"
        self.assertIn("note: p" + together, said)
        self.assertIn("P" + together, (self.folder / "packs" / "by_ward" / "data_flow.html").read_text())

    def test_a_manifest_that_cannot_be_read_is_told(self):
        for name, bytes_ in (("cut", b'{"crosstie": "0.1",'), ("of_a_web_page", b'{"short_name": "App", "icons": []}')):
            (self.folder / "packs" / name).mkdir(parents=True)
            (self.folder / "packs" / name / "manifest.json").write_bytes(bytes_)
        said = self.pack("one")
        for place in ("cut/manifest.json:1:20: ", "of_a_web_page/manifest.json:1:"):
            self.assertIn(f"{self.folder}/packs/{place}", said)
        self.assertEqual(said.count("this pack was not held against that folder; if it is a public pack of this study, make it "
                                    "again or move it away"), 2)
        self.assertNotIn("cut", (self.folder / "packs" / "one" / "data_flow.html").read_text().split("What is withheld")[1])
        self.assertNotIn("manifest.json:1", self.pack("named", "--edition", "named"))

    def test_groups_that_differ_by_enough_people_stand_beside_each_other(self):
        self.organisations(6)
        self.pack("by_area")
        said = self.pack("by_organisation", "--by", "organisation")
        self.assertIn("no fewer than 5 people come out of the two together", said)
        page = (self.folder / "packs" / "by_organisation" / "data_flow.html").read_text()
        self.assertIn("Pack by_area beside it (by area, before to after): no fewer than 5 people", page)
        manifest = json.loads((self.folder / "packs" / "by_organisation" / "manifest.json").read_text())
        self.assertEqual(manifest["packs_beside"], [{"name": "by_area", "by": "area", "from": "before", "to": "after"}])
        self.assertNotIn("beside it", self.pack("by_organisation", "--by", "organisation", "--edition", "group", "--overwrite"))

    def test_the_same_pack_once_more_is_no_other_pack(self):
        self.pack("one")
        self.assertNotIn("pack one", self.pack("two"))
        for name in ("data_flow.html", "manifest.json"):
            self.assertEqual(*((self.folder / "packs" / pack / name).read_bytes() for pack in ("one", "two")))

    def test_one_who_answered_since_is_not_the_difference_of_two_packs(self):
        areas = {}
        for row in rows_of(self.study / "actors.csv")[1:]:
            areas.setdefault(row[4], []).append(int(row[0][3:]))
        five = max(areas.values(), key=len)[:5]
        one, *others = [k for k in range(36) if k not in five][:7]
        self.silence("after", [one, *others, *five])
        self.pack("early")
        self.silence("after", [*others, *five])
        said = self.pack("late", code=2)
        self.assertIn("it was made from other data: 1 person more or fewer who answered", said)
        self.silence("after", [one, *others])  # five more, all of one area
        self.assertIn("what changed between is the difference", self.pack("late"))

    def test_one_who_left_is_not_the_difference_of_last_years_pack_and_this_years(self):
        self.settings(lambda s: s["waves"].append({"key": "later", "ties": "ties_later.csv", "answers": "answers_later.csv"}))
        (self.study / "ties_later.csv").write_bytes((self.study / "ties_after.csv").read_bytes())
        self.silence("later", [])
        self.pack("last_year", "--from", "before", "--to", "after")
        self.assertIn("no fewer than 5", self.pack("this_year", "--from", "after", "--to", "later"))
        self.silence("later", [3])
        self.assertIn("1 person, not counted here and in", self.pack("next", "--from", "after", "--to", "later", code=2))

    def test_eight_and_ten_are_one_setting_away(self):
        areas = {}
        for row in rows_of(self.study / "actors.csv")[1:]:
            areas[row[4]] = areas.get(row[4], 0) + 1
        for least in (8, 10):
            self.settings(lambda s: s.update(min_group=least))
            shown = self.numbers()["areas"]
            for label in (shown["labels"] if shown else []):
                self.assertTrue(label.startswith("Other") or areas[label] >= least)
        self.settings(lambda s: s.update(min_group=2))
        self.assertIn(b"at least 3", self.run_report(code=3).stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
