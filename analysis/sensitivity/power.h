/* How many replicates a wanted interval or effect needs, from runs that are there. */
#ifndef TANDEM_POWER_H
#define TANDEM_POWER_H

#include <stdint.h>

/* The smallest n whose interval has at most this half-width, t(n-1, confidence) deviation / sqrt n; at least
 * 2; INT64_MAX if it is more than 1e12 or not known (a deviation that is NaN or below 0, a half-width that is
 * NaN or not above 0, while the deviation is). */
int64_t replicates_for_half_width(double deviation, double half_width, double confidence);

/* The power of the two-sided t test at level 1 - confidence to see a mean difference `effect`, of either
 * sign, in n ≥ 2 pairs whose differences have this standard deviation (noncentral t; Cohen 1988, section 2;
 * Owen 1965), both tails counted; and the smallest n whose power is at least `power` in (0, 1), INT64_MAX if
 * it is more than 1e12 or not known. Power is NaN for arguments out of range and where effect and deviation
 * are both 0. For two independent samples of n runs each with deviation s, use power_two_samples. */
double power_paired(int64_t n, double effect, double deviation, double confidence);
int64_t replicates_for_effect_paired(double effect, double deviation, double confidence, double power);
double power_two_samples(int64_t n, double effect, double deviation, double confidence);
int64_t replicates_for_effect_two_samples(double effect, double deviation, double confidence, double power);

#endif
