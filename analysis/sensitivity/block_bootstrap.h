/* Estimates that are functions of means over blocks of points that are independent of one another, and their
 * intervals. Private to sensitivity. */
#ifndef TANDEM_BLOCK_BOOTSTRAP_H
#define TANDEM_BLOCK_BOOTSTRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "estimate/interval.h"

enum { BLOCK_BOOTSTRAP = 1000 };

/* What the means are taken of: value[terms][blocks], owned. */
struct BlockTerms {
    size_t terms, blocks;
    double *value;
};

/* All 0. Errors: STATUS_OUT_OF_MEMORY. Free with block_terms_free, also after failure. */
enum Status block_terms_init(struct BlockTerms *self, size_t terms, size_t blocks,
                             struct Error *error) MUST_CHECK;
void block_terms_free(struct BlockTerms *self);

/* result[results] from mean[terms] over `blocks` blocks, a real number because a bootstrap sample counts as
 * many as there are. NaN: not available. */
typedef void BlockStatistics(const void *context, const double mean[], double blocks, double result[]);

struct BlockEstimator {
    const struct BlockTerms *terms;
    size_t term_count, results; /* only the first term_count terms are used */
    bool bca;                   /* BCa intervals (Efron 1987), else percentiles */
    BlockStatistics *statistics;
    const void *context;
    double confidence;
    uint64_t seed;
};

/* estimate[results] from the first `blocks` ≥ 2 blocks, by BLOCK_BOOTSTRAP samples of blocks, with
 * t(n-1) sqrt(n/(n-1)) for the normal quantile (Hesterberg 2015). Intervals have no ends where
 * no sample has a value. Time O(samples · blocks · terms). Errors: STATUS_OUT_OF_MEMORY. */
enum Status block_bootstrap(const struct BlockEstimator *self, size_t blocks, struct Estimate estimate[],
                            struct Error *error) MUST_CHECK;

#endif
