#!/usr/bin/env python3
"""Reports from the field (../shared/cases): every entry has a test. Those of reading are in tests/io/read/test_cases.cpp and
in tests/cli; those of numbers and pictures are here, with values worked out by hand or by the few lines of Python beside them.

usage: check_cases.py CROSSTIE PROJECT_ROOT"""
import csv
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
CASES = (ROOT / ".." / "shared" / "cases").resolve()
SVG = "{http://www.w3.org/2000/svg}"


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Case(unittest.TestCase):
    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.work = pathlib.Path(keep.name)

    def here(self, name):
        """The folder of an entry, whose absence is said by name."""
        if not (CASES / name).exists():
            print(f"SKIPPED: case {name}")
            self.skipTest(f"case {name} is not here")
        return CASES / name

    def crosstie(self, *args):
        run = subprocess.run([PROGRAM, *map(str, args)], cwd=self.work, capture_output=True, check=False, encoding="utf-8")
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout

    def scores(self, key, *args):
        rows = csv.DictReader(self.crosstie("measure", *args, "--measure", key, "--format", "csv").splitlines())
        return {row["id"]: float(row[key]) if row[key] else None for row in rows}

    def numbers(self, *args):
        rows = csv.DictReader(self.crosstie("measure", *args, "--format", "csv").splitlines())
        return {row["measure"]: row["value"] for row in rows}

    def near(self, found, right):
        self.assertEqual(set(found), set(right))
        for key, value in right.items():
            if value is None:
                self.assertIsNone(found[key], key)
            else:
                self.assertAlmostEqual(found[key], value, delta=1e-12, msg=key)

    def drawn(self, *args, view, form="svg"):
        name = f"{view.replace(':', '_')}.{form}"
        self.crosstie("draw", *args, "--view", view, "-o", name, "--overwrite")
        return self.work / name

    @staticmethod
    def places(picture):
        """Where each person stands: by what the symbol is called, its centre; and who is drawn as absent."""
        at, absent = {}, set()
        for group in xml.parse(picture).iter(SVG + "g"):
            if not (group.get("id") or "").startswith("ct-n"):
                continue
            mark = group.find(SVG + "ellipse")
            who = group.find(SVG + "title").text.split(" (")[0]
            at[who] = (mark.get("cx"), mark.get("cy"))
            if mark.get("stroke-dasharray"):
                absent.add(who)
        return at, absent

    def test_08_closeness_in_pieces(self):
        folder = self.here("08_closeness_disconnected")
        # n = 9. Wasserman and Faust: (reached/(n-1)) * reached/sum of steps. A leaf reaches 6 in 1 + 5*2 steps.
        leaf = 6 / 8 * 6 / 11
        star = {"hub": 6 / 8, "x": 1 / 8, "y": 1 / 8, **{f"l{k}": leaf for k in range(1, 7)}}
        self.near(self.scores("closeness_wf", folder / "star_pair.csv", "--undirected"), star)
        five = {"v1": 1 / 4, "v2": 1 / 4, "v3": 1 / 2, "v4": 1 / 3, "v5": 1 / 3}
        self.near(self.scores("closeness_wf", folder / "five.csv", "--undirected"), five)
        six = {"v1": 0.2, "v2": 0.2, "v3": 0.4, "v4": 4 / 15, "v5": 4 / 15, "v6": 0}
        self.near(self.scores("closeness_wf", folder / "five.csv", "--actors", folder / "six.csv", "--undirected"), six)
        found = self.numbers(folder / "five.csv", "--actors", folder / "six.csv", "--undirected")
        self.assertAlmostEqual(float(found["mean_distance"]), 5 / 4, delta=1e-12)  # three pairs at 1, one at 2
        self.assertAlmostEqual(float(found["efficiency"]), 3.5 / 15, delta=1e-12)
        self.assertAlmostEqual(float(found["reachable_pairs"]), 4 / 15, delta=1e-12)

    def test_10_constraint(self):
        folder = self.here("10_constraint")
        triad = self.scores("constraint", folder / "triad.csv", "--undirected")
        self.near(triad, {"u1": 1.125, "u2": 1.125, "u3": 1.125})  # 2 * (1/2 + 1/2 * 1/2)^2
        directed = self.scores("constraint", folder / "directed.csv")
        self.near(directed, {"v1": 11 / 18, "v2": 145 / 144, "v3": 145 / 144, "v4": 1})
        weighted = self.scores("constraint", folder / "w.csv", "--actors", folder / "p.csv")
        self.assertIsNone(weighted["v5"])  # no contact: no constraint, and not 0

    def test_11_each_distance_once(self):
        folder = self.here("11_distances")
        for options, reach, efficiency in (((), 6 / 20, (3 + 2 / 2 + 1 / 3) / 20),
                                           (("--undirected",), 6 / 10, (3 + 2 / 2 + 1 / 3) / 10)):
            found = self.numbers(folder / "path.csv", "--actors", folder / "p.csv", *options)
            self.assertAlmostEqual(float(found["mean_distance"]), 10 / 6, delta=1e-12)
            self.assertAlmostEqual(float(found["reachable_pairs"]), reach, delta=1e-12)
            self.assertAlmostEqual(float(found["efficiency"]), efficiency, delta=1e-12)

    def test_12_who_sat_with_whom(self):
        """The exercise's two-mode table: its pairs by shared meetings, by Newman's weights and by Jaccard."""
        folder = self.here("12_two_mode")
        meetings = {"E1": "p1 p2 p3 p4", "E2": "p1 p3 p5 p6 p7", "E3": "p2 p3 p8 p9", "E4": "p3 p4 p7 p8 p9", "E5": "p5"}
        study = self.work / "study"
        study.mkdir()
        (study / "actors.csv").write_text("id\n" + "".join(f"p{k}\n" for k in range(1, 11)), encoding="utf-8")
        (study / "attendance.csv").write_text("meeting,date,actor\n" + "".join(
            f"{key},2017-0{key[1]}-01,{who}\n" for key, came in meetings.items() for who in came.split()), encoding="utf-8")
        for wave, tie in (("before", "p1,p2"), ("after", "p1,p3")):
            (study / f"ties_{wave}.csv").write_text(f"source,target\n{tie}\n", encoding="utf-8")
        (study / "study.json").write_text(json.dumps({
            "crosstie_study": 1, "title": "Exercise", "source": "Made up", "actors": "actors.csv",
            "waves": [{"key": w, "label": w, "ties": f"ties_{w}.csv"} for w in ("before", "after")],
            "relations": [{"key": "contact", "label": "contact", "directed": True}]}), encoding="utf-8")
        right = table(folder / "right.csv")
        self.assertEqual(len(right), 25)
        for weighting in ("shared", "newman", "jaccard"):
            text = self.crosstie("meetings", study, "--format", "csv", "--rows", "pairs", "--weighting", weighting)
            found = {(row["source"], row["target"]): float(row["weight"]) for row in csv.DictReader(text.splitlines())}
            self.near(found, {(row["a"], row["b"]): float(row[weighting]) for row in right})

    def words_apart(self, pdf):
        """No two words of a page lie on each other and none leaves it, as another program finds them in the file."""
        page = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, encoding="utf-8").stdout
        width, height = map(float, re.search(r'<page width="([\d.]+)" height="([\d.]+)"', page).groups())
        boxes = [(*map(float, found[:4]), found[4]) for found in re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page)]
        self.assertGreater(len(boxes), 10)
        for left, top, right, bottom, word in boxes:
            self.assertTrue(left >= 0 and top >= 0 and right <= width and bottom <= height, f"{word} leaves {pdf.name}")
        for a, b in itertools.combinations(boxes, 2):
            # Boxes are as high as the font, so that lines of a text meet: an overlap is that of more than half the lower one.
            high = min(a[3], b[3]) - max(a[1], b[1])
            wide = min(a[2], b[2]) - max(a[0], b[0])
            self.assertFalse(wide > 0.5 and high > 0.5 * min(a[3] - a[1], b[3] - b[1]), f"{a[4]} on {b[4]} in {pdf.name}")

    def test_15_labels_apart(self):
        folder = self.here("15_labels")
        many = (folder / "before.csv", folder / "after.csv", "--actors", folder / "people.csv", "--by", "area")
        for view in ("triptych", "before", "after", "change", "pair", "waves", "areas", "areas-change", "ego:P05"):
            self.words_apart(self.drawn(*many, view=view, form="pdf"))
        long = (folder / "w1.csv", folder / "w2.csv", "--actors", folder / "people2.csv", "--by", "area")
        for view in ("triptych", "after", "change", "areas", "ego:a"):
            self.words_apart(self.drawn(*long, view=view, form="pdf"))

    def test_16_signs_of_labels(self):
        folder = self.here("16_label_escapes")
        study = (folder / "a.csv", folder / "b.csv", "--actors", folder / "people.csv", "--by", "area")
        people = table(folder / "people.csv")
        called = {f"{row['label']}, {row['area']}" for row in people}
        at, _ = self.places(self.drawn(*study, view="after"))
        folded = {" ".join(text.split()) for text in at}
        self.assertEqual(folded, {" ".join(text.split()) for text in called})
        dot = self.drawn(*study, view="after", form="dot")
        plain = subprocess.run(["dot", "-Tplain", dot], capture_output=True, check=True, encoding="utf-8").stdout
        ends = [line.split()[1:3] for line in plain.splitlines() if line.startswith("edge ")]
        met = [node for pair in ends for node in pair]
        # The links are a ring of 13; what the legend shows has ends of its own.
        self.assertEqual(sum(met.count(a) == 2 and met.count(b) == 2 for a, b in ends), 13)
        self.assertTrue(xml.parse(self.drawn(*study, view="ego:a:b")).getroot().tag.endswith("svg"))

    def test_18_same_places(self):
        folder = self.here("18_same_places")
        others = ("--actors", folder / "people.csv", "--by", "area")
        before, _ = self.places(self.drawn(folder / "a.csv", folder / "b.csv", *others, view="before"))
        after, _ = self.places(self.drawn(folder / "a.csv", folder / "b.csv", *others, view="after"))
        self.assertEqual(len(before), 14)
        self.assertEqual(before, after)
        absent = ("--absent-from", "p00,p01", "--absent-to", "p12,p13")
        first, not_yet = self.places(self.drawn(folder / "a.csv", folder / "b.csv", *others, *absent, view="before"))
        second, gone = self.places(self.drawn(folder / "a.csv", folder / "b.csv", *others, *absent, view="after"))
        self.assertEqual(first, second)
        self.assertEqual((not_yet, gone), ({"R0, A", "R1, B"}, {"R12, A", "R13, B"}))

    def test_19_reciprocity_of_each(self):
        folder = self.here("19_reciprocity_per_person")
        self.near(self.scores("reciprocity_of_actor", folder / "ties.csv"), {"a": 1 / 2, "b": 1, "c": 0, "d": 0})

    def compared(self, *args):
        return json.loads(self.crosstie("compare", *args, "--format", "json"))

    def test_20_jaccard_sees_no_strength(self):
        folder = self.here("20_jaccard")
        for tie_from, jaccard, hamming in ((1, 4 / 7, 3), (2, 1 / 7, 6), (3, 0, 4)):
            ties = self.compared(folder / "w1.csv", folder / "w2.csv", "--tie-from", tie_from)["ties"]
            self.assertAlmostEqual(ties["jaccard"], jaccard, delta=1e-12)
            self.assertEqual(ties["hamming"], hamming)
        for name in ("e1.csv", "e2.csv"):
            (self.work / name).write_bytes((folder / "e.csv").read_bytes())
        ties = self.compared("e1.csv", "e2.csv", "--actors", folder / "p.csv")["ties"]
        self.assertIsNone(ties["jaccard"])
        self.assertEqual(ties["jaccard_why"], "no_ties")

    def test_21_non_response_five_ways(self):
        """One did not answer before, two after; each treatment by its definition, on sets of pairs."""
        folder = self.here("21_nonresponse")
        people = [row["id"] for row in table(folder / "people.csv")]
        silent = {"before": {"p07"}, "after": {"p03", "p11"}}
        with (self.work / "people.csv").open("w", encoding="utf-8") as file:
            file.write("id,answered_before,answered_after\n")
            for who in people:
                file.write(who + "".join(",no" if who in silent[wave] else ",yes" for wave in silent) + "\n")
        pairs = set(itertools.permutations(people, 2))
        said, seen = {}, {}
        for wave, name in (("before", "a.csv"), ("after", "b.csv")):
            seen[wave] = {pair for pair in pairs if pair[0] not in silent[wave]}
            said[wave] = {(row["source"], row["target"]) for row in table(folder / name)} & seen[wave]
        both = seen["before"] & seen["after"]
        found = self.compared(folder / "a.csv", folder / "b.csv", "--actors", "people.csv", "--answered", "answered", "--detail")
        self.assertEqual(found["pairs_observed"], len(both))
        turnover = {"from": said["before"] & both, "to": said["after"] & both,
                    "kept": said["before"] & said["after"], "gained": (said["after"] - said["before"]) & both,
                    "lost": (said["before"] - said["after"]) & both}
        self.assertEqual({key: found["ties"][key] for key in turnover}, {key: len(ties) for key, ties in turnover.items()})
        answered = [who for who in people if who not in silent["before"] | silent["after"]]
        inside = set(itertools.permutations(answered, 2))
        treated = found["detail"]["treatments"]
        for wave, end in (("before", "from"), ("after", "to")):
            ties, cells, quiet = said[wave], seen[wave], silent[wave]
            turned = {(i, j) for j, i in ties if i in quiet}
            known = {(i, j) for i, j in pairs if not (i in quiet and j in quiet)}
            for key, right in (("available_case", len(ties) / len(cells)), ("complete_case", len(ties & inside) / len(inside)),
                               ("zero_fill", len(ties) / len(pairs)), ("reconstruction", len(ties | turned) / len(known))):
                self.assertAlmostEqual(treated[key][end], right, delta=1e-12, msg=f"{key} {wave}")
        first, last, all_pairs = len(said["before"]), len(said["after"]), len(pairs)
        empty = {wave: all_pairs - len(seen[wave]) for wave in seen}
        low, high = found["non_response"]["bounds"]
        self.assertAlmostEqual(low, (last - first - empty["before"]) / all_pairs, delta=1e-12)
        self.assertAlmostEqual(high, (last + empty["after"] - first) / all_pairs, delta=1e-12)
        needed = first / len(seen["before"]) * all_pairs - last
        self.assertAlmostEqual(found["non_response"]["tipping_point"]["empty_share"], 1 - needed / empty["after"], delta=1e-12)

    def test_22_beside_others(self):
        """Case 22: a programme's people rose from 3 to 5 of 12 pairs, others from 4 to 3 of 12: 1/6 more, less a fall of 1/12."""
        ties = {"ours_before": "a,b b,c c,a", "ours_after": "a,b b,c c,a a,c d,a",
                "theirs_before": "e,f f,g g,h h,e", "theirs_after": "e,f f,g g,h"}
        for who, ids in (("ours", "abcd"), ("theirs", "efgh")):
            folder = self.work / who
            folder.mkdir()
            (folder / "actors.csv").write_text("\n".join(["id", *ids, ""]), encoding="utf-8")
            for wave in ("before", "after"):
                rows = ties[f"{who}_{wave}"].replace(" ", "\n")
                (folder / f"ties_{wave}.csv").write_text(f"source,target\n{rows}\n", encoding="utf-8")
            (folder / "study.json").write_text(json.dumps({
                "crosstie_study": 1, "title": who, "source": "Made up", "actors": "actors.csv",
                "waves": [{"key": w, "label": w, "ties": f"ties_{w}.csv"} for w in ("before", "after")],
                "relations": [{"key": "contact", "label": "contact", "directed": True}]}), encoding="utf-8")
        beside = self.compared("ours", "--against", "theirs")["against"]
        self.assertAlmostEqual(beside["difference"], 2 / 12 - -1 / 12, delta=1e-12)

    def test_25_odds_ratio(self):
        """12 people, 66 then 68 of 72 pairs across and 52 of 60 within: odds ratios by hand. Four pairs without a link are
        no ground for a test: no interval, rather than one without a width."""
        folder = self.here("25_odds_interval")
        found = self.compared(folder / "a.csv", folder / "b.csv", "--actors", folder / "people.csv", "--by", "area")
        odds = found["cross_area"]["odds_ratio"]
        self.assertAlmostEqual(odds["from"], (66 / 6) / (52 / 8), delta=1e-12)
        self.assertAlmostEqual(odds["to"], (68 / 4) / (52 / 8), delta=1e-12)
        self.assertEqual(odds["verdict"], "facts only")
        for ends in (odds, odds["by_areas"], odds["resampled"]):
            self.assertIsNone(ends["ci95"])

    def test_25_four_people_make_no_claim(self):
        """Four people of a Gephi export. Across 1 of 8 both times, within 2 then 3 of 4: the odds ratio falls to a third,
        from (1/7) / (2/2) to (1/7) / (3/1), and no interval and no verdict claims it."""
        folder = self.here("02_gephi_export")
        found = self.compared(folder / "before.csv", folder / "after.csv", "--actors", folder / "nodes.csv", "--by", "area")
        self.assertAlmostEqual(found["cross_area"]["odds_ratio"]["change"], 1 / 3, delta=1e-12)

        def under(value, ends):
            inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
            for key, one in inner:
                if str(key).endswith(ends):
                    yield one
                yield from under(one, ends)

        intervals, verdicts = list(under(found, "ci95")), list(under(found, "verdict"))
        self.assertGreater(len(intervals), 8)
        self.assertEqual([one for one in intervals if one is not None], [])
        self.assertGreater(len(verdicts), 3)
        self.assertEqual(set(verdicts) - {"no change"}, {"facts only"})

    def test_27_people_without_links_are_drawn(self):
        folder = self.here("27_isolates_drawn")
        for view in ("before", "after", "change"):
            at, _ = self.places(self.drawn(folder / "a.csv", folder / "b.csv", "--actors", folder / "p.csv", "--undirected",
                                           view=view))
            self.assertEqual(len(at), 5)
            self.assertIn("3 people with none", (self.work / f"{view}.txt").read_text(encoding="utf-8"))

    def test_every_entry_has_a_test(self):
        if not CASES.exists():
            print("SKIPPED: the cases from the field are not here")
            self.skipTest("no cases")
        numbers = {path.name[:2] for path in CASES.iterdir() if path.is_dir()}
        numbers |= set(re.findall(r"(?m)^## (\d\d) ", (CASES / "README.md").read_text(encoding="utf-8")))
        tested = {key[5:7] for key in dir(self) if re.match(r"test_\d\d_", key)}
        tests = ROOT / "tests"
        for path in [*tests.rglob("test_*.cpp"), *tests.glob("cli/*/*/args")]:
            text = path.read_text(encoding="utf-8")
            tested |= set(re.findall(r"shared\}/cases/(\d\d)_", text))
            for title in re.findall(r'TEST_CASE\("cases? (\d\d(?: and \d\d)*)', text):
                tested |= set(title.split(" and "))
        self.assertGreater(len(numbers), 20)
        self.assertEqual(sorted(numbers - tested), [], "entries of ../shared/cases without a test")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
