#!/usr/bin/env python3
"""Outputs appear whole or not at all, are never replaced unasked, and are the same bytes every run.

usage: check_outputs.py CROSSTIE PROJECT_ROOT"""
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
STUDY = str(ROOT / "data" / "east_london")
PICTURES = ["t.svg", "t.pdf", "t.png", "t.dot"]


def crosstie(*args, cwd=None, env=None, **more):
    environment = dict(os.environ, **(env or {}))
    return subprocess.run([PROGRAM, *args], cwd=cwd, env=environment, capture_output=True, timeout=120, check=False, **more)


def hashes(folder):
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()}


class Outputs(unittest.TestCase):
    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.folder = pathlib.Path(keep.name)

    def write_everything(self, folder, env=None):
        folder.mkdir()
        runs = [crosstie("draw", STUDY, "-o", name, cwd=folder, env=env) for name in PICTURES]
        runs.append(crosstie("report", STUDY, "-o", "public", cwd=folder, env=env))
        runs.append(crosstie("report", STUDY, "-o", "group", "--edition", "group", cwd=folder, env=env))
        for form in ("text", "json", "csv", "md"):
            runs.append(crosstie("compare", STUDY, "--format", form, "-o", f"compare.{form}", cwd=folder, env=env))
        runs.append(crosstie("measure", STUDY, "--all", "--format", "json", "-o", "measure.json", cwd=folder, env=env))
        for form in ("text", "json", "csv"):
            runs.append(crosstie("plan", STUDY, "--format", form, "-o", f"plan.{form}", cwd=folder, env=env))
            runs.append(crosstie("meetings", STUDY, "--format", form, "-o", f"meetings.{form}", cwd=folder, env=env))
        for run in runs:
            self.assertEqual(run.returncode, 0, run.stderr)

    def test_two_runs_give_the_same_bytes_whatever_the_clock_and_the_locale(self):
        self.write_everything(self.folder / "one")
        self.write_everything(self.folder / "two", {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"})
        one, two = hashes(self.folder / "one"), hashes(self.folder / "two")
        self.assertEqual(one, two)
        self.assertIn("public/paper.html", one)
        self.assertIn("group/numbers.json", one)

    def test_several_views_are_those_drawn_one_by_one_all_or_none(self):
        views = ["before", "after", "waves", "density"]
        run = crosstie("draw", STUDY, "--view", ",".join(views), "-o", "map.svg", cwd=self.folder)
        self.assertEqual(run.returncode, 0, run.stderr)
        for view in views:
            crosstie("draw", STUDY, "--view", view, "-o", "one.svg", "--overwrite", cwd=self.folder)
            for ending in ("svg", "txt"):
                self.assertEqual((self.folder / f"map-{view}.{ending}").read_bytes(),
                                 (self.folder / f"one.{ending}").read_bytes(), view)
        kept = hashes(self.folder)
        run = crosstie("draw", STUDY, "--view", "slope,before", "-o", "map.svg", cwd=self.folder)
        self.assertEqual(run.returncode, 5, run.stderr)
        self.assertEqual(hashes(self.folder), kept)

    def test_nothing_is_left_beside_the_outputs(self):
        run = crosstie("report", STUDY, "-o", "pack", cwd=self.folder)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(sorted(hashes(self.folder)), sorted(
            [f"pack/{name}" for name in ("README.txt", "annex.docx", "annex.html", "data_flow.html", "manifest.json", "numbers.json", "paper.docx",
                                         "paper.html", "workbook.xlsx")] +
            [f"pack/diagrams/{key}.{form}" for form in ("pdf", "png", "svg", "txt")
             for key in ("areas", "density", "turnover", "heat", "wheel", "slope", "new-contacts", "split", "chance", "response")]))

    def test_an_existing_output_stays_unless_overwrite_is_asked_for(self):
        for command, target in ((["draw"], "t.svg"), (["compare", "--format", "json"], "c.json")):
            (self.folder / target).write_text("mine")
            refused = crosstie(*command, STUDY, "-o", target, cwd=self.folder)
            self.assertEqual(refused.returncode, 5)
            self.assertIn(b"--overwrite", refused.stderr)
            self.assertEqual((self.folder / target).read_text(), "mine")
            done = crosstie(*command, STUDY, "-o", target, "--overwrite", cwd=self.folder)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotEqual((self.folder / target).read_text(), "mine")

    def test_a_pack_is_refused_as_a_whole_and_leaves_other_files_alone(self):
        pack = self.folder / "pack"
        pack.mkdir()
        (pack / "numbers.json").write_text("mine")
        (pack / "notes.txt").write_text("mine")
        refused = crosstie("report", STUDY, "-o", "pack", cwd=self.folder)
        self.assertEqual(refused.returncode, 5)
        self.assertEqual(sorted(hashes(pack)), ["notes.txt", "numbers.json"])
        done = crosstie("report", STUDY, "-o", "pack", "--overwrite", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((pack / "notes.txt").read_text(), "mine")
        self.assertNotEqual((pack / "numbers.json").read_text(), "mine")

    def test_a_symbolic_link_or_a_folder_is_no_output_file(self):
        (self.folder / "there").write_text("mine")
        (self.folder / "link.svg").symlink_to("there")
        (self.folder / "folder.svg").mkdir()
        for target in ("link.svg", "folder.svg"):
            run = crosstie("draw", STUDY, "-o", target, "--overwrite", cwd=self.folder)
            self.assertEqual(run.returncode, 5, run.stderr)
        self.assertEqual((self.folder / "there").read_text(), "mine")

    def test_report_says_in_five_lines_what_it_wrote_and_where_to_begin(self):
        run = crosstie("report", STUDY, "-o", "pack", "--edition", "group", "--sheets", cwd=self.folder)
        lines = run.stderr.decode().splitlines()
        self.assertLessEqual(len(lines), 5)
        self.assertEqual(lines[0], f"wrote pack: {len(hashes(self.folder))} files, group edition")
        for name in set(re.findall(r"[\w]+\.(?:html|docx|xlsx|txt)", " ".join(lines))):
            self.assertTrue((self.folder / "pack" / name).exists(), name)
        self.assertIn("begin with paper.html", lines[1])
        self.assertEqual(crosstie("report", STUDY, "-o", "quiet", "-q", cwd=self.folder).stderr, b"")

    def test_files_that_are_there_already_are_one_line(self):
        crosstie("report", STUDY, "-o", "pack", cwd=self.folder)
        (self.folder / "pack" / "manifest.json").unlink()
        refused = crosstie("report", STUDY, "-o", "pack", cwd=self.folder)
        self.assertEqual(refused.returncode, 5)
        self.assertEqual(refused.stderr.count(b"\n"), 1)
        self.assertLess(len(refused.stderr), 160)

    def test_whoever_stops_reading_is_no_error(self):
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as gone:
            run = subprocess.run([PROGRAM, "compare", STUDY], stdout=gone, stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, b""))

    def test_a_dash_is_the_standard_input_wherever_a_table_or_network_is_read(self):
        ties = [f"{STUDY}/ties_{wave}.csv" for wave in ("before", "after")]
        options = ["--actors", f"{STUDY}/actors.csv", "--by", "area", "--format", "csv", "-q"]
        want = crosstie("compare", *ties, *options).stdout
        for place, args in ((ties[0], ["-", ties[1], *options]), (ties[1], [ties[0], "-", *options]),
                            (f"{STUDY}/actors.csv", [*ties, *["-" if o.endswith("actors.csv") else o for o in options]])):
            run = crosstie("compare", *args, "-o", "-", input=pathlib.Path(place).read_bytes())
            self.assertEqual((run.returncode, run.stdout), (0, want), run.stderr)
        crosstie("convert", ties[0], "before.graphml", cwd=self.folder)
        run = crosstie("compare", "-", "before.graphml", "-q", cwd=self.folder,
                       input=(self.folder / "before.graphml").read_bytes())
        self.assertEqual(run.returncode, 0, run.stderr)
        run = crosstie("report", "-", ties[1], *options[:4], "-o", "pack", cwd=self.folder,
                       input=pathlib.Path(ties[0]).read_bytes())
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(crosstie("compare", "-", ties[1], input=b"").returncode, 3)

    def test_a_missing_folder_or_a_full_disk_is_exit_code_5(self):
        self.assertEqual(crosstie("draw", STUDY, "-o", "nowhere/t.svg", cwd=self.folder).returncode, 5)
        with open("/dev/full", "wb") as full:
            run = subprocess.run([PROGRAM, "compare", STUDY], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(run.returncode, 5)
        self.assertEqual(hashes(self.folder), {})

    def test_an_error_leaves_no_output(self):
        study = self.folder / "study"
        study.mkdir()
        (study / "study.json").write_text('{"crosstie_study": 1, "waves": [')
        for command in (["report", "-o", "pack"], ["draw", "-o", "t.svg"], ["compare", "-o", "c.txt"]):
            run = crosstie(command[0], "study", *command[1:], cwd=self.folder)
            self.assertEqual(run.returncode, 3, run.stderr)
        self.assertEqual(list(hashes(self.folder)), ["study/study.json"])

    def test_without_the_picture_engine_the_numbers_stand(self):
        run = crosstie("report", STUDY, "-o", "pack", cwd=self.folder, env={"CROSSTIE_PICTURE_WORKER": "/nowhere"})
        self.assertEqual(run.returncode, 7)
        self.assertIn("pack/numbers.json", hashes(self.folder))
        self.assertTrue(b'class="missing"' in (self.folder / "pack" / "paper.html").read_bytes())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
