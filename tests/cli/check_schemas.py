#!/usr/bin/env python3
"""check_schemas.py CROSSTIE ROOT FITS_SCHEMA: what the program writes as JSON is what the schemas that ship say.

Every command, in every edition, on the sample and on studies beside it, `compare` with each option that adds to its JSON and
each subject alone. A key that nobody wrote is planted in each, and must be refused. Every schema is held against something."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM, ROOT, FITS = (pathlib.Path(name).resolve() for name in sys.argv[1:4])
SAMPLE, OTHER = ROOT / "data" / "east_london", ROOT / "data" / "coleman"
DRAWS = ["--draws", "19"]
SUBJECTS = list(json.loads((ROOT / "io" / "schema" / "topics.schema.json").read_text(encoding="utf-8"))["properties"])
# Of what a person writes, not the program: held by the tests of reading.
READ = {"study.schema.json", "mapping.schema.json"}


def runs_of_compare(folder):
    """Arguments after `compare`, and where keys are planted beside the object itself."""
    small = [folder / "small", folder / "tiny"]
    for edition in ("public", "group", "named"):
        e = ["--edition", edition, *DRAWS]
        for more in ([], ["--detail"], ["--no-areas"], ["--detail", "--no-areas"], ["--detail", "--symmetrise", "union"]):
            yield [SAMPLE, *e, *more], []
            yield [OTHER, *e, *more], []
        yield [SAMPLE, *e, "--about", "all"], [f"topics.{subject}" for subject in SUBJECTS]
        yield [SAMPLE, *e, "--about", "all", "--no-areas"], []
        for subject in SUBJECTS:
            yield [SAMPLE, *e, "--about", subject], [f"topics.{subject}"]
        for score in ("outdegree", "betweenness", "closeness_out_wf"):
            yield [SAMPLE, *e, "--score", score], ["score"]
        for column in ("power", "legitimacy"):
            yield [SAMPLE, *e, "--took-part", column], ["took_part", "took_part.both", "took_part.others"]
        yield [SAMPLE, *e, "--against", OTHER], ["against", "against.density"]
        yield [OTHER, *e, "--against", SAMPLE, "--score", "indegree"], ["against", "score"]
        yield [small[0], *e, "--about", "all", "--score", "outdegree", "--against", SAMPLE], ["score"]
    for study in small:  # too few for a public edition, and for a test
        yield [study, *DRAWS, "--detail", "--about", "all"], []
        yield [SAMPLE, *DRAWS, "--against", study], ["against"]
    yield [SAMPLE, "--draws", "0", "--took-part", "power", "--score", "outdegree", "--against", OTHER, "--detail"], []


def other_runs(folder):
    """A schema, and the arguments of what writes under it."""
    for edition in ("public", "group", "named"):
        e = ["--edition", edition]
        for study in (SAMPLE, folder / "small"):
            yield "meetings", ["meetings", study, *e, *DRAWS]
            yield "meetings", ["meetings", study, *e, *DRAWS, "--no-areas"]
            yield "plan", ["plan", study, *e, *DRAWS]
        yield "measure", ["measure", SAMPLE, *e]
        yield "measure", ["groups", SAMPLE, *e]
        yield "known_before", ["compare", SAMPLE, *e, "--known-before", "trust"]
    yield "measure", ["measure", SAMPLE, "--all"]
    yield "measure", ["groups", SAMPLE, "--all"]
    yield "measure", ["measure", SAMPLE, "--measure", "density", "--against", "size", *DRAWS]
    yield "plan", ["plan", SAMPLE, "--if-leaves", "L14", *DRAWS]
    for study in (SAMPLE, OTHER, folder / "small"):
        yield "check", ["check", study]
    yield "access", ["access", "L02", SAMPLE]
    yield "access", ["access", "L02", SAMPLE, "--who-said-it"]
    yield "forget", ["forget", "L02", SAMPLE, "--dry-run"]


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.keep.name)
        made_study.make(cls.folder / "small", 40, 4, 7)
        made_study.make(cls.folder / "tiny", 10, 2, 5)

    @classmethod
    def tearDownClass(cls):
        cls.keep.cleanup()

    def said(self, arguments):
        run = subprocess.run([PROGRAM, *map(str, arguments), "--format", "json", "--quiet"], capture_output=True, text=True,
                             check=False)
        self.assertIn(run.returncode, (0, 1), f"{arguments}: {run.stderr}")
        return run.stdout

    def expect_fit(self, written):
        """(schema, text, paths of planted keys), each."""
        lines = []
        for number, (schema, text, planted) in enumerate(written):
            path = self.folder / f"{self.id()}_{number}.json"
            path.write_text(text, encoding="utf-8")
            lines.append(" ".join([f"{schema}.schema.json", str(path), *planted]))
        (self.folder / "list").write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([FITS, self.folder / "list"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout[:4000] + done.stderr)

    def test_compare_with_whatever_adds_to_it(self):
        written, subjects, keys = [], set(), set()
        for arguments, planted in runs_of_compare(self.folder):
            text = self.said(["compare", *arguments])
            whole = json.loads(text)
            keys |= set(whole)
            subjects |= set(whole.get("topics", {}))
            written.append(("compare", text, planted))
        self.assertEqual(subjects, set(SUBJECTS))
        self.assertLessEqual({"topics", "score", "took_part", "against", "detail"}, keys)
        self.expect_fit(written)

    def test_the_other_commands(self):
        self.expect_fit([(schema, self.said(arguments), []) for schema, arguments in other_runs(self.folder)])

    def test_packs_and_what_verify_says_of_them(self):
        written = []
        for edition in ("public", "group"):
            for name, study in (("sample", SAMPLE), ("other", OTHER), ("small", self.folder / "small")):
                pack = self.folder / f"{name}_{edition}"
                subprocess.run([PROGRAM, "report", study, "-o", pack, "--edition", edition, *DRAWS, "-q"], check=True)
                for file in ("numbers", "manifest"):
                    written.append((file, (pack / f"{file}.json").read_text(encoding="utf-8"), []))
                written.append(("verify", self.said(["verify", pack, "--study", study]), []))
        self.expect_fit(written)

    def test_packs_of_one_survey(self):
        study = self.folder / "once"
        shutil.copytree(self.folder / "small", study)
        about = json.loads((study / "study.json").read_text(encoding="utf-8"))
        about["waves"] = about["waves"][:1]
        (study / "outcomes.csv").unlink()  # of both surveys
        (study / "study.json").write_text(json.dumps(about), encoding="utf-8")
        written = []
        for edition in ("public", "group"):
            for number, more in enumerate(([], ["--no-areas"])):
                pack = self.folder / f"once_{edition}_{number}"
                subprocess.run([PROGRAM, "report", study, "-o", pack, "--edition", edition, "--alone", *more, "-q"], check=True)
                for file in ("numbers", "manifest"):
                    written.append((file, (pack / f"{file}.json").read_text(encoding="utf-8"), []))
                self.assertIn("baseline", json.loads((pack / "numbers.json").read_text(encoding="utf-8")))
        self.expect_fit(written)

    def test_no_schema_is_forgotten(self):
        """Those of a subject stand in topics.schema.json, which the schema of compare names."""
        held = {"compare.schema.json", "numbers.schema.json", "manifest.schema.json", "verify.schema.json", "topics.schema.json"}
        held |= {f"{schema}.schema.json" for schema, _ in other_runs(self.folder)}
        held |= {f"topic_{subject}.schema.json" for subject in SUBJECTS}
        self.assertEqual({path.name for path in (ROOT / "io" / "schema").glob("*.json")}, held | READ)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
