#!/usr/bin/env python3
"""Expected values of tests/graph/infer/test_across_within.cpp, worked out cell by cell with numpy and scipy.

    python3 tests/graph/infer/across_within.py

Two waves of 14 people made by a rule in whole numbers, that the test has too. Every variance is the plain double sum
over pairs of cells, every jackknife leaves out one person or one area and starts anew. Printed: estimate, standard
error, degrees of freedom, for people and with areas as units.
"""
import itertools

import numpy as np
from scipy.stats import t

N = 14
AREA = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3]
SILENT = {(1, 5)}          # (wave, person): a whole row unobserved
SKIPPED = {(0, 2, 9), (1, 7, 1)}


def tie(i, j, wave):
    return (i * 7 + j * 5 + i * j * 3 + wave * (i + 2 * j)) % 11 < 3 + wave


def waves(gaps):
    x = [np.array([[float(i != j and tie(i, j, w)) for j in range(N)] for i in range(N)]) for w in (0, 1)]
    seen = 1 - np.eye(N)
    if gaps:
        for _, i in SILENT:
            seen[i, :] = 0
        for _, i, j in SKIPPED:
            seen[i, j] = 0
    return x, seen


def both(cells, area, value, estimate):
    """cells: ordered (i, j); value(cells): residual e of each; estimate(cells): starts anew from fewer cells."""
    e = value(cells)
    people = sorted({k for c in cells for k in c})
    n = len(people)
    double = sum(a * b for (c, a), (d, b) in itertools.product(zip(cells, e), repeat=2) if set(c) & set(d))
    whole = estimate(cells)

    def left_out(without):
        values = [estimate([c for c in cells if not without(c, unit)]) for unit in without.units]
        return sum((v - np.mean(values)) ** 2 for v in values)

    def person(c, unit):
        return unit in c
    person.units = people
    jack = (n - 2) / (2 * n) * left_out(person)
    unbiased = double * n * (n - 1) / ((n - 2) * (n - 3))
    df = n - 1
    if unbiased > jack:
        ms_people = 2 * jack * (n - 1) / (n - 2)
        ms_pairs = ms_people - unbiased
        df = unbiased ** 2 / (ms_people ** 2 / (n - 1) + ms_pairs ** 2 / (n * (n - 3) / 2))
    areas = sorted({area[k] for c in cells for k in c})
    g = len(areas)
    together = sum(a * b for (c, a), (d, b) in itertools.product(zip(cells, e), repeat=2)
                   if {area[k] for k in c} & {area[k] for k in d}) * g / (g - 1)

    def of_area(c, unit):
        return unit in (area[c[0]], area[c[1]])
    of_area.units = areas
    by_area = (g - 1) / g * left_out(of_area)
    return whole, max(unbiased, jack) ** .5, df, max(together, by_area) ** .5, g - 1, (unbiased > jack, together > by_area)


def show(name, result):
    whole, se, df, se_area, df_area, which = result
    print(f"{name}: {whole:.15g} people {se:.15g} df {df:.15g} half {t.ppf(.975, df) * se:.15g} "
          f"areas {se_area:.15g} df {df_area} half {t.ppf(.975, df_area) * se_area:.15g} {which}")


def mean_test(name, cells, d):
    mean = np.mean([d[c] for c in cells])
    show(name, both(cells, AREA, lambda cs: [(d[c] - mean) / len(cs) for c in cs],
                    lambda cs: np.mean([d[c] for c in cs])))


def main():
    for gaps in (False, True):
        label = "gaps" if gaps else "complete"
        (x1, x2), seen = waves(gaps)
        cells = [(i, j) for i in range(N) for j in range(N) if seen[i, j]]
        mean_test(f"{label} density", cells, x2 - x1)

        # Contacts: pairs with a report observed both times, told by such reports; each pair as two cells.
        told = np.maximum(seen, seen.T)
        c1, c2 = (np.maximum(x * seen, (x * seen).T) for x in (x1, x2))
        for part, same in (("across", False), ("within", True)):
            pairs = [(i, j) for i in range(N) for j in range(N) if told[i, j] and (AREA[i] == AREA[j]) == same]
            mean_test(f"{label} contacts {part}", pairs, c2 - c1)

        within = [c for c in cells if AREA[c[0]] == AREA[c[1]]]
        across = [c for c in cells if AREA[c[0]] != AREA[c[1]]]
        share = {(k, w): np.mean([x[c] for c in side]) for k, side in ((0, within), (1, across))
                 for w, x in ((0, x1), (1, x2))}

        def y(c):
            k = int(AREA[c[0]] != AREA[c[1]])
            return sum(s * x[c] / (share[k, w] * (1 - share[k, w])) for w, x, s in ((0, x1, -1), (1, x2, 1)))
        mean_y = {0: np.mean([y(c) for c in within]), 1: np.mean([y(c) for c in across])}
        size = {0: len(within), 1: len(across)}

        def residuals(cs):
            ks = [int(AREA[c[0]] != AREA[c[1]]) for c in cs]
            return [(1 if k else -1) * (y(c) - mean_y[k]) / size[k] for c, k in zip(cs, ks)]

        def linear(cs):
            sides = {k: [y(c) for c in cs if int(AREA[c[0]] != AREA[c[1]]) == k] for k in (0, 1)}
            return np.mean(sides[1]) - np.mean(sides[0])
        result = both(cells, AREA, residuals, linear)
        def logit(p): return np.log(p / (1 - p))
        change = logit(share[1, 1]) - logit(share[0, 1]) - logit(share[1, 0]) + logit(share[0, 0])
        show(f"{label} odds ratio", (change,) + result[1:])


main()
