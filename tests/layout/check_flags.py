#!/usr/bin/env python3
"""Every file of the product is compiled with the project's warnings, and with the sanitizers where they are asked for.

usage: check_flags.py COMPILE_COMMANDS SANITIZERS

A target that is made of another's sources takes no flags along unless it says so; nothing else would tell."""
import json
import pathlib
import shlex
import sys

ROOMS = ("graph/", "io/", "tools/")


def lacking(command, wanted):
    """The wanted words that a command line has not."""
    words = shlex.split(command)
    return [word for word in wanted if word not in words]


def main():
    commands, sanitizers = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2]
    wanted = ["-Wall", "-Wshadow", "-Wconversion", "-ffp-contract=off"] + ([f"-fsanitize={sanitizers}"] if sanitizers else [])
    assert lacking("c++ -Wall -c a.cpp", ["-Wall", "-Wshadow"]) == ["-Wshadow"], "a planted lack is not found"
    seen, faults = 0, []
    for entry in commands:
        output = shlex.split(entry["command"])
        target = output[output.index("-o") + 1] if "-o" in output else ""
        if not target.startswith(ROOMS) or "verify_interface_header_sets" in target:
            continue
        seen += 1
        if missing := lacking(entry["command"], wanted):
            faults.append(f"{target} is compiled without {' '.join(missing)}")
    print("\n".join(faults) or f"{seen} files")
    return 1 if faults or seen < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
