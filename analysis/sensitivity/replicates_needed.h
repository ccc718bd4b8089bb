/* How runs spread, and how the interval of their mean narrows with their number. */
#ifndef TANDEM_REPLICATES_NEEDED_H
#define TANDEM_REPLICATES_NEEDED_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/interval.h"

enum { POWER_LOOKS = 16 };

/* The interval of the mean from the first `replicates` runs, and the half-width expected there from the
 * standard deviation of all runs, t(n-1) s / sqrt n. */
struct WidthLook {
    int64_t replicates;
    struct Estimate mean;
    double expected_half_width;
};

/* How runs spread, and how the interval of their mean narrows with their number. */
struct ReplicatesNeeded {
    struct Estimate deviation;           /* standard deviation of runs with its chi-squared interval */
    struct WidthLook looks[POWER_LOOKS]; /* at 2, 4, 8, … and at all runs; the smallest are left out where
                                            there would be more */
    size_t look_count;
};

/* values[n] of one output in replicates 0 … n-1, NaN left out. Below two values there is no look and no
 * deviation. */
struct ReplicatesNeeded replicates_needed(const double values[], size_t n, double confidence);

#endif
