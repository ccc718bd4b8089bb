/* A comparison made by hand: runs of 120 weeks of few episodes each, every number known. */
#ifndef TANDEM_TEST_SMALL_COMPARISON_H
#define TANDEM_TEST_SMALL_COMPARISON_H

#include "compare/comparison.h"
#include "estimate/summary.h"

/* Fills a comparison of `scenarios` scenarios with `runs` runs each, and summaries[scenarios]. Scenario 1
 * completes more at a higher cost, 2 completes fewer and refuses more, 3 is the baseline again, and so on.
 * Asserts success. */
void small_comparison(struct Comparison *comparison, struct Summary summaries[], size_t scenarios,
                      int64_t runs);

/* As above without any record. */
void empty_comparison(struct Comparison *comparison, struct Summary summaries[], size_t scenarios);

#endif
