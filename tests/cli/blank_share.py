#!/usr/bin/env python3
"""blank_share.py PICTURE.svg...: how much of each panel lies outside what is drawn in it.

Of a chart: how much of the height between its words above and its key is not reached by what is drawn in it.

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


def of_chart(svg):
    """Shares of a chart's plot that what is drawn leaves blank: of its height, at the foot or the top, and of its width."""
    root = xml.fromstring(svg)
    chart = next(g for g in root.iter(SVG + "g") if g.get("class") == "chart")
    boxes, floor = [], min(float(rect.get("y")) for rect in root.iter(SVG + "rect") if rect.get("height") == "0.6")
    for shape in chart.iter():
        tag = shape.tag.removeprefix(SVG)
        if tag == "rect":
            x, y, wide, high = (float(shape.get(key)) for key in ("x", "y", "width", "height"))
            box = x, y, x + wide, y + high
        elif tag == "line":
            xs, ys = sorted(float(shape.get(k)) for k in ("x1", "x2")), sorted(float(shape.get(k)) for k in ("y1", "y2"))
            box = xs[0], ys[0], xs[1], ys[1]
        elif tag == "circle":
            x, y, r = (float(shape.get(key)) for key in ("cx", "cy", "r"))
            box = x - r, y - r, x + r, y + r
        else:
            continue
        if shape.get("class") == "key":
            floor = min(floor, box[1])
        else:
            boxes.append(box)
    for text in root.iter(SVG + "text"):
        if text.get("class") in ("head", "fact", "area-name", "inside"):
            boxes.append(box_of(text))
    top = max(float(text.get("y")) for text in root.iter(SVG + "text") if text.get("class") in ("title", "subtitle")) + 3
    _, _, page_wide, _ = (float(n) for n in root.get("viewBox").split())
    margin = min(float(text.get("x")) for text in root.iter(SVG + "text") if text.get("class") == "title")
    high, wide = floor - top, page_wide - 2 * margin
    upper, lower = max(top, min(b[1] for b in boxes)), min(floor, max(b[3] for b in boxes))
    drawn = max(b[2] for b in boxes) - min(b[0] for b in boxes)
    return (floor - lower) / high, (upper - top) / high, 1 - min(1, drawn / wide)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        picture = open(name, encoding="utf-8").read()
        parts = [("foot", "top", "side")[k] + f" {100 * share:.0f}%" for k, share in enumerate(of_chart(picture))] \
            if 'class="chart"' in picture else [f"{key} {100 * share:.0f}%" for key, share in shares(picture)]
        print(name, *parts)
