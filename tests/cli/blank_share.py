#!/usr/bin/env python3
"""blank_share.py PICTURE.svg...: how much of each panel lies outside what is drawn in it.

A panel is as wide as the bar over its head and reaches from its last fact to the line over the legend, or to the next row
of panels. What is drawn is the box round its discs, marks, lines, names and labels."""
import sys
import xml.etree.ElementTree as xml

from lines_on_marks import SVG, numbers


def box_of(node):
    """The box of a shape, or of a text by its size and letters; None: none."""
    tag = node.tag.removeprefix(SVG)
    if tag in ("ellipse", "circle"):
        x, y = float(node.get("cx")), float(node.get("cy"))
        wide, high = float(node.get("rx") or node.get("r")), float(node.get("ry") or node.get("r"))
        return x - wide, y - high, x + wide, y + high
    if tag == "text":
        x, y, size = float(node.get("x")), float(node.get("y")), float(node.get("font-size"))
        wide = 0.52 * size * len(node.text or "")
        left = x - wide * {"middle": 0.5, "end": 1}.get(node.get("text-anchor"), 0)
        return left, y - 0.74 * size, left + wide, y + 0.2 * size
    if tag in ("polygon", "path"):
        points = numbers(node.get("points") or node.get("d"))
        return min(points[0::2]), min(points[1::2]), max(points[0::2]), max(points[1::2])
    return None


def shares(svg):
    """(key, share of the panel that is blank) of each panel."""
    root = xml.fromstring(svg)
    rules = [[float(rect.get(key)) for key in ("x", "y", "width", "height")] for rect in root.iter(SVG + "rect")
             if rect.get("class") != "paper"]
    heads = [rule for rule in rules if rule[3] == 2.5]
    floor = next(rule[1] for rule in rules if rule[3] == 0.6)
    facts = [box_of(text) for text in root.iter(SVG + "text") if text.get("class") in ("head", "fact")]
    panels = [g for g in root.iter(SVG + "g") if g.get("class", "").startswith("panel")]
    for panel, (x, y, wide, _) in zip(panels, heads):
        bottom = min([rule[1] for rule in heads if rule[1] > y + 20] + [floor])
        top = max([box[3] for box in facts if x - 1 <= box[0] <= x + wide and y < box[1] < bottom] or [y])
        boxes = [box for box in map(box_of, panel.iter()) if box]
        drawn = ((min(x + wide, max(b[2] for b in boxes)) - max(x, min(b[0] for b in boxes)))
                 * (min(bottom, max(b[3] for b in boxes)) - max(top, min(b[1] for b in boxes))))
        yield panel.get("class")[6:], 1 - drawn / (wide * (bottom - top))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, *(f"{key} {100 * share:.0f}%" for key, share in shares(open(name, encoding="utf-8").read())))
