/* Points and replicates as two random effects without repetition: y = mean + point + replicate + interaction.
 * Private to sensitivity. */
#ifndef TANDEM_TWO_WAY_H
#define TANDEM_TWO_WAY_H

#include "sensitivity/sensitivity.h"

/* Mean squares with their degrees of freedom, and how many values a point and a replicate have (harmonic
 * means). Those of points and interaction are at most as many as normal and independent effects have: fewer
 * where the squares of blocks of points scatter more (Satterthwaite 1946 with a variance over blocks; Box &
 * Andersen 1955, Shorack 1969), because effects have heavy tails or points of a trajectory resemble one
 * another. */
struct MeanSquares {
    double point, replicate, interaction;
    double point_freedom, replicate_freedom, interaction_freedom;
    double values_of_point, values_of_replicate;
    int64_t values;        /* that all rest on */
    enum NoiseKnown known; /* two points and replicates or more, enough values, not all the same */
};

/* By least squares, with sums of squares of unweighted means (Searle 1971, Linear Models), which
 * is the usual analysis of variance where no value is missing. Of saltelli A and B alone: the crossings share
 * all but one coordinate with them. Errors: STATUS_OUT_OF_MEMORY. */
enum Status two_way_fit(struct MeanSquares *found, const struct SensitivityData *data,
                        struct Error *error) MUST_CHECK;

#endif
