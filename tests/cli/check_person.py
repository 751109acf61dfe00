#!/usr/bin/env python3
"""What a study holds about one person, erasing the person, pseudonyms, and each person's private page.

usage: check_person.py CROSSTIE PROJECT_ROOT"""
import csv
import hashlib
import hmac
import html
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_pack
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE = ROOT / "data" / "east_london"


def crosstie(*args, cwd=None, code=0):
    run = subprocess.run([PROGRAM, *map(str, args)], cwd=cwd, capture_output=True, timeout=300, check=False)
    if run.returncode != code:
        raise AssertionError(f"{args}: exit code {run.returncode}, not {code}\n{run.stdout.decode()}\n{run.stderr.decode()}")
    return run


def rows_of(path):
    with open(path, newline="", encoding="utf-8-sig") as table:
        return list(csv.reader(table))


def words_shown(path):
    """What a reader or a search of the file finds: of zip files in all their XML, without tags."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as members:
            parts = [members.read(n).decode() for n in members.namelist() if n.endswith((".xml", ".rels"))]
    else:
        parts = [path.read_text(encoding="utf-8")]
    marked = path.suffix in (".docx", ".xlsx", ".html", ".svg")
    found = [" ".join(html.unescape(re.sub(r"<[^>]*>", " ", part)).split()) for part in parts] if marked else []
    return "\n".join(found + [html.unescape(part) for part in parts])


def pseudonym(key, study, actor):
    """By the definition, with Python's hmac: 40 bits in 32 letters."""
    part = lambda text: unicodedata.normalize("NFC", text).strip().encode()
    mac = hmac.new(key, b"crosstie pseudonym 1\0" + part(study) + b"\0" + part(actor) + b"\0" + b"0", hashlib.sha256)
    bits = int.from_bytes(mac.digest()[:5], "big")
    text = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[bits >> (35 - 5 * k) & 31] for k in range(8))
    return f"P-{text[:4]}-{text[4:]}"


class InAFolder(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.folder = pathlib.Path(keep.name)
        self.study = made_study.make(self.folder / "study", 30, 3, 11)

    def bytes_of_study(self):
        return {p.name: p.read_bytes() for p in self.study.iterdir()}

    def comparison(self):
        return json.loads(crosstie("compare", self.study, "--format", "json", "--edition", "group", "--about", "all",
                                   "--draws", 200).stdout)


class Access(InAFolder):
    def test_every_line_about_a_person_is_told_as_another_reader_finds_them(self):
        said = json.loads(crosstie("access", "zqx1", self.study, "--format", "json", "--who-said-it").stdout)
        told = {(line["file"], line["line"]) for line in said["lines"]}
        want = set()
        for path in self.study.glob("*.csv"):
            want |= {(path.name, k + 1) for k, row in enumerate(rows_of(path)) if "zqx1" in row}
        self.assertEqual(told, want)
        self.assertGreaterEqual(len({name for name, _ in want}), 9)
        for name, number in told:
            rows = rows_of(self.study / name)
            cells = [(c["column"], c["text"]) for c in said["cells"] if (c["file"], c["line"]) == (name, number)]
            self.assertEqual(cells, list(zip(rows[0], rows[number - 1])))

    def test_what_others_said_is_counted_without_who(self):
        run = crosstie("access", "zqx1", self.study, "--format", "json")
        said = json.loads(run.stdout)
        named_by = [row for row in rows_of(self.study / "ties_after.csv") if row[1] == "zqx1"]
        self.assertGreater(len(named_by), 2)
        counted = [row for row in said["said_by_others"] if row["file"] == "ties_after.csv"]
        self.assertEqual(sum(row["people"] for row in counted), len(named_by))
        for strength in "1234":
            self.assertEqual(sum(row["people"] for row in counted if row["strength"] == strength),
                             sum(row[2] == strength for row in named_by))
        named = {row[1] for wave in ("before", "after") for row in rows_of(self.study / f"ties_{wave}.csv")
                 if row[0] == "zqx1"}
        asked = {"zqx0"} & named
        for form in ("json", "text"):
            text = crosstie("access", "zqx1", self.study, "--format", form).stdout.decode()
            others = set(re.findall(r"zqx\d+", text)) - {"zqx1"} - named - asked
            self.assertEqual(others, set(), "people who named zqx1, and whom zqx1 did not name")

    def test_what_the_receiver_told_of_is_the_receivers_answer(self):
        for wave in ("before", "after"):
            with open(self.study / f"ties_{wave}.csv", "a", encoding="utf-8") as table:
                table.write("zqx1,zqx20,4,receiver\r\nzqx1,zqx21,4,archive\r\n")
        ask = lambda who, *more: crosstie("access", who, self.study, *more, "--format", "json").stdout
        for word in (b"receiver", b"archive"):
            self.assertNotIn(word, ask("zqx1"))
            self.assertIn(word, ask("zqx1", "--who-said-it"))
        self.assertIn(b"receiver", ask("zqx20"))
        self.assertNotIn(b"archive", ask("zqx21"))
        said = json.loads(ask("zqx1"))["said_by_others"]
        self.assertIn(["ties_after.csv", 1, "told of them by another source", "4"],
                      [[row["file"], row["people"], row["what"], row["strength"]] for row in said])

    def test_one_who_withdrew_is_found_too(self):
        said = json.loads(crosstie("access", "zqgone", self.study, "--format", "json").stdout)
        self.assertIn("withdrawn.csv", [line["file"] for line in said["lines"]])
        self.assertIn("ties_before.csv", [line["file"] for line in said["lines"]])

    def test_words_outside_the_tables_are_pointed_at(self):
        (self.study / "minutes.txt").write_text("Present:\nzqperson 1 and others\nzqperson 11\n", encoding="utf-8")
        said = json.loads(crosstie("access", "zqx1", self.study, "--format", "json").stdout)
        places = {(m["file"], m["line"]) for m in said["mentions"]}
        self.assertIn(("minutes.txt", 2), places)
        self.assertNotIn(("minutes.txt", 3), places)
        self.assertIn("study.json", {name for name, _ in places})  # a quotation is theirs

    def test_nobody_of_this_id_is_said_with_a_likely_one(self):
        run = crosstie("access", "zqx 1", self.study, code=2)
        self.assertIn(b"nobody of this id", run.stderr)
        crosstie("access", "zqx1", self.study / "ties_before.csv", code=2)
        crosstie("access", "zqx1", self.folder / "nowhere.json", code=4)


class Forget(InAFolder):
    def test_without_consent_nothing_changes(self):
        before = self.bytes_of_study()
        for flags in ([], ["--dry-run"]):
            run = crosstie("forget", "zqx1", self.study, *flags)
            self.assertIn(b"Nothing has been changed", run.stdout)
            self.assertEqual(self.bytes_of_study(), before)
        crosstie("forget", "zqx1", self.study, "--yes", "--dry-run", code=2)

    def test_the_person_is_gone_from_every_table_and_other_bytes_stay(self):
        before = self.bytes_of_study()
        said = json.loads(crosstie("forget", "zqx1", self.study, "--yes", "--format", "json").stdout)
        self.assertTrue(said["done"])
        after = self.bytes_of_study()
        self.assertEqual(set(before), set(after))
        word = re.compile(rb"(?<!\w)zqx1(?!\w)")
        for name, data in after.items():
            self.assertIsNone(word.search(data), name)
            if name == "study.json":
                self.assertEqual(data, before[name])
                continue
            gone = [f for f in said["files"] if f["file"] == name]
            kept = [line for line in before[name].splitlines(True) if not word.search(line)]
            emptied = gone[0]["lines_with_cells_emptied"] if gone else 0
            self.assertEqual(len(data.splitlines()), len(kept) + emptied, name)
            left = iter(data.splitlines(True))
            self.assertTrue(all(line in left for line in kept), name)  # in order, byte for byte

    def test_numbers_are_those_of_a_withdrawal(self):
        with open(self.study / "withdrawn.csv", "a", encoding="utf-8") as table:
            table.write("zqx1\r\n")
        withdrawn = self.comparison()
        crosstie("forget", "zqx1", self.study, "--yes")
        erased = self.comparison()
        for one in (withdrawn, erased):
            one.pop("notes", None)
        self.assertEqual(erased, withdrawn)

    def test_line_ends_quotes_marks_and_semicolons_stay(self):
        path = self.study / "actors.csv"
        rows = rows_of(path)
        rows[5][-1] = 'two\nlines; "quoted"'
        made = "\ufeff" + "\r\n".join(";".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows)
        path.write_bytes(made.encode())
        crosstie("forget", "zqx3", self.study, "--yes")
        line = made.encode().split(b"\r\n")
        want = b"\r\n".join(l for l in line if b'"zqx3"' not in l)
        self.assertEqual(path.read_bytes(), want)

    def test_the_last_one_asked_about_and_a_register_of_one_leave_what_they_said_of_others(self):
        crosstie("forget", "zqx1", self.study, "--yes")
        self.assertIn(["zqx0", ""], rows_of(self.study / "askable_after.csv"))
        self.assertIn(["Meeting of one", "2017-05-02", ""], rows_of(self.study / "attendance.csv"))
        issues = {row[0]: row[2] for row in rows_of(self.study / "issues.csv")}
        self.assertEqual(issues["Issue 0"], "")
        crosstie("check", self.study)

    def test_title_rows_and_several_in_a_row_leave_a_study_that_can_be_read(self):
        for path in self.study.glob("*.csv"):
            if path.name.startswith(("actors", "ties")):
                path.write_text("Export of the survey\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        for wave in ("before", "after"):
            path = self.study / f"ties_{wave}.csv"
            rows = [[source, target, teller, ""] for source, target, _, teller in rows_of(path)[2:]]
            made_study.table(path, ["Export of the survey"], [["source", "target", "asserted_by", "target2"], *rows,
                                                              ["zqx5", "zqx1", "zqx5", "zqx6"]])
        settings = self.study / "study.json"
        settings.write_text(settings.read_text().replace('"tie_from": 2', '"tie_from": 1'))
        crosstie("check", self.study)
        crosstie("forget", "zqx1", self.study, "--yes")
        self.assertIn(["zqx5", "", "zqx5", "zqx6"], rows_of(path))
        self.assertEqual(rows_of(path)[0], ["Export of the survey"])
        for path in self.study.glob("*.csv"):
            self.assertNotIn("zqx1", [cell for row in rows_of(path) for cell in row])
        crosstie("check", self.study)

    def test_a_table_whose_people_are_not_found_is_refused_and_nothing_changes(self):
        path = self.study / "ties_before.csv"
        path.write_bytes(path.read_bytes().replace(b"asserted_by", b"not\xe9"))
        before = self.bytes_of_study()
        for args in (["access", "zqx1", self.study], ["forget", "zqx1", self.study, "--yes"]):
            run = crosstie(*args, code=3)
            self.assertIn(b"ties_before.csv", run.stderr)
            self.assertIn(b"UTF-8", run.stderr)
        self.assertEqual(self.bytes_of_study(), before)

    def test_one_who_withdrew_is_erased_from_the_files_too(self):
        crosstie("forget", "zqgone", self.study, "--yes")
        for name, data in self.bytes_of_study().items():
            self.assertNotIn(b"zqgone", data, name)
        crosstie("forget", "zqgone", self.study, "--yes", code=2)

    def test_all_files_or_none(self):
        before = self.bytes_of_study()
        target = self.study / "outcomes.csv"
        (self.folder / "elsewhere.csv").write_bytes(target.read_bytes())
        target.unlink()
        target.symlink_to(self.folder / "elsewhere.csv")
        run = crosstie("forget", "zqx1", self.study, "--yes", code=3)
        self.assertIn(b"leads out of the study's folder", run.stderr)
        self.assertEqual(self.bytes_of_study(), before)
        target.unlink()
        target.with_name("kept.csv").write_bytes((self.folder / "elsewhere.csv").read_bytes())
        target.symlink_to("kept.csv")
        run = crosstie("forget", "zqx1", self.study, "--yes", code=5)
        self.assertEqual(target.with_name("kept.csv").read_bytes(), before["outcomes.csv"])
        target.with_name("kept.csv").unlink()
        target.unlink()
        target.write_bytes((self.folder / "elsewhere.csv").read_bytes())
        self.assertIn(b"outcomes.csv", run.stderr)
        self.assertEqual(self.bytes_of_study(), before)
        self.assertFalse([p for p in self.study.iterdir() if p.name.startswith(".crosstie")])

    def test_packs_already_made_are_named(self):
        for edition in ("public", "group"):
            crosstie("report", "study", "-o", f"out/{edition}", "--edition", edition, cwd=self.folder)
        said = json.loads(crosstie("forget", "zqx1", "study", "--packs", "out", "--format", "json",
                                   cwd=self.folder).stdout)
        packs = {p["edition"]: p for p in said["packs"]}
        self.assertEqual(packs["public"]["named_in"], [])
        self.assertIn("numbers.json", packs["group"]["named_in"])
        text = crosstie("forget", "zqx1", "study", "--packs", "out", cwd=self.folder).stdout.decode()
        self.assertRegex(text, r"out/group +group +shows this person in")
        self.assertRegex(text, r"out/public +public +shows no person")

    def test_every_file_of_a_pack_that_shows_the_person_is_named(self):
        crosstie("report", "study", "-o", "out/group", "--edition", "group", cwd=self.folder)
        row = next(row for row in rows_of(self.study / "actors.csv") if row[0] == "zqx1")
        word = re.compile(rf"(?<!\w)({re.escape(row[0])}|{re.escape(row[1])})(?!\w)")
        pack, shown = self.folder / "out" / "group", set()
        for path in pack.rglob("*"):
            if path.is_file() and path.suffix not in (".png", ".pdf") and word.search(words_shown(path)):
                shown.add(path.relative_to(pack).as_posix())
        shown |= {name[:-4] + form for name in shown if name.endswith(".svg") for form in (".pdf", ".png")}
        pictures = {(pack / name).read_bytes() for name in shown if name.endswith(".png")}
        for path in pack.glob("*.docx"):  # it shows whom the pictures in it show
            with zipfile.ZipFile(path) as members:
                if any(members.read(name) in pictures for name in members.namelist() if name.endswith(".png")):
                    shown.add(path.name)
        self.assertLessEqual({"annex.docx", "annex.html", "ties.csv", "workbook.xlsx", "diagrams/people.png"}, shown)
        for command in ("forget", "access"):
            said = json.loads(crosstie(command, "zqx1", "study", "--packs", "out", "--format", "json",
                                       cwd=self.folder).stdout)
            self.assertEqual(set(said["packs"][0]["named_in"]), shown)

    def test_a_pack_is_known_by_its_manifest_whatever_folders_are_called(self):
        crosstie("report", "study", "-o", "out/group", "--edition", "group", cwd=self.folder)
        (self.folder / "out").rename(self.folder / "sent")
        (self.folder / "sent" / "group").rename(self.folder / "sent" / "for the board")
        self.study.rename(self.folder / "other name")
        packs = lambda: json.loads(crosstie("forget", "zqx1", "other name", "--packs", "sent", "sent/for the board",
                                            "--format", "json", cwd=self.folder).stdout)["packs"]
        self.assertEqual([pack["folder"] for pack in packs()], ["sent/for the board"])  # by the hash of all it is read from
        with open(self.folder / "other name" / "actors.csv", "a", encoding="utf-8") as table:
            table.write("zqnew" + "," * (len(rows_of(self.folder / "other name" / "actors.csv")[0]) - 1) + "\r\n")
        self.assertEqual(packs(), [])  # another study, as far as anything tells


class Pseudonyms(InAFolder):
    def report(self, name="pack", *flags):
        return crosstie("report", "study", "-o", name, "--edition", "group", "--pseudonyms", "keys.txt", *flags,
                        cwd=self.folder)

    def key(self):
        return bytes.fromhex((self.folder / "keys.txt").read_text().splitlines()[1])

    def test_nobody_is_found_in_any_byte_and_everybody_stands_by_the_defined_pseudonym(self):
        self.report()
        roles = {row[5] for row in rows_of(self.study / "actors.csv")[1:]} - {"member"}
        words = check_pack.canaries(self.study) | roles
        self.assertEqual(check_pack.leaks(self.folder / "pack", words - {"Zqoutside Person"}), [])
        numbers = json.loads((self.folder / "pack" / "numbers.json").read_text())
        ids = [row["id"] for row in numbers["comparisons"][0]["new_contacts"]]
        people = [row[0] for row in rows_of(self.study / "actors.csv")[1:] if row[0] != "zqgone"]
        self.assertEqual(ids, sorted(pseudonym(self.key(), "study", p) for p in people))
        self.assertNotIn(self.key().hex().encode(), b"".join(p.read_bytes() for p in (self.folder / "pack").rglob("*")
                                                             if p.is_file()))

    def test_the_manifest_holds_a_hash_of_what_was_read_under_the_key_alone(self):
        self.report()
        manifest = json.loads((self.folder / "pack" / "manifest.json").read_text())
        lines = "".join(f"{hashlib.sha256((self.study / f['name']).read_bytes()).hexdigest()} {f['name']}\n"
                        for f in manifest["inputs"])
        self.assertEqual(manifest["inputs_hmac_sha256"],
                         hmac.new(self.key(), b"crosstie inputs 1\n" + lines.encode(), hashlib.sha256).hexdigest())
        self.assertNotIn("inputs_sha256", manifest)
        self.assertEqual({key for f in manifest["inputs"] for key in f}, {"name"})
        verify = lambda code: crosstie("verify", "pack", "--pseudonyms", "keys.txt", cwd=self.folder, code=code)
        self.assertIn(b"as they were", verify(0).stdout)
        with open(self.study / "milestones.csv", "a", encoding="utf-8") as table:
            table.write("\r\n")
        self.assertIn(b"at least one file has changed", verify(1).stdout)

    def test_who_has_the_key_finds_the_person_in_packs_whatever_the_study_is_called_now(self):
        self.report("out/pack")
        called = pseudonym(self.key(), "study", "zqx1")
        self.study.rename(self.folder / "other name")
        for command, who in (("access", "zqx1"), ("forget", "ZQX1 ")):  # in any spelling
            ask = lambda *key: json.loads(crosstie(command, who, "other name", "--packs", "out", *key, "--format", "json",
                                                   cwd=self.folder).stdout)["packs"]
            self.assertEqual(ask(), [])
            self.assertEqual([pack["folder"] for pack in ask("--pseudonyms", "keys.txt")], ["out/pack"])
            shown = set(ask("--pseudonyms", "keys.txt")[0]["named_in"])
            self.assertLessEqual({"ties.csv", "annex.html", "numbers.json"}, shown)
            for name in shown - {n for n in shown if n.endswith((".png", ".pdf", ".docx", ".xlsx"))}:
                self.assertIn(called, (self.folder / "out" / "pack" / name).read_text())
            self.assertIn(b"--packs", crosstie(command, "zqx1", "other name", "--pseudonyms", "keys.txt", cwd=self.folder,
                                               code=2).stderr)

    def test_other_commands_show_nobody_either(self):
        words = check_pack.canaries(self.study) - {"Zqoutside Person"}
        out = self.folder / "out"
        out.mkdir()
        for name, args in {"c.json": ["compare", "--format", "json", "--about", "all", "--detail"], "c.txt": ["compare"],
                           "c.csv": ["compare", "--format", "csv"], "m.csv": ["measure", "--all", "--format", "csv"],
                           "p.txt": ["plan"], "p.json": ["plan", "--format", "json"], "d.svg": ["draw"],
                           "d.dot": ["draw", "--format", "dot"], "e.svg": ["draw", "--view", "after"],
                           "g.json": ["groups", "--all", "--format", "json"],
                           "r.csv": ["meetings", "--format", "csv", "--rows", "people"]}.items():
            crosstie(args[0], "study", *args[1:], "--edition", "group", "--pseudonyms", "keys.txt", "-o", out / name,
                     cwd=self.folder)
        self.assertEqual(check_pack.leaks(out, words), [])
        self.assertIn(b"P-", (out / "e.svg").read_bytes())

    def test_the_key_is_made_once_for_its_owner_only(self):
        run = self.report()
        made = (self.folder / "keys.txt").read_bytes()
        self.assertEqual(len(self.key()), 32)
        self.assertEqual(stat.S_IMODE((self.folder / "keys.txt").stat().st_mode), 0o600)
        self.assertIn(b"wrote keys.txt: key K-", run.stderr)
        again = self.report("again")
        self.assertEqual((self.folder / "keys.txt").read_bytes(), made)
        self.assertNotIn(b"wrote keys.txt", again.stderr)
        for path in (self.folder / "pack").rglob("*"):
            if path.is_file():
                self.assertEqual(path.read_bytes(), (self.folder / "again" / path.relative_to(self.folder / "pack")).read_bytes())
        os.chmod(self.folder / "keys.txt", 0o644)
        self.assertIn(b"chmod 600 keys.txt", self.report("open").stderr)
        (self.folder / "keys.txt").unlink()
        self.report("other")
        self.assertNotEqual((self.folder / "keys.txt").read_bytes(), made)

    def test_order_of_the_roster_does_not_show(self):
        self.report()
        rows = rows_of(self.study / "actors.csv")
        made_study.table(self.study / "actors.csv", rows[0], rows[:0:-1])
        self.report("reversed")
        for name in ("numbers.json", "paper.html", "diagrams/people.svg"):
            self.assertEqual((self.folder / "pack" / name).read_bytes(), (self.folder / "reversed" / name).read_bytes(), name)

    def test_what_does_not_fit_is_refused_and_leaves_no_key(self):
        for args, word in ((["--edition", "public", "--pseudonyms", "k"], b"--pseudonyms is for the group edition"),
                           (["--edition", "named", "--pseudonyms", "k"], b"--pseudonyms is for the group edition"),
                           (["--edition", "group", "--pseudonyms", "pack/k"], b"another folder"),
                           (["--edition", "group", "--pseudonyms", "k", "--by", "role"], b"no such attribute")):
            run = crosstie("report", "study", "-o", "pack", *args, cwd=self.folder, code=2)
            self.assertIn(word, run.stderr)
            self.assertFalse((self.folder / "pack").exists())
        (self.folder / "k").write_text("no key")
        run = crosstie("report", "study", "-o", "pack", "--edition", "group", "--pseudonyms", "k", cwd=self.folder, code=3)
        self.assertEqual((self.folder / "k").read_text(), "no key")

    def test_verify_asks_for_the_key_and_finds_what_was_changed(self):
        self.report()
        crosstie("verify", "pack", "--pseudonyms", "keys.txt", cwd=self.folder)
        self.assertIn(b"--pseudonyms", crosstie("verify", "pack", cwd=self.folder, code=2).stderr)
        self.assertEqual(crosstie("verify", "pack", "--pseudonyms", "no_such_key", cwd=self.folder, code=4).stdout, b"")
        self.assertFalse((self.folder / "no_such_key").exists())
        path = self.folder / "pack" / "numbers.json"
        numbers = json.loads(path.read_text())
        numbers["comparisons"][0]["new_contacts"][0]["gained"] = 99
        path.write_text(json.dumps(numbers))
        run = crosstie("verify", "pack", "--pseudonyms", "keys.txt", cwd=self.folder, code=1)
        self.assertRegex(run.stdout, rb"/comparisons/0/new_contacts/0/gained +99 ")
        crosstie("forget", "zqx1", "study", "--yes", cwd=self.folder)
        run = crosstie("verify", "pack", "--pseudonyms", "keys.txt", cwd=self.folder, code=1)
        self.assertIn(b"at least one file has changed", run.stdout)

    def test_a_group_pack_is_for_its_owner_only_and_a_public_one_as_usual(self):
        self.report()
        pack = self.folder / "pack"
        for path in [pack, *pack.rglob("*")]:
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o700 if path.is_dir() else 0o600, path)
        crosstie("report", "study", "-o", "public", cwd=self.folder)
        self.assertTrue((self.folder / "public" / "paper.html").stat().st_mode & 0o044)


class PrivateSheets(InAFolder):
    def test_a_page_holds_only_what_its_person_said(self):
        crosstie("report", "study", "-o", "pack", "--edition", "group", "--sheets", cwd=self.folder)
        index = rows_of(self.folder / "pack" / "sheets" / "whose.csv")[1:]
        self.assertEqual(len(index), 30)
        ties = {wave: rows_of(self.study / f"ties_{wave}.csv")[1:] for wave in ("before", "after")}
        for file, actor, label in index:
            page = (self.folder / "pack" / "sheets" / file).read_text(encoding="utf-8")
            shown = set(re.findall(r"Zqlabel \d+", page)) - {label}
            own = {f"Zqlabel {row[1][3:]}" for rows in ties.values() for row in rows
                   if row[0] == actor and int(row[2]) >= 2 and row[1] != "zqgone"}
            self.assertLessEqual(shown, own, file)
        words = re.compile(r"zq(x\d|person|mail|phone|note|rarerole|gone)")
        for file, _, _ in index:
            self.assertIsNone(words.search((self.folder / "pack" / "sheets" / file).read_text(encoding="utf-8")), file)
        self.assertNotEqual([row[1] for row in index], sorted((row[1] for row in index), key=lambda i: int(i[3:])))
        crosstie("verify", "pack", cwd=self.folder)

    def test_counts_are_those_of_the_paper(self):
        crosstie("report", "study", "-o", "pack", "--edition", "group", "--sheets", cwd=self.folder)
        rows = {r["id"]: r for r in json.loads((self.folder / "pack" / "numbers.json").read_text())["comparisons"][0]["new_contacts"]}
        seen = 0
        for file, actor, _ in rows_of(self.folder / "pack" / "sheets" / "whose.csv")[1:]:
            page = (self.folder / "pack" / "sheets" / file).read_text(encoding="utf-8")
            told = re.search(r">New \((\d+)\)</th>", page)
            gained = rows.get(actor, {}).get("gained")
            if gained is None:
                continue
            self.assertEqual(int(told.group(1)), gained, file)
            seen += 1
        self.assertGreater(seen, 15)

    def test_refused_in_public_with_pseudonyms_without_direction_and_for_others_word(self):
        for args in (["--edition", "public"], ["--edition", "group", "--pseudonyms", "k"]):
            run = crosstie("report", "study", "-o", "pack", "--sheets", *args, cwd=self.folder, code=2)
            self.assertIn(b"--sheets", run.stderr)
            self.assertFalse((self.folder / "pack").exists())
        path = self.study / "study.json"
        with open(self.study / "ties_after.csv", "a", encoding="utf-8") as table:
            table.write("zqx1,zqx20,4,receiver\r\n")
        given = path.read_text()
        path.write_text(given.replace('"crosstie_study": 1', '"crosstie_study": 1, "asserted_by": "anyone"'))
        run = crosstie("report", "study", "-o", "pack", "--edition", "group", "--sheets", cwd=self.folder, code=2)
        self.assertIn(b"asserted_by", run.stderr)
        path.write_text(given)
        path.write_text(path.read_text().replace('"directed": true', '"directed": false'))
        run = crosstie("report", "study", "-o", "pack", "--edition", "group", "--sheets", cwd=self.folder, code=2)
        self.assertIn(b"direction", run.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
