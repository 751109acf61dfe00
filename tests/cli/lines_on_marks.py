#!/usr/bin/env python3
"""lines_on_marks.py PICTURE.svg...: how many of a picture's contacts run through the mark of a third person.

A contact is a path of a panel, its casing aside. It counts when it comes nearer to the centre of a mark not at one of its
ends than three quarters of that mark's radius (half the smaller side of what is drawn)."""
import math
import re
import sys
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def numbers(text):
    return [float(n) for n in NUMBER.findall(text)]


def mark_of(shape):
    """Centre and radius of an ellipse, polygon or path."""
    if shape.get("cx"):
        return float(shape.get("cx")), float(shape.get("cy")), min(float(shape.get("rx")), float(shape.get("ry")))
    points = numbers(shape.get("points") or shape.get("d"))
    xs, ys = points[0::2], points[1::2]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, min(max(xs) - min(xs), max(ys) - min(ys)) / 2


def walked(path, step=0.6):
    """Points along the cubic curves of a path, "M x,y C ..."."""
    values = numbers(path)
    at, points = (values[0], values[1]), [(values[0], values[1])]
    for k in range(2, len(values) - 5, 6):
        a, b, c, d = at, tuple(values[k:k + 2]), tuple(values[k + 2:k + 4]), tuple(values[k + 4:k + 6])
        steps = max(8, math.ceil((math.dist(a, b) + math.dist(b, c) + math.dist(c, d)) / step))
        for i in range(1, steps + 1):
            t = i / steps
            s = 1 - t
            w = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
            points.append(tuple(sum(f * p[axis] for f, p in zip(w, (a, b, c, d))) for axis in (0, 1)))
        at = d
    return points


def strikes(points, marks):
    """Whether the line runs through a mark that is not at its ends."""
    (ax, ay), (bx, by) = points[0], points[-1]
    for x, y, r in marks:
        if math.hypot(x - ax, y - ay) <= 1.3 * r or math.hypot(x - bx, y - by) <= 1.3 * r:
            continue
        if any(math.hypot(x - px, y - py) < 0.75 * r for px, py in points):
            return True
    return False


def panels(svg):
    """(key, marks, paths) of every panel."""
    for panel in xml.fromstring(svg).iter(SVG + "g"):
        kind = panel.get("class", "")
        if not kind.startswith("panel"):
            continue
        marks, paths = [], []
        for group in panel.iter(SVG + "g"):
            css = group.get("class", "")
            if css == "people":
                for shape in group.iter():
                    if shape.tag in (SVG + "ellipse", SVG + "polygon", SVG + "path"):
                        marks.append(mark_of(shape))
            elif css.startswith("contacts") and "key" not in css:
                paths += [p.get("d") for p in group.iter(SVG + "path") if p.get("class") != "cross"]
        yield kind[6:], marks, sorted(set(paths))


def measured(svg):
    """Contacts, and those of them through a third mark, over all panels."""
    lines = struck = 0
    for _, marks, paths in panels(svg):
        lines += len(paths)
        struck += sum(strikes(walked(path), marks) for path in paths)
    return lines, struck


if __name__ == "__main__":
    for name in sys.argv[1:]:
        lines, struck = measured(open(name, encoding="utf-8").read())
        print(f"{name}: {struck} of {lines} contacts through a third mark ({100 * struck / max(1, lines):.1f}%)")
