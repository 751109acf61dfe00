#!/usr/bin/env python3
"""Writes io/schema/<command>.schema.json for the commands whose JSON is written from a document.

usage: tools/schemas.py CROSSTIE

A command describes what it has just written (--format schema). One run does not hold every key: a public edition leaves
people out, a study without areas leaves areas out. So several runs are put together: properties united, required
intersected, types united. A value that is not there is null with "<key>_why" beside it, whichever value it is; that is
added to every value. The subjects of a paper are what `compare --about` tells of each.
"""
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLE = str(ROOT / "data" / "east_london")

# Arguments of the runs put together, by command.
COMMANDS = {
    "meetings": [
        ["meetings", SAMPLE, "--draws", "19", *edition, *more]
        for edition in (["--edition", "public"], ["--edition", "group"])
        for more in ([], ["--no-areas"], ["--rows", "pairs"])
    ]
    + [["meetings", "{undated}"]],
    "check": [
        ["check", SAMPLE, "--power", "--power-rise", "0.1"],
        ["check", SAMPLE, "--no-areas"],
        ["check", "{faulty}"],
        ["check", "{area_unknown}"],
    ],
    "verify": [["verify", "{pack}", "--study", SAMPLE], ["verify", "{spoilt}", "--study", SAMPLE]],
    "access": [["access", "L02", SAMPLE], ["access", "L02", "{noted}", "--who-said-it", "--packs", "{packs}", "--pseudonyms", "{packs}/keys.txt"]],
    "forget": [["forget", "L02", SAMPLE], ["forget", "L02", "{noted}", "--packs", "{packs}", "--pseudonyms", "{packs}/keys.txt"]],
    "known_before": [
        ["compare", SAMPLE, "--known-before", "trust", "--edition", edition, *more]
        for edition in ("public", "group")
        for more in ([], ["--no-areas"])
    ],
    "compare": [
        ["compare", study, *more, "--draws", "199", *edition]
        for edition in (["--edition", "public"], ["--edition", "group"], ["--edition", "named"])
        for study in (SAMPLE, "{three_waves}", "{few_areas}")
        for more in ([], ["--detail"], ["--detail", "--no-areas"], ["--detail", "--symmetrise", "union"])
    ]
    + [["compare", "{few}", "--detail", "--draws", "0"], ["compare", "{silent}", "--detail"], ["compare", "{silent}"]]
    + [
        ["compare", study, "--draws", "19", "--edition", edition, *more]
        for study in (SAMPLE, "{took_part}")
        for edition in ("public", "group")
        for more in (["--score", "outdegree"], ["--score", "betweenness"], ["--against", SAMPLE])
    ]
    + [["compare", "{took_part}", "--draws", "19", "--edition", edition, "--took-part", "came"] for edition in ("public", "group")]
    + [
        ["compare", "{took_part}", "--against", "{few}"],
        ["compare", "{took_part}", "--draws", "0", "--took-part", "came"],
        ["compare", "{three_waves}", "--score", "closeness_out_wf"],
    ],
}
# Objects whose keys are the study's own: of surveys, of questions.
OPEN = {"compare": ["waves", "non_response.by_wave", "detail.relations", "score.actors.waves"]}
# Objects and lists that may be missing whole, in a study of another kind or by the edition.
MISSING_WHOLE = {
    "compare": [
        "cross_area", "areas", "non_response.by_area", "non_response.tipping_point", "detail", "detail.treatments",
        "detail.dyads", "detail.relations.*", "detail.along", "detail.formation", "detail.people", "detail.people.contacts",
        "detail.people.areas_reached", "detail.people.share_outside", "detail.people.blau", "detail.people.effective_size",
        "detail.strengths.within", "detail.strengths.across", "detail.blocks", "detail.flow", "detail.inside_work_streams",
        "detail.explanation", "detail.explanation_odds",
    ],
}
# Words out of a closed list, by key.
CLOSED = {
    "compare": {
        "edition": ["public", "group", "named"],
        "direction": ["directed", "union", "intersection"],
        "verdict": ["clear", "likely", "not distinguishable", "no change", "facts only"],
    }
}
# Keys of a command's JSON that have a schema of their own.
ELSEWHERE = {"compare": {"topics": "topics.schema.json"}}
# Runs of compare that hold every subject.
ABOUT = [
    ["compare", study, "--draws", "19", "--edition", edition, "--about", "all", *more]
    for study in (SAMPLE, "{small_groups}", "{partly}")
    for edition in ("public", "group")
    for more in ([], ["--no-areas"])
]
# Objects and lists that an edition withholds as a whole.
WHOLE = {"grid", "salience", "across", "within", "pairs_of_organisations", "links", "support_counts"}
# Answers that are also a subject of a paper: its numbers hold the same but for the head and what stands apart.
SUBJECTS = {"meetings"}
# The other subjects.
TOPICS = ["milestones", "organisations", "outcomes", "quality", "reach", "roles", "stakeholders", "work-streams"]
HEAD = {"crosstie", "study", "from", "to", "relation", "direction", "tie_from", "edition", "seed", "draws", "rules"}
MISSING = "A value that is not defined, or that the edition withholds, is null, and the key beside it with _why added says why."


def types(schema):
    return schema.get("type", [])


def merged(one, other):
    """The least schema of this form that holds what either holds."""
    if one is None or other is None:
        return one or other
    made = {}
    for key in [*one, *(key for key in other if key not in one)]:
        if key == "type":
            made["type"] = types(one) + [name for name in types(other) if name not in types(one)]
        elif key == "properties":
            a, b = one.get("properties", {}), other.get("properties", {})
            made["properties"] = {name: merged(a.get(name), b.get(name)) for name in [*a, *(n for n in b if n not in a)]}
        elif key == "required":
            # Nothing is required by a schema that never saw an object, and nothing is taken from one by it.
            if "required" in one and "required" in other:
                made["required"] = [name for name in one["required"] if name in other["required"]]
            else:
                made["required"] = one.get("required", other.get("required"))
        elif key == "items":
            made["items"] = merged(one.get("items"), other.get("items"))
        else:
            made[key] = one.get(key, other.get(key))
    return made


def may_be_missing(schema, everything=False):
    """Null for every single value and share, and why it is; with `everything` for words, ranges and WHOLE too."""
    if "items" in schema:
        may_be_missing(schema["items"], everything)
    properties = schema.get("properties", {})
    for name in list(properties):
        if name.endswith("_why"):
            continue
        value = properties[name]
        is_share = {"part", "whole"} <= set(value.get("properties", {}))
        number = bool({"integer", "number", "boolean", "null"} & set(types(value)))
        several = bool({"integer", "number"} & set(types(value.get("items", {}))))
        rest = everything and (types(value) == ["string"] or name in WHOLE)
        may_be_missing(value, everything)
        if (number or is_share or several or rest) and name not in ("part", "whole", "seed", "draws"):
            if "null" not in value["type"]:
                value["type"].append("null")
            properties.setdefault(f"{name}_why", {"type": ["string"], "description": "Why the value beside it is null"})
        if name == "cuts":  # those of the columns that are scored
            value["required"] = []
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if not name.endswith("_why")]


def all_alike(schema):
    """An object of the study's own keys: what stands under any of them."""
    one = None
    for name, value in schema.pop("properties", {}).items():
        if not name.endswith("_why"):
            one = merged(one, value)
    schema.pop("required", None)
    if {"integer", "number"} & set(types(one)):  # then why one is null stands among them
        one["type"] += [name for name in ("null", "string") if name not in one["type"]]
    schema["additionalProperties"] = one


def at(schema, path):
    """The schemas at a path; a star is any key of the study's own."""
    found = [schema]
    for step in path.split("."):
        found = [one.get("items", one) for one in found]
        below = [one["additionalProperties"] if step == "*" else one["properties"][step] for one in found]
        found = below
    return found


def may_be_missing_whole(schema, paths):
    for path in paths:
        above, _, name = path.rpartition(".")
        for parent in at(schema, above) if above else [schema]:
            if name == "*":
                value = parent["additionalProperties"]
                parent["additionalProperties"] = {"anyOf": [value, {"type": ["string"], "description": "Under a key with _why: why the value is null"}]}
            else:
                value = parent["properties"][name]
                parent["properties"].setdefault(f"{name}_why", {"type": ["string"], "description": "Why the value beside it is null"})
            if "null" not in value["type"]:
                value["type"].append("null")


def close(schema, words):
    """Lists the words that a key may hold."""
    for name, value in schema.get("properties", {}).items():
        if name in words:
            value["enum"] = words[name]
        close(value, words)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            close(schema[key], words)


def undated(folder):
    """The sample without the surveys' dates, so without a time between them."""
    shutil.copytree(SAMPLE, folder)
    about = json.loads((folder / "study.json").read_text())
    for wave in about["waves"]:
        wave.pop("date", None)
    (folder / "study.json").write_text(json.dumps(about))


def faulty(folder):
    """The sample with a tie to nobody of the list, of a strength that is no number."""
    shutil.copytree(SAMPLE, folder)
    with open(folder / "ties_after.csv", "a") as ties:
        ties.write("L01,L0X,often,contact\n")


def noted(folder):
    """The sample with a person's id in minutes, and files that are no text."""
    shutil.copytree(SAMPLE, folder)
    (folder / "minutes.txt").write_text("Present: L02\n")
    (folder / "scan.bin").write_bytes(b"\0")


def changed(path, change):
    """A table with every row as `change` leaves it; a column that is gone from the first row is gone."""
    with open(path, newline="") as table:
        rows = list(csv.DictReader(table))
    for number, row in enumerate(rows):
        change(number, row)
    with open(path, "w", newline="") as table:
        writer = csv.DictWriter(table, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def small_groups(folder):
    """The sample with groups of a few, nobody's power known, and organisations rated yes and no."""
    shutil.copytree(SAMPLE, folder)

    def person(number, row):
        del row["power"]
        if number >= 12:
            row["role"] = row["work_streams"] = ""

    def organisation(number, row):
        row["influence"] = row["interest"] = "yes" if number % 2 else "no"

    changed(folder / "actors.csv", person)
    changed(folder / "organisations.csv", organisation)


def partly(folder):
    """The sample without influence and interest, and with its questions as one scale."""
    shutil.copytree(SAMPLE, folder)

    def without(number, row):
        for column in ("influence", "interest"):
            row.pop(column, None)

    changed(folder / "actors.csv", without)
    changed(folder / "organisations.csv", without)
    about = json.loads((folder / "study.json").read_text())
    for relation in about["relations"]:
        relation["scale_of"] = "openness"
    (folder / "study.json").write_text(json.dumps(about))


def packs(crosstie, folder):
    """A pack, the same with a file that is gone and a number that is another, and one by pseudonyms, in one folder."""
    pack, spoilt = folder / "pack", folder / "spoilt"
    subprocess.run([crosstie, "report", SAMPLE, "--edition", "group", "--draws", "19", "-o", pack, "-q"], check=True)
    subprocess.run([crosstie, "report", SAMPLE, "--edition", "group", "--draws", "19", "-o", folder / "by_key", "-q",
                    "--pseudonyms", folder / "keys.txt"], check=True, stderr=subprocess.DEVNULL)
    shutil.copytree(pack, spoilt)
    (spoilt / "README.txt").unlink()
    numbers = json.loads((spoilt / "numbers.json").read_text())
    numbers["title"] = "Another"
    (spoilt / "numbers.json").write_text(json.dumps(numbers))


def said(crosstie, arguments, studies):
    arguments = [one.format(**studies) for one in arguments]
    run = subprocess.run([crosstie, *arguments, "--format", "schema", "--quiet"], capture_output=True, text=True)
    if run.returncode > 1:  # 1: a check found something, and says so in the same JSON
        sys.exit(f"{' '.join(arguments)}: {run.stderr}")
    return json.loads(run.stdout)


def made_study(folder, waves, areas, silent=()):
    """Twelve people who name a neighbour or two at each of the waves; those silent answer no survey after the first."""
    folder.mkdir()
    people = [f"p{k}" for k in range(12)]
    rows = ["id,label,area,organisation,work_streams,came"]
    rows += [
        f"{id},Person {k},{areas[k % len(areas)]},o{k % 3},{'a;b' if k == 0 else 'ab'[k % 2]},{'yes' if k < 6 else 'no'}"
        for k, id in enumerate(people)
    ]
    (folder / "actors.csv").write_text("\n".join(rows) + "\n")
    (folder / "work_streams.csv").write_text("id,label\na,One\nb,Two\n")
    for w, wave in enumerate(waves):
        ties = [f"{people[k]},{people[(k + step) % 12]},{1 + (k + w) % 2}" for k in range(12) for step in (1, 2 + (k + w) % 5)]
        (folder / f"ties_{wave}.csv").write_text("source,target,strength\n" + "\n".join(ties) + "\n")
        answered = [f"{id},{'no' if w > 0 and id in silent else 'yes'}" for id in people]
        (folder / f"answers_{wave}.csv").write_text("actor,answered\n" + "\n".join(answered) + "\n")
    settings = {"crosstie_study": 1, "title": folder.name, "by": "area", "waves": [{"key": wave} for wave in waves],
                "relations": [{"key": "contact", "scale": {"min": 0, "max": 2}, "tie_from": 1}]}
    (folder / "study.json").write_text(json.dumps(settings))
    return str(folder)


def schema_of(crosstie, command, runs, studies):
    made = None
    for arguments in runs:
        made = merged(made, said(crosstie, arguments, studies))
    for path in OPEN.get(command, []):
        for one in at(made, path):
            all_alike(one)
    may_be_missing(made)
    for path in OPEN.get(command, []):
        for one in at(made, path):
            may_be_missing(one["additionalProperties"])
    may_be_missing_whole(made, MISSING_WHOLE.get(command, []))
    close(made, CLOSED.get(command, {}))
    for name, schema in ELSEWHERE.get(command, {}).items():
        made["properties"][name] = {"$ref": schema}
    return made


def subjects_of(crosstie, studies):
    """The schema of each subject of a paper, as compare --about tells them."""
    made = {}
    for arguments in ABOUT:
        for name, one in said(crosstie, arguments, studies)["properties"]["topics"]["properties"].items():
            made[name] = merged(made.get(name), one)
    for one in made.values():
        may_be_missing(one, everything=True)
    return {name: {"$schema": "http://json-schema.org/draft-07/schema#", **made[name]} for name in TOPICS}


def write(name, title, schema):
    kept = {"$schema": schema["$schema"], "$id": f"{name}.schema.json", "title": title, "description": MISSING}
    kept.update({key: value for key, value in schema.items() if key not in kept})
    (ROOT / "io" / "schema" / f"{name}.schema.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        made = {name: folder / name for name in ("undated", "faulty", "noted", "small_groups", "partly")}
        for name, make in (("undated", undated), ("faulty", faulty), ("noted", noted), ("small_groups", small_groups),
                           ("partly", partly)):
            make(made[name])
        packs(sys.argv[1], folder)
        two, four = ("before", "after"), ("One", "Two", "Three", "Four")
        studies = {
            **{name: str(path) for name, path in made.items()},
            "pack": f"{folder}/pack",
            "spoilt": f"{folder}/spoilt",
            "packs": str(folder),
            "three_waves": made_study(folder / "three", ("first", "middle", "last"), ("One", "Two")),
            "took_part": made_study(folder / "took_part", two, ("One", "Two")),
            "few_areas": made_study(folder / "few_areas", two, four),
            "area_unknown": made_study(folder / "area_unknown", two, ("One", "")),
            "few": made_study(folder / "few", two, four, {f"p{k}" for k in range(8)}),
            "silent": made_study(folder / "silent", two, ("One", "Two"), {f"p{k}" for k in range(12)}),
        }
        schemas = {command: schema_of(sys.argv[1], command, runs, studies) for command, runs in COMMANDS.items()}
        subjects = subjects_of(sys.argv[1], studies)
    for topic, schema in subjects.items():
        write(f"topic_{topic}", f"What a paper's numbers hold of {topic}", schema)
    write("topics", "Subjects beside the comparison of ties", {
        "$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
        "properties": {topic: {"$ref": f"topic_{topic}.schema.json"} for topic in sorted([*TOPICS, *SUBJECTS])},
        "additionalProperties": False})
    for command, schema in schemas.items():
        called = "compare --known-before" if command == "known_before" else command
        write(command, f"What crosstie {called} --format json writes", schema)
        if command in SUBJECTS:
            part = dict(schema)
            part["properties"] = {key: one for key, one in schema["properties"].items() if key not in HEAD}
            part["required"] = [key for key in schema["required"] if key not in HEAD]
            write(f"topic_{command}", f"What a paper's numbers hold of {command}", part)


if __name__ == "__main__":
    main()
