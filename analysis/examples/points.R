#!/usr/bin/env Rscript
# Points of another sampler for Tandem, and what came of them: Rscript points.R FILE writes a sample, points.R FILE DIR
# reads the sweep of it. R alone is enough (Debian: r-base-core); hmer, lhs or abc give such a file as well.
words <- commandArgs(trailingOnly = TRUE)
ranges <- list(legal.ambiguity = c(0.2, 0.9), trust.spread = c(0.1, 1), manager.mean = c(0.3, 0.7))
points <- 32

if (length(words) == 1) {
  # A Latin hypercube: each range in as many parts as there are points, every part hit once.
  set.seed(20260101)
  sample_of <- function(range) range[1] + diff(range) * (sample(points) - runif(points)) / points
  columns <- lapply(ranges, sample_of)
  columns$sample <- sprintf("latin %d", seq_len(points)) # no parameter: it is kept beside the points
  # 17 digits read back to the same number.
  columns[names(ranges)] <- lapply(columns[names(ranges)], sprintf, fmt = "%.17g")
  write.csv(as.data.frame(columns, check.names = FALSE), words[1], row.names = FALSE, quote = 4)
} else {
  wanted <- read.csv(words[1], check.names = FALSE)
  design <- read.csv(file.path(words[2], "design.csv"), check.names = FALSE)
  runs <- read.csv(file.path(words[2], "outputs.csv"), check.names = FALSE)
  same <- nrow(wanted) == nrow(design) && all(wanted[names(ranges)] == design[names(ranges)])
  cat("the sweep ran", if (same) "the points of the file" else "OTHER POINTS", sprintf("(%d points)\n", nrow(design)))
  output <- names(runs)[4]
  first <- runs[runs$scenario == 0, ]
  means <- tapply(first[[output]], first$point, mean, na.rm = TRUE)
  for (name in names(ranges))
    cat(sprintf("%s: rank correlation with %s %+.2f\n", output, name, cor(means, design[[name]], method = "spearman")))
}
