# A calibration again in base R, on the same runs: distances of the sample of the prior, the emulator of a wave with each
# point left out in turn, and rejection with regression in place of the sequential sampler.
# usage: Rscript calibration_by_r.R PRIOR WAVE SMC FIGURE LOW HIGH: directories of a calibration without waves and generations, of
# one with a wave, and of one without waves that went on for generations; the figure of the one number. LOW and HIGH are the
# ends of the factors' ranges, with blanks between them.
arguments <- commandArgs(trailingOnly = TRUE)
figure <- as.numeric(arguments[4])
table_of <- function(folder, name) read.csv(file.path(folder, name), check.names = FALSE)
number <- function(rows, part, item, measure) {
    rows$value[rows$part == part & rows$item == item & rows$measure == measure][1]
}

# 1. Distances: |number - figure| over the standard deviation of all runs of the prior.
outputs <- table_of(arguments[1], "outputs.csv")
posterior <- table_of(arguments[1], "posterior.csv")
values <- outputs[order(outputs$point), 4]
distance <- abs(values - figure) / sd(values, na.rm = TRUE)
there <- is.finite(distance)
cat("distances: largest difference", max(abs(distance[there] - posterior$distance[there])), "\n")

# 2. The emulator: Matern 5/2 with the lengths that were found, a nugget of each point, the trend by generalised least
# squares; each point from all others.
design <- table_of(arguments[2], "design.csv")
rows <- table_of(arguments[2], "calibration.csv")
outputs <- table_of(arguments[2], "outputs.csv")
posterior <- table_of(arguments[2], "posterior.csv")
item <- names(outputs)[4]
factors <- names(posterior)[seq_len(ncol(posterior) - 3)]
points <- number(rows, "wave", "1", "points")
replicates <- number(rows, "wave", "1", "replicates")
low <- as.numeric(strsplit(arguments[5], " ")[[1]])
high <- as.numeric(strsplit(arguments[6], " ")[[1]])
unit <- sapply(seq_along(factors), function(f) (design[seq_len(points), f + 1] - low[f]) / (high[f] - low[f]))
wave <- outputs[outputs$point < points, ]
means <- as.vector(tapply(wave[[4]], wave$point, mean))
variances <- as.vector(tapply(wave[[4]], wave$point, var))
pooled <- mean(variances)
noise <- ((replicates - 1) * variances + 4 * pooled) / (replicates + 3) / replicates
lengths <- sapply(factors, function(f) number(rows, "emulator", item, paste0("length.", f)))
s2 <- number(rows, "emulator", item, "sd")^2
matern <- function(a, b) {
    r <- sqrt(5 * sum(((a - b) / lengths)^2))
    (1 + r + r^2 / 3) * exp(-r)
}
covariance <- outer(seq_len(points), seq_len(points), Vectorize(function(i, j) s2 * matern(unit[i, ], unit[j, ])))
seen <- covariance + diag(s2 * 1e-8 + noise)
basis <- if (number(rows, "emulator", item, "terms") > 1) cbind(1, unit) else matrix(1, points, 1)
left_out <- t(sapply(seq_len(points), function(i) {
    inverse <- solve(seen[-i, -i])
    h <- basis[-i, , drop = FALSE]
    spread <- solve(t(h) %*% inverse %*% h)
    beta <- spread %*% t(h) %*% inverse %*% means[-i]
    k <- covariance[i, -i]
    rest <- basis[i, ] - t(h) %*% inverse %*% k
    c(basis[i, ] %*% beta + k %*% inverse %*% (means[-i] - h %*% beta),
      s2 - k %*% inverse %*% k + t(rest) %*% spread %*% rest + noise[i])
}))
miss <- means - left_out[, 1]
inside <- mean(abs(miss) <= 2 * sqrt(left_out[, 2]))
explained <- 1 - sum(miss^2) / sum((means - mean(means))^2)
cat("emulator: difference of explained", abs(explained - number(rows, "emulator", item, "explained")),
    "of inside", abs(inside - number(rows, "emulator", item, "within_two_sd")), "\n")

# 3. Rejection at the tolerance where the sampler ended, adjusted by a line for the logits of each factor: means within four
# standard errors of both samples together.
tolerance <- tail(table_of(arguments[3], "calibration.csv")$value[
    table_of(arguments[3], "calibration.csv")$measure == "tolerance"], 1)
sampled <- table_of(arguments[3], "posterior.csv")
design <- table_of(arguments[1], "design.csv")
near <- which(distance <= tolerance)
kept <- design[near, -1, drop = FALSE]
off <- values[near] - figure
for (f in seq_along(factors)) {
    line <- lm(qlogis((kept[[factors[f]]] - low[f]) / (high[f] - low[f])) ~ off)
    kept[[factors[f]]] <- low[f] + (high[f] - low[f]) *
        plogis(coef(line)[1] + residuals(line) * sqrt((nrow(kept) - 1) / (nrow(kept) - 2)))
}
distinct <- nrow(unique(sampled[factors]))
for (f in factors) {
    error <- sqrt(var(kept[[f]]) / nrow(kept) + var(sampled[[f]]) / distinct)
    cat("factor", f, "rejection", mean(kept[[f]]), "sampler", mean(sampled[[f]]), "off by",
        abs(mean(kept[[f]]) - mean(sampled[[f]])) / error, "standard errors,", nrow(kept), "and", distinct,
        "particles\n")
}
