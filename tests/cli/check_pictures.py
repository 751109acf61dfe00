#!/usr/bin/env python3
"""check_pictures.py CROSSTIE ROOT: pictures show what they say: no contact through a third person's mark, nothing new hidden
under what was lost, titles that name what they count.

Limits on contacts through a third mark: under 5% on the sample, 10% on eies, 20% on lazega. Graphviz 2.42's neato has 28, 20
and 35% on the same contacts with marks of the same size."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import lines_on_marks
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE, DATASETS = ROOT / "data" / "east_london", ROOT.parent / "shared" / "datasets"


def draw(*args, code=0):
    done = subprocess.run([PROGRAM, "draw", *map(str, args), "-q"], capture_output=True, timeout=300, check=False)
    if done.returncode != code:
        raise AssertionError(f"{args}: exit code {done.returncode}, wanted {code}\n{done.stderr.decode()}")
    return done.stdout.decode() if code == 0 else done.stderr.decode()


def lazega(*args):
    folder = DATASETS / "lazega_lawfirm"
    if not folder.is_dir():
        raise unittest.SkipTest("../shared/datasets is not there")
    return draw(folder / "ties_advice.csv", folder / "ties_friendship.csv", "--actors", folder / "nodes.csv", *args)


def title(svg):
    return re.search(r"<title[^>]*>([^<]*)</title>", svg).group(1)


def words(svg):
    """All words of the page in reading order, lines joined."""
    return " ".join(re.findall(r"<text(?![^>]*class=\"halo\")[^>]*>([^<]*)</text>", svg))


def group(svg, css):
    found = re.search(rf'<g class="{css}">(.*?)</g>', svg, re.S)
    return found.group(1) if found else ""


def tables(folder, before, after):
    """Two tables of ties of a drawing such as "ab bc"; each tie with a strength after a colon, else 1."""
    for name, drawn in (("one.csv", before), ("two.csv", after)):
        rows = [f"{tie[0]},{tie[1]},{tie[3:] or 1}" for tie in drawn.split()]
        (folder / name).write_text("\n".join(["source,target,strength", *rows]) + "\n", encoding="utf-8")
    return folder / "one.csv", folder / "two.csv"


class ThirdMarks(unittest.TestCase):
    def under(self, svg, most, least_lines):
        lines, struck = lines_on_marks.measured(svg)
        self.assertGreater(lines, least_lines)
        self.assertLess(struck / lines, most, f"{struck} of {lines}")

    def test_measured(self):
        """The measure sees a line over a mark, and none past it."""
        marks = [(0, 0, 4), (50, 0, 4), (100, 0, 4)]
        self.assertTrue(lines_on_marks.strikes(lines_on_marks.walked("M0,0C33,0 66,0 100,0"), marks))
        self.assertFalse(lines_on_marks.strikes(lines_on_marks.walked("M0,0C33,12 66,12 100,0"), marks))

    def test_sample(self):
        for view in ("triptych", "pair", "before", "after", "change", "ego:L14"):
            with self.subTest(view=view):
                self.under(draw(SAMPLE, "--view", view), 0.05, 20)
        self.under(draw(SAMPLE, "--size", "slide"), 0.05, 500)

    def test_eies(self):
        folder = DATASETS / "eies"
        if not folder.is_dir():
            self.skipTest("../shared/datasets is not there")
        files = (folder / "ties_t1.csv", folder / "ties_t2.csv", "--actors", folder / "nodes.csv", "--no-areas")
        self.under(draw(*files), 0.10, 1000)
        self.under(draw(*files, "--view", "change"), 0.10, 400)

    def test_lazega(self):
        self.under(lazega("--by", "office"), 0.20, 1500)
        self.under(lazega("--no-areas"), 0.20, 1500)

    def test_one_curve_in_all_panels(self):
        """A contact of two people is the same curve wherever it is drawn."""
        seen = {}
        panels = list(lines_on_marks.panels(draw(SAMPLE, "--view", "pair")))
        left = [min(x for x, _, _ in marks) for _, marks, _ in panels]
        for (_, _, paths), origin in zip(panels, left):
            for path in paths:
                values = lines_on_marks.numbers(path)
                at = [round(v - (origin if k % 2 == 0 else 0), 1) for k, v in enumerate(values)]
                ends = (*at[:2], *at[-2:])
                seen.setdefault(ends, []).append(at)
        both = [curves for curves in seen.values() if len(curves) == 2]
        self.assertGreater(len(both), 50)
        for one, other in both:
            self.assertLess(max(abs(a - b) for a, b in zip(one, other)), 0.15)


class NewAndLost(unittest.TestCase):
    def test_new_lies_on_lost(self):
        svg = draw(SAMPLE, "--view", "change")
        self.assertLess(svg.index('class="contacts lost"'), svg.index('class="contacts gained"'))
        lost = group(svg, "contacts lost")
        paths = re.findall(r"<path(?! class=\"cross\")[^>]*>", lost)
        casings = [p for p in paths if "stroke-dasharray" not in p]
        self.assertEqual(2 * len(casings), len(paths))  # few: each on white

    def test_many_lost_have_thin_dashes_without_casing(self):
        svg = lazega("--by", "office", "--view", "change")
        self.assertLess(svg.index('class="contacts lost"'), svg.index('class="contacts gained"'))
        widths = {}
        for css in ("lost", "gained"):
            drawn = group(svg, f"contacts {css}") + group(svg, f"contacts {css} quiet")
            paths = re.findall(r"<path(?! class=\"cross\")[^>]*>", drawn)
            widths[css] = {float(re.search(r'stroke-width="([\d.]+)"', p).group(1)) for p in paths}
            if css == "lost":
                self.assertEqual(len(paths), 418)
                self.assertTrue(all("stroke-dasharray" in p for p in paths))
        self.assertLess(max(widths["lost"]), min(widths["gained"]))

    def test_many_of_both_stand_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            study = made_study.make(pathlib.Path(folder) / "study", 100, 5, 1)
            svg = draw(study, "--view", "change", "--all-contacts")
            new, lost = (re.search(rf"([\d,]+) {word}", svg).group(1) for word in ("new", "lost"))
            self.assertGreater(min(int(new), int(lost)), 100)
            heads = re.findall(r'class="head"[^>]*>([^<]*)<', svg)
            self.assertEqual(heads, ["New contacts", "Lost contacts"])
            panels = re.split(r'id="ct-change-', svg)[1:]
            self.assertNotIn("contacts lost", panels[0])
            self.assertNotIn("contacts gained", panels[1])


class OwnTitle(unittest.TestCase):
    def test_cut_only_with_a_note(self):
        long = "A finding that is told at some length because the board asked for every reservation to be in it, " * 3
        for view in ("change", "turnover"):
            for title_asked, cut in ((long, True), ("Boroughs work together more than they did", False)):
                with tempfile.TemporaryDirectory() as folder:
                    done = subprocess.run([PROGRAM, "draw", SAMPLE, "--view", view, "--title", title_asked, "-o",
                                           pathlib.Path(folder) / "p.svg"], capture_output=True, text=True, check=True)
                    self.assertEqual("--title is longer than the two lines a picture holds" in done.stderr, cut, done.stderr)


    def test_a_blank_one_is_no_title(self):
        for view in ("change", "turnover"):
            finding = title(draw(SAMPLE, "--view", view))
            done = subprocess.run([PROGRAM, "draw", SAMPLE, "--view", view, "--title", " \t\x7f", "-o", "-"],
                                  capture_output=True, text=True, check=True)
            self.assertEqual(title(done.stdout), finding)
            self.assertIn("--title holds nothing that can be seen", done.stderr)


class Fonts(unittest.TestCase):
    def test_letters_without_a_font_are_said_with_the_package(self):
        """Cuneiform: no font of a usual machine has it. An SVG is drawn with the fonts of whoever opens it."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for label, said in (("\U00012000\U00012001", True), ("Łukasz Ελένη Юлия", False)):
                (folder / "people.csv").write_text(f"id,label,area\na,{label},N\nb,B,N\nc,C,S\nd,D,S\n", encoding="utf-8")
                for wave, ties in (("before", "a,b"), ("after", "a,c")):
                    (folder / f"{wave}.csv").write_text(f"source,target\n{ties}\n", encoding="utf-8")
                for form in ("png", "pdf", "svg"):
                    done = subprocess.run([PROGRAM, "draw", "before.csv", "after.csv", "--actors", "people.csv", "--by", "area",
                                           "--view", "change", "-o", f"p.{form}", "--overwrite"],
                                          cwd=folder, capture_output=True, text=True, check=True)
                    note = "no font on this machine has the letters of other scripts, which stand as boxes here; install"
                    self.assertEqual(note in done.stderr, said and form != "svg", done.stderr)


class Charts(unittest.TestCase):
    def test_heat_by_contacts(self):
        """Tower Hamlets has most contacts with other boroughs, Havering fewest; its steps take no ink."""
        svg = draw(SAMPLE, "--view", "heat")
        names = re.findall(r'class="area-name"[^>]*>([^<]*)<', svg)
        self.assertEqual((names[0], names[1]), ("Tower", "Hamlets"))
        third = names[: len(names) // 3]
        self.assertEqual(third[-1], "Havering")
        fills = [f for f in re.findall(r'class="cell"[^>]*fill="(#[0-9a-f]{6})"', svg)]
        self.assertEqual(len(fills), 3 * 28)
        self.assertEqual({fills[k * (k + 3) // 2] for k in range(7)}, {"#f0f4f5"})

    def test_heat_of_many_has_names_at_both_sides(self):
        with tempfile.TemporaryDirectory() as folder:
            study = made_study.make(pathlib.Path(folder) / "study", 150, 14, 1)
            svg = draw(study, "--view", "heat")
            names = re.findall(r'class="area-name"[^>]*>([^<]*)<', svg)
            self.assertEqual(len(names), 2 * 14)
            self.assertEqual(names[0::2], names[1::2])
            # The key is of what is drawn: changes have a sign.
            self.assertRegex(words(svg), r"\+\d+ contacts?")

    def test_slope_is_as_wide_as_the_page_and_has_no_zero(self):
        svg = draw(SAMPLE, "--view", "slope")
        axes = sorted(float(x) for x in re.findall(r'class="axis"[^>]*x1="([\d.]+)"', svg))
        self.assertGreater(axes[-1] - axes[0], 0.5 * 842)
        self.assertNotIn(">0 contacts per person<", svg)

    def test_no_bar_above_the_last_tick(self):
        svg = draw(SAMPLE, "--view", "new-contacts")
        bars = [float(y) for y in re.findall(r'class="bar (?:within|across)"[^>]*? y="([\d.]+)"', svg)]
        ticks = [float(y) for y in re.findall(r'class="grid"[^>]*y1="([\d.]+)"', svg)]
        self.assertGreater(len(bars), 20)
        self.assertLessEqual(min(ticks), min(bars) + 0.01)


class Wheel(unittest.TestCase):
    """What the change wheel shows is what `compare` says."""

    def compared(self, study, *args):
        done = subprocess.run([PROGRAM, "compare", study, *args, "--format", "json", "--draws", "10", "-q"], capture_output=True,
                              check=True, timeout=300)
        return json.loads(done.stdout)["areas"]

    def marks(self, svg, css):
        """Of each group: what it says of itself, and the widths of its lines by what they are."""
        for body in re.findall(rf'<g class="{css}[^"]*"[^>]*>(.*?)</g>', svg, re.S):
            told = re.search("<title>([^<]*)</title>", body).group(1).replace("&amp;", "&")
            widths = {}
            for kind, width in re.findall(r'<path class="(kept|gained|lost)"[^>]*stroke-width="([\d.]+)"', body):
                widths.setdefault(kind, []).append(float(width))
            yield told, widths

    def numbers(self, told):
        return [int(n.replace(",", "")) for n in re.search(r"([\d,]+) before, ([\d,]+) after; ([\d,]+) kept, ([\d,]+) new, "
                                                           r"([\d,]+) lost$", told).groups()]

    def check(self, study, *args, merged=False):
        svg, areas = draw(study, "--view", "wheel", *args), self.compared(study, *args)
        said, one = {}, []
        for told, widths in self.marks(svg, "ribbon"):
            said[told.split(":")[0]] = self.numbers(told)
            for kind, at in (("kept", 2), ("gained", 3), ("lost", 4)):
                count, drawn = self.numbers(told)[at], widths.get(kind, [])
                self.assertEqual(count > 0, bool(drawn), told)
                if len(drawn) > 1 or (drawn and count == 1 and kind != "kept"):  # opened: a strand a contact
                    self.assertEqual(len(drawn), count, told)
                    one += drawn
                elif drawn and kind != "kept":  # the core lies a little under its edges
                    one.append(drawn[0] / count)
        self.assertGreater(len(one), 10)
        self.assertLess(max(one) - min(one), 0.011)  # as coordinates are written
        for row in areas["between"]:
            numbers = [row["from"], row["to"], row["kept"], row["gained"], row["lost"]]
            if row["area"] != row["with"] and sum(numbers) > 0:
                self.assertEqual(said.pop(f"{row['area']} with {row['with']}"), numbers)
        self.assertEqual(said, {})
        within = {told.split(":")[0]: self.numbers(told) for told, _ in self.marks(svg, "within")}
        for row in areas["between"]:
            numbers = [row["from"], row["to"], row["kept"], row["gained"], row["lost"]]
            shown = row["area"] == row["with"] and sum(numbers) > 0 and not (merged and row["area"].startswith("Other "))
            if shown:
                self.assertEqual(within.pop(f"Within {row['area']}"), numbers)
        self.assertEqual(within, {})
        page = words(svg)
        for row in areas["each"]:
            self.assertIn(f"{row['across']['from']} to {row['across']['to']} with others", page)
            if not (merged and row["area"].startswith("Other ")):
                self.assertIn(f"{row['within']['from']} to {row['within']['to']} within", page)
        return svg

    def test_sample(self):
        for edition in ("public", "group", "named"):
            with self.subTest(edition):
                svg = self.check(SAMPLE, "--edition", edition)
                self.assertEqual("Opened:" in words(svg), edition != "public")
        self.check(SAMPLE, "--relation", "trust")

    def test_areas_put_together(self):
        svg = self.check(SAMPLE, "--by", "sector", "--edition", "public", merged=True)
        self.assertIn("as grouped here", title(svg))
        self.assertIn("within not shown", words(svg))

    def test_title_and_numbers_agree(self):
        """The largest change is in the title and on its ribbon, every fall has a number."""
        svg, areas = draw(SAMPLE, "--view", "wheel"), self.compared(SAMPLE)
        pairs = [row for row in areas["between"] if row["area"] != row["with"]]
        largest = max(pairs, key=lambda row: abs(row["change"]))
        self.assertIn(f"{largest['area']} with {largest['with']} ({largest['from']} to {largest['to']})", title(svg))
        pills = re.findall(r'class="pill"[^>]*>([^<]*)</text>', svg)
        self.assertIn(f"+{largest['change']}", pills)
        self.assertEqual(sum(pill.startswith("\u2212") for pill in pills), sum(row["change"] < 0 for row in pairs))

    def test_every_fall_has_a_number(self):
        with tempfile.TemporaryDirectory() as folder:
            study = made_study.make(pathlib.Path(folder) / "study", 80, 6, 4)
            backwards = ("--from", "after", "--to", "before")
            svg = draw(study, "--view", "wheel", *backwards)
            falls = [row["change"] for row in self.compared(study, *backwards)["between"]
                     if row["area"] != row["with"] and row["change"] < 0]
            pills = [pill for pill in re.findall(r'class="pill"[^>]*>([^<]*)</text>', svg) if pill.startswith("\u2212")]
            self.assertGreater(len(falls), 2)
            self.assertLess(len(falls), 13)
            self.assertEqual(sorted(int(pill[1:]) for pill in pills), sorted(-fall for fall in falls))

    def test_every_page_and_palette(self):
        for size in ("a4", "a4-half", "slide"):
            for palette in ("default", "nhs", "mono"):
                self.assertIn("<svg", draw(SAMPLE, "--view", "wheel", "--size", size, "--palette", palette))

    def test_refused_with_what_works(self):
        for args, mend in ((("--no-areas",), "--by"), (("--from", "before", "--to", "before"), "--view areas")):
            self.assertIn(mend, draw(SAMPLE, "--view", "wheel", *args, code=2))
        with tempfile.TemporaryDirectory() as folder:
            study = made_study.make(pathlib.Path(folder) / "study", 30, 2, 4)
            self.assertIn("--view areas or --view heat", draw(study, "--view", "wheel", code=2))


class Levels(unittest.TestCase):
    def test_no_contact_behind_a_box(self):
        """Behind the box of a work-stream it would read as a contact with it; dotted lines that belong there may end in it."""
        for view in ("levels", "levels-before", "levels:diabetes"):
            svg = draw(SAMPLE, "--view", view)
            boxes = []
            for polygon in re.findall(r'<polygon[^>]* points="([^"]*)"', svg):
                values = lines_on_marks.numbers(polygon)
                xs, ys = values[0::2], values[1::2]
                if max(xs) - min(xs) > 60:
                    boxes.append((min(xs), min(ys), max(xs), max(ys)))
            self.assertGreater(len(boxes), 0)
            seen = 0
            for css in ("contacts within", "contacts between"):
                for path in re.findall(r' d="([^"]*)"', group(svg, css)):
                    seen += 1
                    for x, y in lines_on_marks.walked(path):
                        self.assertFalse(any(b[0] < x < b[2] and b[1] < y < b[3] for b in boxes), f"{view}: {path}")
            self.assertGreater(seen, 5)

    def test_who_is_absent_keeps_a_shape(self):
        """A dotted square is an organisation that is not there, a dotted circle a person."""
        svg = draw(SAMPLE, "--view", "levels-before")
        dotted = re.findall(r"<(ellipse|polygon)[^>]*stroke-dasharray=\"1.2 1.4\"", svg)
        self.assertIn("ellipse", dotted)
        organisations = draw(SAMPLE, "--view", "organisations-before")
        hollow = re.findall(r"<(ellipse|polygon|path)[^>]*stroke-dasharray=\"1.2 1.4\"", organisations)
        self.assertTrue(set(hollow) - {"ellipse"} or not hollow)


class OneRule(unittest.TestCase):
    def test_bands_in_every_picture_of_a_study(self):
        with tempfile.TemporaryDirectory() as folder:
            for people, areas in ((900, 4), (250, 7)):  # of 250 over 250 contacts across, and under 600
                study = made_study.make(pathlib.Path(folder) / f"study{people}", people, areas, 3)
                for view in ("triptych", "change", "pair", "before"):
                    self.assertIn("a band stands for all contacts between two boroughs", words(draw(study, "--view", view)), view)
        self.assertNotIn("a band stands", words(lazega("--by", "status")))  # 269, of 71 people

    def test_names_of_areas_keep_the_margin(self):
        with tempfile.TemporaryDirectory() as folder:
            study = made_study.make(pathlib.Path(folder) / "study", 90, 11, 3)
            for view in ("triptych", "pair", "change", "areas", "organisations"):
                for who in (SAMPLE,) if view == "organisations" else (SAMPLE, study):
                    svg = draw(who, "--view", view)
                    for x, size, anchor, name in re.findall(r'<text class="area-name"[^>]*? x="([\d.]+)"[^>]*font-size="([\d.]+)"'
                                                            r'[^>]*text-anchor="(\w+)"[^>]*>([^<]*)<', svg):
                        self.assertEqual(anchor, "middle")
                        half = 0.25 * float(size) * len(name)  # at least; bold letters are wider
                        self.assertGreater(float(x) - half, 30 - 0.5, f"{view}: {name}")
                        self.assertLess(float(x) + half, 812 + 0.5, f"{view}: {name}")


class Titles(unittest.TestCase):
    def test_a_relation_that_is_no_contact_is_named(self):
        self.assertRegex(title(draw(SAMPLE, "--relation", "trust")), "^Trust: contacts across boroughs ")
        self.assertRegex(title(draw(SAMPLE, "--relation", "trust", "--view", "before")), "^Before the programme, trust: ")
        self.assertRegex(title(draw(SAMPLE, "--relation", "trust", "--view", "heat")), "^Trust: ")
        self.assertRegex(title(draw(SAMPLE, "--relation", "trust", "--view", "areas")), "^Trust: ")
        self.assertRegex(title(draw(SAMPLE)), "^Contacts across boroughs ")

    def test_the_strength_asked_for_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            files = tables(pathlib.Path(folder), "ab:3 bc:1 cd:2 da:3", "ab:3 bc:3 cd:2 ac:3")
            self.assertIn("at strength 2 or more", words(draw(*files, "--tie-from", "2")))
            self.assertNotIn("strength", words(draw(*files)))

    def test_without_direction_nobody_reported(self):
        with tempfile.TemporaryDirectory() as folder:
            files = tables(pathlib.Path(folder), "ab bc cd", "ab bc ac")
            for view in ("change", "split"):
                self.assertNotRegex(draw(*files, "--undirected", "--view", view), "report")
            self.assertIn("A contact is a pair of people with ", words(draw(*files, "--undirected")))
            self.assertIn("at least one reported", words(draw(*files)))

    def test_other_areas_have_their_own_word(self):
        svg = draw(SAMPLE, "--by", "sector")
        self.assertIn("Contacts across sectors ", title(svg))
        self.assertIn("across sectors", words(svg))
        self.assertNotRegex(words(svg), r"\bareas?\b")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
