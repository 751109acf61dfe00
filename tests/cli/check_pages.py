#!/usr/bin/env python3
"""check_pages.py CROSSTIE ROOT: the paper is as short as a board reads, in Word and as printed from a browser.

Counted on the sample and on studies beside it: no areas, people without labels, a dozen people, small areas, many people;
and where the public data sets lie beside the project, three surveys, one survey only, and two of real people. No page of the
paper but the last is less than half full. Without LibreOffice, or without Chromium, that half is skipped by name."""
import json
import pathlib
import re
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


DATASETS = ROOT.parent / "shared" / "datasets"
FULL = 0.5  # of a page's height: how far down its last ink must reach


def study_of(folder, dataset, ties, by=None, directed=True):
    """A study folder of a data set's tables, which have none of their own: one survey a table."""
    source = DATASETS / dataset
    folder.mkdir()
    for name in ("nodes.csv", *ties):
        shutil.copy(source / name, folder / name)
    waves = [{"key": f"t{k}", "label": f"Survey {k}", "ties": name} for k, name in enumerate(ties, 1)]
    study = {"crosstie_study": 1, "title": dataset, "actors": "nodes.csv", "waves": waves,
             "relations": [{"key": "tie", "label": "working together", "directed": directed}]}
    if by:
        study["by"] = {"attribute": by}
    (folder / "study.json").write_text(json.dumps(study), encoding="utf-8")
    return folder


def lowest_ink(pdf):
    """Of each page how far down anything stands, as a share of its height; foot and head of the page left out."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "20", "-gray", pdf, f"{folder}/p"], capture_output=True, check=True)
        shares = []
        for name in sorted(pathlib.Path(folder).iterdir()):
            data = name.read_bytes()
            _, size, _, pixels = data.split(b"\n", 3)
            width, height = map(int, size.split())
            inked = [row for row in range(int(0.93 * height)) if min(pixels[row * width:(row + 1) * width]) < 200]
            shares.append(max(inked, default=0) / height)
        return shares


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
        if DATASETS.is_dir():
            cls.studies["eies48"] = study_of(folder / "eies48", "eies48", ["ties_t1.csv", "ties_t2.csv"], "discipline")
            cls.studies["s50, three surveys"] = study_of(folder / "s50", "s50", [f"ties_t{k}.csv" for k in (1, 2, 3)])
            cls.studies["uk_faculty, one survey"] = study_of(folder / "uk", "uk_faculty", ["ties_friendship.csv"], "school")
        else:
            print("skipped: eies48, s50 and uk_faculty do not lie beside the project")
        cls.papers = made_study.packs(PROGRAM, cls.studies, folder, 200, MOST)

    @classmethod
    def tearDownClass(cls):
        cls.keep.cleanup()

    def short_enough(self, name, edition, count):
        self.assertLessEqual(count, (SAMPLE if name == "sample" else MOST)[edition], f"{name}, {edition}")

    def full_enough(self, name, edition, pdf):
        *pages_before, _ = lowest_ink(pdf)
        for number, share in enumerate(pages_before, 1):
            self.assertGreaterEqual(share, FULL, f"{name}, {edition}: page {number} of {len(pages_before) + 1} is half empty")

    def title_height(self, pdf):
        """The first heading's first word, as high as it is printed."""
        told = subprocess.run(["pdftotext", "-l", "1", "-bbox", pdf, "-"], capture_output=True, check=True).stdout.decode()
        found = re.search(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(?:Who|Annex:)<', told)
        return float(found[2]) - float(found[1])

    def test_there_are_packs_to_count(self):
        self.assertGreaterEqual(len(self.papers), 9)

    @unittest.skipUnless(shutil.which("soffice") and shutil.which("pdfinfo"), "soffice or pdfinfo is not here")
    def test_the_word_file(self):
        # All of them in one run of LibreOffice, which takes longer to start than to convert.
        folder = pathlib.Path(self.keep.name) / "word"
        folder.mkdir()
        files = {of: folder / f"{number}.docx" for number, of in enumerate(self.papers)}
        for of, file in files.items():
            shutil.copy(self.papers[of] / "paper.docx", file)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.keep.name}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", folder, *files.values()], capture_output=True, timeout=600, check=True)
        for (name, edition), file in files.items():
            pdf = file.with_suffix(".pdf")
            with self.subTest(name=name, edition=edition):
                self.short_enough(name, edition, pages(pdf))
                self.full_enough(name, edition, pdf)

    @unittest.skipUnless(shutil.which("chromium") and shutil.which("pdftotext"), "chromium or pdftotext is not here")
    def test_a_picture_wider_than_a_sheet_makes_nothing_smaller(self):
        folder = pathlib.Path(self.keep.name)
        # A map of 15 areas has the width of a sheet on its side; a browser fits a whole document to its widest picture.
        wide = made_study.make(folder / "fifteen", 150, 15, 3)
        (folder / "wide").mkdir()
        papers = made_study.packs(PROGRAM, {"fifteen": wide, "sample": self.studies["sample"]}, folder / "wide", 200, {"public": 6})
        sizes = {}
        for (name, _), pack in papers.items():
            for document in ("paper", "annex"):
                with tempfile.TemporaryDirectory() as profile:
                    subprocess.run([*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={pack}/{document}.pdf",
                                    (pack / f"{document}.html").as_uri()], capture_output=True, timeout=240, check=True)
                sizes[name, document] = round(self.title_height(pack / f"{document}.pdf"), 1)
        self.assertEqual(len(set(sizes.values())), 1, sizes)
        self.assertLessEqual(pages(papers["fifteen", "public"] / "paper.pdf"), MOST["public"])

    @unittest.skipUnless(shutil.which("chromium") and shutil.which("pdfinfo"), "chromium or pdfinfo is not here")
    def test_the_page_as_printed(self):
        for (name, edition), pack in self.papers.items():
            with tempfile.TemporaryDirectory() as profile:
                subprocess.run([*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={pack}/page.pdf",
                                (pack / "paper.html").as_uri()], capture_output=True, timeout=240, check=True)
            with self.subTest(name=name, edition=edition):
                self.short_enough(name, edition, pages(pack / "page.pdf"))
                self.full_enough(name, edition, pack / "page.pdf")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
