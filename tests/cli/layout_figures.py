#!/usr/bin/env python3
"""layout_figures.py CROSSTIE NAME=ARGUMENT,...: how well a picture of people is laid out, beside Graphviz's neato.

Of the picture of what changed with every contact drawn, once: contacts that cross, as straight lines between the places of
their ends; contacts that run through the mark of a third person, as drawn. neato gets the same people and contacts, drawn as
straight lines in the same panel with marks of the same size; the two are counted alike."""
import itertools
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import lines_on_marks


def drawn(crosstie, arguments):
    """What changed, or of a single survey that survey."""
    for view in (["change", "--emphasis", "none"], ["before"]):
        done = subprocess.run([crosstie, "draw", *map(str, arguments), "--view", *view, "--all-contacts", "-q"],
                              capture_output=True, check=False, timeout=300)
        if done.returncode == 0:
            return done.stdout.decode()
    raise RuntimeError(f"{arguments}: {done.stderr.decode()}")


def graph_of(svg):
    """Places and radii of the people, and each contact as (one, other, path); both from all panels, which agree."""
    marks, ties, origin = [], {}, None
    for _, found, paths in lines_on_marks.panels(svg):
        left = min(x for x, _, _ in found)
        if origin is None:
            origin, marks = left, found
        for path in paths:
            numbers = lines_on_marks.numbers(path)
            ends = [min(range(len(found)), key=lambda m: abs(found[m][0] - x) + abs(found[m][1] - y))
                    for x, y in (numbers[:2], numbers[-2:])]
            ties[tuple(sorted(ends))] = (path, left)
    return marks, [(a, b, path, left - origin) for (a, b), (path, left) in sorted(ties.items())]


def crossings(places, ties):
    """Pairs of straight lines with no end in common that cross."""
    lines = []
    for a, b in ties:
        (ax, ay), (bx, by) = places[a], places[b]
        lines.append((min(ax, bx), max(ax, bx), ax, ay, bx, by, a, b))
    lines.sort()
    count, open_lines = 0, []
    for line in lines:
        left, _, ax, ay, bx, by, a, b = line
        open_lines = [one for one in open_lines if one[1] >= left]
        for _, _, cx, cy, dx, dy, c, d in open_lines:
            if a in (c, d) or b in (c, d):
                continue
            one = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
            two = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
            three = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
            four = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
            count += one * two < 0 and three * four < 0
        open_lines.append(line)
    return count


def by_neato(ties, wide, high):
    """Where neato puts them, drawn to the same panel; those in contact with nobody are left out, as crosstie sets them aside."""
    joined = sorted(set(itertools.chain.from_iterable(ties)))
    text = "graph g { node [shape=point width=0.08]; " + " ".join(f"{a}--{b};" for a, b in ties) + " }"
    plain = subprocess.run(["neato", "-Goverlap=prism", "-Gstart=1", "-Tplain"], input=text, capture_output=True, text=True,
                           check=True, timeout=300).stdout
    found = {int(n): (float(x), float(y)) for n, x, y in re.findall(r"^node (\d+) (\S+) (\S+)", plain, re.M)}
    xs, ys = [found[n][0] for n in joined], [found[n][1] for n in joined]
    scale = min(wide / max(1e-9, max(xs) - min(xs)), high / max(1e-9, max(ys) - min(ys)))
    return {n: ((found[n][0] - min(xs)) * scale, (found[n][1] - min(ys)) * scale) for n in joined}


def through(lines, marks):
    return sum(lines_on_marks.strikes(line, marks) for line in lines)


def straight(one, other):
    (ax, ay), (bx, by) = one, other
    thirds = [(ax + (bx - ax) * t, ay + (by - ay) * t) for t in (1 / 3, 2 / 3)]
    return lines_on_marks.walked(f"M{ax:f},{ay:f}C{thirds[0][0]:f},{thirds[0][1]:f} {thirds[1][0]:f},{thirds[1][1]:f} {bx:f},{by:f}")


def figures(crosstie, arguments, count_crossings=True):
    """People, contacts, crossings and contacts through a third mark; the last two of neato too, or None without it."""
    marks, ties = graph_of(drawn(crosstie, arguments))
    places = [(x, y) for x, y, _ in marks]
    pairs = [(a, b) for a, b, _, _ in ties]
    ours = crossings(places, pairs) if count_crossings else None
    moved = [([(x - off, y) for x, y in lines_on_marks.walked(path)]) for _, _, path, off in ties]
    struck = through(moved, marks)
    row = {"people": len(marks), "contacts": len(ties), "crossings": ours, "through": struck, "neato_crossings": None,
           "neato_through": None}
    if shutil.which("neato") and pairs:
        xs, ys = zip(*places)
        radius = sorted(r for _, _, r in marks)[len(marks) // 2]
        theirs = by_neato(pairs, max(xs) - min(xs), max(ys) - min(ys))
        row["neato_crossings"] = crossings(theirs, pairs) if count_crossings else None
        row["neato_through"] = through([straight(theirs[a], theirs[b]) for a, b in pairs],
                                       [(x, y, radius) for x, y in theirs.values()])
    return row


if __name__ == "__main__":
    for named in sys.argv[2:]:
        name, _, arguments = named.partition("=")
        row = figures(sys.argv[1], arguments.split(","))
        share = lambda key: "-" if row[key] is None else f"{100 * row[key] / max(1, row['contacts']):.1f}%"
        print(f"{name}: {row['people']} people, {row['contacts']} contacts; crossings {row['crossings']} (neato "
              f"{row['neato_crossings']}); through a third mark {row['through']}, {share('through')} (neato {share('neato_through')})",
              flush=True)
