/* Sensitivity of an output to the factors of a design, from the design and the outputs of its runs: rows of
 * estimates with their intervals, as the estimator of the design makes them (estimator.h), and the share of
 * the variance that is noise between replicates. */
#ifndef TANDEM_SENSITIVITY_H
#define TANDEM_SENSITIVITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "design/design.h"
#include "sensitivity/rows.h"

/* One output of all runs. values[points][replicates]; NaN: not available (a failed run, or an output that a
 * run does not have). What is analysed is a point's mean over the replicates that it has. Borrowed. */
struct SensitivityData {
    const struct Design *design;
    int64_t replicates;
    const double *values;
    double confidence; /* in (0, 1) */
    uint64_t seed;     /* of the bootstrap */
};

/* Estimates everything that the design of `data` gives. A trajectory or base sample with a point that has no
 * value in any replicate is left out. A centre of one_at_a_time without values leaves all differences not
 * available. Errors: STATUS_CONFIGURATION for a design without an estimator or fewer than 2 usable
 * trajectories or base samples, with what to do; STATUS_INTERNAL for points that are not those of the
 * design; STATUS_OUT_OF_MEMORY. Free with sensitivity_free, also after failure. */
enum Status sensitivity_init(struct Sensitivity *self, const struct SensitivityData *data,
                             struct Error *error) MUST_CHECK;

/* The same by an estimator that is asked for. Errors: as sensitivity_init but for the design. */
enum Status sensitivity_estimate(struct Sensitivity *self, const struct Estimator *estimator,
                                 const struct SensitivityData *data, struct Error *error) MUST_CHECK;

/* What factors are ranked by: the value of the estimator's ranking measure, and where it has a row a level
 * how far these reach, 0 among them. NaN: not available. */
double sensitivity_size(const struct Sensitivity *self, size_t factor);

/* The estimate in a column of the estimator's table; not available where there is none. */
struct Estimate sensitivity_cell(const struct Sensitivity *self, size_t column, size_t factor);

#endif
