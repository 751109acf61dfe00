#!/usr/bin/env python3
"""What `verify` says of a pack (as published, changed, damaged, in want of its study), and `report` over a damaged one.

usage: check_verify.py CROSSTIE PROJECT_ROOT"""
import json
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_pack
import made_study
from check_pack import crosstie


class Verify(check_pack.SamplePacks):
    def copy(self, edition="public"):
        """A pack of the sample that may be spoiled, and its study beside it."""
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        folder = pathlib.Path(keep.name)
        shutil.copytree(self.folder / edition, folder / "pack")
        shutil.copytree(self.folder / "study", folder / "study")
        return folder

    def test_a_fresh_pack_is_as_published_wherever_it_lies(self):
        for edition in ("public", "group"):
            run = crosstie("verify", edition, cwd=self.folder)
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            self.assertIn(b"The pack is as published.", run.stdout)
            elsewhere = self.copy(edition)
            run = crosstie("verify", elsewhere / "pack", "--study", self.folder / "study")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_a_changed_number_is_named(self):
        folder = self.copy()
        path = folder / "pack" / "numbers.json"
        numbers = json.loads(path.read_text())
        kept = numbers["comparisons"][0]["ties"]["kept"]
        numbers["comparisons"][0]["ties"]["kept"] = kept + 1
        path.write_text(json.dumps(numbers))
        run = crosstie("verify", "pack", cwd=folder)
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout.decode(), rf"/comparisons/0/ties/kept +{kept + 1} +{kept}\n")
        self.assertIn(b"changed: numbers.json", run.stdout)
        run = crosstie("verify", "pack", "--format", "json", cwd=folder)
        said = json.loads(run.stdout)
        self.assertEqual([d["pointer"] for d in said["numbers"]["differ"]], ["/comparisons/0/ties/kept"])
        self.assertFalse(said["as_published"])

    def test_changed_data_are_found_and_a_group_pack_says_which(self):
        for edition, words in (("public", b"A public pack does not tell what was in them"), ("group", b"ties_after.csv has changed")):
            folder = self.copy(edition)
            path = folder / "study" / "ties_after.csv"
            rows = path.read_text().splitlines()
            path.write_text("\n".join(rows[:1] + rows[40:]) + "\n")
            run = crosstie("verify", "pack", cwd=folder)
            self.assertEqual(run.returncode, 1, run.stderr)
            self.assertIn(words, run.stdout)
            self.assertRegex(run.stdout, rb"/comparisons/0/ties/to +\d+ +\d+\n")

    def test_damage_has_its_exit_code(self):
        folder = self.copy()
        pack = folder / "pack"
        whole = (pack / "paper.docx").read_bytes()
        (pack / "paper.docx").write_bytes(whole[:len(whole) // 2])
        run = crosstie("verify", "pack", cwd=folder)
        self.assertEqual(run.returncode, 1)
        self.assertIn(b"changed: paper.docx", run.stdout)
        (pack / "paper.docx").unlink()
        self.assertIn(b"missing: paper.docx", crosstie("verify", "pack", cwd=folder).stdout)
        (pack / "numbers.json").write_text("{")
        self.assertEqual(crosstie("verify", "pack", cwd=folder).returncode, 3)
        manifest = (pack / "manifest.json").read_text()
        for spoiled in (manifest[:-20], "{}", manifest.replace("numbers.json", "../study/study.json"),
                        manifest.replace('"directed"', '"sideways"')):
            (pack / "manifest.json").write_text(spoiled)
            run = crosstie("verify", "pack", cwd=folder)
            self.assertEqual(run.returncode, 3, run.stderr)
            self.assertIn(b"manifest.json:", run.stderr)
        (pack / "manifest.json").unlink()
        self.assertEqual(crosstie("verify", "pack", cwd=folder).returncode, 4)
        self.assertEqual(crosstie("verify", "nowhere", cwd=folder).returncode, 4)

    def test_a_pack_that_does_not_say_where_its_study_is_asks_for_it(self):
        folder = self.copy()
        run = crosstie("report", folder / "study", "-o", folder / "far", cwd=self.folder)
        self.assertEqual(run.returncode, 0, run.stderr)
        run = crosstie("verify", folder / "far", cwd=self.folder)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"--study", run.stderr)
        self.assertEqual(crosstie("verify", folder / "far", "--study", folder / "study").returncode, 0)

    def test_tables_without_a_study_are_verified_too(self):
        with tempfile.TemporaryDirectory() as keep:
            made_study.make(pathlib.Path(keep) / "s", 30, 3, 9)
            args = ["s/ties_before.csv", "s/ties_after.csv", "--actors", "s/actors.csv", "--by", "area"]
            run = crosstie("report", *args, "--absent-to", "zqx3", "-o", "pack", "--edition", "group", cwd=keep)
            self.assertEqual(run.returncode, 0, run.stderr)
            run = crosstie("verify", "pack", cwd=keep)
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            run = crosstie("report", *args, "--absent-to", "zqx3", "-o", "public", cwd=keep)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(crosstie("verify", "public", cwd=keep).returncode, 2)
            self.assertEqual(crosstie("verify", "public", "--absent-to", "zqx3", cwd=keep).returncode, 0)

    def test_a_pack_over_one_that_is_damaged_says_that_files_may_stay(self):
        folder = self.copy("group")
        (folder / "pack" / "manifest.json").write_text("{}")
        run = crosstie("report", "study", "-o", "pack", "--overwrite", "--quiet", "--draws", "20", cwd=folder)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertRegex(run.stderr.decode(), r"(?s)^warning: pack/manifest\.json:1:1: .*look through pack before it is given out")
        self.assertTrue((folder / "pack" / "ties.csv").exists())
        again = crosstie("report", "study", "-o", "pack", "--overwrite", "--quiet", "--draws", "20", cwd=folder)
        self.assertEqual((again.returncode, again.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
