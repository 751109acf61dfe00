"""python-igraph's side of compare_peers: the same tasks, files and lines of output as bench_kernels."""
import math
import os
import sys
import time

import igraph

if sys.argv[1:] == ["--version"]:
    print("python-igraph", igraph.__version__)
    sys.exit()
folder, tasks = sys.argv[1], sys.argv[2:]
with open(os.path.join(folder, "nodes.csv")) as nodes:
    people = sum(1 for _ in nodes) - 1
with open(os.path.join(folder, "wave1.csv")) as ties:
    next(ties)
    graph = igraph.Graph(people, [(int(line[1:7]), int(line[9:15])) for line in ties])


def total(values):
    return sum(value for value in values if not math.isnan(value))


DOES = {
    "betweenness": lambda: sum(graph.betweenness(directed=False)),
    "harmonic": lambda: total(graph.harmonic_centrality(normalized=True)),
    "path_length": lambda: graph.average_path_length(directed=False, unconn=True),
    "constraint": lambda: total(graph.constraint()),
    "clustering": lambda: total(graph.transitivity_local_undirected(mode="nan")),
    "transitivity": lambda: graph.transitivity_undirected(),
    "pagerank": lambda: sum(rank * rank for rank in graph.pagerank(directed=False)),
    "components": lambda: len(graph.connected_components()),
    "cut_people": lambda: len(graph.articulation_points()),
    "cores": lambda: sum(graph.coreness()),
    "leiden": lambda: graph.community_leiden("modularity", n_iterations=-1).modularity,
}
for task in tasks:
    cpu, wall, runs = time.process_time(), time.perf_counter(), 0
    while True:
        answer = DOES[task]()
        runs += 1
        if time.process_time() - cpu >= 0.2:
            break
    print(task, f"{answer:.12g}", (time.process_time() - cpu) / runs, (time.perf_counter() - wall) / runs, flush=True)
