#!/usr/bin/env python3
"""check_labels.py CROSSTIE ROOT: long labels are cut so that no two on a picture read alike, and what a picture cuts or leaves
out stands under it, in its alternative text and by name in its long description."""
import html
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import lines_on_marks
import made_study
from check_pictures import PROGRAM, ROOT, draw

TITLES = ["Associate Director of Integrated Urgent and Emergency Care Transformation and Partnerships",
          "Designated Clinical Lead for Children and Young People's Community Services (interim)",
          "Head of Voluntary, Community, Faith and Social Enterprise Sector Partnerships",
          "Deputy Medical Director for Primary and Secondary Care Interface"]
PLACES = [f"Integrated Care Partnership of {a} and Surrounding Districts, {b}" for a in ("Northmoor", "Eastvale", "Millbrook")
          for b in ("Upper", "Lower")]


def study(folder):
    """Sixty people whose titles differ in their last word alone, in areas and organisations that do."""
    draw = random.Random(7)
    people = [f"P{k}" for k in range(60)]
    rows = [f'{who},"{TITLES[k % 4]} {k}","{PLACES[k % 6]}","Community Interest Company for Health and Wellbeing, branch {k % 20}"'
            for k, who in enumerate(people)]
    (folder / "people.csv").write_text("\n".join(["id,label,area,organisation", *rows]) + "\n", encoding="utf-8")
    for name, ties in (("one", 90), ("two", 140)):
        pairs = {tuple(draw.sample(people, 2)) for _ in range(ties)}
        (folder / f"{name}.csv").write_text("source,target\n" + "".join(f"{a},{b}\n" for a, b in sorted(pairs)), encoding="utf-8")
    return [folder / "one.csv", folder / "two.csv", "--actors", folder / "people.csv", "--by", "area"]


def labels(svg, css):
    """Labels of a picture, their lines joined: texts of one class in a row, at one x, one under the other."""
    found, last = [], None
    for x, y, size, text in re.findall(rf'<text class="{css}"[^>]*? x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"[^>]*>([^<]*)<', svg):
        x, y, size = float(x), float(y), float(size)
        if last and x == last[0] and 0 < y - last[1] < 1.6 * size:
            found[-1] += " " + html.unescape(text)
        else:
            found.append(html.unescape(text))
        last = (x, y)
    return found


class Pins(unittest.TestCase):
    def test_what_is_said_of_a_contact_stands_in_its_panel(self):
        """Of the last panel, whose edge is the margin; letters are at least 0.44 of their size wide on the whole."""
        seen = 0
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(12):
                made = made_study.make(pathlib.Path(folder) / f"study{seed}", 50, 6, seed)
                for size, wide in (("a4", 842), ("a4-half", 620)):
                    svg = draw(made, "--size", size)
                    for x, letters, said in re.findall(r'<text class="pill" x="([\d.]+)"[^>]*font-size="([\d.]+)"[^>]*>([^<]*)<', svg):
                        half = 0.22 * float(letters) * len(html.unescape(said))
                        self.assertLess(float(x) + half, wide - 30 + 1, f"{seed}, {size}: {said}")
                        self.assertGreater(float(x) - half, 30 - 1, f"{seed}, {size}: {said}")
                        seen += 1
        self.assertGreater(seen, 60)


class Sample(unittest.TestCase):
    def test_nearly_everybody_is_named(self):
        """Of 62 people; without a label, and without a number that the key explains, were 21 to 25."""
        for view, most in (("before", 2), ("after", 2), ("change", 9)):
            svg = draw(ROOT / "data" / "east_london", "--view", view)
            without = re.search(r">(\d+) symbols? without a label", svg)
            self.assertLessEqual(int(without.group(1)) if without else 0, most, view)
            numbered = len(re.findall(r'<text class="badge"', svg)) // 2
            self.assertLess(numbered, 10, view)

    def test_the_map_is_as_wide_as_its_panel(self):
        """Of 782 points marks took 490 on a page, with a fifth of its height blank above and below."""
        for view in ("before", "change"):
            _, marks, _ = next(iter(lines_on_marks.panels(draw(ROOT / "data" / "east_london", "--view", view))))
            self.assertGreater(max(x for x, _, _ in marks) - min(x for x, _, _ in marks), 540)


class Labels(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.files = study(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def drawn(self, view, *args):
        out = self.path / "picture.svg"
        subprocess.run([PROGRAM, "draw", *self.files, "--view", view, "-o", out, "-q", "--overwrite", *args], check=True)
        return out.read_text(encoding="utf-8"), out.with_suffix(".txt").read_text(encoding="utf-8")

    def test_no_two_people_read_alike(self):
        for view in ("before", "change", "ego:P0"):
            for size in ("a4", "a4-half", "slide"):
                with self.subTest(view=view, size=size):
                    svg, _ = self.drawn(view, "--size", size)
                    panels = re.split('<g class="panel', svg)[1:]
                    for panel in panels:
                        seen = labels(panel, "label")
                        self.assertEqual(len(seen), len(set(seen)), sorted(seen))
                        for label in seen if view != "ego:P0" else []:  # whole, or told by its last word
                            self.assertRegex(label, r" \d+$")
                    if size == "a4":
                        self.assertGreater(len(seen), 4)

    def test_no_two_organisations_or_areas_read_alike(self):
        svg, _ = self.drawn("organisations-change")
        seen = labels(svg, "label")
        self.assertEqual(len(seen), len(set(seen)))
        for view in ("areas-change", "change", "areas"):
            svg, _ = self.drawn(view)
            names = labels(svg, "area-name")
            panels = svg.count('<g class="panel')
            self.assertEqual(len(names), 6 * panels)
            self.assertEqual(len(set(names)), 6, names)
        for chart in ("heat", "slope"):
            svg, _ = self.drawn(chart)
            cut = {re.sub(r"\s*[\d.]+\s*", "", name) for name in labels(svg, "area-name")} - {"Everybody"}
            self.assertGreaterEqual(len(cut), 6, cut)

    def test_what_is_cut_or_left_out_is_named(self):
        svg, told = self.drawn("change")
        note = re.search(r">(?:(\d+) symbols? without a label)?(?:, )?(?:(\d+) labels? shortened)? for want of room; the "
                         r"description names them<", svg)
        self.assertTrue(note)
        without, shortened = (int(count or 0) for count in note.groups())
        seen = labels(svg, "label")
        self.assertEqual(shortened, sum("\u2026" in label for label in seen))
        self.assertGreater(shortened, 5)
        keyed = len(re.findall(r"No room beside them", svg))
        if not keyed:
            self.assertEqual(without, 60 - len(seen))
        self.assertIn("for want of room; the description names them.", told)
        for head, count in (("Without a label", without), ("Label shortened", shortened)):
            if count:
                names = re.search(rf"{head}: ([^.]*)\.", told).group(1).split("; ")
                self.assertEqual(len(names), count)
        self.assertIn("Transformation and Partnerships", told)

    def test_nothing_is_said_where_all_stand_whole(self):
        svg, told = self.drawn("triptych")
        self.assertNotIn("for want of room", svg + told)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
