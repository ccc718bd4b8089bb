/* Blocks of points that are independent of one another: trajectories, base samples. Private to sensitivity.
 */
#ifndef TANDEM_BLOCKS_H
#define TANDEM_BLOCKS_H

#include "sensitivity/sensitivity.h"

/* The blocks whose points all have a value, in the order of the design. Arrays are owned. */
struct Blocks {
    size_t count, width, factors;
    double *value;       /* value[count][width]: means of points over the replicates that they have */
    const double **unit; /* unit[count]: the block's points, [width][factors], borrowed */
};

/* Errors: STATUS_CONFIGURATION for fewer than 2 usable blocks, which the message calls `name`;
 * STATUS_OUT_OF_MEMORY. Free with blocks_free, also after failure. */
enum Status blocks_init(struct Blocks *self, const struct SensitivityData *data, const char *name,
                        struct Error *error) MUST_CHECK;
void blocks_free(struct Blocks *self);

/* Mean of the first `points` points of each block with Student's t over blocks. */
struct Estimate blocks_mean(const struct Blocks *self, size_t points, double confidence);

#endif
