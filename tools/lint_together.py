#!/usr/bin/env python3
"""clang-tidy by .clang-tidy over graph/, io/ and tools/. What a build compiles together is read as one text: the headers
are read once, and the analyzer, which follows calls within a file only, follows them from file to file.

usage: tools/lint_together.py [ROOM...]     (such as io/read; all, if none is named)"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "lint_together"


def texts(rooms):
    """Sources and options of the compiler of each text; nothing is compiled, and what is generated is left out."""
    subprocess.run(["cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", "-DCMAKE_CXX_COMPILER=clang++", "-DCMAKE_BUILD_TYPE=Debug",
                    "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON", "-DCROSSTIE_TESTS=OFF"], check=True, stdout=subprocess.DEVNULL)
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        file = pathlib.Path(entry["file"])
        sources = re.findall(r'#include "(.*)"', file.read_text()) if "Unity" in file.parts else [str(file)]
        sources = [pathlib.Path(source).relative_to(ROOT) for source in sources]
        room = sources[0].parent.as_posix() + "/"
        if not room.startswith("build/") and (not rooms or any(room.startswith(r.rstrip("/") + "/") for r in rooms)):
            words = shlex.split(entry["command"])[1:]
            yield sources, [w for k, w in enumerate(words) if not {w, words[k - 1]} & {"-c", "-o"}]


def place(line, sources):
    """The file and line that the line of a text came from."""
    for source in sources:
        lines = (ROOT / source).read_text().count("\n")
        if line <= lines:
            return f"{source}:{line}"
        line -= lines
    raise ValueError("a line after the last")


def read(numbered):
    number, (sources, options) = numbered
    text = BUILD / f"text_{number}.cpp"
    text.write_text("".join((ROOT / source).read_text() for source in sources))
    # Each file includes what it needs, so that a text includes much twice.
    run = subprocess.run(["clang-tidy", "--quiet", "--checks=-readability-duplicate-include", str(text), "--", *options],
                         capture_output=True, text=True, check=False)
    said = re.sub(re.escape(str(text)) + r":(\d+)", lambda found: place(int(found[1]), sources), run.stdout)
    return sources, said if run.returncode else ""


def main():
    todo = list(texts(sys.argv[1:]))
    if not todo:
        sys.exit("no such room")
    faulty = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for done, (sources, said) in enumerate(pool.map(read, enumerate(todo)), 1):
            faulty += said != ""
            if sys.stderr.isatty():
                print(f"{done} of {len(todo)}: {sources[0].parent}", file=sys.stderr)
            print(said, end="", flush=True)
    return 1 if faulty else 0


sys.exit(main())
