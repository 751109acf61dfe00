# sna's side of compare_peers for draws and brokers: the same tasks, files and lines of output as bench_kernels.
suppressPackageStartupMessages(library(sna))
args <- commandArgs(trailingOnly = TRUE)
if (identical(args, "--version")) {
  cat("sna", as.character(packageVersion("sna")), "\n")
  quit()
}
nodes <- read.csv(file.path(args[1], "nodes.csv"), colClasses = "character")
n <- nrow(nodes)
wave <- function(number, both = TRUE) {
  ties <- read.csv(file.path(args[1], paste0("wave", number, ".csv")), colClasses = "character")
  cells <- matrix(0, n, n)
  cells[cbind(match(ties$from, nodes$id), match(ties$to, nodes$id))] <- 1
  if (both) pmax(cells, t(cells)) else cells
}
does <- list(
  qap = function() {
    test <- qaptest(list(wave(1), wave(2)), gcor, reps = 10000, g1 = 1, g2 = 2)
    test$testval
  },
  mrqap = function() {
    same <- outer(nodes$area, nodes$area, "==") * 1
    fit <- netlm(wave(2), list(wave(1), same), mode = "graph", nullhyp = "qapspp", reps = 1000)
    fit$coefficients[2]
  },
  brokerage = function() {
    roles <- brokerage(wave(1, both = FALSE), nodes$area)$raw.gli
    sum(roles[1:5] * 1:5)
  }
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
  cat(task, format(unname(answer), digits = 12), (spent[["user.self"]] + spent[["sys.self"]]) / runs,
      spent[["elapsed"]] / runs, "\n")
}
