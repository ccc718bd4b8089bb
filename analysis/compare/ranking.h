/* How sure the ranking of scenarios is: bootstrap over replicates, paired between scenarios. */
#ifndef TANDEM_RANKING_H
#define TANDEM_RANKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Zero-initialise it. Arrays are owned. */
struct Ranking {
    size_t scenarios; /* that are ranked */
    size_t *who;      /* who[scenarios]: what number each has outside; all others count from 0 to scenarios */
    size_t replicates;  /* that all scenarios have; below 2 nothing is ranked, order is by number and the rest
                           NaN */
    size_t *order;      /* order[scenarios], best first by the mean; equal means by number */
    double *mean;       /* mean[scenario] over those replicates */
    double *rank_share; /* rank_share[scenario * scenarios + rank], rank 0 the best: share of samples */
    double order_share; /* share of samples in which the whole order holds */
};

/* who[scenarios] names them, values[scenario * n + i] are of n replicates; replicates in which any scenario
 * is NaN are left out, and one replicate, or one scenario, is no ranking. direction: 1 if higher is better
 * (or neither is), -1 if lower is. Scenarios with equal means in a sample share their ranks equally, and
 * their order holds with the probability of a fair draw among them. The caller frees, also after failure.
 * Errors: STATUS_OUT_OF_MEMORY. */
enum Status ranking_estimate(struct Ranking *self, size_t scenarios, const size_t who[], size_t n,
                             const double values[], int direction, size_t samples, uint64_t seed,
                             struct Error *error) MUST_CHECK;

/* Whether there is a ranking. */
bool ranking_is_known(const struct Ranking *self);

/* The scenario in a place, 0 the best, by its number outside. */
size_t ranking_at(const struct Ranking *self, size_t place);

/* The share of samples in which the scenario that is in a place by its mean holds it. */
double ranking_held(const struct Ranking *self, size_t place);

/* Idempotent. */
void ranking_free(struct Ranking *self);

#endif
