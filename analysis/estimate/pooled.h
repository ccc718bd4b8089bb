/* Estimates pooled over runs, with the run as the independent unit: curves and shares with a delete-one-run
 * jackknife. */
#ifndef TANDEM_POOLED_H
#define TANDEM_POOLED_H

#include <stdbool.h>
#include <stdint.h>

#include "estimate/summary.h"
#include "estimate/survival.h"

/* A curve that is wanted: the incidence of the chosen causes, or what is left of it (1 - incidence). */
struct CurveWish {
    bool complement;
    bool chosen[EXIT_COUNT];
};

/* A pool of runs whose weekly counts are given one run at a time, so that its size does not grow with them:
 * counts are `length` rows of `causes` ends, then censored, then those who entered late. First all runs
 * together, then each of them once more to be left out. Arrays are owned. */
struct Pooled {
    size_t length, causes, wanted;
    const struct CurveWish *wishes; /* wishes[wanted], not owned */
    const int64_t *total;           /* counts of all runs together, not owned */
    int64_t runs, holding;          /* left out so far; of these, with anyone */
    int64_t *events, *censored, *entered;
    struct LifeTable table;      /* of all runs; empty if nobody is in it */
    double *full, *without;      /* [wanted * length] */
    struct Jackknife *jackknife; /* [wanted * (length + 1)], the last of a curve for its area */
};

/* Begins with the counts of all runs, which must stay. Errors: STATUS_OUT_OF_MEMORY. Free in any case. */
enum Status pooled_init(struct Pooled *self, size_t length, size_t causes, const int64_t total[],
                        size_t wanted, const struct CurveWish wishes[], struct Error *error) MUST_CHECK;
void pooled_free(struct Pooled *self);

/* Leaves one run with these counts out. Errors: STATUS_OUT_OF_MEMORY. */
enum Status pooled_leave_out(struct Pooled *self, const int64_t counts[], struct Error *error) MUST_CHECK;

/* After every run: Aalen-Johansen curves of all runs together, `curves[wanted]`, and if `area` is not NULL
 * the area under each over its whole length, `area[wanted]`. Intervals on the log(-log) scale: jackknife over
 * runs with Student's t; none where fewer than two runs hold anyone. Without anyone the curves have length 0.
 * The caller frees the curves, also after failure. Errors: STATUS_OUT_OF_MEMORY. */
enum Status pooled_read(const struct Pooled *self, double confidence, struct Curve curves[],
                        struct Estimate area[], struct Error *error) MUST_CHECK;

/* Σ successes / Σ trials over runs: jackknife on the log(-log) scale, no interval where fewer than two runs
 * have trials. What is above 1 is no share, and not available. Begin with both sums, leave each run out once.
 */
struct PooledShare {
    int64_t successes, trials, runs, holding;
    struct Jackknife jackknife;
};
void pooled_share_leave_out(struct PooledShare *self, int64_t successes, int64_t trials);
struct Estimate pooled_share(const struct PooledShare *self, double confidence);

void curve_free(struct Curve *self);

#endif
