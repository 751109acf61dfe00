#!/usr/bin/env python3
"""check_tables.py CROSSTIE ROOT: a table is one table wherever it stands. Paper and annex hold the same cells as pages and as
Word files, and the workbook has the same counts under the same name."""
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COUNT = re.compile(r"[+\u2212]?\d{1,3}(,\d{3})*$")


def plain(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())


def of_page(path):
    """Caption: rows of cells, of every table of a page."""
    tables = {}
    for body in re.findall(r"<table\b.*?</table>", path.read_text(encoding="utf-8"), re.S):
        caption = re.search(r"<caption[^>]*>(.*?)</caption>", body, re.S)
        if caption:
            rows = re.findall(r"<tr\b.*?</tr>", body, re.S)
            tables[plain(caption.group(1))] = [[plain(cell) for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.S)]
                                               for row in rows]
    return tables


def of_word(path):
    """The same of a Word file: the caption is the paragraph before."""
    with zipfile.ZipFile(path) as archive:
        body = xml.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    words = lambda element: " ".join("".join(t.text or "" for t in element.iter(f"{W}t")).split())
    tables, before = {}, ""
    for element in body:
        if element.tag == f"{W}tbl":
            tables[before] = [[words(cell) for cell in row.findall(f"{W}tc")] for row in element.findall(f"{W}tr")]
        else:
            before = words(element) or before
    return tables


def of_workbook(path):
    """Sheet: rows of numbers and texts."""
    with zipfile.ZipFile(path) as archive:
        texts = ["".join(t.text or "" for t in item.iter(f"{S}t")) for item in xml.fromstring(archive.read("xl/sharedStrings.xml"))]
        names = re.findall(r'<sheet name="([^"]+)"', archive.read("xl/workbook.xml").decode())
        sheets = {}
        for k, name in enumerate(names, 1):
            rows = []
            for row in xml.fromstring(archive.read(f"xl/worksheets/sheet{k}.xml")).iter(f"{S}row"):
                cells = []
                for cell in row:
                    value = cell.findtext(f"{S}v")
                    cells.append(texts[int(value)] if cell.get("t") == "s" else value and float(value))
                rows.append(cells)
            sheets[html.unescape(name)] = rows
    return sheets


def number(text):
    return float(text.replace(",", "").replace("\u2212", "-"))


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.keep.name)
        studies = {"sample": ROOT / "data" / "east_london", "made": made_study.make(cls.folder / "made", 40, 4, 3)}
        cls.packs = made_study.packs(PROGRAM, studies, cls.folder, 99)

    @classmethod
    def tearDownClass(cls):
        cls.keep.cleanup()

    def test_page_and_word_hold_the_same_cells(self):
        compared = 0
        for name, pack in self.packs.items():
            for which in ("paper", "annex"):
                page, word = of_page(pack / f"{which}.html"), of_word(pack / f"{which}.docx")
                for caption in page.keys() & word.keys():
                    with self.subTest(study=name, file=which, table=caption):
                        self.assertEqual(page[caption], word[caption])
                    compared += 1
                missing = [caption for caption in page if caption not in word and "as a table" not in caption]
                self.assertEqual(missing, [], (name, which))
        self.assertGreater(compared, 200)

    def test_the_workbook_has_the_counts_of_the_pages(self):
        compared = counts = 0
        for name, pack in self.packs.items():
            sheets = of_workbook(pack / "workbook.xlsx")
            for which in ("paper", "annex"):
                for caption, rows in of_page(pack / f"{which}.html").items():
                    named = re.sub(r"^(Table \d+\.|Figure \d+ as a table:) ", "", caption)
                    named = named.translate(str.maketrans("[]:*?/\\'", " " * 8))[:31].strip()
                    sheet = sheets.get(named)
                    if sheet is None:
                        continue
                    by_head = {}
                    for row in sheet:
                        by_head.setdefault(str(row[0] if row else ""), []).append(row)
                    compared += 1
                    for row in rows[1:]:
                        same = by_head.get(row[0], [])
                        if len(same) != 1:
                            continue
                        there = [cell for cell in same[0] if isinstance(cell, float)]
                        wanted = [number(cell) for cell in row[1:] if COUNT.match(cell)]
                        with self.subTest(study=name, file=which, table=caption, row=row[0]):
                            self.assertEqual([value for value in wanted if value not in there], [])
                        counts += len(wanted)
        self.assertGreater(compared, 80)
        self.assertGreater(counts, 800)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
