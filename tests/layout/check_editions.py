#!/usr/bin/env python3
"""What an edition shows is asked in io/release and nowhere else: other rooms ask `shows_people` and its like.

usage: check_editions.py PROJECT_ROOT
A comparison with a value of `Edition`, or a `case` of one, outside io/release is a fault. First each way of writing one
is planted in a copy of the rooms, and must be found; so must what is no comparison be left alone."""
import pathlib
import re
import sys
import tempfile

VALUE = r"(?:(?:crosstie::)?io::)?Edition::\w+"
ASKED = re.compile(rf"[=!]=\s*{VALUE}|{VALUE}\s*[=!]=|\bcase\s+{VALUE}")
COMMENT = re.compile(r"//[^\n]*")

PLANTED = ["bool f(Edition e) { return e == Edition::public_; }",
           "bool f(Edition e) { return e !=\n    io::Edition::named; }",
           "bool f(Edition e) { return Edition::group == e; }",
           "int f(Edition e) { switch (e) { case crosstie::io::Edition::public_: return 1; default: return 0; } }"]
ALLOWED = ["struct Request { Edition edition = Edition::public_; };",
           "auto f(Document d) { return release(d, {Edition::group}); }",
           "bool f(Edition e) { return shows_people(e); }  // not: e == Edition::public_"]


def faults_of(root):
    """Every place of a checkout outside io/release that asks which edition it is, and how many files were read."""
    faults, files = [], 0
    for path in sorted(p for top in ("io", "tools") for p in (root / top).rglob("*.[ch]pp")):
        name = path.relative_to(root).as_posix()
        if name.startswith("io/release/"):
            continue
        files += 1
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        for match in ASKED.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            faults.append(f"{name}:{line}: asks which edition it is; io/release/edition.hpp has the questions")
    return faults, files


def found_in(folder, line):
    with tempfile.TemporaryDirectory() as made:
        root = pathlib.Path(made)
        (root / folder).mkdir(parents=True)
        (root / folder / "planted.cpp").write_text(line + "\n", encoding="utf-8")
        return len(faults_of(root)[0])


def wrong_about_planted():
    """What the check itself gets wrong, on lines whose answer is known."""
    wrong = []
    for line in PLANTED:
        wrong += [f"not found in {room}: {line}" for room in ("io/pack", "tools") if found_in(room, line) != 1]
        if found_in("io/release", line):
            wrong.append(f"found in io/release: {line}")
    return wrong + [f"found, and is no comparison: {line}" for line in ALLOWED if found_in("io/pack", line)]


def main():
    faults, files = faults_of(pathlib.Path(sys.argv[1]))
    faults += wrong_about_planted()
    print("\n".join(faults) if faults else f"{files} files: none asks which edition it is")
    return 1 if faults or files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
