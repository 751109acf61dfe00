#!/usr/bin/env python3
"""Writes io/schema/<command>.schema.json for the commands whose JSON is written from a document.

usage: tools/schemas.py CROSSTIE

A command describes what it has just written (--format schema). One run does not hold every key: a public edition leaves
people out, a study without areas leaves areas out. So several runs are put together: properties united, required
intersected, types united. A value that is not there is null with "<key>_why" beside it, whichever value it is; that is
added to every value.
"""
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
}
# Answers that are also a subject of a paper: its numbers hold the same but for the head and what stands apart.
SUBJECTS = {"meetings"}
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


def may_be_missing(schema):
    """Null for every single value and share, and why it is."""
    if "items" in schema:
        may_be_missing(schema["items"])
    properties = schema.get("properties", {})
    for name in list(properties):
        if name.endswith("_why"):
            continue
        value = properties[name]
        is_share = {"part", "whole"} <= set(value.get("properties", {}))
        number = bool({"integer", "number", "boolean", "null"} & set(types(value)))
        may_be_missing(value)
        if (number or is_share) and name not in ("part", "whole", "seed", "draws"):
            if "null" not in value["type"]:
                value["type"].append("null")
            properties.setdefault(f"{name}_why", {"type": ["string"], "description": "Why the value beside it is null"})
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if not name.endswith("_why")]


def undated(folder):
    """The sample without the surveys' dates, so without a time between them."""
    shutil.copytree(SAMPLE, folder)
    about = json.loads((folder / "study.json").read_text())
    for wave in about["waves"]:
        wave.pop("date", None)
    (folder / "study.json").write_text(json.dumps(about))
    return str(folder)


def schema_of(crosstie, runs, studies):
    made = None
    for arguments in runs:
        arguments = [one.format(**studies) for one in arguments]
        run = subprocess.run([crosstie, *arguments, "--format", "schema", "--quiet"], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: {run.stderr}")
        made = merged(made, json.loads(run.stdout))
    may_be_missing(made)
    return made


def write(name, title, schema):
    kept = {"$schema": schema["$schema"], "$id": f"{name}.schema.json", "title": title, "description": MISSING}
    kept.update({key: value for key, value in schema.items() if key not in kept})
    (ROOT / "io" / "schema" / f"{name}.schema.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        studies = {"undated": undated(pathlib.Path(folder) / "undated")}
        schemas = {command: schema_of(sys.argv[1], runs, studies) for command, runs in COMMANDS.items()}
    for command, schema in schemas.items():
        write(command, f"What crosstie {command} --format json writes", schema)
        if command in SUBJECTS:
            part = dict(schema)
            part["properties"] = {key: one for key, one in schema["properties"].items() if key not in HEAD}
            part["required"] = [key for key in schema["required"] if key not in HEAD]
            write(f"topic_{command}", f"What a paper's numbers hold of {command}", part)


if __name__ == "__main__":
    main()
