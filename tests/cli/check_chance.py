#!/usr/bin/env python3
"""check_chance.py CROSSTIE ROOT: new contacts across areas beside people put into areas by lot: the count is the tables', the
range what lots drawn here give, and the public edition shows no map of people."""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE = ROOT / "data" / "east_london"
TITLE = re.compile(r"(\d+) of (\d+) new contacts go across areas, (as|more than|fewer than) chance would give \((\d+) to (\d+)\)")


def draw(*args, code=0):
    done = subprocess.run([PROGRAM, "draw", *map(str, args), "--view", "chance"], capture_output=True, text=True, check=False)
    if done.returncode != code:
        raise AssertionError(f"{args}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout if code == 0 else done.stderr


def title(svg):
    return re.search(r"<title[^>]*>([^<]*)</title>", svg).group(1)


def tables(folder, people, before, after):
    """Who is where, and two tables of ties, as files; gives back the command's arguments."""
    (folder / "people.csv").write_text("id,area\n" + "".join(f"{p},{a}\n" for p, a in people.items()), encoding="utf-8")
    for name, ties in (("before", before), ("after", after)):
        (folder / f"{name}.csv").write_text("source,target\n" + "".join(f"{a},{b}\n" for a, b in ties), encoding="utf-8")
    return [folder / "before.csv", folder / "after.csv", "--actors", folder / "people.csv", "--by", "area"]


class Chance(unittest.TestCase):
    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.folder = pathlib.Path(keep.name)

    def test_the_count_is_the_tables_and_the_range_what_lots_give(self):
        for seed, inward in ((1, 0.9), (2, 0.2), (3, 0.0)):
            draws = random.Random(seed)
            people = {f"p{k:02}": "ABCD"[k % 4 if k < 28 else 0] for k in range(40)}
            names = sorted(people)

            def ties(count):
                made = set()
                while len(made) < count:
                    a, b = draws.sample(names, 2)
                    if people[a] == people[b] or draws.random() >= inward:
                        made.add((a, b))
                return made

            before = ties(60)
            after = set(draws.sample(sorted(before), 40)) | ties(70)
            pairs = [{frozenset(tie) for tie in wave} for wave in (before, after)]
            new = [tuple(sorted(pair)) for pair in pairs[1] - pairs[0]]
            across = sum(people[a] != people[b] for a, b in new)
            lots, seats = [], [people[p] for p in names]
            for _ in range(4000):
                draws.shuffle(seats)
                lot = dict(zip(names, seats))
                lots.append(sum(lot[a] != lot[b] for a, b in new))
            lots.sort()
            folder = self.folder / str(seed)
            folder.mkdir()
            found = TITLE.fullmatch(title(draw(*tables(folder, people, before, after))))
            self.assertIsNotNone(found)
            self.assertEqual((int(found[1]), int(found[2])), (across, len(new)))
            self.assertLessEqual(abs(int(found[4]) - lots[100]), 1)
            self.assertLessEqual(abs(int(found[5]) - lots[3899]), 1)
            said = "more than" if across > int(found[5]) else "fewer than" if across < int(found[4]) else "as"
            self.assertEqual(found[3], said)
            self.assertEqual(said == "fewer than", inward == 0.9)

    def test_of_the_sample_the_count_is_compares(self):
        told = subprocess.run([PROGRAM, "compare", SAMPLE, "--format", "json", "--draws", "19"], capture_output=True, check=True)
        across = json.loads(told.stdout)["cross_area"]["gained"]
        self.assertTrue(title(draw(SAMPLE)).startswith(f"{across} of "))

    def test_the_group_has_five_maps_and_the_public_none(self):
        group, public = draw(SAMPLE), draw(SAMPLE, "--edition", "public")
        people = group.count('class="person"')
        self.assertEqual(people % 5, 0)
        self.assertGreater(people, 5 * 50)
        self.assertRegex(group, r">[A-E] is the group’s own: \d+<")
        for mark in ('class="person"', 'class="new across"', "Which of A to E"):
            self.assertIn(mark, group)
            self.assertNotIn(mark, public)
        self.assertEqual(title(group), title(public))

    def test_few_people_get_plain_counts_and_what_cannot_be_is_refused(self):
        people = {p: "NS"[k % 2] for k, p in enumerate("abcdef")}
        given = tables(self.folder, people, [("a", "b")], [("a", "b"), ("c", "d"), ("a", "c")])
        self.assertEqual(title(draw(*given)), "1 of 2 new contacts goes across areas")
        self.assertNotIn("95 of 100", draw(*given))
        self.assertIn("there are none", draw(
            *tables(self.folder, people, [("a", "b")], [("a", "b")]), code=2))
        self.assertIn("needs two of them or more", draw(*given[:4], "--no-areas", code=2))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
