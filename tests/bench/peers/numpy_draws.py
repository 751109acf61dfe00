"""NumPy's side of compare_peers for draws, brokers and differences, as well as simple NumPy allows: over ties where it can,
draws in batches. The same tasks, files and lines of output as bench_kernels."""
import os
import sys
import time

import numpy as np

if sys.argv[1:] == ["--version"]:
    print("NumPy", np.__version__)
    sys.exit()
folder, tasks = sys.argv[1], sys.argv[2:]
DRAWS, BATCH = 10_000, 500
with open(os.path.join(folder, "nodes.csv")) as nodes:
    next(nodes)
    area = np.array([line.split(",")[1] for line in nodes])
n = len(area)
area = np.unique(area, return_inverse=True)[1].astype(np.int32)


def wave(number):
    with open(os.path.join(folder, f"wave{number}.csv")) as ties:
        next(ties)
        return np.array([(int(line[1:7]), int(line[9:15])) for line in ties], dtype=np.int64)


before, after = wave(1), wave(2)
random = np.random.default_rng(1)


def orders(count):
    return np.argsort(random.random((count, n)), axis=1)


def matrix(ties, both=True):
    cells = np.zeros((n, n), dtype=bool)
    cells[ties[:, 0], ties[:, 1]] = True
    if both:
        cells |= cells.T
    return cells


def qap():
    cells = matrix(after)
    pairs, one, two = n * (n - 1) / 2, len(before), len(after)

    def correlation(shared):
        return (shared / pairs - one * two / pairs**2) / np.sqrt(
            one / pairs * (1 - one / pairs) * two / pairs * (1 - two / pairs))

    a, b = before[:, 0], before[:, 1]
    seen = correlation(cells[a, b].sum())
    as_large = 0
    for _ in range(0, DRAWS, BATCH):
        order = orders(BATCH)
        as_large += (correlation(cells[order[:, a], order[:, b]].sum(axis=1)) >= seen - 1e-12).sum()
    return seen


def ei():
    a, b = before[:, 0], before[:, 1]
    seen = 2 * (area[a] != area[b]).mean() - 1
    as_large = 0
    for _ in range(0, DRAWS, BATCH):
        labels = area[orders(BATCH)]
        as_large += (2 * (labels[:, a] != labels[:, b]).mean(axis=1) - 1 >= seen - 1e-12).sum()
    return seen


def bootstrap():
    """The paired vertex bootstrap, places that drew one person twice left out."""
    keys = [np.sort(ties, axis=1) @ np.array([n, 1]) for ties in (before, after)]
    changed = np.setxor1d(*keys)
    a, b, sign = changed // n, changed % n, np.where(np.isin(changed, keys[1]), 1.0, -1.0)
    values = []
    for _ in range(0, DRAWS, BATCH):
        times = random.multinomial(n, np.full(n, 1 / n), size=BATCH).astype(float)
        values.append((times[:, a] * times[:, b]) @ sign * 2 / (n * n - (times * times).sum(axis=1)))
    return np.concatenate(values).std()


def brokerage():
    """Open two-paths a > b > c by the five roles: every tie out of b beside every tie into it."""
    cells = matrix(before, both=False)
    into = before[np.argsort(before[:, 1], kind="stable")]
    begin = np.searchsorted(into[:, 1], np.arange(n + 1))
    many = np.diff(begin)[before[:, 0]]
    b, c = np.repeat(before[:, 0], many), np.repeat(before[:, 1], many)
    a = into[np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + begin[b], 0]
    open_paths = (a != c) & ~cells[a, c]
    a, b, c = area[a[open_paths]], area[b[open_paths]], area[c[open_paths]]
    ab, bc, ac = a == b, b == c, a == c
    return ((ab & bc).sum() + 2 * (ac & ~ab).sum() + 3 * (ab & ~bc).sum() + 4 * (bc & ~ab).sum()
            + 5 * (~ab & ~bc & ~ac).sum())


def difference():
    """Ties at both waves, whole numbers for pairs."""
    one, two = (np.sort(ties, axis=1) @ np.array([n, 1]) for ties in (before, after))
    return len(np.intersect1d(one, two, assume_unique=True))


DOES = {"qap": qap, "ei": ei, "bootstrap": bootstrap, "brokerage": brokerage, "difference": difference}
for task in tasks:
    cpu, wall, runs = time.process_time(), time.perf_counter(), 0
    while True:
        answer = DOES[task]()
        runs += 1
        if time.process_time() - cpu >= 0.2:
            break
    print(task, f"{answer:.12g}", (time.process_time() - cpu) / runs, (time.perf_counter() - wall) / runs, flush=True)
