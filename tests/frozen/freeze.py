#!/usr/bin/env python3
"""Holds every output of the program to the bytes committed, by their hashes.

usage: freeze.py CROSSTIE ROOT [--write | --against OTHER_CROSSTIE] [--only REGEX] [--jobs N] [--lines N]

Without more it checks: prints each output that differs, is new or is gone, and leaves with 1 if there is any.
--write    writes the hashes of what CROSSTIE says now (with --only: of the runs that match, the others stay)
--against  runs OTHER_CROSSTIE too and shows how its outputs (-) became those of CROSSTIE (+)
--only     runs whose table and command line match, as in --only '^small compare .*--detail'"""
import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing is left in the checkout
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import differences  # noqa: E402
import runs as listed  # noqa: E402
import samples  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
INPUTS = "(inputs)"  # the row of a sample's own bytes
DRAWN = (".pdf", ".png", ".docx")  # depend on the fonts and libraries of the system, as no other output does


def system():
    """The system whose fonts and libraries draw, as 'debian 12 x86_64'."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        release = {}
    return f"{release.get('ID', 'unknown')} {release.get('VERSION_ID', '')} {platform.machine()}"


def short(data):
    return hashlib.sha256(data).hexdigest()[:16]


def outputs(program, run, base):
    """What one run leaves: {"exit", "stdout", "stderr", file names: bytes}, empty ones left out."""
    with tempfile.TemporaryDirectory(dir=base / "work") as name:
        work = pathlib.Path(name)
        for source in (base / "inputs").iterdir():
            (work / source.name).symlink_to(source)
        if run.copy:
            shutil.copytree(base / "inputs" / run.copy, work / "study")
        done = subprocess.run([program, *run.args], cwd=work, stdin=subprocess.DEVNULL, capture_output=True, timeout=600,
                              check=False)
        got = {"exit": str(done.returncode).encode(), "stdout": done.stdout, "stderr": done.stderr}
        got = {part: data for part, data in got.items() if data and not (part == "exit" and data == b"0")}
        for path in sorted(work.rglob("*")):  # does not follow the links to the inputs
            if path.is_file() and not path.is_symlink():
                got[path.relative_to(work).as_posix()] = path.read_bytes()
        return got


def frozen(run, got):
    """The parts of a run that have a row, and their hashes."""
    def kept(part):
        return run.pictures or not part.endswith((".pdf", ".png"))
    rows = {part: data.decode() if part == "exit" else short(data) for part, data in got.items() if kept(part)}
    return rows or {"exit": "0"}


def read_tables():
    """{table: {(run, part): hash}} and the system the hashes were made on."""
    tables, made_on = {}, None
    for path in sorted(HERE.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        made_on = rows[0][0].removeprefix("# ")
        tables[path.stem] = {(run, part): value for run, part, value in rows[2:]}
    return tables, made_on


def unlike(got, want, skip_drawn):
    """Lines on how rows differ from those committed, and how many rows were not looked at."""
    said, skipped = [], 0
    for key in dict.fromkeys([*want, *got]):
        before, now = want.get(key), got.get(key)
        if skip_drawn and key[1].endswith(DRAWN):
            skipped += 1
        elif before != now:
            word = "NEW    " if before is None else "GONE   " if now is None else "CHANGED"
            said.append(f"{word} {key[0]}  [{key[1]}]" + (f"  {before} -> {now}" if before and now else ""))
    return said, skipped


def check(got, committed, in_view, runs):
    """Prints what differs from the rows committed that are in_view(table, run); 1 if anything does."""
    want, made_on = committed
    skip_drawn = made_on is not None and made_on != system()
    faults, left_out = [], 0
    for table in dict.fromkeys([*got, *want]):
        wanted = {key: value for key, value in want.get(table, {}).items() if in_view(table, key[0])}
        said, skipped = unlike(got.get(table, {}), wanted, skip_drawn)
        faults += [f"{table}: {line}" for line in said]
        left_out += skipped
    for line in faults:
        print(line)
    if left_out:
        print(f"SKIPPED: {left_out} outputs drawn with a system's fonts ({', '.join(DRAWN)}): they were made on {made_on}")
    print(f"{len(faults)} of {sum(map(len, got.values()))} outputs of {runs} runs are not the ones committed")
    return 1 if faults else 0


def write(got, committed, kept, order):
    """Writes the rows got, and of those committed the ones that are kept(table, run), in the order given."""
    want, _ = committed
    for table in dict.fromkeys([*got, *want]):
        rows = {key: value for key, value in want.get(table, {}).items() if kept(table, key[0])}
        rows = sorted({**rows, **got.get(table, {})}.items(), key=lambda row: order[(table, row[0][0])])
        lines = [f"# {system()}", "run\tpart\thash", *("\t".join((*key, value)) for key, value in rows)]
        (HERE / f"{table}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {sum(map(len, got.values()))} hashes")
    return 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", metavar="CROSSTIE")
    parser.add_argument("root", metavar="ROOT", type=pathlib.Path)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--write", action="store_true")
    what.add_argument("--against", metavar="OTHER_CROSSTIE")
    parser.add_argument("--only", metavar="REGEX", default="", type=re.compile)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--lines", type=int, default=60, help="lines of difference shown of each output (60)")
    return parser.parse_args()


def main():
    given = arguments()
    program = str(pathlib.Path(given.program).resolve())
    everything = listed.all_runs()
    order = {(sample.name, INPUTS): -1 for sample in samples.SAMPLES}
    order |= {(run.table, run.name): k for k, run in enumerate(everything)}
    with tempfile.TemporaryDirectory() as keep, concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        base = pathlib.Path(keep)
        (base / "inputs").mkdir()
        (base / "work").mkdir()
        there = samples.lay_out(base / "inputs", given.root.resolve())
        chosen = [run for run in everything if given.only.search(f"{run.table} {run.name}")]
        runs = [run for run in chosen if there or not run.shared]
        for name in dict.fromkeys(run.table for run in chosen if run not in runs):
            print(f"SKIPPED: {name}: the shared data sets are not here")
        if given.against:
            other = str(pathlib.Path(given.against).resolve())
            return differences.show(runs, lambda run: (outputs(other, run, base), outputs(program, run, base)), pool.map,
                                    given.lines)
        got = {}
        for run, rows in zip(runs, pool.map(lambda run: frozen(run, outputs(program, run, base)), runs)):
            got.setdefault(run.table, {}).update({(run.name, part): value for part, value in rows.items()})
        for sample in samples.SAMPLES:
            if sample.name in got:
                got[sample.name] = {(INPUTS, "all"): samples.inputs_hash(base / "inputs", sample), **got[sample.name]}

    ran = {(run.table, run.name) for run in runs} | {(table, INPUTS) for table in got}
    not_run = order.keys() - ran  # for --only, or for want of the shared data sets
    if given.write:
        return write(got, read_tables(), lambda *run: run in not_run, order)
    whole = not given.only.pattern  # then a row whose run is no longer listed is seen to be gone
    return check(got, read_tables(), lambda *run: run in ran or (whole and run not in not_run), len(runs))


if __name__ == "__main__":
    sys.exit(main())
