#!/usr/bin/env python3
"""The script an analyst would write with NetworkX and NumPy for what `crosstie compare data/east_london` prints.

usage: analyst.py STUDY_FOLDER     (needs python3-networkx and python3-numpy)
Kept only to time the two side by side on one machine; it prints the numbers both must agree on."""
import csv
import sys

import networkx as nx
import numpy as np

FOLDER, TIE_FROM, DRAWS = sys.argv[1], 2, 5000


def rows(name):
    with open(f"{FOLDER}/{name}", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


actors = rows("actors.csv")
ids = [a["id"] for a in actors]
place = {i: k for k, i in enumerate(ids)}
area = np.array([a["area"] for a in actors])
n = len(ids)
stay = np.array([not a["joined"] and not a["left"] for a in actors])


def wave(key):
    graph = nx.DiGraph()
    graph.add_nodes_from(ids)
    graph.add_edges_from((t["source"], t["target"]) for t in rows(f"ties_{key}.csv")
                         if t["relation"] == "contact" and float(t["strength"]) >= TIE_FROM)
    answered = {a["actor"]: a["answered"] == "yes" for a in rows(f"answers_{key}.csv")}
    observed = np.outer([answered.get(i, False) for i in ids], [i in answered for i in ids]) & ~np.eye(n, dtype=bool)
    for cell in rows(f"missing_{key}.csv"):
        if cell["relation"] == "contact":
            observed[place[cell["source"]], place[cell["target"]]] = False
    return nx.to_numpy_array(graph, nodelist=ids) > 0, observed


before, seen_before = wave("before")
after, seen_after = wave("after")
joint = seen_before & seen_after & np.outer(stay, stay)
b, a = before & joint, after & joint
print("kept, gained, lost", (b & a).sum(), (a & ~b).sum(), (b & ~a).sum())
print("density", b.sum() / joint.sum(), a.sum() / joint.sum())
cross = area[:, None] != area[None, :]
ub, ua = b | b.T, a | a.T
print("contacts across", (ub & cross).sum() // 2, (ua & cross).sum() // 2)
print("contacts within", (ub & ~cross).sum() // 2, (ua & ~cross).sum() // 2)
rng = np.random.default_rng(1)
people = np.flatnonzero(joint.any(0) | joint.any(1))
difference = (a.astype(float) - b)[np.ix_(people, people)]
mask = joint[np.ix_(people, people)]
k = len(people)
drawn = []
for _ in range(DRAWS):
    s = rng.integers(0, k, k)
    m = mask[np.ix_(s, s)]
    drawn.append(difference[np.ix_(s, s)][m].mean())
print("bootstrap se", np.std(drawn))


def ei(u, c):
    return (u & c).sum() / u.sum() * 2 - 1


shuffled = []
for _ in range(DRAWS):
    labels = area.copy()
    labels[people] = rng.permutation(area[people])
    c = labels[:, None] != labels[None, :]
    shuffled.append((ei(ub, c), ei(ua, c)))
print("E-I", ei(ub, cross), ei(ua, cross), "chance", np.mean(shuffled, axis=0))
x, y = before[np.ix_(people, people)], after[np.ix_(people, people)]
r = []
for _ in range(DRAWS):
    p = rng.permutation(k)
    both = seen_before[np.ix_(people, people)] & seen_after[np.ix_(people, people)][np.ix_(p, p)]
    r.append(np.corrcoef(x[both], y[np.ix_(p, p)][both])[0, 1])
print("QAP", np.corrcoef(x[mask], y[mask])[0, 1], np.mean(r))
