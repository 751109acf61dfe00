"""Networks of R's igraph, sna and network, for formats.py: R writes all networks in one run and reads all in another.

Debian packages: r-cran-igraph r-cran-sna r-cran-network"""
import csv
import shutil
import subprocess

WRITE = r"""
has <- function(p) suppressMessages(suppressWarnings(requireNamespace(p, quietly = TRUE)))
table <- function(k, what) read.csv(sprintf("%s_%d.csv", what, k), colClasses = "character", encoding = "UTF-8")
for (k in 1:count) {
  people <- table(k, "people"); ties <- table(k, "ties"); directed <- k %% 2 == 1
  ties$weight <- as.numeric(ties$weight)
  if (has("igraph")) {
    g <- igraph::graph_from_data_frame(ties, directed = directed, vertices = people)
    for (form in c("graphml", "gml", "dot")) igraph::write_graph(g, sprintf("igraph_%d.%s", k, form), format = form)
    igraph::V(g)$id <- igraph::V(g)$name
    igraph::write_graph(g, sprintf("igraph_%d.net", k), format = "pajek")
  }
  if (has("network")) {
    n <- network::network.initialize(nrow(people), directed = directed)
    network::network.vertex.names(n) <- people$name
    ends <- cbind(match(ties$from, people$name), match(ties$to, people$name))
    network::add.edges(n, ends[, 1], ends[, 2])
    network::set.edge.attribute(n, "weight", ties$weight)
    m <- network::as.sociomatrix(n, attrname = "weight")
    write.csv(m, sprintf("network_%d.csv", k))
    if (has("sna")) suppressMessages(sna::write.dl(m, sprintf("sna_%d.dl", k), vertex.lab = people$name))
  }
}
cat(sapply(c("igraph", "sna", "network"), function(p) if (has(p)) as.character(packageVersion(p)) else "-"))
"""

READ = r"""
has <- function(p) suppressMessages(suppressWarnings(requireNamespace(p, quietly = TRUE)))
put <- function(k, by, form, directed, people, area, from, to, weight) {
  write.csv(data.frame(name = people, area = area), sprintf("seen_people_%s_%s_%d.csv", by, form, k), row.names = FALSE)
  write.csv(data.frame(from = from, to = to, weight = weight), sprintf("seen_ties_%s_%s_%d.csv", by, form, k), row.names = FALSE)
  cat(directed, file = sprintf("seen_directed_%s_%s_%d.txt", by, form, k))
}
for (k in 1:count) {
  if (has("igraph")) for (form in c("graphml", "gml", "net")) try({
    g <- igraph::read_graph(sprintf("ours_%d.%s", k, form), format = if (form == "net") "pajek" else form)
    name <- igraph::vertex_attr(g, switch(form, graphml = "id", gml = "label", net = "id"))
    area <- igraph::vertex_attr(g, "area"); if (is.null(area)) area <- rep("", length(name))
    weight <- igraph::edge_attr(g, "weight"); if (is.null(weight)) weight <- rep(1, igraph::ecount(g))
    ends <- igraph::as_edgelist(g, names = FALSE)
    put(k, "igraph", form, igraph::is_directed(g), name, area, name[ends[, 1]], name[ends[, 2]], weight)
  })
  if (has("network")) {
    try({
      n <- suppressWarnings(network::read.paj(sprintf("ours_%d.net", k)))
      m <- network::as.sociomatrix(n, attrname = setdiff(network::list.edge.attributes(n), "na")[1])
      name <- network::network.vertex.names(n); at <- which(m != 0, arr.ind = TRUE)
      put(k, "network", "net", network::is.directed(n), name, "", name[at[, 1]], name[at[, 2]], m[at])
    })
    try({
      m <- as.matrix(read.csv(sprintf("ours_%d.csv", k), row.names = 1, check.names = FALSE))
      n <- network::network(m, directed = TRUE, ignore.eval = FALSE, names.eval = "weight")
      m <- network::as.sociomatrix(n, attrname = "weight"); name <- network::network.vertex.names(n)
      at <- which(m != 0, arr.ind = TRUE)
      put(k, "network", "csv", TRUE, name, "", name[at[, 1]], name[at[, 2]], m[at])
    })
  }
}
"""


def run_r(script, folder, count):
    done = subprocess.run(["Rscript", "--vanilla", "-e", f"count <- {count}\n" + script], cwd=folder, capture_output=True,
                          text=True, check=False, encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return done.stdout


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def both_ways(network):
    """A network as a matrix holds it: without areas, every tie with its direction."""
    directed, area, ties = network
    turned = {} if directed else {(b, a): w for (a, b), w in ties.items()}
    return True, dict.fromkeys(area, ""), {**ties, **turned}


def check(networks, same, of_crosstie, to_crosstie, folder, compared):
    """Compares; `compared(program, format, way, number, difference)` takes what is found. Gives the versions, or nothing."""
    if shutil.which("Rscript") is None:
        return []
    for k, (_, area, ties) in enumerate(networks, 1):
        with (folder / f"people_{k}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("name", "area"), *area.items()])
        with (folder / f"ties_{k}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("from", "to", "weight"), *((a, b, w) for (a, b), w in ties.items())])
    versions = dict(zip(("igraph", "sna", "network"), run_r(WRITE, folder, len(networks)).split()))
    if set(versions.values()) == {"-"}:
        return []
    forms = [("R igraph", "graphml", "igraph_{}.graphml", True), ("R igraph", "gml", "igraph_{}.gml", True),
             ("R igraph", "dot", "igraph_{}.dot", True), ("R igraph", "pajek", "igraph_{}.net", False),
             ("R sna", "dl", "sna_{}.dl", None), ("R network", "matrix", "network_{}.csv", None)]
    for program, form, name, areas in forms:
        for k, network in enumerate(networks, 1):
            path = folder / name.format(k)
            if not path.exists():
                continue
            wanted = both_ways(network) if areas is None else network
            try:
                difference = same(wanted, of_crosstie(path, folder), bool(areas))
            except RuntimeError as problem:
                difference = str(problem)
            compared(program, form, "read", k, difference)
    for k, network in enumerate(networks, 1):
        for form in ("graphml", "gml", "net", "csv"):
            to_crosstie(network, folder, folder / f"ours_{k}.{form}")
    run_r(READ, folder, len(networks))
    forms = [("R igraph", "graphml", "igraph", "graphml", True), ("R igraph", "gml", "igraph", "gml", True),
             ("R igraph", "pajek", "igraph", "net", False), ("R network", "pajek", "network", "net", None),
             ("R network", "matrix", "network", "csv", None)]
    for program, form, by, extension, areas in forms:
        if versions[by] == "-":
            continue
        for k, network in enumerate(networks, 1):
            wanted = both_ways(network) if areas is None else network
            try:
                people = rows(folder / f"seen_people_{by}_{extension}_{k}.csv")
                directed = (folder / f"seen_directed_{by}_{extension}_{k}.txt").read_text() == "TRUE"
                area = {row["name"]: row["area"] for row in people}
                if extension == "gml":  # R's igraph 1.3 leaves the format's entities as they are
                    area = {person: where.replace("&amp;", "&") for person, where in area.items()}
                seen = (directed, area,
                        {(row["from"], row["to"]): float(row["weight"]) for row in rows(folder / f"seen_ties_{by}_{extension}_{k}.csv")})
                if areas is None:
                    seen = (True, *seen[1:])  # what network keeps without direction it gives back both ways
                difference = same(wanted, seen, bool(areas))
            except FileNotFoundError:
                difference = "R could not read it"
            compared(program, form, "written", k, difference)
    return [f"R {program} {version}" for program, version in versions.items() if version != "-"]
