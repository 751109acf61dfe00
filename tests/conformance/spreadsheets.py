"""Matrices in workbooks, for formats.py: what openpyxl and LibreOffice write, and what they find in crosstie's.

Debian packages: python3-openpyxl libreoffice-calc"""
import csv
import shutil
import subprocess

from with_r import both_ways

try:
    import openpyxl
except ImportError:
    openpyxl = None


def grid(network):
    _, area, ties = both_ways(network)
    people = list(area)
    return [["", *people], *([a, *(ties.get((a, b), 0) for b in people)] for a in people)]


def network_of(table):
    people = [str(name) for name in table[0][1:]]
    ties = {(str(row[0]), people[k]): float(cell) for row in table[1:] for k, cell in enumerate(row[1:]) if float(cell) != 0}
    return True, dict.fromkeys(people, ""), ties


def found(compared, program, form, way, k, attempt):
    try:
        difference = attempt()
    except Exception as problem:  # whatever either program says is the finding
        difference = f"{type(problem).__name__}: {problem}"
    compared(program, form, way, k, difference)


def libreoffice(files, form, folder):
    out = folder / f"as_{form}"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form, "--outdir",
                    str(out), *map(str, files)], check=True, capture_output=True, timeout=300)
    return out


def check(networks, same, of_crosstie, to_crosstie, folder, compared):
    """Compares; `compared(program, format, way, number, difference)` takes what is found. Gives the versions, or nothing."""
    versions = []
    numbered = list(enumerate(networks, 1))
    for k, network in numbered:
        to_crosstie(network, folder, folder / f"ours_{k}.xlsx")
    if openpyxl:
        versions.append(f"openpyxl {openpyxl.__version__}")
        for k, network in numbered:
            def theirs(k=k, network=network):
                book = openpyxl.Workbook()
                for row in grid(network):
                    book.active.append(row)
                book.save(folder / f"openpyxl_{k}.xlsx")
                return same(both_ways(network), of_crosstie(folder / f"openpyxl_{k}.xlsx", folder), False)

            def ours(k=k, network=network):
                sheet = openpyxl.load_workbook(folder / f"ours_{k}.xlsx").active
                return same(both_ways(network), network_of([list(row) for row in sheet.iter_rows(values_only=True)]), False)
            found(compared, "openpyxl", "matrix-xlsx", "read", k, theirs)
            found(compared, "openpyxl", "matrix-xlsx", "written", k, ours)
    if shutil.which("soffice"):
        asked = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout.split()
        versions.append(" ".join(asked[:2]))
        tables = [folder / f"table_{k}.csv" for k, _ in numbered]
        for (_, network), path in zip(numbered, tables):
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(grid(network))
        for form in ("xlsx", "ods"):
            made = libreoffice(tables, form, folder)
            for k, network in numbered:
                found(compared, "LibreOffice", "matrix-xlsx" if form == "xlsx" else "matrix (.ods)", "read", k,
                      lambda: same(both_ways(network), of_crosstie(made / f"table_{k}.{form}", folder), False))
        made = libreoffice([folder / f"ours_{k}.xlsx" for k, _ in numbered], "csv", folder)
        for k, network in numbered:
            def back(k=k, network=network):
                with (made / f"ours_{k}.csv").open(encoding="utf-8", newline="") as file:
                    return same(both_ways(network), network_of(list(csv.reader(file))), False)
            found(compared, "LibreOffice", "matrix-xlsx", "written", k, back)
    return versions
