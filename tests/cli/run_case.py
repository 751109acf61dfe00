#!/usr/bin/env python3
"""Runs one command-line case: a folder with `args` and the files it needs.

usage: run_case.py CROSSTIE PROJECT_ROOT CASE_FOLDER
args       the command line, split as a shell would; {data} and {shared} stand for the project's and the shared data
want.code  exit code (0)
want.out   the whole of standard output      want.out.has  lines, or parts of one, that must be in it
want.err   the whole of standard error       want.err.has  lines, or parts of one, that must be in it
want.out.words, want.err.words   words that must be in it wherever a line breaks: a path in a message is long or short
want.files the files the run leaves besides its inputs, one a line (none)
A case that needs {shared} says by name that it is skipped where there is none."""
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile


def main():
    program, root, case = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shared = (root / ".." / "shared").resolve()
    args = (case / "args").read_text(encoding="utf-8")
    if "{shared}" in args and not shared.exists():
        print(f"SKIPPED: {case.parent.name}/{case.name}: the shared data sets are not here")
        return 0
    words = shlex.split(args.replace("{data}", str(root / "data")).replace("{shared}", str(shared)))
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for path in case.iterdir():
            if path.name != "args" and not path.name.startswith("want."):
                (shutil.copytree if path.is_dir() else shutil.copy)(path, work / path.name)
        inputs = {p.relative_to(work).as_posix() for p in work.rglob("*") if p.is_file()}
        run = subprocess.run([program, *words], cwd=work, capture_output=True, timeout=60, check=False)
        left = {p.relative_to(work).as_posix() for p in work.rglob("*") if p.is_file()} - inputs

    def want(name, default):
        path = case / name
        return path.read_text(encoding="utf-8") if path.exists() else default

    out, err = run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace")
    code = int(want("want.code", "0"))
    if run.returncode != code:
        faults.append(f"exit code {run.returncode}, wanted {code}")
    for name, got in (("out", out), ("err", err)):
        whole = want(f"want.{name}", None)
        if whole is not None and got != whole:
            faults.append(f"want.{name} is\n{whole}")
        for words in (want(f"want.{name}.words", "") or "").splitlines():
            if " ".join(words.split()) not in " ".join(got.split()):
                faults.append(f"not in std{name}, wherever it breaks: {words}")
        for line in (want(f"want.{name}.has", "") or "").splitlines():
            if line not in got:
                faults.append(f"not in std{name}: {line}")
    files = set((want("want.files", "") or "").split())
    if left != files:
        faults.append(f"files left {sorted(left)}, wanted {sorted(files)}")
    if faults:
        print(f"crosstie {' '.join(words)}\n--- stdout\n{out}--- stderr\n{err}---")
        print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
