#!/usr/bin/env python3
"""check_layout.py CROSSTIE ROOT: how well people are laid out, beside Graphviz's neato (layout_figures.py says what is counted).

Without areas no more lines cross than neato's on coleman, kapferer_tailor and s50; through a third person's mark run under 5% of
the contacts of the sample, 10% of eies, 20% of lazega, and of no network more than neato's."""
import json
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import layout_figures
import lines_on_marks
import made_study
from check_pictures import draw

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE, DATASETS = ROOT / "data" / "east_london", ROOT.parent / "shared" / "datasets"
# Two networks of each, one after the other, and how their people are grouped.
NETWORKS = {"eies": ("t1", "t2"), "coleman": ("fall", "spring"), "kapferer_tailor": ("social_t1", "social_t2"),
            "s50": ("t1", "t2"), "lazega_lawfirm": ("advice", "friendship"), "ckm_physicians": ("advice", "discussion")}


def network(name, *more):
    folder = DATASETS / name
    if not folder.is_dir():
        raise unittest.SkipTest(f"{name}: ../shared/datasets is not there")
    return [*(folder / f"ties_{wave}.csv" for wave in NETWORKS[name]), "--actors", folder / "nodes.csv", *(more or ["--no-areas"])]


class Layout(unittest.TestCase):
    def figures(self, arguments, count_crossings=True):
        row = layout_figures.figures(PROGRAM, arguments, count_crossings)
        self.assertGreater(row["contacts"], 30)
        return row

    def test_measured(self):
        """Two lines that cross, and two that meet at an end."""
        places = [(0, 0), (10, 10), (0, 10), (10, 0), (20, 20)]
        self.assertEqual(layout_figures.crossings(places, [(0, 1), (2, 3)]), 1)
        self.assertEqual(layout_figures.crossings(places, [(0, 1), (0, 3)]), 0)
        self.assertEqual(layout_figures.crossings(places, [(0, 2), (1, 3)]), 0)
        self.assertEqual(layout_figures.crossings(places, [(0, 4), (2, 3), (1, 4)]), 1)

    def test_no_more_crossings_than_neato(self):
        if not shutil.which("neato"):
            self.skipTest("graphviz's neato is not there")
        for name in ("coleman", "kapferer_tailor", "s50"):
            with self.subTest(name):
                row = self.figures(network(name))
                self.assertLessEqual(row["crossings"], row["neato_crossings"])

    def test_no_more_crossings_than_neato_whatever_the_surveys(self):
        """Of one network every two surveys, and all three as one study, whose places are those of every picture."""
        if not shutil.which("neato"):
            self.skipTest("graphviz's neato is not there")
        network("s50")
        folder = DATASETS / "s50"
        for one, other in (("t1", "t3"), ("t2", "t3"), ("t1", "t1")):
            with self.subTest(one=one, other=other), tempfile.TemporaryDirectory() as there:
                shutil.copy(folder / f"ties_{one}.csv", pathlib.Path(there) / "one.csv")
                row = self.figures([pathlib.Path(there) / "one.csv", folder / f"ties_{other}.csv", "--actors", folder / "nodes.csv",
                                    "--no-areas"])
                self.assertLessEqual(row["crossings"], row["neato_crossings"])
        with tempfile.TemporaryDirectory() as there:
            for name in ("nodes.csv", "ties_t1.csv", "ties_t2.csv", "ties_t3.csv"):
                shutil.copy(folder / name, there)
            waves = [{"key": f"t{k}", "label": f"Survey {k}", "ties": f"ties_t{k}.csv"} for k in (1, 2, 3)]
            study = {"crosstie_study": 1, "title": "s50", "source": "Michell and Amos 1997", "actors": "nodes.csv", "waves": waves,
                     "relations": [{"key": "friendship", "label": "friendship", "directed": True}]}
            (pathlib.Path(there) / "study.json").write_text(json.dumps(study), encoding="utf-8")
            for first, last in (("t1", "t3"), ("t1", "t2"), ("t2", "t3")):
                with self.subTest(first=first, last=last):
                    row = self.figures([there, "--no-areas", "--from", first, "--to", last])
                    self.assertLessEqual(row["crossings"], row["neato_crossings"])
                    print(f"s50, three surveys, {first} to {last}: {row['crossings']} (neato {row['neato_crossings']})")

    def test_few_contacts_through_a_third_mark(self):
        for name, most in (("sample", 0.05), ("eies", 0.10), ("lazega_lawfirm", 0.20), ("ckm_physicians", 0.20)):
            with self.subTest(name):
                for grouped in (True, False):
                    if name == "sample":
                        row = self.figures([SAMPLE] if grouped else [SAMPLE, "--no-areas"], False)
                    elif grouped:
                        if name != "lazega_lawfirm":
                            continue
                        row = self.figures(network(name, "--by", "office"), False)
                    else:
                        row = self.figures(network(name), False)
                    self.assertLess(row["through"] / row["contacts"], most)
                    if row["neato_through"] is not None:
                        self.assertLessEqual(row["through"], row["neato_through"])

    def test_few_lines_through_a_third_organisation(self):
        """14 in a hundred on the sample before they were led round."""
        for view in ("organisations", "organisations-before", "organisations-after", "organisations-change"):
            for size in ("a4", "slide"):
                lines, struck = lines_on_marks.measured(draw(SAMPLE, "--view", view, "--size", size))
                self.assertGreater(lines, 50)
                self.assertLess(struck / lines, 0.03, f"{view}, {size}: {struck} of {lines}")

    def test_made_networks(self):
        if not shutil.which("neato"):
            self.skipTest("graphviz's neato is not there")
        with tempfile.TemporaryDirectory() as folder:
            for people, areas in ((20, 3), (60, 7), (120, 7)):
                study = made_study.make(pathlib.Path(folder) / f"study{people}", people, areas, 3)
                for more in ([], ["--no-areas"]):
                    with self.subTest(people=people, more=more):
                        row = self.figures([study, *more])
                        self.assertLessEqual(row["through"], row["neato_through"])
                        if more:
                            self.assertLessEqual(row["crossings"], row["neato_crossings"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
