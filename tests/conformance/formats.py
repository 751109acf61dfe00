#!/usr/bin/env python3
"""Other programs' files against the programs themselves: what networkx, igraph, Graphviz, R's igraph, sna and network,
openpyxl and LibreOffice write is read by crosstie to the network they hold, and what crosstie writes is read by them to the
same network.

usage: formats.py CROSSTIE
A program that is not installed is passed over. Prints a table; exit code 1 when any two disagree.
Debian packages: python3-networkx python3-igraph graphviz r-cran-igraph r-cran-sna r-cran-network python3-openpyxl
libreoffice-calc"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import spreadsheets
import with_r

try:
    import networkx as nx
except ImportError:
    nx = None
try:
    import igraph as ig
except ImportError:
    ig = None

CROSSTIE = str(pathlib.Path(sys.argv[1]).resolve())
ROUNDS = 12
results = {}


def run(*args):
    done = subprocess.run([CROSSTIE, *map(str, args)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip() or f"exit code {done.returncode}")


def made(seed, directed):
    """A random network in plain words: directed, people with an area, and ties with strengths."""
    dice = random.Random(seed)
    people = [f"p{k}" if k % 3 else f"person {k}" for k in range(dice.randint(3, 9))]
    area = {p: dice.choice(["North", "South & East"]) for p in people}
    pairs = [(a, b) for a in people for b in people if (a != b if directed else a < b)]
    chosen = dice.sample(pairs, max(1, len(pairs) // 3))
    return directed, area, {pair: dice.randint(1, 8) / 2 for pair in chosen}


def same(a, b, areas=True):
    """The difference of two networks in words, or nothing."""
    if a[0] != b[0]:
        return "direction"
    if set(a[1]) != set(b[1]):
        return f"people: {sorted(set(a[1]) ^ set(b[1]))}"
    if areas and a[1] != b[1]:
        return "areas"

    def key(pair):
        return pair if a[0] else tuple(sorted(pair))
    first = {key(p): float(w) for p, w in a[2].items()}
    second = {key(p): float(w) for p, w in b[2].items()}
    return "" if first == second else f"ties: {sorted(set(first.items()) ^ set(second.items()))[:3]}"


def of_crosstie(path, folder):
    """What crosstie makes of a file, through node-link JSON."""
    out = folder / "seen.json"
    run("convert", path, out, "--to", "node-link", "--overwrite", "--quiet")
    data = json.loads(out.read_text(encoding="utf-8"))
    people = {n["id"]: n.get("area", "") for n in data["nodes"]}
    return data["directed"], people, {(t["source"], t["target"]): t.get("weight", 1) for t in data["links"]}


def to_crosstie(network, folder, target):
    """Writes a network with crosstie, from node-link JSON."""
    directed, area, ties = network
    source = folder / "made.json"
    source.write_text(json.dumps({
        "directed": directed, "multigraph": False, "graph": {},
        "nodes": [{"id": p, "area": a} for p, a in area.items()],
        "links": [{"source": a, "target": b, "weight": w} for (a, b), w in ties.items()]}), encoding="utf-8")
    run("convert", source, target, "--overwrite", "--quiet")


def nx_graph(network):
    directed, area, ties = network
    graph = nx.DiGraph() if directed else nx.Graph()
    for person, where in area.items():
        graph.add_node(person, area=where)
    for (a, b), weight in ties.items():
        graph.add_edge(a, b, weight=weight)
    return graph


def from_nx(graph):
    return (graph.is_directed(), {str(n): d.get("area", "") for n, d in graph.nodes(data=True)},
            {(str(a), str(b)): d.get("weight", 1) for a, b, d in graph.edges(data=True)})


def ig_graph(network):
    directed, area, ties = network
    people = list(area)
    graph = ig.Graph(directed=directed)
    graph.add_vertices(len(people))
    graph.vs["name"] = people
    graph.vs["area"] = [area[p] for p in people]
    graph.add_edges([(people.index(a), people.index(b)) for a, b in ties])
    graph.es["weight"] = list(ties.values())
    return graph


def from_ig(graph, name):
    names = graph.vs[name]
    areas = graph.vs["area"] if "area" in graph.vs.attributes() else [""] * len(names)
    weights = graph.es["weight"] if "weight" in graph.es.attributes() else [1] * graph.ecount()
    return (graph.is_directed(), dict(zip(names, areas)),
            {(names[e.source], names[e.target]): w for e, w in zip(graph.es, weights)})


def check(program, form, way, test):
    wrong = []
    for seed in range(ROUNDS):
        for directed in (True, False):
            network = made(seed, directed)
            with tempfile.TemporaryDirectory() as name:
                try:
                    difference = test(network, pathlib.Path(name))
                except Exception as problem:  # whatever either program says is the finding
                    difference = f"{type(problem).__name__}: {problem}"
            if difference:
                wrong.append(f"{'directed' if directed else 'undirected'} {seed}: {difference}")
    results.setdefault((form, program), {})[way] = wrong


def from_node_link(path):
    """networkx 3.4 and later look for "edges" unless told that ties are called links."""
    data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    try:
        return nx.node_link_graph(data, edges="links")
    except TypeError:
        return nx.node_link_graph(data)


def check_networkx():
    forms = {
        "graphml": (".graphml", nx.write_graphml, nx.read_graphml, True),
        "gexf": (".gexf", nx.write_gexf, nx.read_gexf, True),
        "gml": (".gml", nx.write_gml, nx.read_gml, True),
        "pajek": (".net", nx.write_pajek, nx.read_pajek, False),
        "node-link": (".json", lambda g, p: pathlib.Path(p).write_text(json.dumps(nx.node_link_data(g))),
                      from_node_link, True),
        "cytoscape": (".cyjs", lambda g, p: pathlib.Path(p).write_text(json.dumps(nx.cytoscape_data(g))),
                      lambda p: nx.cytoscape_graph(json.loads(pathlib.Path(p).read_text())), True),
    }
    for form, (extension, write, read, areas) in forms.items():
        def theirs(network, folder):
            path = folder / ("network" + extension)
            write(nx_graph(network), str(path))
            return same(network, of_crosstie(path, folder), areas)

        def ours(network, folder):
            path = folder / ("network" + extension)
            to_crosstie(network, folder, path)
            graph = read(str(path))
            if form == "pajek":  # networkx reads every .net as a network of arcs, each edge both ways, or as edges
                graph = nx.DiGraph(graph) if graph.is_directed() else nx.Graph(graph)
            return same(network, from_nx(graph), areas)
        check("networkx", form, "read", theirs)
        check("networkx", form, "written", ours)


def check_igraph():
    forms = {"graphml": (".graphml", ig.Graph.write_graphml, ig.Graph.Read_GraphML, "id", True),
             "gml": (".gml", ig.Graph.write_gml, ig.Graph.Read_GML, "label", True),
             "pajek": (".net", None, ig.Graph.Read_Pajek, "id", False),
             "dl": (".dl", None, None, "name", False),
             "dot": (".dot", ig.Graph.write_dot, None, "name", False)}
    for form, (extension, write, read, name, areas) in forms.items():
        def theirs(network, folder):
            path = folder / ("network" + extension)
            write(ig_graph(network), str(path))
            return same(network, of_crosstie(path, folder), areas)

        def pajek_theirs(network, folder):
            path = folder / "network.net"
            graph = ig_graph(network)
            graph.vs["id"] = graph.vs["name"]
            graph.write_pajek(str(path))
            return same(network, of_crosstie(path, folder), False)

        def ours(network, folder):
            path = folder / ("network" + extension)
            to_crosstie(network, folder, path)
            return same(network, from_ig(read(str(path)), name), areas)

        def dl_ours(network, folder):
            path = folder / "network.dl"
            directed, area, ties = network
            network = directed, area, dict.fromkeys(ties, 1)  # igraph's matrices hold 0 and 1
            to_crosstie(network, folder, path)
            if not directed:
                return ""  # igraph reads no half matrices
            text = path.read_text(encoding="utf-8").replace('"', "").replace("person ", "person_")
            path.write_text(text, encoding="utf-8")  # igraph's reader knows no quotes
            seen = from_ig(ig.Graph.Read_DL(str(path), True), name)
            under = (directed, {p.replace(" ", "_"): "" for p in network[1]},
                     {(a.replace(" ", "_"), b.replace(" ", "_")): w for (a, b), w in network[2].items()})
            return same(under, seen, False)
        if write is not None:
            check("igraph", form, "read", theirs)
        if form == "pajek":
            check("igraph", form, "read", pajek_theirs)
        if form == "dl":
            check("igraph", form, "written", dl_ours)
        elif read is not None:
            check("igraph", form, "written", ours)


def check_graphviz():
    def theirs(network, folder):
        path = folder / "network.dot"
        to_crosstie(network, folder, path)
        laid_out = folder / "laid_out.dot"
        with open(laid_out, "wb") as out:
            subprocess.run(["dot", "-Tdot", str(path)], stdout=out, check=True)
        return same(network, of_crosstie(laid_out, folder))

    def ours(network, folder):
        path, gml = folder / "network.dot", folder / "network.gml"
        to_crosstie(network, folder, path)
        subprocess.run(["gv2gml", "-o", str(gml), str(path)], check=True)
        return same(network, of_crosstie(gml, folder), False)
    check("Graphviz dot", "dot", "read", theirs)
    check("Graphviz gv2gml", "dot", "written", ours)

    def gml_ours(network, folder):
        path, dot = folder / "network.gml", folder / "network.dot"
        to_crosstie(network, folder, path)
        subprocess.run(["gml2gv", "-o", str(dot), str(path)], check=True)
        return same(network, of_crosstie(dot, folder), False)
    check("Graphviz gml2gv", "gml", "written", gml_ours)


def check_many(program):
    """Programs that take all networks in one run."""
    networks = [made(seed, directed) for seed in range(ROUNDS) for directed in (True, False)]
    with tempfile.TemporaryDirectory() as name:
        def compared(of, form, way, k, difference):
            wrong = results.setdefault((form, of), {}).setdefault(way, [])
            if difference:
                wrong.append(f"{'directed' if networks[k - 1][0] else 'undirected'} {k}: {difference}")
        return program.check(networks, same, of_crosstie, to_crosstie, pathlib.Path(name), compared)


def main():
    versions = []
    if nx:
        versions.append(f"networkx {nx.__version__}")
        check_networkx()
    if ig:
        versions.append(f"igraph {ig.__version__}")
        check_igraph()
    try:
        asked = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True).stderr
        versions.append("Graphviz " + asked.split("version")[1].split()[0])
        check_graphviz()
    except (OSError, subprocess.CalledProcessError):
        pass
    versions += check_many(with_r) + check_many(spreadsheets)
    if not versions:
        print("SKIPPED: none of the programs is installed")
        return 0
    print(f"With {', '.join(versions)}; {2 * ROUNDS} random networks each, half of them directed.\n")
    print("| format | program | its files, read by crosstie | crosstie's files, read by it |\n|---|---|---|---|")
    bad = 0
    for (form, program), ways in sorted(results.items()):
        cells = []
        for way in ("read", "written"):
            wrong = ways.get(way)
            bad += len(wrong or [])
            cells.append("-" if wrong is None else f"{2 * ROUNDS - len(wrong)} of {2 * ROUNDS}")
        print(f"| {form} | {program} | {cells[0]} | {cells[1]} |")
    for (form, program), ways in sorted(results.items()):
        for way, wrong in ways.items():
            for line in wrong[:3]:
                print(f"{form}, {program}, {way}: {line}", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
