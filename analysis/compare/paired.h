/* Paired differences: scenarios under common random numbers are compared replicate by replicate. */
#ifndef TANDEM_PAIRED_H
#define TANDEM_PAIRED_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/interval.h"

/* A scenario against the baseline over the replicates that both have. NaN: not available. */
struct PairedEffect {
    double baseline_mean, scenario_mean;
    struct Estimate difference; /* mean of scenario - baseline, Student's t interval; count: pairs */
    double standard_error;      /* of the difference; NaN from one pair */
    double p;                   /* two-sided, of no difference: Student's t; 1 where all differences are 0 */
    double correlation;         /* between the two over replicates (Pearson) */
    double variance_reduction;  /* variance of an unpaired difference over that of the paired one */
    double unpaired_replicates; /* of each scenario with draws of its own, for an interval as narrow as this
                                   one */
};

/* baseline[n] and scenario[n], replicate by replicate; pairs with a NaN are left out. One pair: means and
 * difference without interval. Where all differences are the same number the interval has no width and the
 * last two members are not available; identical runs give exactly 0, p = 1 and, unless they never vary,
 * correlation 1. Source: Student 1908; common random numbers, Law 2015, Simulation Modeling and Analysis,
 * section 11.2. The reduction is (var_0 + var_1)/var_d, the number n (var_0 + var_1)/var_d, at the same
 * critical value. */
struct PairedEffect paired_effect(const double baseline[], const double scenario[], size_t n,
                                  double confidence);

/* p of Student's t, two-sided, for a mean with a standard error; 1 if the mean is 0, 0 if only the error is.
 * NaN arguments or freedom below 1: NaN. */
double paired_p(double mean, double standard_error, double freedom);

#endif
