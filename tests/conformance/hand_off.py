#!/usr/bin/env python3
"""The starters for ergm and RSiena: R reads them whole, and runs them as far as its packages are here. Without ergm or RSiena
their model calls are stood in for, and what they are given is counted: people, ties, pairs unanswered, structural codes. The
right counts are taken from the study's own tables.

usage: hand_off.py CROSSTIE PROJECT_ROOT"""
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
STUDY = ROOT / "data" / "east_london"
failures = 0


def expect(held, what):
    global failures
    if not held:
        failures += 1
        print(f"not so: {what}")


def r(script, folder):
    run = subprocess.run(["Rscript", "--vanilla", "-e", script], cwd=folder, capture_output=True, check=False, encoding="utf-8")
    expect(run.returncode == 0, f"R ends well: {run.stderr[-800:]}")
    return run.stdout


def has(package):
    run = subprocess.run(["Rscript", "--vanilla", "-e", f"cat(requireNamespace('{package}', quietly=TRUE))"],
                         capture_output=True, check=False, encoding="utf-8")
    return run.stdout.strip() == "TRUE"


def rows(name):
    with (STUDY / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contacts(wave):
    """Ties of the sample at a wave: contact from strength 2, by people who answered, on pairs not left unanswered."""
    answered = {row["actor"] for row in rows(f"answers_{wave}.csv") if row["answered"] == "yes"}
    return {(row["source"], row["target"]) for row in rows(f"ties_{wave}.csv")
            if row["relation"] == "contact" and float(row["strength"]) >= 2 and row["source"] in answered}


if shutil.which("Rscript") is None:
    print("SKIPPED: R is not here (apt install r-base-core r-cran-network)")
    sys.exit(0)
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for form in ("ergm", "rsiena"):
        run = subprocess.run([PROGRAM, "convert", STUDY, folder / form, "--to", form, "--relation", "contact", "-q"], check=False)
        expect(run.returncode == 0, f"convert --to {form}")
        r("invisible(parse('start.R'))", folder / form)
    waves = [contacts(wave) for wave in ("before", "after")]
    people = len(rows("actors.csv"))

    if not has("network"):
        print("SKIPPED: r-cran-network is not here: start.R of ergm is parsed only")
    else:
        whole = has("ergm")
        print("ergm: start.R runs whole" if whole else "ergm: the package is not here; its networks are built, its models not fitted")
        stub = "" if whole else "library <- function(p) if (deparse(substitute(p)) != 'ergm') base::library(deparse(substitute(p)), character.only=TRUE); " \
            "ergm <- function(...) 0; control.ergm <- function(...) 0; "
        counted = r(stub + "source('start.R'); for (w in list(contact_1, contact_2)) cat('COUNT', network.size(w), "
                    "network.edgecount(w, na.omit=TRUE), is.directed(w), sum(!is.na(w %v% 'id')), '\\n')", folder / "ergm")
        lines = [line.split()[1:] for line in counted.splitlines() if line.startswith("COUNT")]
        expect(len(lines) == 2, f"two networks: {counted}")
        for wave, (size, ties, directed, ids) in enumerate(lines):
            expect(int(ties) == len(waves[wave]), f"wave {wave + 1}: {len(waves[wave])} ties, and not {ties}")
            expect(directed == "TRUE" and size == ids and people - 5 <= int(size) <= people, f"wave {wave + 1}: {size} people")

    whole = has("RSiena")
    print("RSiena: start.R runs whole" if whole else "RSiena: the package is not here; its matrices are read, its model is not fitted")
    stub = "" if whole else "library <- function(...) 0; sienaDependent <- function(x) x; coCovar <- function(x) { stopifnot(length(x) == n); x }; " \
        "sienaDataCreate <- function(...) 0; getEffects <- function(...) 0; transTrip <- sameX <- 0; includeEffects <- function(...) 0; " \
        "sienaAlgorithmCreate <- function(...) 0; siena07 <- function(...) 0; "
    counted = r(stub + "source('start.R'); for (k in 1:2) { m <- as.matrix(read.table(sprintf('contact_%d.dat', k))); "
                "cat('COUNT', nrow(m), ncol(m), sum(m == 1, na.rm=TRUE), all(m %in% c(0, 1, 10, 11, NA)), sum(m == 10, na.rm=TRUE) > 0, '\\n') }",
                folder / "rsiena")
    lines = [line.split()[1:] for line in counted.splitlines() if line.startswith("COUNT")]
    expect(len(lines) == 2, f"two matrices: {counted}")
    for wave, (down, across, ties, codes, absent) in enumerate(lines):
        expect((int(down), int(across)) == (people, people), f"{down} rows and {across} columns for {people} people")
        expect(int(ties) == len(waves[wave]), f"wave {wave + 1}: {len(waves[wave])} ties, and not {ties}")
        expect(codes == "TRUE" and absent == "TRUE", f"wave {wave + 1}: 0, 1, 10, 11 and NA, and somebody not on the roster")
sys.exit(1 if failures else 0)
