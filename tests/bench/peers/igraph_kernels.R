# R igraph's side of compare_peers: the same tasks, files and lines of output as bench_kernels.
suppressPackageStartupMessages(library(igraph))
args <- commandArgs(trailingOnly = TRUE)
if (identical(args, "--version")) {
  cat("R igraph", as.character(packageVersion("igraph")), "\n")
  quit()
}
nodes <- read.csv(file.path(args[1], "nodes.csv"), colClasses = "character")
ties <- read.csv(file.path(args[1], "wave1.csv"), colClasses = "character")
g <- graph_from_data_frame(ties, directed = FALSE, vertices = nodes["id"])
total <- function(x) sum(x[!is.nan(x)])
does <- list(
  betweenness = function() sum(betweenness(g, directed = FALSE)),
  harmonic = function() sum(harmonic_centrality(g, normalized = TRUE)),
  path_length = function() mean_distance(g, directed = FALSE),
  constraint = function() total(constraint(g)),
  clustering = function() total(transitivity(g, type = "local", isolates = "nan")),
  transitivity = function() transitivity(g, type = "global"),
  pagerank = function() sum(page_rank(g)$vector^2),
  components = function() components(g)$no,
  cut_people = function() length(articulation_points(g)),
  cores = function() sum(coreness(g))
)
for (task in args[-1]) {
  start <- proc.time()
  runs <- 0
  repeat {
    answer <- does[[task]]()
    runs <- runs + 1
    spent <- proc.time() - start
    if (spent[["user.self"]] + spent[["sys.self"]] >= 0.2) break
  }
  cat(task, format(answer, digits = 12), (spent[["user.self"]] + spent[["sys.self"]]) / runs, spent[["elapsed"]] / runs,
      "\n")
}
