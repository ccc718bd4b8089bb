/* How much of the variance of an output is noise between replicates. */
#ifndef TANDEM_NOISE_SHARE_H
#define TANDEM_NOISE_SHARE_H

#include <stdint.h>

#include "base/error.h"
#include "estimate/interval.h"

struct SensitivityData; /* sensitivity.h */
struct MeanSquares;     /* two_way.h */

/* Why it is not known. */
enum NoiseKnown {
    NOISE_KNOWN,
    NOISE_ONE_REPLICATE, /* at each point */
    NOISE_CONSTANT,      /* all values are the same: there is no variance */
    NOISE_POINTS_ALIKE,  /* replicates differ, and each is the same at all points */
    NOISE_TOO_FEW        /* values: runs failed, or do not have the output */
};

/* Where variance comes from. Replicates have the same random numbers at all points: what a replicate adds
 * everywhere is no noise in a difference between points. Two random effects, points and replicates, without
 * repetition; of saltelli A and B alone. Not available where `known` says why. Intervals by F (McGraw & Wong
 * 1996), with fewer degrees of freedom where points have heavy tails or, as those of a trajectory, resemble
 * one another; too narrow where few points make most of the variance. count: values that they rest on. */
struct NoiseShare {
    enum NoiseKnown known;
    struct Estimate of_runs;  /* share of the variance of single runs that is replicate noise: replicates and
                                 interaction over all; one less ICC(A,1) */
    struct Estimate of_means; /* share of the variance of point means that is noise, which indices do not
                                 explain: (interaction / replicates) / variance of means */
    int64_t runs, missing;    /* values there, and not available, of all points */
};

/* From the points of the design, of saltelli from A and B alone, which are independent. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status noise_share_estimate(struct NoiseShare *share, const struct SensitivityData *data,
                                 struct Error *error) MUST_CHECK;

/* Sets the shares from known mean squares. */
void noise_share_of_squares(struct NoiseShare *share, const struct MeanSquares *all, double confidence);

#endif
