/* What the estimators of sensitivity share. Private to the room. */
#ifndef TANDEM_ESTIMATORS_H
#define TANDEM_ESTIMATORS_H

#include "sensitivity/sensitivity.h"

/* The mean over the replicates that a point has; NaN without any. */
double point_mean(const struct SensitivityData *data, int64_t point);

/* The trajectories or base samples whose points all have a value, in the order of the design. Arrays are
 * owned. */
struct Blocks {
    size_t count, width, factors;
    double *value;       /* value[count][width]: means of points */
    const double **unit; /* unit[count]: the block's points, [width][factors], borrowed */
};

/* Errors: STATUS_CONFIGURATION for fewer than 2 usable blocks, which the message calls `name`;
 * STATUS_OUT_OF_MEMORY. Free with blocks_free, also after failure. */
enum Status blocks_init(struct Blocks *self, const struct SensitivityData *data, const char *name,
                        struct Error *error) MUST_CHECK;
void blocks_free(struct Blocks *self);

/* Means and centred sums of squares in one pass (Welford 1962): equal values have squares of exactly 0.
 * Zero-initialise it. */
struct Moments {
    double count, mean, squares;
};
void moments_add(struct Moments *self, double value);
double moments_variance(const struct Moments *self); /* NaN below two values */

/* Mean of the first `points` points of each block with Student's t over blocks, and their variance. */
void blocks_describe(const struct Blocks *self, size_t points, double confidence, struct Estimate *mean,
                     double *variance);

/* Fills `share` from the points of the design, of saltelli from A and B alone, which are independent. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status noise_share_estimate(struct NoiseShare *share, const struct SensitivityData *data,
                                 struct Error *error) MUST_CHECK;

/* Each fills what its design gives. Errors: STATUS_OUT_OF_MEMORY; STATUS_CONFIGURATION as blocks_init;
 * STATUS_INTERNAL for points that are no such design. */
enum Status elementary_effects_estimate(struct Sensitivity *self, const struct SensitivityData *data,
                                        struct Error *error) MUST_CHECK;
enum Status sobol_indices_estimate(struct Sensitivity *self, const struct SensitivityData *data,
                                   struct Error *error) MUST_CHECK;
enum Status one_at_a_time_estimate(struct Sensitivity *self, const struct SensitivityData *data,
                                   struct Error *error) MUST_CHECK;

/* Sets how many looks there are at a growing number of blocks, their counts, powers of two and at last all,
 * and makes room for their estimates. Errors: STATUS_OUT_OF_MEMORY. */
enum Status looks_init(struct Sensitivity *self, size_t blocks, struct Error *error) MUST_CHECK;

#endif
