#!/usr/bin/env python3
"""Workbooks wherever a table or a network is read, and the matrix that is written as one: the same numbers as from CSV,
faults by the names of cells, and no sheet passed over in silence.

usage: check_workbooks.py CROSSTIE PROJECT_ROOT"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.sax.saxutils import escape

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
TIES = {"before": "source,target,strength\na,b,1\nb,c,2\nc,a,3\nd,a,1\n",
        "after": "source,target,strength\na,b,2\nb,a,2\nb,c,2\nc,d,3\nd,a,1\na,d,2\n"}


def rows_of(text):
    return list(csv.reader(io.StringIO(text)))


def is_number(text):
    return text.replace(".", "", 1).isdigit()


def letters(column):
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def xlsx(sheets):
    """An .xlsx of sheets as {name: rows of texts}: as small as the format allows."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        names = list(sheets)
        tabs = "".join(f'<sheet name="{escape(name)}" sheetId="{k}" r:id="r{k}"/>' for k, name in enumerate(names, 1))
        book.writestr("xl/workbook.xml", '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                      f"<sheets>{tabs}</sheets></workbook>")
        links = "".join(f'<Relationship Id="r{k}" Target="worksheets/s{k}.xml"/>' for k in range(1, len(names) + 1))
        book.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        for k, name in enumerate(names, 1):
            body = ""
            for r, row in enumerate(sheets[name], 1):
                body += f'<row r="{r}">'
                for c, text in enumerate(row):
                    place = f"{letters(c)}{r}"
                    body += f'<c r="{place}"><v>{text}</v></c>' if is_number(text) else \
                        f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""
                body += "</row>"
            book.writestr(f"xl/worksheets/s{k}.xml", f"<worksheet><sheetData>{body}</sheetData></worksheet>")
    return made.getvalue()


def ods(sheets):
    """The same as .ods."""
    made = io.BytesIO()
    body = ""
    for name, rows in sheets.items():
        body += f'<table:table table:name="{escape(name)}">'
        for row in rows:
            cells = (f'<table:table-cell office:value-type="float" office:value="{text}"/>' if is_number(text) else
                     f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
                     for text in row)
            body += f'<table:table-row>{"".join(cells)}</table:table-row>'
        body += "</table:table>"
    with zipfile.ZipFile(made, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
                      f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>")
    return made.getvalue()


class Workbooks(unittest.TestCase):
    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.folder = pathlib.Path(keep.name)

    def put(self, name, content):
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        (self.folder / name).write_bytes(data)

    def crosstie(self, *args, stdin=None):
        run = subprocess.run([PROGRAM, *args], cwd=self.folder, capture_output=True, timeout=120, check=False, input=stdin)
        run.stdout, run.stderr = run.stdout.decode("utf-8"), run.stderr.decode("utf-8")
        return run

    def sound(self, *args, stdin=None):
        run = self.crosstie(*args, stdin=stdin)
        self.assertEqual(run.returncode, 0, f"{args}\n{run.stdout}{run.stderr}")
        return run.stdout

    def test_every_command_reads_them_as_it_reads_csv(self):
        people = "id,area\na,North\nb,North\nc,South\nd,South\n"
        for name, text in {**TIES, "people": people}.items():
            self.put(f"{name}.csv", text)
            self.put(f"{name}.ods", ods({"Sheet1": rows_of(text)}))
            self.put(f"{name}.xlsx", xlsx({"Sheet1": rows_of(text)}))
        commands = (["measure", "before", "--measure", "density", "--format", "json"],
                    ["measure", "after", "--actors", "people", "--measure", "betweenness", "--format", "json"],
                    ["compare", "before", "after", "--actors", "people", "--by", "area", "--draws", "200", "--format", "json"],
                    ["convert", "before", "-", "--to", "dl", "--quiet"],
                    ["convert", "before", "after", "-", "--to", "graphml", "--quiet"])
        for command in commands:
            def of(kind, command=command):
                words = [f"{word}.{kind}" if word in ("before", "after", "people") else word for word in command]
                return self.sound(*words).replace(f".{kind}", ".csv")
            wanted = of("csv")
            self.assertEqual(of("ods"), wanted, command)
            self.assertEqual(of("xlsx"), wanted, command)
        for kind in ("ods", "xlsx"):
            told = self.crosstie("check", f"before.{kind}", f"after.{kind}", "--actors", f"people.{kind}")
            wanted = self.crosstie("check", "before.csv", "after.csv", "--actors", "people.csv")
            self.assertEqual((told.returncode, told.stdout.replace(f".{kind}", ".csv")), (wanted.returncode, wanted.stdout))

    def test_a_workbook_comes_in_by_the_standard_input(self):
        self.put("before.csv", TIES["before"])
        wanted = self.sound("measure", "before.csv", "--measure", "density")
        for make in (xlsx, ods):
            data = make({"Sheet1": rows_of(TIES["before"])})
            self.assertEqual(self.sound("measure", "-", "--measure", "density", stdin=data).replace("standard input", "before.csv"), wanted)
            self.assertEqual(self.sound("convert", "-", "-", "--to", "dl", "--quiet", stdin=data),
                             self.sound("convert", "before.csv", "-", "--to", "dl", "--quiet"))
        self.put("roster.csv", "id,name\na,a\nb,b\nc,c\nd,d\n")
        self.sound("import", "-", "--roster", "roster.csv", "-o", "study", stdin=xlsx({"Sheet1": rows_of(TIES["before"])}))
        self.assertEqual(len(rows_of((self.folder / "study" / "ties_only.csv").read_text(encoding="utf-8"))), 5)
        run = self.crosstie("measure", "-", stdin=b"PK\x03\x04 and no more")
        self.assertEqual(run.returncode, 3)
        self.assertIn("expected a workbook (.xlsx or .ods)", run.stderr)

    def test_faults_are_told_by_the_names_of_cells(self):
        wrong = {"ties of 2019": [["Who named whom"], [], ["source", "target", "strength"], ["a", "b", "1"], ["b", "c", "much"]]}
        for kind, make in (("xlsx", xlsx), ("ods", ods)):
            self.put(f"t.{kind}", make(wrong))
            run = self.crosstie("measure", f"t.{kind}")
            self.assertEqual(run.returncode, 3)
            self.assertIn(f"t.{kind}:'ties of 2019'!C5: found the strength \"much\"", run.stderr)
            self.put(f"m.{kind}", make({"M": [["", "a", "b"], ["a", "0", "1"], ["b", "x1", "0"]]}))
            run = self.crosstie("convert", f"m.{kind}", "x.net", "--from", "matrix")
            self.assertIn(f"m.{kind}:M!B3: found ", run.stderr)
            self.put(f"h.{kind}", make({"Cover": [["Who works with whom"], ["2019"]], "Ties": rows_of(TIES["before"])}))
            run = self.crosstie("measure", f"h.{kind}")
            self.assertIn(f"h.{kind}:Cover!A1: found the only column", run.stderr)
            self.assertIn("put the sheet that has it before this one", run.stderr)
            # In import, too: a strength the scale of the mapping does not have.
            answers = [["Name", "Person One", "Person Two", "Person Three"], ["Person One", "", "Weekly", "Monthly"],
                       ["Person Two", "Weekly", "", "Monthly"], ["Person Three", "Monthly", "Weekly", ""]]
            self.put("roster.csv", "id,name\np1,Person One\np2,Person Two\np3,Person Three\n")
            self.put(f"a.{kind}", make({"Answers": answers}))
            options = ["import", f"a.{kind}", "--roster", "roster.csv", "--blanks", "no", "-o", kind, "--overwrite"]
            self.sound(*options)
            answers[2][3] = "Sometimes I do"
            self.put(f"a.{kind}", make({"Answers": answers}))
            run = self.crosstie(*options)
            self.assertEqual(run.returncode, 3, run.stdout)
            self.assertIn(f"a.{kind}:Answers!D3: found ", run.stderr)
        # A text keeps its line and column.
        self.put("t.csv", "source,target,strength\na,b,1\nb,c,much\n")
        self.assertIn("t.csv:3:5: found the strength", self.crosstie("measure", "t.csv").stderr)

    def test_other_sheets_are_named(self):
        sheets = {"Before": rows_of(TIES["before"]), "After": rows_of(TIES["after"])}
        for kind, make in (("xlsx", xlsx), ("ods", ods)):
            self.put(f"t.{kind}", make(sheets))
            self.assertIn("other sheets, not read: \"After\"", self.crosstie("measure", f"t.{kind}").stderr)
            self.put(f"m.{kind}", make({"M": [["", "a", "b"], ["a", "0", "1"], ["b", "1", "0"]], "N": [["x"], ["y"]]}))
            self.assertIn("other sheets, not read: \"N\"", self.crosstie("measure", f"m.{kind}").stderr)

    def test_signs_that_xml_cannot_hold_are_read_back(self):
        self.put("t.xlsx", xlsx({"S": [["source", "target"], ["ann_x000D_\n", "bob_x0041_"]]}))
        seen = json.loads(self.sound("convert", "t.xlsx", "-", "--to", "node-link", "--quiet"))
        self.assertEqual([node["id"] for node in seen["nodes"]], ["ann", "bobA"])

    def test_a_matrix_is_written_as_a_workbook_and_read_back(self):
        self.put("before.csv", TIES["before"])
        self.sound("convert", "before.csv", "before.xlsx")
        with zipfile.ZipFile(self.folder / "before.xlsx") as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        self.assertIn('<c r="C2"><v>1</v></c>', sheet)  # a to b, as a number
        self.assertEqual(sheet.count("<row "), 5)
        self.assertEqual(self.sound("convert", "before.xlsx", "-", "--to", "matrix", "--quiet"),
                         ",a,b,c,d\na,0,1,0,0\nb,0,0,2,0\nc,3,0,0,0\nd,1,0,0,0\n")
        self.sound("convert", "before.csv", "again.xlsx")
        self.assertEqual((self.folder / "again.xlsx").read_bytes(), (self.folder / "before.xlsx").read_bytes())
        # An id that reads like a formula or a number stays a text.
        self.put("odd.csv", ",=1+1,007\n=1+1,0,2.5\n007,NA,0\n")
        self.sound("convert", "odd.csv", "odd.xlsx")
        self.assertEqual(self.sound("convert", "odd.xlsx", "-", "--to", "matrix", "--quiet"),
                         self.sound("convert", "odd.csv", "-", "--to", "matrix", "--quiet"))
        run = self.crosstie("convert", ROOT / "data" / "east_london", "x.xlsx")
        self.assertEqual(run.returncode, 2)
        self.assertIn("choose one with --wave", run.stderr)
        many = "\n".join(["source,target", *(f"n{k},n{k + 1}" for k in range(1100)), ""])
        self.put("many.csv", many)
        run = self.crosstie("convert", "many.csv", "many.xlsx")
        self.assertEqual(run.returncode, 6)
        self.assertIn("at most 1,023 can be written; write it as CSV", run.stderr)

    def test_a_workbook_of_kumu_is_roster_and_links(self):
        elements = [["Label", "Type", "Tags"], ["Person One", "Lead", "a"], ["Person Two", "Nurse", "b"], ["Person Three", "Nurse", ""]]
        links = [["From", "To", "Direction"], ["Person One", "Person Two", "directed"]]
        answers = [["Name", "Person One", "Person Two", "Person Three"], ["Person One", "", "Weekly", "Weekly"],
                   ["Person Two", "Weekly", "", "Monthly"], ["Person Three", "Monthly", "Weekly", ""]]
        ids = [("p001", "p002")]
        # The sheets are known by their names, in whatever order they stand.
        for k, sheets in enumerate(({"Elements": elements, "Connections": links}, {"Connections": links, "Elements": elements})):
            self.put("kumu.xlsx", xlsx(sheets))
            self.sound("import", "kumu.xlsx", "-o", f"study{k}")
            study = self.folder / f"study{k}"
            self.assertEqual([tuple(row[:2]) for row in rows_of((study / "ties_only.csv").read_text(encoding="utf-8"))][1:], ids)
            self.assertEqual(len(rows_of((study / "actors.csv").read_text(encoding="utf-8"))), 4)
        # Elements alone, beside a workbook of answers: that one's sheet has a name of its own.
        self.put("elements.xlsx", xlsx({"People": elements}))
        self.put("answers.xlsx", xlsx({"Form1": answers}))
        self.sound("import", "elements.xlsx", "answers.xlsx", "--blanks", "no", "-o", "both")
        self.assertEqual(len(rows_of((self.folder / "both" / "ties_only.csv").read_text(encoding="utf-8"))), 7)
        # Both sheets of Kumu beside answers.
        self.put("kumu.xlsx", xlsx({"Elements": elements, "Connections": links}))
        self.sound("import", "kumu.xlsx", "answers.xlsx", "--blanks", "no", "--wave", "before", "--wave", "after", "-o", "three")
        self.assertEqual(len(rows_of((self.folder / "three" / "ties_before.csv").read_text(encoding="utf-8"))), 2)
        self.assertEqual(len(rows_of((self.folder / "three" / "ties_after.csv").read_text(encoding="utf-8"))), 7)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
