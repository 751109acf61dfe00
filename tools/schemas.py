#!/usr/bin/env python3
"""Writes io/schema/<command>.schema.json for the commands whose JSON is written from a document.

usage: tools/schemas.py CROSSTIE

A command describes what it has just written (--format schema). One run does not hold every key: a public edition leaves
people out, a study without areas leaves areas out. So several runs are put together: properties united, required
intersected, types united. A value that is not there is null with "<key>_why" beside it, whichever value it is; that is
added to every value. What `compare` writes of a subject, and of a single wave, is read off its JSON instead; what a key
means stands in the schema that was there.
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
    ],
    "verify": [["verify", "{pack}", "--study", SAMPLE], ["verify", "{spoilt}", "--study", SAMPLE]],
    "access": [["access", "L02", SAMPLE], ["access", "L02", "{noted}", "--who-said-it"]],
    "forget": [["forget", "L02", SAMPLE], ["forget", "L02", "{noted}", "--packs", "{packs}"]],
}
# The same for what is read off the JSON.
ABOUT = [
    ["compare", study, "--draws", "19", "--edition", edition, "--about", "all", *more]
    for study in (SAMPLE, "{few}", "{partly}")
    for edition in ("public", "group")
    for more in ([], ["--no-areas"])
]
KNOWN = [
    ["compare", SAMPLE, "--known-before", "trust", "--edition", edition, *more]
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
        is_range = bool({"integer", "number"} & set(types(value.get("items", {}))))
        rest = everything and (is_range or types(value) == ["string"] or name in WHOLE)
        may_be_missing(value, everything)
        if (number or is_share or rest) and name not in ("part", "whole", "seed", "draws"):
            if "null" not in value["type"]:
                value["type"].append("null")
            properties.setdefault(f"{name}_why", {"type": ["string"], "description": "Why the value beside it is null"})
        if name == "cuts":  # those of the columns that are scored
            value["required"] = []
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if not name.endswith("_why")]


def shape(value):
    """The schema of one value, as --format schema would give it."""
    if isinstance(value, dict):
        return {"type": ["object"], "properties": {key: shape(one) for key, one in value.items()}, "required": list(value),
                "additionalProperties": False}
    if isinstance(value, list):
        items = None
        for one in value:
            items = merged(items, shape(one))
        return {"type": ["array"]} if items is None else {"type": ["array"], "items": items}
    names = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}
    return {"type": [names[type(value)]]}


def meanings(schema, found):
    """Every key's description, as far as it has one."""
    if isinstance(schema, dict):
        for key, one in schema.get("properties", {}).items():
            if "description" in one:
                found.setdefault(key, one["description"])
        for one in schema.values():
            meanings(one, found)
    return found


def describe(schema, found):
    if "items" in schema:
        describe(schema["items"], found)
    for key, one in schema.get("properties", {}).items():
        if key in found:
            one["description"] = found[key]
        describe(one, found)


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
        ties.write("L01,nobody,often,contact\n")


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


def few(folder):
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
    """A pack, the same with a file that is gone and a number that is another, both in one folder."""
    pack, spoilt = folder / "pack", folder / "spoilt"
    subprocess.run([crosstie, "report", SAMPLE, "--edition", "group", "--draws", "19", "-o", pack, "-q"], check=True)
    shutil.copytree(pack, spoilt)
    (spoilt / "README.txt").unlink()
    numbers = json.loads((spoilt / "numbers.json").read_text())
    numbers["title"] = "Another"
    (spoilt / "numbers.json").write_text(json.dumps(numbers))


def said(crosstie, arguments, studies, form):
    arguments = [one.format(**studies) for one in arguments]
    run = subprocess.run([crosstie, *arguments, "--format", form, "--quiet"], capture_output=True, text=True)
    if run.returncode > 1:  # 1: a check found something, and says so in the same JSON
        sys.exit(f"{' '.join(arguments)}: {run.stderr}")
    return json.loads(run.stdout)


def schema_of(crosstie, runs, studies):
    made = None
    for arguments in runs:
        made = merged(made, said(crosstie, arguments, studies, "schema"))
    may_be_missing(made)
    return made


def read_off(crosstie, runs, studies, old, part=lambda answer: answer):
    """The schema of a part of the runs' JSON, with the meanings of the schema that was there."""
    made = None
    for arguments in runs:
        found = part(said(crosstie, arguments, studies, "json"))
        if found is not None:
            made = merged(made, shape(found))
    may_be_missing(made, everything=True)
    path = ROOT / "io" / "schema" / f"{old}.schema.json"
    describe(made, meanings(json.loads(path.read_text()), {}) if path.exists() else {})
    return {"$schema": "http://json-schema.org/draft-07/schema#", **made}


def write(name, title, schema):
    kept = {"$schema": schema["$schema"], "$id": f"{name}.schema.json", "title": title, "description": MISSING}
    kept.update({key: value for key, value in schema.items() if key not in kept})
    (ROOT / "io" / "schema" / f"{name}.schema.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        made = {name: pathlib.Path(folder) / name for name in ("undated", "faulty", "noted", "few", "partly")}
        undated(made["undated"])
        faulty(made["faulty"])
        noted(made["noted"])
        few(made["few"])
        partly(made["partly"])
        packs(sys.argv[1], pathlib.Path(folder))
        studies = {name: str(path) for name, path in made.items()}
        studies.update(pack=f"{folder}/pack", spoilt=f"{folder}/spoilt", packs=folder)
        schemas = {command: schema_of(sys.argv[1], runs, studies) for command, runs in COMMANDS.items()}
        write("known_before", "What crosstie compare --known-before --format json writes",
              read_off(sys.argv[1], KNOWN, studies, "known_before"))
        for topic in TOPICS:
            of = lambda answer, topic=topic: answer.get("topics", {}).get(topic)
            write(f"topic_{topic}", f"What a paper's numbers hold of {topic}",
                  read_off(sys.argv[1], ABOUT, studies, f"topic_{topic}", of))
    for command, schema in schemas.items():
        write(command, f"What crosstie {command} --format json writes", schema)
        if command in SUBJECTS:
            part = dict(schema)
            part["properties"] = {key: one for key, one in schema["properties"].items() if key not in HEAD}
            part["required"] = [key for key in schema["required"] if key not in HEAD]
            write(f"topic_{command}", f"What a paper's numbers hold of {command}", part)


if __name__ == "__main__":
    main()
