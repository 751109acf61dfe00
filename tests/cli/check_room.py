#!/usr/bin/env python3
"""check_room.py CROSSTIE ROOT: pictures fill their panels, whatever number of areas there is; who is in contact with nobody
stands aside; one leader's picture has every name."""
import json
import math
import pathlib
import re
import shutil
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import blank_share
import lines_on_marks
import made_study
from check_pictures import DATASETS, SAMPLE, draw, group, tables, words


class Room(unittest.TestCase):
    def spread(self, svg):
        """Width and height of what the first panel's marks cover, in points."""
        _, marks, _ = next(iter(lines_on_marks.panels(svg)))
        xs, ys = [m[0] for m in marks], [m[1] for m in marks]
        return max(xs) - min(xs), max(ys) - min(ys)

    def test_without_areas_the_panel_is_full(self):
        wide, high = self.spread(draw(SAMPLE, "--no-areas", "--view", "change"))
        self.assertGreater(wide, 0.75 * 782)
        self.assertGreater(high, 240)
        wide, high = self.spread(draw(SAMPLE, "--no-areas"))
        self.assertGreater(wide, 0.8 * 250)

    def test_who_has_no_contact_stands_aside(self):
        with tempfile.TemporaryDirectory() as folder:
            files = tables(pathlib.Path(folder), "ab bc cd de ea ac", "ab bc cd da ef ge")
            actors = pathlib.Path(folder) / "people.csv"
            actors.write_text("id\n" + "\n".join("abcdefgxyz") + "\n", encoding="utf-8")
            svg = draw(*files, "--actors", actors, "--view", "change")
            marks = dict(re.findall(r'<title>(\w)[^<]*</title>\s*<ellipse[^>]*cy="([\d.]+)"', svg))
            lowest = max(float(marks[name]) for name in "abcdefg")
            self.assertEqual(len({marks[name] for name in "xyz"}), 1)
            self.assertGreater(float(marks["x"]), lowest + 5)
            self.assertIn("Those in the row below are in contact with nobody at any survey.", words(svg))

    def study(self, folder, areas):
        """Sixty people in so many areas: with none the column is empty, with fewer than two nobody is across."""
        study = made_study.make(pathlib.Path(folder) / f"study{areas}", 60, max(1, areas), 5)
        if areas == 0:
            settings = json.loads((study / "study.json").read_text(encoding="utf-8"))
            settings.pop("by", None)
            (study / "study.json").write_text(json.dumps(settings), encoding="utf-8")
        return study

    def test_few_areas_leave_little_of_a_panel_blank(self):
        """Under 45% of any picture's panels, where 45 to 96% were blank: of two circles side by side the most."""
        views = ("triptych", "pair", "change", "before", "ego:zqx7", "waves", "work-streams", "areas", "areas-pair", "areas-change")
        seen = 0
        with tempfile.TemporaryDirectory() as folder:
            for areas in range(5):
                study = self.study(folder, areas)
                for view in views:
                    if areas < 2 and view.startswith("areas"):
                        continue
                    for size in ("a4", "a4-half", "slide"):
                        with self.subTest(areas=areas, view=view, size=size):
                            blank = [share for _, share in blank_share.shares(draw(study, "--view", view, "--size", size))]
                            self.assertLess(sum(blank) / len(blank), 0.45 if view == "areas-change" else 0.36)
                            seen += 1
        self.assertEqual(seen, 5 * 7 * 3 + 3 * 3 * 3)

    def test_charts_fill_their_page(self):
        """Of one area, two, seven and fifteen, of every size: under a tenth of the plot's height is blank at its foot, where a
        quarter to four fifths were, and no more at its top; of a single row under a third."""
        seen = 0
        with tempfile.TemporaryDirectory() as folder:
            studies = {areas: self.study(folder, areas) for areas in (1, 2, 15)}
            for areas, study in (*studies.items(), (7, SAMPLE)):
                for view in ("density", "turnover", "response", "slope", "new-contacts", "split", "heat"):
                    if areas == 1 and view in ("slope", "heat"):
                        continue
                    for size in ("a4", "a4-half", "slide"):
                        with self.subTest(areas=areas, view=view, size=size):
                            foot, top, side = blank_share.of_chart(draw(study, "--view", view, "--size", size))
                            most = 0.33 if areas == 1 else 0.12
                            self.assertLess(foot, most)
                            self.assertLess(top, most)
                            self.assertLess(side, 0.13)
                            seen += 1
        self.assertEqual(seen, 3 * (4 * 7 - 2))

    def test_organisations_without_areas_fill_the_panel(self):
        for args in ((), ("--size", "slide")):
            for view in ("organisations", "organisations-change"):
                blank = [share for _, share in blank_share.shares(draw(SAMPLE, "--no-areas", "--view", view, *args))]
                self.assertLess(sum(blank) / len(blank), 0.36, view)

    def test_two_areas_have_large_circles(self):
        with tempfile.TemporaryDirectory() as folder:
            svg = draw(self.study(folder, 2), "--view", "areas-change")
            marks = next(iter(lines_on_marks.panels(svg)))[1]
            self.assertEqual(len(marks), 2)
            self.assertGreater(max(mark[2] for mark in marks), 80)  # points, of a panel 780 wide
            self.assertGreater(abs(marks[0][0] - marks[1][0]), 350)

    def test_eight_surveys_in_two_rows(self):
        folder = DATASETS / "newcomb_fraternity"
        if not folder.is_dir():
            self.skipTest("../shared/datasets is not there")
        files = sorted(folder.glob("ties_*.csv"))[:8]
        with tempfile.TemporaryDirectory() as there:
            waves = [{"key": f"w{k}", "label": f"Week {k}", "ties": f"w{k}.csv"} for k in range(8)]
            for wave, file in zip(waves, files):
                shutil.copy(file, pathlib.Path(there) / wave["ties"])
            shutil.copy(folder / "nodes.csv", there)
            study = {"crosstie_study": 1, "title": "Newcomb", "source": "Newcomb 1961", "actors": "nodes.csv", "waves": waves,
                     "relations": [{"key": "liking", "label": "liking", "directed": True}]}
            (pathlib.Path(there) / "study.json").write_text(json.dumps(study), encoding="utf-8")
            svg = draw(there, "--view", "waves")
        panels = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="2.5"', svg)
        self.assertEqual(len(panels), 8)
        self.assertEqual((len({x for x, _ in panels}), len({y for _, y in panels})), (4, 2))

    def test_only_a_circle_is_round(self):
        """Of seven kinds, at every size: how much of the disc of its own length of outline a mark covers. A hexagon covers 0.91 of
        it and a pentagon 0.86, and at 3 points both are circles."""
        with tempfile.TemporaryDirectory() as folder:
            study = made_study.make(pathlib.Path(folder) / "study", 60, 9, 5)
            settings = json.loads((study / "study.json").read_text(encoding="utf-8")) | {"kind": "area"}
            (study / "study.json").write_text(json.dumps(settings), encoding="utf-8")
            for size in ("a4", "a4-half", "slide"):
                svg = draw(study, "--size", size, "--palette", "mono")
                outlines = set()
                people = [g for g in xml.fromstring(svg).iter(lines_on_marks.SVG + "g") if g.get("class") == "people"]
                for polygon in (p for g in people for p in g.iter(lines_on_marks.SVG + "polygon")):
                    points = polygon.get("points")
                    corners = lines_on_marks.numbers(points)
                    corners = list(dict.fromkeys(zip(corners[0::2], corners[1::2])))
                    sides = [(one, other) for one, other in zip(corners, corners[1:] + corners[:1]) if one != other]
                    area = abs(sum(a[0] * b[1] - a[1] * b[0] for a, b in sides)) / 2
                    around = sum(math.dist(*side) for side in sides)
                    self.assertLess(4 * math.pi * area / around ** 2, 0.82, points)
                    ys = [y for _, y in corners]
                    off = sum(ys) / len(ys) - (min(ys) + max(ys)) / 2
                    up = 0 if abs(off) < 0.1 else math.copysign(1, off)
                    slant = round(sum(a[0] != b[0] and a[1] != b[1] for a, b in sides) / len(sides), 1)
                    outlines.add((len(sides), up, slant))
                self.assertEqual(len(outlines), 6, outlines)

    def test_one_leader_has_every_name(self):
        svg = draw(SAMPLE, "--view", "ego:L14")
        self.assertNotIn("without a label", svg)
        self.assertNotIn(">Havering<", svg)  # no contact there
        self.assertIn(">Redbridge<", svg)

    def test_without_areas_what_became_of_contacts_stands_together(self):
        """Round the leader, who stands in the middle: those kept, those new, those seen once, those lost."""
        for leader in ("L01", "L14", "L31"):
            svg = draw(SAMPLE, "--no-areas", "--view", f"ego:{leader}")
            after = [g for g in xml.fromstring(svg).iter(lines_on_marks.SVG + "g") if g.get("class", "").startswith("panel")][1]
            _, marks, _ = list(lines_on_marks.panels(svg))[1]
            x, y, _ = max(marks, key=lambda mark: mark[2])
            self.assertLess(abs(x - (min(m[0] for m in marks) + max(m[0] for m in marks)) / 2), 40)
            round_it = []
            for g in after.iter(lines_on_marks.SVG + "g"):
                if g.get("class", "").startswith("contacts ") and "key" not in g.get("class"):
                    for path in g.iter(lines_on_marks.SVG + "path"):
                        if path.get("class") == "cross":
                            continue
                        values = lines_on_marks.numbers(path.get("d"))
                        far = max((values[:2], values[-2:]), key=lambda end: math.dist(end, (x, y)))
                        round_it.append((math.atan2(far[1] - y, far[0] - x), g.get("class").split()[1]))
            kinds = [kind for _, kind in sorted(set(round_it))]
            self.assertGreater(len(kinds), 6)
            turns = sum(one != other for one, other in zip(kinds, kinds[1:] + kinds[:1]))
            self.assertLessEqual(turns, len(set(kinds)), f"{leader}: {kinds}")

    def test_leaders_of_numbers_are_no_contacts(self):
        svg = draw(SAMPLE, "--view", "ego:L14")
        key = re.findall(r"<path[^>]*>", group(svg, "contacts key"))
        self.assertGreater(len(key), 0)
        rims = [p for p in key if 'stroke="#ffffff"' in p]
        self.assertEqual(2 * len(rims), len(key))
        for path in key:
            self.assertIn("stroke-width=\"2.4\"" if path in rims else "stroke-width=\"0.6\"", path)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
