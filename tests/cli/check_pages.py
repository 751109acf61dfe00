#!/usr/bin/env python3
"""check_pages.py CROSSTIE ROOT: the paper is as short as a board reads, in Word and as printed from a browser.

Counted on the sample and on studies beside it: three surveys, no areas, people without labels, a dozen people, small areas,
many people. Without LibreOffice, or without Chromium, that half is skipped by name."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
MOST = {"public": 6, "group": 8}
SAMPLE = {"public": 4, "group": 6}
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-background-networking"]


def pages(pdf):
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages"))


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.keep.name)
        cls.studies = {"sample": ROOT / "data" / "east_london", "coleman": ROOT / "data" / "coleman"}
        for name, people, areas in (("dozen", 12, 2), ("small_areas", 24, 8), ("many", 300, 12)):
            cls.studies[name] = made_study.make(folder / name, people, areas, 3)
        cls.papers = {}
        for name, study in cls.studies.items():
            for edition in MOST:
                pack = folder / f"{name}_{edition}"
                run = subprocess.run([PROGRAM, "report", study, "-o", pack, "--edition", edition, "--draws", "200", "--quiet"],
                                     capture_output=True, check=False)
                if run.returncode == 0:
                    cls.papers[name, edition] = pack
                else:
                    print("no pack:", name, edition, run.stderr.decode().strip())

    @classmethod
    def tearDownClass(cls):
        cls.keep.cleanup()

    def short_enough(self, name, edition, count):
        self.assertLessEqual(count, (SAMPLE if name == "sample" else MOST)[edition], f"{name}, {edition}")

    def test_there_are_packs_to_count(self):
        self.assertGreaterEqual(len(self.papers), 9)

    @unittest.skipUnless(shutil.which("soffice") and shutil.which("pdfinfo"), "soffice or pdfinfo is not here")
    def test_the_word_file(self):
        for (name, edition), pack in self.papers.items():
            subprocess.run(["soffice", f"-env:UserInstallation=file://{self.keep.name}/profile", "--headless", "--convert-to",
                            "pdf", "--outdir", pack / "word", pack / "paper.docx"], capture_output=True, timeout=240, check=True)
            self.short_enough(name, edition, pages(pack / "word" / "paper.pdf"))

    @unittest.skipUnless(shutil.which("chromium") and shutil.which("pdfinfo"), "chromium or pdfinfo is not here")
    def test_the_page_as_printed(self):
        for (name, edition), pack in self.papers.items():
            with tempfile.TemporaryDirectory() as profile:
                subprocess.run([*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={pack}/page.pdf",
                                (pack / "paper.html").as_uri()], capture_output=True, timeout=240, check=True)
            self.short_enough(name, edition, pages(pack / "page.pdf"))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
