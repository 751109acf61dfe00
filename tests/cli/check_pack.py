#!/usr/bin/env python3
"""The pack of a report: what is in it, and what a public one must never hold.

usage: check_pack.py CROSSTIE PROJECT_ROOT"""
import collections
import csv
import hashlib
import html
import io
import json
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE = ROOT / "data" / "east_london"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHARTS = ["density", "turnover", "heat", "slope", "new-contacts", "split", "response"]
ALONE = ["wheel", "chance"]  # files of the pack, in no paper
FILES = ["README.txt", "annex.docx", "annex.html", "data_flow.html", "manifest.json", "numbers.json", "paper.docx",
         "paper.html", "workbook.xlsx"]


def crosstie(*args, cwd=None):
    return subprocess.run([PROGRAM, *map(str, args)], cwd=cwd, capture_output=True, timeout=300, check=False)


def names(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def png_words(data):
    """The text chunks of a PNG; its pixels hold no words, and short ids would be found in them by accident."""
    at, words = 8, b""
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf"):
            words += data[at + 8:at + 8 + size] + b"\n"
        at += size + 12
    return words


def texts_of(path):
    """Everything a reader could take out of a file, as (where, bytes)."""
    data = path.read_bytes()
    yield "name", path.name.encode()
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield "name", member.filename.encode()
                inside = archive.read(member)
                yield member.filename, png_words(inside) if member.filename.endswith(".png") else inside
                # Text may be cut into runs, or written with marks for characters.
                if member.filename.endswith(".xml"):
                    yield member.filename, " ".join(xml.fromstring(inside).itertext()).encode()
    elif path.suffix == ".png":
        yield path.name, png_words(data)
    elif path.suffix == ".pdf":
        if shutil.which("pdftotext"):
            yield path.name, subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
            yield path.name, subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout
    else:
        yield path.name, data


def canaries(study):
    """Every id, label, name and e-mail of a study; a role only where fewer than min_group people share it."""
    with open(study / "actors.csv", encoding="utf-8") as table:
        people = list(csv.DictReader(table))
    least = json.loads((study / "study.json").read_text(encoding="utf-8")).get("min_group", 5)
    roles = collections.Counter(p["role"] for p in people)
    words = {p[key] for p in people for key in ("id", "label", "name", "email", "phone", "note") if p.get(key)}
    if "zqgone" in words:  # a made study: what else must not come out
        words |= {"Zqoutside Person", "zquncleared words"}
    return words | {role for role, count in roles.items() if role and count < least}


def leaks(pack, words):
    whole = re.compile(rb"(?<![\w])(" + b"|".join(re.escape(w.encode()) for w in sorted(words, key=len, reverse=True)) +
                       rb")(?![\w])")
    escaped = {w: w.replace("&", "&amp;") for w in words}
    whole_escaped = re.compile("|".join(rf"(?<!\w){re.escape(w)}(?!\w)" for w in escaped.values()).encode())
    found = []
    for path in sorted(pack.rglob("*")):
        if not path.is_file():
            continue
        for where, text in texts_of(path):
            for pattern in (whole, whole_escaped):
                found += [f"{path.name}/{where}: {hit.group(0).decode()}" for hit in pattern.finditer(text)]
    return found


class SamplePacks(unittest.TestCase):
    """A public and a group pack of the sample, and its study beside them."""
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.keep.name)
        shutil.copytree(SAMPLE, cls.folder / "study")
        for edition in ("public", "group"):
            run = crosstie("report", "study", "-o", edition, "--edition", edition, cwd=cls.folder)
            assert run.returncode == 0, run.stderr

    @classmethod
    def tearDownClass(cls):
        cls.keep.cleanup()


class Pack(SamplePacks):
    def body(self, edition, which="paper"):
        with zipfile.ZipFile(self.folder / edition / f"{which}.docx") as archive:
            return xml.fromstring(archive.read("word/document.xml"))

    def shapes(self, edition, which):
        """Each picture of a Word file: the extent it is shown at, and the pixels it has."""
        with zipfile.ZipFile(self.folder / edition / f"{which}.docx") as archive:
            links = xml.fromstring(archive.read("word/_rels/document.xml.rels"))
            target = {link.get("Id"): link.get("Target") for link in links}
            for shown in xml.fromstring(archive.read("word/document.xml")).iter(f"{WP}inline"):
                link = next(shown.iter(f"{A}blip")).get(f"{R}embed")
                yield shown.find(f"{WP}extent"), struct.unpack(">II", archive.read(f"word/{target[link]}")[16:24])

    # What is there

    def test_every_file_is_there_and_in_the_manifest(self):
        for edition, maps in (("public", ["areas"]), ("group", ["areas", "people"])):
            pictures = [f"diagrams/{key}.{form}" for key in maps + CHARTS + ALONE for form in ("pdf", "png", "svg", "txt")]
            self.assertEqual(names(self.folder / edition), sorted(FILES + pictures + (["ties.csv"] if edition != "public" else [])))
        manifest = json.loads((self.folder / "public" / "manifest.json").read_text())
        told = {f["name"]: f["sha256"] for f in manifest["outputs"]}
        self.assertEqual(sorted(told), [n for n in names(self.folder / "public") if n != "manifest.json"])
        for name, digest in told.items():
            self.assertEqual(hashlib.sha256((self.folder / "public" / name).read_bytes()).hexdigest(), digest)

    def test_wheel_and_chance_are_files_told_of_in_the_readme_and_in_no_paper(self):
        for edition in ("public", "group"):
            readme = (self.folder / edition / "README.txt").read_text(encoding="utf-8")
            for key in ALONE:
                words = (self.folder / edition / "diagrams" / f"{key}.txt").read_text(encoding="utf-8")
                self.assertRegex(words, r"\A[^\n]{40,}\n\nAlternative text\n[^\n]{80,}\n\nIn words\n[^\n]{80,}\n\Z")
                self.assertIn(f"({key}: in no paper; ", readme)
                for paper in ("paper.html", "annex.html"):
                    self.assertNotIn(f"figure-{key}", (self.folder / edition / paper).read_text(encoding="utf-8"))

    def test_a_public_manifest_has_no_hash_of_a_single_input_and_no_machine_path(self):
        public = (self.folder / "public" / "manifest.json").read_text()
        self.assertFalse([f for f in json.loads(public)["inputs"] if "sha256" in f])
        self.assertNotIn(str(self.folder), public)
        group = json.loads((self.folder / "group" / "manifest.json").read_text())
        digest = hashlib.sha256((self.folder / "study" / "answers_after.csv").read_bytes()).hexdigest()
        self.assertIn({"name": "answers_after.csv", "sha256": digest}, group["inputs"])

    def test_whoever_has_every_answer_but_one_can_try_no_guess_against_a_public_pack(self):
        def hash_of(data):
            return hashlib.sha256(data).hexdigest()
        read = [f["name"] for f in json.loads((self.folder / "public" / "manifest.json").read_text())["inputs"]]
        one_by_one = {name: hash_of((self.folder / "study" / name).read_bytes()) for name in read}
        told = {*one_by_one.values(), hash_of("".join(f"{one_by_one[n]} {n}\n" for n in read).encode())}
        for edition, expected in (("public", set()), ("group", told)):
            words = (self.folder / edition / "manifest.json").read_text()
            self.assertEqual({digest for digest in told if digest in words}, expected)

    # The Word file

    def test_the_word_files_have_one_title_marked_header_rows_and_alternative_text(self):
        pictures = []
        for which, sections in (("paper", 4), ("annex", 8)):
            body = self.body("group", which)
            styles = [s.get(f"{W}val") for s in body.iter(f"{W}pStyle")]
            self.assertEqual(styles.count("Title"), 1)
            self.assertGreater(styles.count("Heading1"), sections)
            for table in body.iter(f"{W}tbl"):
                rows = table.findall(f"{W}tr")
                self.assertIsNotNone(rows[0].find(f"{W}trPr/{W}tblHeader"))
                self.assertEqual(len(table.find(f"{W}tblGrid")), len(rows[0].findall(f"{W}tc")))
                width = sum(int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid"))
                self.assertLess(width, 16838 - 2 * 900)
            pictures += body.iter(f"{WP}docPr")
            for shown, (wide, high) in self.shapes("group", which):
                self.assertLess(int(shown.get("cx")), 750 * 12700)
                self.assertAlmostEqual(int(shown.get("cx")) / int(shown.get("cy")), wide / high, places=2)
        self.assertEqual(len(pictures), 2 + len(CHARTS))
        for picture in pictures:
            self.assertGreater(len(picture.get("descr")), 40)
            self.assertLessEqual(len(picture.get("descr")), 300)

    def test_captions_are_counted_by_word_and_the_annex_lists_its_sections_with_links(self):
        for which in ("paper", "annex"):
            body = self.body("group", which)
            counted = {"Figure": [], "Table": []}
            for field in body.iter(f"{W}fldSimple"):
                kind, *rest = field.get(f"{W}instr").split()
                if kind == "SEQ":
                    counted[rest[0]].append(int("".join(field.itertext())))
            for kind, numbers in counted.items():
                self.assertEqual(numbers, list(range(1, len(numbers) + 1)), (which, kind))
            captioned = sum(1 for s in body.iter(f"{W}pStyle") if s.get(f"{W}val") in ("Caption", "FigureCaption"))
            self.assertEqual(captioned, sum(map(len, counted.values())) + (which == "paper"))  # key figures are not counted
            marks = [m.get(f"{W}name") for m in body.iter(f"{W}bookmarkStart")]
            ids = [m.get(f"{W}id") for m in body.iter(f"{W}bookmarkStart")]
            self.assertEqual(len(set(marks)), len(marks))
            self.assertEqual(sorted(ids), sorted(m.get(f"{W}id") for m in body.iter(f"{W}bookmarkEnd")))
            self.assertEqual(len(set(ids)), len(ids))
            for field in body.iter(f"{W}fldSimple"):
                kind, *rest = field.get(f"{W}instr").split()
                if kind == "REF":
                    self.assertIn(rest[0], marks)
            links = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
            self.assertLessEqual(set(links), set(marks))
            heads = sum(1 for s in body.iter(f"{W}pStyle") if s.get(f"{W}val") == "Heading1")
            self.assertEqual(len(links), heads if which == "annex" else 0)
            self.assertEqual(any("TOC " in (i.text or "") for i in body.iter(f"{W}instrText")), which == "annex")

    def test_the_word_file_bears_its_marks_its_title_and_no_author(self):
        with zipfile.ZipFile(self.folder / "group" / "paper.docx") as archive:
            self.assertIn(b"Not for publication", archive.read("word/header.xml"))
            core = archive.read("docProps/core.xml").decode()
            self.assertTrue(all(m.date_time == (1980, 1, 1, 0, 0, 0) for m in archive.infolist()))
        self.assertIn("<dc:title>Who works with whom: what changed</dc:title>", core)
        self.assertIn("<dc:language>en-GB</dc:language>", core)
        self.assertNotIn("creator", core)

    def test_libreoffice_opens_the_word_files_and_finds_their_headings_and_alternative_texts(self):
        if not shutil.which("soffice") or not shutil.which("pdftotext"):
            self.skipTest("soffice or pdftotext is not here")
        for which, least, most in (("paper", 3, 8), ("annex", 10, 80)):
            with self.subTest(which):
                self.look_through("group", which, least, most)

    def look_through(self, edition, which, least, most):
        with tempfile.TemporaryDirectory() as folder:
            tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", tagged,
                            "--outdir", folder, self.folder / edition / f"{which}.docx"], capture_output=True, timeout=240,
                           check=True)
            pdf = pathlib.Path(folder) / f"{which}.pdf"
            info = subprocess.run(["pdfinfo", "-f", "1", "-l", "999", pdf], capture_output=True, check=True).stdout.decode()
            words = " ".join(subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode().split())
            alts = {bytes.fromhex(hit.decode()).decode("utf-16")
                    for hit in re.findall(rb"/Alt\s*<(FEFF[0-9A-F]+)>", pdf.read_bytes())}
        pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
        self.assertGreaterEqual(pages, least)
        self.assertLessEqual(pages, most)
        sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info)
        self.assertEqual(len(sizes), pages)
        self.assertEqual({tuple(sorted(round(float(s)) for s in size)) for size in sizes}, {(595, 842)})
        self.assertEqual(alts, {p.get("descr") for p in self.body(edition, which).iter(f"{WP}docPr")})
        heads = ["".join(p.itertext()) for p in self.body(edition, which).iter(f"{W}p")
                 if p.find(f"{W}pPr/{W}pStyle") is not None
                 and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in ("Heading1", "Heading2")]
        self.assertGreater(len(heads), 4)
        for head in heads:
            self.assertIn(head, words)

    # The same bytes

    def test_a_second_run_gives_the_same_bytes_whatever_the_number_of_threads(self):
        for edition in ("public", "group"):
            with tempfile.TemporaryDirectory() as keep:
                shutil.copytree(self.folder / "study", pathlib.Path(keep) / "study")
                run = crosstie("report", "study", "-o", edition, "--edition", edition, "--threads", 1, cwd=keep)
                self.assertEqual(run.returncode, 0, run.stderr)
                for name in names(self.folder / edition):
                    first = (self.folder / edition / name).read_bytes()
                    self.assertEqual(first, (pathlib.Path(keep) / edition / name).read_bytes(), name)

    def test_ties_csv_holds_every_link_of_the_study_and_its_counts_are_the_papers(self):
        with open(self.folder / "group" / "ties.csv", newline="", encoding="utf-8") as table:
            links = list(csv.DictReader(table))
        relations = json.loads((SAMPLE / "study.json").read_text(encoding="utf-8"))["relations"]
        least = {relation["key"]: relation["tie_from"] for relation in relations}
        for wave in ("before", "after"):
            with open(SAMPLE / f"ties_{wave}.csv", newline="", encoding="utf-8") as table:
                told = sorted((row["source"], row["target"], row["relation"], float(row["strength"]))
                              for row in csv.DictReader(table) if float(row["strength"]) >= least[row["relation"]])
            self.assertEqual(told, sorted((row["source"], row["target"], row["relation"], float(row["strength"]))
                                          for row in links if row["wave"] == wave))
        first = relations[0]["key"]
        states = collections.Counter((row["wave"], row["state"]) for row in links if row["relation"] == first)
        numbers = json.loads((self.folder / "group" / "numbers.json").read_text())["comparisons"][0]["ties"]
        self.assertEqual(states["before", "kept"], states["after", "kept"])
        self.assertEqual((states["before", "kept"], states["before", "lost"], states["after", "gained"]),
                         (numbers["kept"], numbers["lost"], numbers["gained"]))
        self.assertFalse((self.folder / "public" / "ties.csv").exists())

    # The paper

    def test_the_cover_sheet_is_the_studys_and_a_chart_has_its_table(self):
        page = (self.folder / "public" / "paper.html").read_text(encoding="utf-8")
        self.assertIn('<th scope="row">Author</th><td>Programme evaluation team</td>', page)
        self.assertRegex(page, "For the author to fill in: [^<]*Agenda item")
        self.assertIn("What we ask of the board", page)
        page += (self.folder / "public" / "annex.html").read_text(encoding="utf-8")
        for key in CHARTS:
            self.assertEqual(page.count(f'id="table-chart_{key}"'), 1, key)
        self.assertLess(len(page.encode()), 1_700_000)

    # The workbook

    def sheets(self, edition):
        with zipfile.ZipFile(self.folder / edition / "workbook.xlsx") as archive:
            book = archive.read("xl/workbook.xml").decode()
            parts = {n: archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml")}
        return re.findall(r'<sheet name="([^"]+)"', book), parts

    def test_the_workbook_has_its_sheets_frozen_filtered_and_without_formulas(self):
        public, parts = self.sheets("public")
        self.assertEqual(public[0], "contents")
        self.assertEqual(public[-7:], ["findings", "areas", "area_pairs", "new_contacts", "response", "measures",
                                       "definitions"])
        captions = re.findall(r"<caption[^>]*>([^<]+)</caption>", "".join(
            (self.folder / "public" / name).read_text(encoding="utf-8") for name in ("paper.html", "annex.html")))
        self.assertGreater(len(captions), 40)
        for caption in captions:  # every table of the two has a sheet, named as there
            named = re.sub(r"^(Table \d+\.|Figure \d+ as a table:) ", "", html.unescape(caption))
            plain = named.translate(str.maketrans("[]:*?/\\'", " " * 8))
            self.assertTrue([name for name in public if plain.startswith(html.unescape(name)[:27].rstrip())], caption)
        group, _ = self.sheets("group")
        self.assertIn("people", group)
        self.assertIn("ties", group)
        sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/")]
        for text in sheets:
            self.assertIn('state="frozen"', text)
            self.assertIn("<autoFilter", text)
            self.assertNotIn("<f>", text)
        self.assertEqual(len([n for n in parts if n.startswith("xl/charts/")]), 2)
        self.assertIn("<dc:creator></dc:creator>", parts["docProps/core.xml"])

    def test_words_that_begin_like_a_formula_stay_words(self):
        with tempfile.TemporaryDirectory() as keep:
            study = made_study.make(pathlib.Path(keep) / "study", 20, 2, 5)
            text = (study / "actors.csv").read_text(encoding="utf-8")
            for k, bad in enumerate(('=HYPERLINK(""http://x"")', "+1+1", "-2+3", "@SUM(A1)")):
                text = text.replace(f"Zqlabel {k},", f'"{bad}",', 1)
            (study / "actors.csv").write_text(text, encoding="utf-8")
            run = crosstie("report", study, "-o", "pack", "--edition", "group", cwd=keep)
            self.assertEqual(run.returncode, 0, run.stderr)
            with zipfile.ZipFile(pathlib.Path(keep) / "pack" / "workbook.xlsx") as archive:
                shared = archive.read("xl/sharedStrings.xml").decode()
                rest = [archive.read(n).decode() for n in archive.namelist() if "worksheets/" in n]
        self.assertIn("=HYPERLINK(", shared)
        self.assertIn("@SUM(A1)", shared)
        self.assertFalse([text for text in rest if "<f>" in text or "<hyperlink" in text])

    # Nobody in public

    def test_a_public_pack_names_nobody_of_the_sample(self):
        self.assertEqual(leaks(self.folder / "public", canaries(SAMPLE)), [])
        self.assertGreater(len(leaks(self.folder / "group", canaries(SAMPLE))), 100)  # the search finds what is there

    def test_a_public_pack_names_nobody_of_studies_made_at_random(self):
        for people, areas, seed in ((24, 8, 1), (40, 3, 2), (60, 6, 3), (35, 2, 4)):
            with tempfile.TemporaryDirectory() as keep:
                study = made_study.make(pathlib.Path(keep) / "study", people, areas, seed)
                run = crosstie("report", "study", "-o", "pack", cwd=keep)
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertEqual(leaks(pathlib.Path(keep) / "pack", canaries(study) | {"zqrarerole"}), [])
                done = crosstie("verify", "pack", cwd=keep)
                self.assertEqual(done.returncode, 0, done.stdout)

    def test_a_public_pack_of_tables_without_a_study_names_nobody(self):
        with tempfile.TemporaryDirectory() as keep:
            study = made_study.make(pathlib.Path(keep) / "s", 30, 3, 9)
            run = crosstie("report", "s/ties_before.csv", "s/ties_after.csv", "--actors", "s/actors.csv", "--by", "area", "--absent-to",
                           "zqx3", "-o", "public", cwd=keep)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(leaks(pathlib.Path(keep) / "public", canaries(study)), [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
