"""NetworkX's side of compare_peers: the same tasks, files and lines of output as bench_kernels."""
import os
import sys
import time

import networkx as nx

if sys.argv[1:] == ["--version"]:
    print("NetworkX", nx.__version__)
    sys.exit()
folder, tasks = sys.argv[1], sys.argv[2:]
graph = nx.Graph()
with open(os.path.join(folder, "nodes.csv")) as nodes:
    next(nodes)
    graph.add_nodes_from(int(line[1:7]) for line in nodes)
with open(os.path.join(folder, "wave1.csv")) as ties:
    next(ties)
    graph.add_edges_from((int(line[1:7]), int(line[9:15])) for line in ties)
people = graph.number_of_nodes()


def mean_distance():
    hops = pairs = 0
    for _, found in nx.all_pairs_shortest_path_length(graph):
        hops += sum(found.values())
        pairs += len(found) - 1
    return hops / pairs


DOES = {
    "betweenness": lambda: sum(nx.betweenness_centrality(graph, normalized=False).values()),
    "harmonic": lambda: sum(nx.harmonic_centrality(graph).values()) / (people - 1),
    "path_length": mean_distance,
    "constraint": lambda: sum(c for c in nx.constraint(graph).values() if c == c),
    "clustering": lambda: sum(nx.clustering(graph).values()),
    "transitivity": lambda: nx.transitivity(graph),
    "pagerank": lambda: sum(r * r for r in nx.pagerank(graph, tol=1e-12, max_iter=1000).values()),
    "components": lambda: nx.number_connected_components(graph),
    "cut_people": lambda: len(set(nx.articulation_points(graph))),
    "cores": lambda: sum(nx.core_number(graph).values()),
}
for task in tasks:
    cpu, wall, runs = time.process_time(), time.perf_counter(), 0
    while True:
        answer = DOES[task]()
        runs += 1
        if time.process_time() - cpu >= 0.2:
            break
    print(task, f"{answer:.12g}", (time.process_time() - cpu) / runs, (time.perf_counter() - wall) / runs, flush=True)
