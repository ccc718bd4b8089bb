/* Estimates pooled over runs, with the run as the independent unit: curves and shares with a delete-one-run
 * jackknife. */
#ifndef TANDEM_POOLED_H
#define TANDEM_POOLED_H

#include <stdbool.h>
#include <stdint.h>

#include "estimate/summary.h"

/* A curve that is wanted: the incidence of the chosen causes, or what is left of it (1 - incidence). */
struct CurveWish {
    bool complement;
    bool chosen[EXIT_COUNT];
};

/* Weekly counts of several runs: counts[runs], each `length` rows of `causes` ends, then censored, then those
 * who entered late. */
struct RunCounts {
    size_t runs, length, causes;
    const uint32_t **counts;
};

/* Aalen-Johansen curves of all runs together, `curves[wanted]`, and if `area` is not NULL the area under each
 * over its whole length, `area[wanted]`. Intervals on the log(-log) scale: jackknife over runs with Student's
 * t; none where fewer than two runs hold anyone. Without anyone the curves have length 0. The caller frees
 * the curves, also after failure. Errors: STATUS_OUT_OF_MEMORY. */
enum Status pooled_curves(const struct RunCounts *runs, size_t wanted, const struct CurveWish wishes[],
                          double confidence, struct Curve curves[], struct Estimate area[],
                          struct Error *error) MUST_CHECK;

/* Σ successes / Σ trials over `successes[runs]`, `trials[runs]`: jackknife on the log(-log) scale, no
 * interval where fewer than two runs have trials. What is above 1 is no share, and not available. */
struct Estimate pooled_share(size_t runs, const int64_t successes[], const int64_t trials[],
                             double confidence);

void curve_free(struct Curve *self);

#endif
