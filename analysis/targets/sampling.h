/* How public figures were counted: the sampling models of the predictive test. A run is a small world, so its
 * own counts are noisy too; what the noise of counting adds to the spread of runs is taken away before a
 * figure of the source's size is drawn from it. */
#ifndef TANDEM_SAMPLING_H
#define TANDEM_SAMPLING_H

#include <gsl/gsl_rng.h>
#include <stddef.h>

#include "targets/life_table.h"

enum { CLASSES_MOST = 6 };

/* From counts[runs][classes] of runs to shares[runs][classes] of their populations: p_r = P + f (share of run
 * r - mean share), with P the pooled share and f² the part of the spread between runs that the noise of
 * counting does not explain (method of moments; 0 where it explains all). Returns f². Runs without a count
 * get P; without any count all are NaN. */
double sampling_shares(size_t classes, size_t runs, double counts[][CLASSES_MOST],
                       double shares[][CLASSES_MOST]);

/* Continuation logits of counts[classes]: log-odds, for each class but the last, of going beyond it among
 * those that got to it, half an observation added to either side (Haldane 1956), so that they are finite.
 * logits[classes - 1]. */
void sampling_logits(size_t classes, const double counts[], double logits[]);

/* The counts of a multinomial sample of `size`; NaN from NaN. */
void sampling_counts(const gsl_rng *rng, size_t classes, const double shares[], double size, double counts[]);

/* The like for lives: from fits of runs to the logs of shape and scale of their populations, p[runs][2]. f²
 * compares the covariance between runs with the mean of the fits' own. Runs without a fit are NaN. Returns
 * f². */
double sampling_lives(size_t runs, const struct LifeFit fits[], double p[][2]);

/* A life table of lives that passed its first edge, each drawn from the Weibull law given that it did and
 * followed for follow_days[f] days, count[f] of them, for each f < n. */
void sampling_table(const gsl_rng *rng, double shape, double scale, size_t n, const double follow_days[],
                    const double count[], struct LifeTable *table);

#endif
