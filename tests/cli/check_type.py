#!/usr/bin/env python3
"""check_type.py CROSSTIE ROOT: no letter in a picture of the paper or its annex is printed under 8 points.

Printed size = the text's size x the picture's printed width / the width of its viewBox. Printed width: in Word what the
document says of each drawing; in HTML what the style sheet's rules for print say of a picture on a page of its own and of
one on half a page. Of the sample and of studies of two, 15 and 40 areas and of 300 people, in both editions."""
import pathlib
import re
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SMALLEST = 8
POINTS = 72 / 25.4  # in a millimetre
EMU = 12700         # of Word's drawings in a point
COLUMN = {"half": 210 - 2 * 16, "": 297 - 2 * 16}  # text of an upright page and of one on its side, millimetres
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def print_rule(page, selector):
    """The width that the rules for print give a picture, millimetres."""
    rules = page[page.index("@media print"):]
    return float(re.search(r"(?<![\w.-] )" + re.escape(selector) + r" \{[^}]*?width: ([\d.]+)mm", rules)[1])


def figures(page):
    """Of each picture: whether it stands on half a page, the width of its viewBox, and its texts with their sizes."""
    for kind, svg in re.findall(r"<figure id=\"figure-[^\"]*\"( class=\"half\")?>\s*<div[^>]*>\s*(<svg.*?</svg>)", page, re.S):
        width = float(re.search(r'viewBox="0 0 ([\d.]+) ', svg)[1])
        texts = re.findall(r'<text[^>]*font-size="([\d.]+)"[^>]*>([^<]*)<', svg)
        yield "half" if kind else "", width, [(float(size), words) for size, words in texts]


def widths_in_word(file):
    """Of each picture of a Word file but a logo, points."""
    with zipfile.ZipFile(file) as members:
        root = ET.fromstring(members.read("word/document.xml"))
    return [int(inline.find(DRAWING + "extent").get("cx")) / EMU for inline in root.iter(DRAWING + "inline")]


class Type(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.keep.name)
        studies = {"sample": ROOT / "data" / "east_london"}
        for name, people, areas in (("two", 40, 2), ("fifteen", 150, 15), ("forty", 300, 40), ("many", 300, 7)):
            studies[name] = made_study.make(folder / name, people, areas, 3)
        cls.packs = made_study.packs(PROGRAM, studies, folder, 50)

    @classmethod
    def tearDownClass(cls):
        cls.keep.cleanup()

    def test_every_letter_of_every_picture(self):
        self.assertGreaterEqual(len(self.packs), 8)
        seen = 0
        for (name, edition), pack in self.packs.items():
            for document in ("paper", "annex"):
                page = (pack / f"{document}.html").read_text(encoding="utf-8")
                rules = {kind: print_rule(page, f".{kind} .picture svg" if kind else ".picture svg") for kind in COLUMN}
                for kind, room in COLUMN.items():
                    self.assertLessEqual(rules[kind], room)
                pictures = list(figures(page))
                in_word = widths_in_word(pack / f"{document}.docx")
                self.assertEqual(len(pictures), len(in_word), f"{name}, {edition}, {document}")
                for (kind, width, texts), word in zip(pictures, in_word):
                    self.assertTrue(texts)
                    for size, words in texts:
                        with self.subTest(name=name, edition=edition, document=document, words=words):
                            self.assertGreaterEqual(size * rules[kind] * POINTS / width, SMALLEST - 0.01, "HTML")
                            self.assertGreaterEqual(size * word / width, SMALLEST - 0.01, "Word")
                            seen += 1
        self.assertGreater(seen, 1000)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
