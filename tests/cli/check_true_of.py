#!/usr/bin/env python3
"""check_true_of.py CROSSTIE ROOT: what a pack says can be true of the study that it is of.

Packs of drawn studies of a kind each: without a file of who answered, without direction, without areas, asked once, and with
figures that a reader divides or adds up. Read are paper and annex as pages, with their pictures in words; the figures come from
the drawings, or are worked out here from the tables as they are printed."""
import csv
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE = ROOT / "data" / "east_london"
PEOPLE = 14


def pack_of(folder, *args):
    pack = pathlib.Path(folder) / "pack"
    done = subprocess.run([PROGRAM, "report", *map(str, args), "-o", pack, "--draws", "200", "-q", "--overwrite"],
                          capture_output=True, timeout=300, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{args}: {done.returncode}\n{done.stderr.decode()}")
    return pack


def page(path):
    """Its text, a block a line; of pictures what is read aloud."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", path.read_text(encoding="utf-8"), flags=re.S)
    text = re.sub(r"</(?:p|li|td|th|h[1-6]|caption|figcaption|dd|dt|title|desc|text)>", "\n", text)
    return "\n".join(" ".join(line.split()) for line in html.unescape(re.sub(r"<[^>]+>", "", text)).split("\n") if line.strip())


def both(pack):
    return page(pack / "paper.html") + "\n" + page(pack / "annex.html")


def rows(path):
    """Every row of every table: its cells as they are printed."""
    found = []
    for row in re.findall(r"<tr>(.*?)</tr>", path.read_text(encoding="utf-8"), flags=re.S):
        found.append([html.unescape(re.sub(r"<[^>]+>", "", cell)).strip()
                      for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.S)])
    return found


def row(path, head, cells_of_it=None):
    """The cells beside a row's head; of a table of so many columns, where several have such a row."""
    found = [cells for cells in rows(path) if cells and cells[0] == head and cells_of_it in (None, len(cells))]
    if len(found) != 1:
        raise AssertionError((head, found))
    return found[0][1:]


def ties(folder, name, ring, further=()):
    """Everybody with the next `ring` of a circle, and some pairs more."""
    pairs = [(k, (k + step) % PEOPLE) for k in range(PEOPLE) for step in range(1, ring + 1)] + list(further)
    path = pathlib.Path(folder) / name
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["source", "target"])
        table.writerows([f"p{a}", f"p{b}"] for a, b in pairs)
    return path


def actors(folder, areas=0):
    path = pathlib.Path(folder) / "people.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["id", "label"] + ["house"] * (areas > 0))
        table.writerows([f"p{k}", f"Person {k}", *([f"House {k % areas}"] if areas else [])] for k in range(PEOPLE))
    return path


class TrueOf(unittest.TestCase):
    def setUp(self):
        self.keep = tempfile.TemporaryDirectory()
        self.addCleanup(self.keep.cleanup)
        self.folder = pathlib.Path(self.keep.name)

    def networks(self, *flags, edition="group", areas=0):
        before, after = ties(self.folder, "a.csv", 1), ties(self.folder, "b.csv", 2, [(0, 7), (3, 9)])
        return pack_of(self.folder, before, after, "--actors", actors(self.folder, areas), "--edition", edition, *flags)

    def test_silence_is_told_as_it_is_read(self):
        for flags in ((), ("--undirected",)):
            text = both(self.networks(*flags))
            self.assertIn("No file says who answered, so every pair is taken as answered: silence is read as no link.", text)
            for untrue in ("not read as no link", "People who answered", "who answered has", "No answer:", "how many answered"):
                self.assertNotIn(untrue, text)
        recorded = both(pack_of(self.folder, SAMPLE))
        self.assertIn("what was not answered is left out, not read as no link", recorded)
        self.assertNotIn("silence is read as no link", recorded)

    def test_one_survey_without_answers_on_record(self):
        once = pack_of(self.folder, ties(self.folder, "a.csv", 1), "--actors", actors(self.folder))
        text = both(once)
        self.assertIn("Everybody on the list has a contact.", text)
        self.assertIn("silence is read as no link", text)
        for untrue in ("who answered has", "of those who answered", "both lists", "not read as no link", "how many answered"):
            self.assertNotIn(untrue, text)

    def test_without_direction_nobody_names_anybody(self):
        text = both(self.networks("--undirected"))
        for untrue in ("Reciprocity", "being named", "Named by a person"):
            self.assertNotIn(untrue, text)
        # A measure and a test are called by what they are of networks with a direction.
        text = re.sub(r"How many others each person names, on average; without direction, is linked with", "", text)
        text = re.sub(r"leave out who is named", "", text)
        # Names that are not of people by people: of the study, of areas, of those whom a picture does not call by name.
        text = re.sub(r"list of names|whom to name|no areas are named|nobody is named|this study names|"
                      r"taught names", "", text)
        self.assertEqual(re.findall(r".*\b(?:name|names|named|naming|colleagues?|Confirmed)\b(?! anybody).*", text), [])
        self.assertIn("A link counts as lost when it is not reported again", text)
        self.assertNotIn("The picture shows contacts", text)
        self.assertIn("more contacts than before", text)
        self.assertIn("The picture shows contacts, where two people who name each other count once (Figure 1).", both(self.networks()))

    def test_without_areas_no_row_speaks_of_them(self):
        text = both(self.networks())
        for untrue in ("as units not asked", "Areas as units", '"Clear" needs', " reached:"):
            self.assertNotIn(untrue, text)
        self.assertIn('"Likely" needs the first to lie to one side of no change.', text)

    def test_areas_are_called_by_the_study_s_own_word(self):
        text = both(self.networks("--by", "house", areas=2))
        self.assertIn("fewer than 3 houses", text)
        self.assertNotRegex(text, r"fewer than 3 areas|\ban area\b|by area\b")
        public = both(pack_of(self.folder, SAMPLE))
        self.assertIn("no figure for any borough of fewer than 5 people", public)
        self.assertNotRegex(public, r"\ban area\b|by area\b")

    def test_a_change_of_one_part_has_no_section_of_parts(self):
        pack = self.networks()
        self.assertNotIn("Where the change comes from", both(pack))
        self.assertFalse((pack / "diagrams" / "split.svg").exists())
        sample = pack_of(self.folder, SAMPLE)
        self.assertIn("Where the change comes from", both(sample))
        self.assertTrue((sample / "diagrams" / "split.svg").exists())

    def test_a_source_says_something_and_once(self):
        for pack in (self.networks(), pack_of(self.folder, self.folder / "a.csv", "--actors", self.folder / "people.csv")):
            source = re.search(r"^Source: .*$", page(pack / "paper.html"), re.M).group(0)
            self.assertNotRegex(source, r"Before|After")
            for name in ("a.csv", "b.csv"):
                self.assertLessEqual(source.count(name), 1)

    def test_surveys_are_called_by_their_names(self):
        for number in (1, 2, 3):
            ties(self.folder, f"w{number}.csv", number)
        study = {"crosstie_study": 1, "title": "Three", "actors": actors(self.folder).name,
                 "waves": [{"key": f"w{k}", "label": f"Survey {k}", "ties": f"w{k}.csv"} for k in (1, 2, 3)],
                 "relations": [{"key": "contact", "directed": True}]}
        (self.folder / "study.json").write_text(json.dumps(study), encoding="utf-8")
        annex = pack_of(self.folder, self.folder, "--edition", "group") / "annex.html"
        self.assertEqual(row(annex, "Survey 1 to Survey 2")[:2], ["14", "14"])
        self.assertNotRegex(page(annex), r"\bw[123]\b, w[123]\b")

    def test_a_reader_who_divides_and_adds_up(self):
        pack = pack_of(self.folder, SAMPLE, "--edition", "group")
        annex, text = pack / "annex.html", page(pack / "annex.html")
        # The odds as printed, the second over the first, are the change as printed.
        before, after = map(float, row(annex, "Odds of a link across, over odds within"))
        self.assertAlmostEqual(after / before, float(row(annex, "Odds after over odds before")[1]), delta=0.02)
        # One share, one figure: of pairs answered both times as the paper's glance has it.
        glance = row(pack / "paper.html", "Share of those pairs that are linked")
        each = row(annex, "Share of answered pairs that are linked")
        self.assertEqual(each[2], f"{glance[0]} before, {glance[1]} after")
        self.assertEqual([len(share.split(".")) for share in each[:2]], [2, 2])
        # By borough each contact across stands twice, and the note says so.
        areas = [cells for cells in rows(annex) if len(cells) == 8 and cells[0] in ("Havering", "Newham", "Redbridge",
                 "Tower Hamlets", "Waltham Forest", "City and Hackney", "Barking and Dagenham") and cells[1].isdigit()]
        self.assertEqual(len(areas), 7)
        self.assertEqual((sum(int(cells[3]) for cells in areas), sum(int(cells[4]) for cells in areas)), (2 * 54, 2 * 110))
        self.assertIn("those columns add up to twice their number", text)
        # A change that is not the difference of the rounded figures beside it says why.
        before, after, change = (float(cell.replace("+", "")) for cell in row(annex, "energy", 7)[1:4])
        self.assertNotAlmostEqual(after - before, change, 3)
        self.assertIn("the change is taken before they are rounded", text)
        # The mean of links named is of those who answered: 244 links, 56 of 59 people.
        named = next(cells for cells in rows(annex) if cells[0] == "Working contact: Before the programme")
        self.assertEqual((named[1], named[2], named[4].split()[0]), ("59", "244", f"{244 / 56:.1f}"))
        self.assertIn("The mean is of those who answered.", text)
        # A column of people holds people.
        self.assertNotIn("Half of them gained at least", text)

    def test_the_least_likely_change_is_not_called_the_largest(self):
        text = page(pack_of(self.folder, SAMPLE, "--edition", "group") / "annex.html")
        self.assertNotIn("changed most", text)
        told = re.search(r"The change of links least likely by chance is (within|from) (.+?), ([+\u2212][0-9.]+) points; allowing "
                         r"for all [0-9]+ tested, p = ([0-9.]+): (no more|more) than chance would give\.", text)
        self.assertTrue(told)
        self.assertEqual(told.group(5) == "more", float(told.group(4)) < 0.05)

    def test_one_population_is_named_where_another_share_is_told(self):
        text = page(pack_of(self.folder, SAMPLE, "--edition", "group") / "annex.html")
        self.assertIn("Counting people of one work-stream only, inside", text)
        self.assertIn("Counting all pairs that each survey answered, the share linked changed by", text)
        self.assertNotIn("The first is used elsewhere", text)
        self.assertNotIn("not distinguishable", text)  # a word for programs; readers have "no clear change"
        self.assertNotIn("are not tested against each other", text)  # a table does

    def test_a_title_does_not_take_back_its_verb(self):
        # Contacts of the schoolboys rise by their own test, links by theirs do not.
        pack = pack_of(self.folder, ROOT / "data" / "coleman", "--edition", "group")
        self.assertIn("no clear change", row(pack / "paper.html", "Links among the 5,256 pairs answered both times")[3])
        self.assertIn("count once; by their own test they show a likely rise", page(pack / "paper.html"))
        titles = [path.read_text(encoding="utf-8") for path in (pack / "diagrams").glob("*.txt")]
        self.assertTrue(any("Contacts rose from 181 to 202" in title for title in titles))
        for title in titles:
            self.assertNotRegex(title, r"(?:Contacts|per person) (?:rose|fell|changed|doubled|[a-z ]+doubled)[^.;]*; no clear change")

    def test_nothing_is_said_twice(self):
        text = page(pack_of(self.folder, SAMPLE) / "annex.html")
        for once in ("Strengths, question by question", "lasting links of any strength", "met for the first time in these"):
            self.assertNotIn(once, text)
        self.assertIn("Links by what became of their strength", text)
        self.assertIn("they may have met elsewhere before", text)
        self.assertNotIn("(P and N)", text)
        self.assertIn("Influence by interest of people is not shown", text)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
