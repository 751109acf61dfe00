"""What the frozen runs read: the data sets of the project, some of the shared ones, and studies made here.

Everything is reached by a name relative to the folder a run stands in (data/..., shared/..., made/...), so that no
output can depend on where the checkout stands."""
import csv
import dataclasses
import hashlib
import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import made_study  # noqa: E402


@dataclasses.dataclass(frozen=True)
class Sample:
    """One data set as the command line names it."""
    name: str
    args: str
    folder: str            # what stands or falls with it: its bytes are the row `inputs`
    shared: bool = False   # skipped by name where ../shared/datasets is not there
    waves: int = 2
    areas: bool = True
    person: str = ""       # an id to ask about
    study: bool = False    # a study folder, which access and forget need
    meetings: bool = False
    full: bool = False     # all three editions of everything

    @property
    def reference(self):
        """How a run's name refers to it: several words of arguments are one in braces."""
        return self.args if self.study else f"{{{self.name}}}"


def tables(name, ties, more="", **fields):
    """A data set of ../shared/datasets, read as tables of ties."""
    folder = f"shared/{name}"
    args = " ".join([*(f"{folder}/ties_{key}.csv" for key in ties), f"--actors {folder}/nodes.csv", more]).strip()
    return Sample(name, args.replace("{here}", folder), folder, shared=True, waves=len(ties), **fields)


def folder(name, where, **fields):
    return Sample(name, f"{where}/{name}", f"{where}/{name}", study=True, **fields)


SAMPLES = [
    folder("east_london", "data", person="L14", meetings=True, full=True),
    folder("coleman", "data", areas=False, person="Y01"),
    folder("small", "made", person="zqx1", meetings=True, full=True),
    folder("many_areas", "made", person="zqx1", meetings=True),
    tables("eies48", ["t1", "t2"], "--answered active --by discipline --tie-from 2", person="N01"),
    Sample("s50", "made/s50", "made/s50", shared=True, waves=3, person="S01", study=True),
    tables("s50_nonresponse", ["t1", "t2"], "--by smoke_t1 --missing-to {here}/missing_t2.csv --absent-from S08",
           person="S01"),
    tables("kapferer_tailor", ["social_t1", "social_t2"], "--undirected", areas=False, person="K01"),
    tables("uk_faculty", ["friendship"], "--by school", person="U11"),
    tables("tobacco_indiana", ["contact"], "--by agency_type --undirected", person="T01"),
]


def lay_out(inputs, root):
    """Puts every sample under the folder `inputs`; says whether the shared ones are there."""
    shared = root.parent / "shared" / "datasets"
    (inputs / "data").symlink_to(root / "data")
    made = inputs / "made"
    made.mkdir()
    made_study.make(made / "small", 12, 2, 7)
    made_study.make(made / "many_areas", 135, 45, 9)
    key = made / "keys.txt"
    key.write_text("crosstie pseudonym key 1\n" + hashlib.sha256(b"frozen").hexdigest() + "\n", encoding="utf-8")
    key.chmod(0o600)
    if shared.is_dir():
        (inputs / "shared").symlink_to(shared)
        make_s50(made / "s50", shared / "s50")
    return shared.is_dir()


def make_s50(target, source):
    """The three waves of s50 as a study folder: tables of ties alone can hold two."""
    target.mkdir()
    shutil.copy(source / "nodes.csv", target / "actors.csv")
    for wave in ("t1", "t2", "t3"):
        with open(source / f"ties_{wave}.csv", newline="", encoding="utf-8") as ties:
            rows = list(csv.reader(ties))
        with open(target / f"ties_{wave}.csv", "w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([["source", "target"], *(row[:2] for row in rows[1:])])
    (target / "study.json").write_text(json.dumps({
        "crosstie_study": 1, "title": "Teenage friends, three yearly surveys", "source": "s50", "actors": "actors.csv",
        "by": {"attribute": "smoke_t1", "singular": "smoking group", "plural": "smoking groups"},
        "waves": [{"key": f"t{k}", "label": f"Year {k}", "date": f"{1994 + k}-02", "ties": f"ties_t{k}.csv"}
                  for k in (1, 2, 3)],
        "relations": [{"key": "friend", "label": "friendship", "directed": True, "tie_from": 1}],
        "min_group": 5}, indent=1), encoding="utf-8")


def inputs_hash(inputs, sample):
    """One hash of all a sample's files but its README: tells changed data from a changed program."""
    whole = hashlib.sha256()
    for path in sorted(p for p in (inputs / sample.folder).rglob("*") if p.is_file() and p.name != "README.md"):
        whole.update(path.relative_to(inputs).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:16]
