#!/usr/bin/env python3
"""The tutorial of the README runs as it is printed there, and its study holds what a reading of the exports by hand finds;
what is undecided or wrong writes no study.

usage: check_import.py CROSSTIE PROJECT_ROOT"""
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
TUTORIAL = ROOT / "tests" / "cli" / "import_tutorial"
STRENGTH = {"Never": 0, "Yearly": 1, "Monthly": 2, "Weekly": 3}
PEOPLE = {row["name"]: row["id"] for row in csv.DictReader((TUTORIAL / "roster.csv").open(encoding="utf-8"))}
MAILS = {row["email"]: row["id"] for row in csv.DictReader((TUTORIAL / "roster.csv").open(encoding="utf-8"))}


def by_hand(wave):
    """Ties and pairs left unanswered of an export: each person's last row that has an answer in it."""
    answers = {}
    with (TUTORIAL / f"{wave}.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            who = PEOPLE.get(row["Name"]) or MAILS[row["Email"]]
            given = {PEOPLE[name]: row[name] for name in PEOPLE if PEOPLE[name] != who}
            if any(given.values()):
                answers[who] = given
    ties = {(who, to): STRENGTH[text] for who, given in answers.items() for to, text in given.items() if STRENGTH.get(text, 0) > 0}
    missing = {(who, to) for who, given in answers.items() for to, text in given.items() if not text}
    return ties, missing, set(answers)


class Import(unittest.TestCase):
    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.folder = pathlib.Path(keep.name)
        for path in TUTORIAL.iterdir():
            shutil.copy(path, self.folder)

    def crosstie(self, *args):
        return subprocess.run([PROGRAM, *args], cwd=self.folder, capture_output=True, timeout=600, check=False, encoding="utf-8")

    def rows(self, name):
        with (self.folder / "study" / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def refused(self, workbook, words, code=3):
        (self.folder / "x.xlsx").write_bytes(workbook)
        run = self.crosstie("import", "x.xlsx", "--roster", "roster.csv", "-o", "study")
        self.assertEqual(run.returncode, code, run.stdout + run.stderr)
        self.assertIn(words, run.stderr)

    @staticmethod
    def workbook(path, changed, text):
        """The bytes of a workbook with one member in another form."""
        made = io.BytesIO()
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, text if name == changed else old.read(name))
        return made.getvalue()

    def test_the_tutorial_ends_in_a_board_pack(self):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        section = readme.split("## From two survey exports to a board pack")[1]
        commands = re.search(r"```sh\n(.*?)```", section, re.DOTALL).group(1).splitlines()
        self.assertEqual(len(commands), 3)
        for command in commands:
            self.assertTrue(command.startswith("crosstie "), command)
            run = self.crosstie(*command.split()[1:])
            self.assertEqual(run.returncode, 0, command + run.stdout + run.stderr)
        self.assertTrue((self.folder / "board_pack" / "paper.html").exists())
        self.assertTrue((self.folder / "board_pack" / "paper.docx").exists())
        for wave in ("before", "after"):
            ties, missing, answered = by_hand(wave)
            rows = self.rows(f"ties_{wave}.csv")
            self.assertEqual({(row["source"], row["target"]): int(row["strength"]) for row in rows}, ties)
            self.assertEqual({(row["source"], row["target"]) for row in self.rows(f"missing_{wave}.csv")}, missing)
            told = {row["actor"]: row["answered"] for row in self.rows(f"answers_{wave}.csv")}
            self.assertEqual({who for who, yes in told.items() if yes == "yes"}, answered)
            self.assertEqual(set(told), set(PEOPLE.values()))
            # A link leads back to the cell it was read from.
            with (self.folder / f"{wave}.csv").open(encoding="utf-8-sig", newline="") as file:
                lines = file.read().split("\n")
            for row in rows:
                self.assertEqual(row["file"], f"{wave}.csv")
                self.assertIn({1: "Yearly", 2: "Monthly", 3: "Weekly"}[int(row["strength"])], lines[int(row["row"]) - 1])
        text = "".join(path.read_text(encoding="utf-8") for path in (self.folder / "study").iterdir())
        self.assertNotIn("@example.org", text)

    def test_check_tells_what_import_noticed(self):
        run = self.crosstie("import", "before.csv", "after.csv", "--roster", "roster.csv", "--blanks", "skipped", "-o", "study")
        self.assertEqual(run.returncode, 0, run.stderr)
        run = self.crosstie("check", "study", "--format", "csv", "--table", "check_quality")
        self.assertEqual(run.returncode, 0, run.stderr)
        told = [(row["kind"], row["file"], row["line"], row["person"]) for row in csv.DictReader(io.StringIO(run.stdout))]
        self.assertIn(("repeated submission", "before.csv", "7", "p06"), told)
        self.assertIn(("repeated submission", "after.csv", "8", "p06"), told)
        self.assertNotIn("p06", self.crosstie("forget", "p06", "study", "--yes").stderr)
        self.assertNotIn("p06", (self.folder / "study" / "quality.csv").read_text(encoding="utf-8"))

    def test_elements_of_kumu_are_the_roster(self):
        (self.folder / "e.csv").write_text("Label,Type,Tags\nPerson One,Lead,a\nPerson Two,Nurse,b\n", encoding="utf-8")
        (self.folder / "c.csv").write_text("From,To,Direction\nPerson One,Person Two,directed\n", encoding="utf-8")
        for files in (("e.csv", "c.csv"), ("c.csv", "--roster", "e.csv")):
            run = self.crosstie("import", *files, "-o", "study", "--overwrite")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            self.assertEqual([row["Type"] for row in self.rows("actors.csv")], ["Lead", "Nurse"])
            self.assertEqual([(row["source"], row["target"]) for row in self.rows("ties_only.csv")], [("p001", "p002")])
        self.assertEqual(self.crosstie("import", "e.csv", "c.csv", "--roster", "roster.csv", "-o", "x").returncode, 3)

    def test_links_told_twice_follow_the_rule_asked_for(self):
        (self.folder / "x.csv").write_text("from,to,how often\na,b,1\na,b,3\nb,a,2\na,b,2\n", encoding="utf-8")
        for rule, strength in (("strongest", 3), ("last", 2), ("mean", 2), ("sum", 6)):
            run = self.crosstie("import", "x.csv", "--repeats", rule, "-o", "study", "--overwrite")
            self.assertEqual(run.returncode, 0, run.stderr)
            mapping = json.loads((self.folder / "study" / "x.mapping.json").read_text(encoding="utf-8"))
            self.assertEqual(mapping["repeated_links"], rule)
            noticed = [(row["kind"], row["row"]) for row in self.rows("quality.csv")]
            self.assertEqual(noticed, [("named twice", "3"), ("named twice", "5")])
            # The column "person" alone names anybody: one who withdraws is found by it.
            self.assertRegex(self.rows("quality.csv")[0]["detail"],
                             "^the same person is named in row 2 too, as \"1\" and here as \"3\"; the " + rule)
            matrix = self.crosstie("convert", "study", "-", "--to", "matrix", "-q").stdout
            self.assertEqual(float(list(csv.reader(io.StringIO(matrix)))[1][2]), strength)
        # The mapping is replayed: its rule holds without the option.
        self.assertEqual(self.crosstie("import", "x.csv", "-o", "study", "--overwrite").returncode, 0)
        matrix = self.crosstie("convert", "study", "-", "--to", "matrix", "-q").stdout
        self.assertEqual(float(list(csv.reader(io.StringIO(matrix)))[1][2]), 6)

    def test_the_quality_log_names_nobody_but_whom_it_is_of(self):
        (self.folder / "x.csv").write_text("ego,alter1,alter2,alter3\nPerson One,Person Two,Person Three,Person Two\n"
                                           "Person Two,Person One,,\nPerson Four,Person One,Person Two,Person Three\n", encoding="utf-8")
        run = self.crosstie("import", "x.csv", "--roster", "roster.csv", "-o", "study")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        row, = [row for row in self.rows("quality.csv") if row["kind"] == "named twice"]
        self.assertEqual((row["person"], row["row"]), ("p01", "2"))
        self.assertEqual(row["detail"], "the same person is named twice in one form; one link by the rule \"strongest\"")

    def test_the_first_survey_sets_the_rule_for_links_told_twice(self):
        exports = ROOT / "tests/io/read/survey/exports"
        meeting = (exports / "teams_attendance" / "meeting.csv").read_text(encoding="utf-16").splitlines(True)
        (self.folder / "meeting.csv").write_text("".join(line for line in meeting if "+44" not in line), encoding="utf-16")
        (self.folder / "x.csv").write_text("from,to,how often\nPerson One,Person Two,1\nPerson One,Person Two,3\nPerson Two,Person One,2\n"
                                           "Person One,Person Two,2\n", encoding="utf-8")
        for order in (("x.csv", "meeting.csv"), ("meeting.csv", "x.csv")):
            run = self.crosstie("import", *order, "--roster", str(exports.parent / "roster.csv"), "--repeats", "last", "-o", "study", "--overwrite")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            self.assertEqual(json.loads((self.folder / "study" / "study.json").read_text(encoding="utf-8"))["repeats"], "last")

    def test_every_option_that_did_nothing_is_told(self):
        (self.folder / "x.csv").write_text("from,to\na,b\nb,a\n", encoding="utf-8")
        run = self.crosstie("import", "x.csv", "--sheet", "First", "--dates", "day-first", "--scale", "Never,Monthly", "-o", "study")
        self.assertEqual(run.returncode, 3, run.stdout + run.stderr)
        for option in ("--sheet: found ", "--dates: found ", "--scale: found "):
            self.assertIn(option, run.stderr)

    def test_the_mapping_is_replayed_and_an_edit_holds(self):
        options = ["before.csv", "after.csv", "--roster", "roster.csv", "--blanks", "skipped", "-o", "study"]
        self.assertEqual(self.crosstie("import", *options).returncode, 0)
        first = {path.name: path.read_bytes() for path in (self.folder / "study").iterdir()}
        self.assertEqual(self.crosstie("import", *options).returncode, 5)
        self.assertEqual(self.crosstie("import", *options, "--overwrite").returncode, 0)
        self.assertEqual({path.name: path.read_bytes() for path in (self.folder / "study").iterdir()}, first)
        path = self.folder / "study" / "after.mapping.json"
        mapping = json.loads(path.read_text(encoding="utf-8"))
        mapping["relations"][0]["scale"]["Yearly"] = 0
        path.write_text(json.dumps(mapping), encoding="utf-8")
        self.assertEqual(self.crosstie("import", *options, "--overwrite").returncode, 0)
        ties, _, _ = by_hand("after")
        self.assertEqual(len(self.rows("ties_after.csv")), sum(strength > 1 for strength in ties.values()))

    def test_areas_that_are_nearly_the_same_wait_for_a_decision(self):
        path = self.folder / "roster.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        self.assertTrue(lines[1].endswith(",North"))
        path.write_text("\n".join([lines[0], lines[1].replace(",North", ",Northn"), *lines[2:], ""]), encoding="utf-8")
        options = ["before.csv", "after.csv", "--roster", "roster.csv", "--blanks", "skipped", "-o", "study"]
        self.assertEqual(self.crosstie("import", *options).returncode, 1)
        asked = self.rows("names-to-decide.csv")
        self.assertEqual([(row["as_written"], row["suggestion_1"]) for row in asked], [("borough: Northn", "North")])
        table = (self.folder / "study" / "names-to-decide.csv").read_text(encoding="utf-8").rstrip("\n")
        for decision, area in (("new", "Northn"), ("North", "North")):
            (self.folder / "study" / "names-to-decide.csv").write_text(f"{table}{decision}\n", encoding="utf-8")
            run = self.crosstie("import", *options, "--overwrite")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            self.assertEqual(self.rows("actors.csv")[0]["borough"], area)
        # Decided once: the next import asks no more.
        self.assertEqual(self.crosstie("import", *options, "--overwrite").returncode, 0)
        self.assertEqual(self.rows("actors.csv")[0]["borough"], "North")

    def areas(self, *areas):
        """A roster of people of these areas, who all name the first."""
        people = [f"p{k},Person {k},{area}" for k, area in enumerate(areas, 1)]
        (self.folder / "r.csv").write_text("\n".join(["id,name,Borough", *people, ""]), encoding="utf-8")
        links = [f"Person {k},Person 1" for k in range(2, len(areas) + 1)]
        (self.folder / "x.csv").write_text("\n".join(["from,to", *links, ""]), encoding="utf-8")

    def decide(self, *decisions):
        path = self.folder / "study" / "names-to-decide.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        self.assertEqual(len(lines), 1 + len(decisions), lines)
        path.write_text("\n".join([lines[0], *(line + one for line, one in zip(lines[1:], decisions)), ""]), encoding="utf-8")

    def test_areas_that_are_two_stay_two_when_their_counts_change_about(self):
        again = ["import", "x.csv", "--roster", "r.csv", "-o", "study", "--overwrite"]
        self.areas("Millfield", "Millfield", "Hillfield")
        self.assertEqual(self.crosstie(*again).returncode, 1)
        self.decide("new")
        self.assertEqual(self.crosstie(*again).returncode, 0)
        self.areas("Millfield", "Hillfield", "Hillfield")  # now the other is the rarer
        run = self.crosstie(*again)
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertEqual({row["Borough"] for row in self.rows("actors.csv")}, {"Millfield", "Hillfield"})
        # A third that is like both is a question of its own, twice.
        self.areas("Millfield", "Millfield", "Hillfield", "Hillfield", "Mhillfield")
        self.assertEqual(self.crosstie(*again).returncode, 1)
        asked = {(row["as_written"], row["suggestion_1"]) for row in self.rows("names-to-decide.csv")}
        self.assertEqual(asked, {("Borough: Mhillfield", "Hillfield"), ("Borough: Mhillfield", "Millfield")})

    def test_areas_of_a_roster_without_them_stay_decided(self):
        again = ["import", "x.csv", "--roster", "r.csv", "-o", "study", "--overwrite"]
        first, without = ("Eastham", "Eastham", "Easthan"), ("Westham", "Northwick", "Westham")
        self.areas(*first)
        self.assertEqual(self.crosstie(*again).returncode, 1)
        self.decide("Eastham")
        self.assertEqual(self.crosstie(*again).returncode, 0)
        self.assertEqual([row["Borough"] for row in self.rows("actors.csv")], ["Eastham"] * 3)
        kept = self.rows("decisions.csv")
        self.areas(*without)
        run = self.crosstie(*again)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.rows("decisions.csv"), kept)
        # A roster without the column, and none at all.
        (self.folder / "r.csv").write_text("id,name\np1,Person 1\np2,Person 2\np3,Person 3\n", encoding="utf-8")
        for words in (again, ["import", "x.csv", "-o", "study", "--overwrite"]):
            run = self.crosstie(*words)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(self.rows("decisions.csv"), kept)
        # Where the wrong spelling alone has come back, it is mended.
        self.areas("Easthan", "Westham", "Westham")
        self.assertEqual(self.crosstie(*again).returncode, 0)
        self.assertEqual(self.rows("actors.csv")[0]["Borough"], "Eastham")
        # A slip in a decision made now is refused.
        (self.folder / "study" / "names-to-decide.csv").write_text("as_written,decision\nBorough: Westham,Esthamm\n", encoding="utf-8")
        run = self.crosstie(*again)
        self.assertEqual(run.returncode, 3)
        self.assertIn("names-to-decide.csv: found the decision \"Esthamm\"", run.stderr)

    def test_a_word_of_the_scale_that_nobody_answered_is_told(self):
        (self.folder / "x.csv").write_text("from,to,how often\na,b,1\na,c,3\nb,a,3\n", encoding="utf-8")
        run = self.crosstie("import", "x.csv", "--scale", "1,Bogus,3", "-o", "study")
        self.assertEqual(run.returncode, 3, run.stdout)
        self.assertIn("--scale: found \"Bogus\", which nobody answered, in a scale of words and numbers", run.stderr)
        self.assertIn("leave it out", run.stderr)
        run = self.crosstie("import", "x.csv", "--scale", "1,3,1", "-o", "study")
        self.assertEqual(run.returncode, 3, run.stdout)
        self.assertIn("--scale: found \"1\" a second time", run.stderr)
        # An answer that was offered and that nobody chose keeps its place, and is said.
        run = self.crosstie("import", "x.csv", "--scale", "1,2,3", "-o", "study")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("--scale: nobody answered \"2\", which is 1 on the scale", run.stdout)
        self.assertEqual([row["strength"] for row in self.rows("ties_only.csv")], ["2", "2"])
        (self.folder / "y.csv").write_text("from,to,how often\na,b,1 - Yearly\na,c,Weekly\nb,a,2\n", encoding="utf-8")
        run = self.crosstie("import", "y.csv", "--scale", "Never,1 - Yearly,2,Weekly", "-o", "other")
        self.assertEqual(run.returncode, 3, run.stdout)
        run = self.crosstie("import", "y.csv", "--scale", "1 - Yearly,2,Weekly", "-o", "other")
        self.assertNotIn("nobody answered", run.stdout + run.stderr)

    def test_what_is_dropped_at_the_door_is_dropped_at_the_next_survey(self):
        secret = ("203.0.113.7", "51.5074", "-0.1278")
        header = "StartDate,Name,IPAddress,{}Person One,Person Two,Person Three\n"
        rows = ["2026-02-0{k},Person {n},203.0.113.7,{place}{a}\n".format(k=k, n=n, place="{place}", a=a) for k, (n, a) in enumerate(
            (("One", ",Weekly,Monthly"), ("Two", "Weekly,,Monthly"), ("Three", "Monthly,Weekly,")), 1)]
        for name, columns, place in (("first", "", ""), ("second", "Location Latitude,LocationLongitude,Shoe size,", "51.5074,-0.1278,41,")):
            (self.folder / f"{name}.csv").write_text(header.format(columns) + "".join(rows).replace("{place}", place), encoding="utf-8")
        run = self.crosstie("import", "first.csv", "--roster", "roster.csv", "--blanks", "no", "-o", "one")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        mapping = json.loads((self.folder / "one" / "first.mapping.json").read_text(encoding="utf-8"))
        self.assertEqual(mapping["drop"], ["IPAddress"])
        run = self.crosstie("import", "second.csv", "--roster", "roster.csv", "--mapping", "one/first.mapping.json", "-o", "two")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        mapping = json.loads((self.folder / "two" / "second.mapping.json").read_text(encoding="utf-8"))
        self.assertEqual(mapping["drop"], ["IPAddress", "Location Latitude", "LocationLongitude"])
        self.assertIn("Shoe size", mapping["ignored"])
        self.assertRegex(run.stdout, "not read .*Shoe size")
        everything = run.stdout + run.stderr
        for study in ("one", "two"):
            everything += "".join(path.read_text(encoding="utf-8") for path in (self.folder / study).iterdir())
        for text in secret:
            self.assertNotIn(text, everything)

    def test_names_wait_for_a_decision_which_is_kept(self):
        path = self.folder / "before.csv"
        path.write_text(path.read_text(encoding="utf-8-sig").replace("Person Three,", "\"Three, Person\","), encoding="utf-8")
        options = ["before.csv", "after.csv", "--roster", "roster.csv", "--blanks", "skipped", "-o", "study"]
        run = self.crosstie("import", *options)
        self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
        self.assertFalse((self.folder / "study" / "study.json").exists())
        names = self.rows("names-to-decide.csv")
        self.assertEqual([(row["as_written"], row["suggestion_1"]) for row in names], [("Three, Person", "p03")])
        table = (self.folder / "study" / "names-to-decide.csv").read_text(encoding="utf-8").rstrip("\n")
        (self.folder / "study" / "names-to-decide.csv").write_text(table + "p03\n", encoding="utf-8")
        run = self.crosstie("import", *options)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual([(row["as_written"], row["decision"]) for row in self.rows("decisions.csv")], [("Three, Person", "p03")])
        ties, _, _ = by_hand("after")
        self.assertEqual(len(self.rows("ties_after.csv")), len(ties))
        self.assertEqual(self.crosstie("import", *options, "--overwrite").returncode, 0)
        self.assertEqual(len(self.rows("decisions.csv")), 1)

    def test_what_is_wrong_writes_nothing(self):
        (self.folder / "before.csv").write_bytes(b"ID,Start time\n\"1,2\n")
        run = self.crosstie("import", "before.csv", "after.csv", "--roster", "roster.csv", "-o", "study")
        self.assertEqual(run.returncode, 3)
        self.assertIn("before.csv:2:1: found a quote that opens here", run.stderr)
        run = self.crosstie("import", "absent.csv", "-o", "study")
        self.assertEqual(run.returncode, 4)
        self.assertFalse((self.folder / "study").exists())

    def test_workbooks_that_are_none_are_refused(self):
        path = ROOT / "tests/io/read/survey/exports/workbook_xlsx/only.xlsx"
        sound = path.read_bytes()
        for damaged in (sound[:len(sound) // 2], b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600):
            self.refused(damaged, "x.xlsx: found ")
        sheet = "xl/worksheets/sheet1.xml"
        with zipfile.ZipFile(path) as archive:
            text = archive.read(sheet).decode("utf-8")
        number = re.search(r't="s"><v>(\d+)</v>', text).group(0)
        self.refused(self.workbook(path, sheet, text.replace(number, 't="s"><v>9999</v>')), "x.xlsx:before!A1: found the text number \"9999\"")
        self.refused(self.workbook(path, sheet, text.replace("</sheetData>", "")), sheet + ", which is no sound XML")
        formula = re.sub(r"(<f[^>]*>[^<]*</f>)<v>[^<]*</v>", r"\1", text)
        self.assertNotEqual(formula, text)
        self.refused(self.workbook(path, sheet, formula), "x.xlsx:before!G5: found a formula without a stored value")
        far = text.replace('<c r="A1"', '<c r="ZZZ1"')
        self.refused(self.workbook(path, sheet, far), "beyond the 1,024 columns", 6)
        self.refused(self.workbook(path, sheet, text + " " * (260 << 20)), "unpacks to more than 256 MiB", 6)
        self.assertFalse((self.folder / "study").exists())

    def test_templates_are_studies_to_start_from(self):
        for kind in ("forms", "grid", "register"):
            self.assertEqual(self.crosstie("import", "--template", kind, "-o", kind).returncode, 0)
            sheet = "register.csv" if kind == "register" else "survey.csv"
            run = self.crosstie("import", f"{kind}/{sheet}", "--roster", f"{kind}/roster.csv", "-o", f"{kind}_study")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            run = self.crosstie("check", f"{kind}_study")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
