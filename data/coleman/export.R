# Writes actors.csv, ties_autumn.csv and ties_spring.csv from the R package sna.
#
# Usage: Rscript export.R [FOLDER]          (default: the current folder)
#
# sna's "coleman" is an array [2, 73, 73]: slice 1 is autumn 1957, slice 2 spring 1958, and a 1 in
# row i, column j says that boy i chose boy j.

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[1] else "."

data(coleman, package = "sna")
boys <- seq_len(dim(coleman)[2])
ids <- sprintf("Y%02d", boys)

write_rows <- function(rows, name) {
  file <- file(file.path(folder, name), open = "wb") # binary: the same line ends everywhere
  write.table(rows, file, sep = ",", quote = FALSE, row.names = FALSE, eol = "\n")
  close(file)
}

ties <- function(slice) {
  chosen <- which(coleman[slice, , ] == 1, arr.ind = TRUE)
  chosen <- chosen[order(chosen[, 1], chosen[, 2]), ]
  data.frame(source = ids[chosen[, 1]], target = ids[chosen[, 2]])
}

write_rows(data.frame(id = ids, label = paste("Boy", boys)), "actors.csv")
write_rows(ties(1), "ties_autumn.csv")
write_rows(ties(2), "ties_spring.csv")
