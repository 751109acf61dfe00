#!/usr/bin/env python3
"""check_many_areas.py CROSSTIE ROOT: what is drawn of more areas than a ring of circles holds."""
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import lines_on_marks
import made_study
from check_pictures import PROGRAM, draw, title, words


class ManyAreas(unittest.TestCase):
    """Above 12 areas the largest stand in the middle, above 20 a table shows them; its numbers are those of `compare`."""

    def study(self, folder, people, areas):
        return made_study.make(pathlib.Path(folder) / "study", people, areas, 2)

    def between(self, study):
        done = subprocess.run([PROGRAM, "compare", study, "--format", "json", "--draws", "10", "-q"], capture_output=True,
                              check=True, timeout=300)
        return {frozenset((row["area"], row["with"])): row for row in json.loads(done.stdout)["areas"]["between"]
                if row["area"] != row["with"]}

    def cells(self, svg):
        """What a table shows: {(row, column): number} of its cells, 0 for an empty one, and the names of its rows."""
        svg = svg[svg.index('class="cell') - 6:]
        boxes = [tuple(float(v) for v in box) for box in
                 re.findall(r'class="cell"[^>]*? x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', svg)]
        columns = {x: k for k, x in enumerate(sorted({box[0] for box in boxes}))}
        rows = {y: k for k, y in enumerate(sorted({box[1] for box in boxes}))}
        inside = [(float(x), float(y), words) for x, y, words in
                  re.findall(r'<text class="inside"[^>]*? x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<', svg)]
        found = {}
        for x, y, wide, high in boxes:
            words = [text for at, base, text in inside if x < at < x + wide and y < base < y + high + 0.5]
            self.assertLess(len(words), 2)
            found[rows[y], columns[x]] = int(words[0].replace("\u2212", "-").replace(",", "")) if words else 0
        return found

    def test_the_largest_in_the_middle(self):
        with tempfile.TemporaryDirectory() as folder:
            study = self.study(folder, 180, 15)
            for view in ("areas", "areas-change", "areas-pair"):
                svg = draw(study, "--view", view)
                people = re.findall(r'<g class="people">(.*?)</g>', svg, re.S)[0]
                marks = [tuple(float(v) for v in mark) for mark in
                         re.findall(r'cx="([\d.]+)" cy="([\d.]+)" rx="([\d.]+)"', people)]
                self.assertEqual(len(marks), 15)
                x0, x1 = min(m[0] for m in marks), max(m[0] for m in marks)
                y0, y1 = min(m[1] for m in marks), max(m[1] for m in marks)
                out = lambda m: math.hypot((2 * m[0] - x0 - x1) / (x1 - x0), (2 * m[1] - y0 - y1) / (y1 - y0))
                inside = [m for m in marks if out(m) < 0.72]
                self.assertEqual(len(inside), 5)
                # As large as any outside; areas whose people changed are drawn as large as at this survey.
                self.assertGreater(sum(m[2] for m in inside) / 5, max(sorted(m[2] for m in marks)[:10]) * 0.9)
                lines, struck = lines_on_marks.measured(svg)
                self.assertLess(struck / lines, 0.05, view)
                self.assertIn("The largest stand in the middle.", words(svg))
                self.assertRegex(words(svg), r"Lines of [^.]* are faint\.")
                full = len(re.findall("<path", re.sub(r'<g class="contacts \w+ quiet">.*?</g>', "", svg, flags=re.S)))
                self.assertLess(full, 3 * (2 * 15 + 12) + 20)

    def test_above_twenty_a_table_before_and_after(self):
        with tempfile.TemporaryDirectory() as folder:
            study = self.study(folder, 300, 24)
            told = self.between(study)
            svg = draw(study, "--view", "areas")
            names = re.findall(r'class="area-name"[^>]*text-anchor="end"[^>]*>([^<]*)<', svg)[0::2]
            self.assertEqual(len(set(names)), 24)
            cells = self.cells(svg)
            for a, one in enumerate(names):
                for b, other in enumerate(names):
                    if a == b:
                        continue
                    row = told.get(frozenset((one, other)), {"from": 0, "to": 0})
                    self.assertEqual(cells[a, b], row["to" if b > a else "from"], f"{one}, {other}")
            sums = [sum(row["from"] + row["to"] for pair, row in told.items() if name in pair) for name in names]
            self.assertEqual(sums, sorted(sums, reverse=True))  # most contacts first
            fewer = len(re.findall('class="cell fewer"', svg))
            self.assertEqual(fewer, sum(row["to"] < row["from"] for row in told.values()))
            self.assertEqual(title(svg).split()[0], str(sum(row["to"] > row["from"] for row in told.values())))
            self.assertGreaterEqual(min(float(s) for s in re.findall(r'font-size="([\d.]+)"', svg)), 7.9)

    def test_above_twenty_one_survey_or_the_change(self):
        with tempfile.TemporaryDirectory() as folder:
            study = self.study(folder, 300, 24)
            told = self.between(study)
            for view, value in (("areas-before", "from"), ("areas-after", "to"), ("areas-change", "change")):
                svg = draw(study, "--view", view)
                names = re.findall(r'class="area-name"[^>]*text-anchor="end"[^>]*>([^<]*)<', svg)
                cells = self.cells(svg)
                for a, one in enumerate(names):
                    for b in range(a):
                        row = told.get(frozenset((one, names[b])), {value: 0})
                        self.assertEqual(cells[a, b], row[value], f"{view}: {one}, {names[b]}")
                if value != "change":
                    linked = sum(row[value] > 0 for row in told.values())
                    self.assertIn(f": {linked} of 276 pairs of boroughs have a contact; ", title(svg))

    def test_more_than_a_page_holds_stand_together(self):
        with tempfile.TemporaryDirectory() as folder:
            study = self.study(folder, 300, 45)
            told = self.between(study)
            svg = draw(study, "--view", "areas-change")
            names = re.findall(r'class="area-name"[^>]*text-anchor="end"[^>]*>([^<]*)<', svg)
            self.assertEqual(len(names), 40)
            self.assertEqual(names[-1], "Other 6 boroughs")
            self.assertIn("The 39 boroughs with most contacts have a row each; the other 6 stand in the last.", words(svg))
            cells, rest = self.cells(svg), {name for pair in told for name in pair} - set(names)
            self.assertEqual(len(rest), 6)
            for b, one in enumerate(names[:-1]):
                self.assertEqual(cells[39, b], sum(row["change"] for pair, row in told.items() if one in pair and pair & rest))
            self.assertEqual(title(svg).split()[0], str(sum(row["change"] > 0 for row in told.values())))
            self.assertIn("6 with fewest contacts stand together.", self.alt(study, "heat"))

    def test_surveys_side_by_side_have_bands_too(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("a band stands for all contacts between two boroughs", words(draw(self.study(folder, 250, 7), "--view", "waves")))

    def boxes(self, svg, css):
        """The box of each text of a class, as narrow as its letters can be."""
        for x, y, size, anchor, text in re.findall(
                rf'<text class="{css}"[^>]*? x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"[^>]*?text-anchor="(\w+)"[^>]*>([^<]*)<', svg):
            x, y, wide = float(x), float(y), 0.47 * float(size) * len(text)
            left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[anchor]
            yield left, y - 0.7 * float(size), left + wide, y, text

    def test_no_name_of_forty_on_another(self):
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(3, 6):
                study = made_study.make(pathlib.Path(folder) / f"study{seed}", 400, 40, seed)
                people = (study / "actors.csv").read_text(encoding="utf-8")
                (study / "actors.csv").write_text(people.replace("Area ", "Millbrook "), encoding="utf-8")
                for view in ("before", "after", "change"):
                    names = list(self.boxes(draw(study, "--view", view), "area-name"))
                    self.assertGreaterEqual(len(names), 40)
                    for k, (a, b, c, d, one) in enumerate(names):
                        for e, f, g, h, other in names[k + 1:]:
                            self.assertFalse(min(c, g) - max(a, e) > 0.5 and min(d, h) - max(b, f) > 0.5,
                                             f"{seed}, {view}: {one} on {other}")

    def test_beside_chance_all_words_stand_on_the_page(self):
        with tempfile.TemporaryDirectory() as folder:
            for people, areas in ((400, 40), (900, 7)):
                svg = draw(made_study.make(pathlib.Path(folder) / f"study{people}", people, areas, 2), "--view", "chance")
                for left, _, right, _, text in self.boxes(svg, "fact"):
                    self.assertGreater(left, 30 - 6, text)  # the margin, and what the letters may be narrower
                    self.assertLess(right, 812 + 6, text)

    def alt(self, study, view):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "picture.svg"
            subprocess.run([PROGRAM, "draw", study, "--view", view, "-o", path, "-q"], check=True)
            return path.with_suffix(".txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
