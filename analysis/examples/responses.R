#!/usr/bin/env Rscript
# How an output of a sweep responds to each factor: Rscript responses.R DIR [OUTPUT] draws DIR/responses-r.png.
# Needs R alone (Debian: r-base-core).
words <- commandArgs(trailingOnly = TRUE)
directory <- words[1]
design <- read.csv(file.path(directory, "design.csv"), check.names = FALSE)
outputs <- read.csv(file.path(directory, "outputs.csv"), check.names = FALSE)
output <- if (length(words) > 1) words[2] else names(outputs)[4]
factors <- setdiff(names(design), "point")

# One row a run: its factors beside its output. A run without the output (an empty cell) is NA.
runs <- merge(outputs[c("point", "replicate", output)], design, by = "point")
runs <- runs[!is.na(runs[[output]]), ]

# The mean of each point over its replicates.
points <- merge(aggregate(list(mean = runs[[output]]), list(point = runs$point), mean), design, by = "point")

# The mean in up to eight groups of neighbouring points (or at each level), with its 95 % interval over points.
grouped <- function(name) {
  values <- points[[name]]
  few <- length(unique(values)) <= 8
  group <- if (few) values else cut(values, quantile(values, seq(0, 1, length.out = 9)), include.lowest = TRUE)
  do.call(rbind, lapply(split(data.frame(x = values, y = points$mean), group), function(of) {
    half <- if (nrow(of) > 1) qt(0.975, nrow(of) - 1) * sd(of$y) / sqrt(nrow(of)) else NA
    data.frame(x = mean(of$x), mean = mean(of$y), low = mean(of$y) - half, high = mean(of$y) + half)
  }))
}

shown <- factors[seq_len(min(length(factors), 12))]
columns <- ceiling(sqrt(length(shown)))
rows <- ceiling(length(shown) / columns)
png(file.path(directory, "responses-r.png"), width = 400 * columns, height = 350 * rows + 40, type = "cairo")
par(mfrow = c(rows, columns), mar = c(4.5, 4.5, 1, 1), oma = c(0, 0, 3, 0))
for (name in shown) {
  plot(points[[name]], points$mean, xlab = name, ylab = output, pch = 19, cex = 0.5, col = "#999999")
  groups <- grouped(name)
  segments(groups$x, groups$low, y1 = groups$high, col = "#0072B2", lwd = 2)
  lines(groups$x, groups$mean, type = "b", pch = 19, col = "#0072B2")
}
title(sprintf("%s: %d points (grey), means of neighbours with 95 %% intervals (blue)", output, nrow(points)),
      outer = TRUE)
invisible(dev.off())
cat(sprintf("%d runs at %d points of %d factors: %s\n", nrow(runs), nrow(points), length(factors),
            file.path(directory, "responses-r.png")))
