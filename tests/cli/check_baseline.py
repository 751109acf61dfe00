#!/usr/bin/env python3
"""check_baseline.py CROSSTIE ROOT: a study that was asked once gets a paper and pictures of where it starts.

Its figures come from a drawing of six people, and from golden values where the data sets lie beside the project; nothing in it
speaks of before and after."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_numbers  # for text_of
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
DATASETS, GOLDEN = ROOT.parent / "shared" / "datasets", ROOT.parent / "shared" / "golden"
OF_TWO = re.compile(r"\b(before(?! anybody| some)|both times|both waves|new contacts?|either survey|gained|lost)\b", re.I)

# Six people of two areas; f did not answer. a-b, b-a, a-c in the north (a, b, c); c-d across; d-e in the south (d, e, f).
PEOPLE = "id,label,area\na,Chair,North\nb,Nurse lead,North\nc,GP lead,North\nd,Pharmacist,South\ne,Hospice lead,South\nf,Clerk,South\n"
TIES = "source,target\na,b\nb,a\na,c\nc,d\nd,e\n"
ANSWERS = "actor,answered\na,yes\nb,yes\nc,yes\nd,yes\ne,yes\nf,no\n"


def words_in(path):
    """What a reader reads: of a picture without its elements' own names."""
    text = check_numbers.text_of(path)
    return re.sub(r"<[^>]+>", " ", text) if path.suffix == ".svg" else text


def of_two(path):
    return sorted({hit.group(0) for hit in OF_TWO.finditer(words_in(path))})


def run(*args, cwd=None, code=0):
    done = subprocess.run([PROGRAM, *map(str, args)], cwd=cwd, capture_output=True, timeout=300, check=False)
    if done.returncode != code:
        raise AssertionError(f"{args}: exit code {done.returncode}, wanted {code}\n{done.stderr.decode()}")
    return done


def one_survey(folder, people, areas, seed):
    """A made study's first survey alone."""
    made_study.make(folder, people, areas, seed)
    study = json.loads((folder / "study.json").read_text(encoding="utf-8"))
    study["waves"] = [{**study["waves"][0], "label": "Spring"}]
    (folder / "study.json").write_text(json.dumps(study), encoding="utf-8")
    for extra in ("attendance.csv", "issues.csv", "outcomes.csv", "milestones.csv", "askable_after.csv", "missing_after.csv",
                  "answers_after.csv", "ties_after.csv"):
        (folder / extra).unlink(missing_ok=True)
    return folder


class Baseline(unittest.TestCase):
    def setUp(self):
        self.keep = tempfile.TemporaryDirectory()
        self.addCleanup(self.keep.cleanup)
        self.folder = pathlib.Path(self.keep.name)

    def drawn(self):
        study = self.folder / "drawn"
        study.mkdir()
        for name, text in (("actors.csv", PEOPLE), ("ties.csv", TIES), ("answers.csv", ANSWERS)):
            (study / name).write_text(text, encoding="utf-8")
        (study / "study.json").write_text(json.dumps({
            "crosstie_study": 1, "title": "Drawn for a test", "actors": "actors.csv", "by": {"attribute": "area"},
            "waves": [{"key": "now", "label": "Spring", "ties": "ties.csv", "answers": "answers.csv"}],
            "relations": [{"key": "contact", "directed": True}]}), encoding="utf-8")
        return study

    def pack(self, study, edition, *flags):
        pack = self.folder / f"pack_{edition}"
        run("report", study, "-o", pack, "--edition", edition, "--overwrite", "-q", *flags)
        return pack

    def test_every_section_has_its_heading_also_where_a_table_of_areas_is_too_long_for_the_paper(self):
        pack = self.pack(one_survey(self.folder / "many", 120, 16, 5), "group")
        headings = dict(re.findall(r'<h2 id="([a-z_]+)-heading">(.*?)</h2>', (pack / "annex.html").read_text(encoding="utf-8")))
        self.assertIn("areas", headings)
        self.assertEqual([key for key, words in headings.items() if not words.strip()], [])

    def numbers(self, pack):
        return json.loads((pack / "numbers.json").read_text(encoding="utf-8"))

    def test_the_figures_of_a_drawing(self):
        told = self.numbers(self.pack(self.drawn(), "group"))["baseline"]
        self.assertEqual((told["roster"], told["answered"]), (6, 5))
        self.assertEqual((told["links"], told["pairs_observed"], told["pairs_possible"]), (5, 25, 30))
        self.assertAlmostEqual(told["density"], 5 / 25, 12)
        self.assertEqual((told["contacts"]["within"], told["contacts"]["across"]), (3, 1))
        # Pairs that at least one of the two answered: all 15 but none of them lost, since f's pairs were asked of the others.
        self.assertEqual((told["area_pairs"], told["area_pairs_linked"]), (1, 1))
        self.assertEqual(told["without_contact"], 0)

    def test_the_pack_is_whole_and_comes_out_again(self):
        pack = self.pack(self.drawn(), "group")
        names = {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()}
        for name in ("paper.html", "paper.docx", "annex.html", "annex.docx", "workbook.xlsx", "ties.csv", "diagrams/people.svg",
                     "diagrams/areas.svg", "diagrams/heat.svg", "diagrams/response.svg"):
            self.assertIn(name, names)
        self.assertIn(b"The pack is as published.", run("verify", pack, "--study", self.drawn_again()).stdout)

    def drawn_again(self):
        return self.folder / "drawn"

    def test_nothing_speaks_of_two_surveys(self):
        for name, people, areas in (("forty", 40, 4), ("five_areas", 60, 5)):
            study = one_survey(self.folder / name, people, areas, 11)
            for edition in ("public", "group"):
                pack = self.pack(study, edition)
                for path in [pack / "paper.html", pack / "annex.html", pack / "paper.docx",
                             *sorted((pack / "diagrams").glob("*.txt")), *sorted((pack / "diagrams").glob("*.svg"))]:
                    self.assertEqual(of_two(path), [], (name, edition, path.name))

    def test_every_view_of_one_survey(self):
        study = one_survey(self.folder / "forty", 40, 4, 11)
        for view in ("before", "areas", "areas-before", "organisations", "levels", "ego:zqx3", "heat", "response"):
            with self.subTest(view):
                output = self.folder / f"{view.replace(':', '_')}.svg"
                if view in ("organisations", "levels"):
                    run("draw", study, "--view", view, "-o", output, code=2)
                    continue
                run("draw", study, "--view", view, "-o", output, "-q")
                self.assertEqual(of_two(output), [])
        self.assertEqual(run("draw", study, "-q").stdout, run("draw", study, "--view", "before", "-q").stdout)
        for view in ("change", "pair", "waves", "triptych", "areas-change", "areas-pair", "work-streams"):
            with self.subTest(view):
                refused = run("draw", study, "--view", view, code=2)
                self.assertIn(b"there is one survey", refused.stderr)
        for view in ("slope", "turnover", "density", "split", "new-contacts", "path", "wheel"):
            with self.subTest(view):
                self.assertIn(b"this chart shows", run("draw", study, "--view", view, code=2).stderr)

    def test_what_a_reader_is_told(self):
        pack = self.pack(self.drawn(), "group")
        self.assertTrue((pack / "README.txt").read_text(encoding="utf-8").startswith(
            "Who works with whom: where we start\nDrawn for a test\n"))
        # 5 links of 25 pairs that were answered; fewer than 100 are told by their count.
        self.assertIn("5 of the 25 possible links among 6 people exist by the answers there are.", words_in(pack / "paper.html"))

    def test_small_areas_stand_together_and_every_count_comes_out(self):
        # North of twelve; South of three, West and East of four stand together in public. Contacts: two within North, two
        # within South, three within West; North with South one, North with West one, South with West two.
        people = [f"{area[0]}{k}" for area, size in (("North", 12), ("South", 3), ("West", 4), ("East", 4)) for k in range(size)]
        area = {"N": "North", "S": "South", "W": "West", "E": "East"}
        ties = ["N0,N1", "N1,N2", "S0,S1", "S1,S2", "W0,W1", "W1,W2", "W2,W3", "N0,S0", "N1,W0", "S0,W0", "S1,W1"]
        study = self.folder / "together"
        study.mkdir()
        (study / "actors.csv").write_text("id,area\n" + "".join(f"{one},{area[one[0]]}\n" for one in people), encoding="utf-8")
        (study / "ties.csv").write_text("source,target\n" + "\n".join(ties) + "\n", encoding="utf-8")
        (study / "study.json").write_text(json.dumps({
            "crosstie_study": 1, "title": "Drawn", "actors": "actors.csv", "by": {"attribute": "area"},
            "waves": [{"key": "now", "label": "Spring", "ties": "ties.csv"}],
            "relations": [{"key": "contact", "directed": True}]}), encoding="utf-8")
        pack = self.pack(study, "public")
        paper = (pack / "paper.html").read_text(encoding="utf-8")
        table = re.search(r'<table id="table-areas".*?</table>', paper, re.S).group(0)
        rows = re.findall(r'<th scope="row">([^<]*)</th>((?:<td[^>]*>[^<]*</td>)+)', table)
        told = {name: re.findall(r">([^<]*)</td>", cells) for name, cells in rows}
        # People, contacts within, contacts with the others: 2 + 5 within and 2 + 2 across are all 11.
        self.assertEqual(told, {"North": ["12", "2", "2"], "Other areas": ["11", "5", "2"]})
        self.assertIn("Another 2 contacts join two of the 3 areas of the last row.", paper)
        self.assertIn("The figures by area hold 2 of those across: the other 2 join two of the 3 areas shown together", paper)
        for name in ("areas", "heat"):
            words = (pack / "diagrams" / f"{name}.txt").read_text(encoding="utf-8")
            self.assertTrue(words.startswith("2 contacts between North and the other 3 areas\n"), words)
            self.assertNotIn("groups of", words)
        self.assertNotIn("reached", table)

    def test_one_survey_of_several_can_be_told_by_itself(self):
        pack = self.pack(ROOT / "data" / "east_london", "public", "--from", "before", "--to", "before")
        self.assertIn("baseline", self.numbers(pack))

    def test_a_survey_between_is_told_in_public_by_a_rounded_share_alone(self):
        study = made_study.make(self.folder / "three", 60, 3, 7)
        told = json.loads((study / "study.json").read_text(encoding="utf-8"))
        middle = {**told["waves"][0], "key": "middle", "label": "Middle"}
        told["waves"] = [told["waves"][0], middle, told["waves"][1]]
        (study / "study.json").write_text(json.dumps(told), encoding="utf-8")
        for edition, counts in (("public", False), ("group", True)):
            page = (self.pack(study, edition) / "paper.html").read_text(encoding="utf-8")
            row = re.search(r'<table id="table-chart_path".*?<th scope="row">Middle</th>(.*?)</tr>', page, re.S).group(1)
            answered, links, pairs, share = re.findall(r"<td[^>]*>([^<]*)</td>", row)
            self.assertRegex(answered, r"^\d+ of \d+$")
            self.assertEqual(bool(re.fullmatch(r"[\d,]+", links)), counts, (edition, row))
            self.assertRegex(share, r"^\d+(\.\d)?%$" if counts else r"^\d+%$")

    def test_a_comparison_still_needs_two(self):
        self.assertIn(b"a comparison needs two waves", run("compare", self.drawn(), code=2).stderr)

    def test_golden_values(self):
        if not (GOLDEN / "uk_faculty.json").exists():
            self.skipTest("the golden values are not here")
        of = DATASETS / "uk_faculty"
        views = json.loads((GOLDEN / "uk_faculty.json").read_text(encoding="utf-8"))["views"]
        golden = views["friendship"]["graph"]
        told = self.numbers(self.pack(of / "ties_friendship.csv", "public", "--actors", of / "nodes.csv", "--by", "school"))
        self.assertEqual(told["baseline"]["links"], golden["ties"]["value"])
        self.assertAlmostEqual(told["baseline"]["density"], golden["density"]["value"], 9)
        self.assertEqual(told["networks"][0]["figures"]["ties"], golden["ties"]["value"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
