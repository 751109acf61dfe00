#!/usr/bin/env python3
"""One number, one voice: whatever a paper and its pictures say went from one figure to another by a name is what
numbers.json holds under it, in its sentences, its table at a glance, and the pictures' titles and descriptions. The annex,
where other populations have their say, is not read.

usage: check_numbers.py CROSSTIE PROJECT_ROOT"""
import html
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
DATASETS = ROOT.parent / "shared" / "datasets"
NUMBER = r"([0-9][0-9,]*)"
# What is said to change, and the words between it and its figures: a verb, a share in brackets.
SAID = re.compile(
    r"\b(all links reported|(?<!all )links|contacts (?:across|between|within) [a-z ]+?|they|within [a-z ]+? they|contacts (?:across|between) them)"
    rf"(?: [a-z]+)*?(?: more than (?:doubled|tripled),| nearly (?:doubled|tripled),| (?:doubled|tripled|halved),)? from {NUMBER}"
    rf"(?: \([^)]*\))? to {NUMBER}", re.IGNORECASE)


def text_of(path):
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            page = archive.read("word/document.xml").decode()
        page = re.sub(r"</w:p>", "\n", page)
        return html.unescape(re.sub(r"<[^>]+>", "", page))
    page = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.S)
        alternatives = "\n".join(re.findall(r'<(?:title|desc)[^>]*>([^<]*)<', page))
        page = re.sub(r"</(?:p|li|td|th|h[1-6]|caption|figcaption|dd|dt|text|title|desc)>", "\n", page)
        return html.unescape(re.sub(r"<[^>]+>", "", page) + "\n" + alternatives)
    return page


def named(words):
    """The key of numbers.json that the words name; "they" is what the sentence's last "within" is about."""
    words = words.lower()
    if words.endswith("links") or words.endswith("reported"):
        return words
    if "within" in words or words == "they":
        return "within"
    return "across"


class Numbers(unittest.TestCase):
    def figures(self, pack):
        whole = json.loads((pack / "numbers.json").read_text(encoding="utf-8"))["comparisons"][0]
        found = {"links": (whole["ties"]["from"], whole["ties"]["to"])}
        waves = list(whole["waves"].values())
        if all(wave["ties"] is not None for wave in waves):
            found["all links reported"] = tuple(wave["ties"] for wave in waves)
        areas = whole.get("cross_area")
        if areas and areas.get("from") is not None:
            found["across"] = (areas["from"], areas["to"])
            found["within"] = (areas["within"]["from"], areas["within"]["to"])
        return found

    def check(self, study, edition, *flags):
        with tempfile.TemporaryDirectory() as keep:
            pack = pathlib.Path(keep) / "pack"
            studies = study if isinstance(study, list) else [study]
            run = subprocess.run([PROGRAM, "report", *studies, "-o", pack, "--edition", edition, "--draws", "200", "-q",
                                  *flags], capture_output=True, timeout=300, check=False)
            self.assertEqual(run.returncode, 0, run.stderr)
            figures, said = self.figures(pack), []
            for path in [pack / "paper.html", pack / "paper.docx", *sorted((pack / "diagrams").glob("*.txt"))]:
                for match in SAID.finditer(text_of(path)):
                    key = "organisations" if "organisation" in match.group(0) else named(match.group(1))
                    pair = tuple(int(match.group(k).replace(",", "")) for k in (2, 3))
                    said.append((path.name, match.group(0), key))
                    if key in figures:
                        self.assertEqual(pair, figures[key], (study, edition, path.name, match.group(0)))
            self.check_glance((pack / "paper.html").read_text(encoding="utf-8"), figures)
            return said

    def check_glance(self, page, figures):
        """The table under the first finding: each row's two figures."""
        rows = dict(re.findall(r'<th scope="row"[^>]*>([^<]+)</th>((?:\s*<td[^>]*>[^<]*</td>)+)', page))
        for key, head in (("links", "Links among "), ("across", "Contacts across "), ("within", "Contacts within ")):
            if key not in figures:
                continue
            found = [cells for name, cells in rows.items() if name.startswith(head)]
            self.assertEqual(len(found), 1, (head, sorted(rows)))
            pair = tuple(int(cell.replace(",", "")) for cell in re.findall(r"<td[^>]*>([^<]*)</td>", found[0])[:2])
            self.assertEqual(pair, figures[key], head)

    def test_the_sample_says_each_headline_number_in_one_way(self):
        for edition in ("public", "group"):
            said = self.check(ROOT / "data" / "east_london", edition)
            for key, least in (("links", 4), ("across", 5), ("within", 3), ("all links reported", 1)):
                self.assertGreaterEqual(sum(1 for one in said if one[2] == key), least, (key, said))
            self.assertGreaterEqual(len({one[0] for one in said}), 4, said)

    def test_made_studies_do_too(self):
        for people, areas, seed in ((24, 3, 5), (36, 1, 7), (60, 6, 9)):
            with tempfile.TemporaryDirectory() as keep:
                study = pathlib.Path(keep) / "study"
                made_study.make(study, people, areas, seed)
                self.assertTrue(self.check(study, "group"))

    def test_published_networks_do_too(self):
        if not DATASETS.exists():
            self.skipTest("the shared data sets are not here")
        for name, by in (("eies", ["--by", "discipline"]), ("s50", ["--no-areas"])):
            of = DATASETS / name
            said = self.check([of / "ties_t1.csv", of / "ties_t2.csv"], "group", "--actors", of / "nodes.csv", *by)
            self.assertIn("links", {one[2] for one in said})

    def test_a_second_figure_at_a_glance_is_found(self):
        with tempfile.TemporaryDirectory() as keep:
            pack = pathlib.Path(keep) / "pack"
            subprocess.run([PROGRAM, "report", ROOT / "data" / "east_london", "-o", pack, "--draws", "200", "-q"], check=True,
                           timeout=300)
            page, figures = (pack / "paper.html").read_text(encoding="utf-8"), self.figures(pack)
        self.check_glance(page, figures)
        for key, (was, now) in figures.items():
            if key == "all links reported":
                continue
            with self.assertRaises(AssertionError):
                self.check_glance(page, {**figures, key: (was, now + 1)})

    def test_names_are_told_apart(self):
        self.assertEqual([named(m.group(1)) for m in SAID.finditer(
            "Links rose from 199 (7.6%) to 300 (11.4%). Contacts across boroughs more than doubled, from 54 to 110 (64 new); "
            "all links reported went from 244 to 358; within boroughs they went from 86 to 94; contacts across them more than doubled, from 1,154 to 2,110")],
                         ["links", "across", "all links reported", "within", "across"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
