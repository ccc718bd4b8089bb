/* What is found about the sensitivity of one output: rows of estimates. */
#ifndef TANDEM_ROWS_H
#define TANDEM_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "design/design.h"
#include "estimate/interval.h"
#include "sensitivity/noise_share.h"

struct Estimator; /* estimator.h */

enum MeasureUnit {
    MEASURE_OUTPUT,     /* the output's own */
    MEASURE_SHARE,      /* a share of the output's variance */
    MEASURE_DISTANCE,   /* between distributions, from 0 to 1 */
    MEASURE_COEFFICIENT /* of a regression of what has variance 1 */
};
const char *measure_unit_name(enum MeasureUnit unit); /* in files, "" for the output's own */

/* What the number of a row says. */
struct SensitivityMeasure {
    const char *name; /* in files */
    enum MeasureUnit unit;
};

/* The mean of the output, which every estimator has. */
extern const struct SensitivityMeasure measure_output_mean;

/* One number: what `measure` says of a factor, of two, or of all together. */
#define SENSITIVITY_OF_ALL SIZE_MAX
struct SensitivityRow {
    size_t factor, other; /* SENSITIVITY_OF_ALL: none; `other` above `factor`, of a pair */
    double unit;          /* position of the factor's level in its range; NaN: of no level */
    const struct SensitivityMeasure *measure;
    bool early; /* from the first `estimate.count` trajectories or base samples alone, to show convergence */
    struct Estimate estimate; /* count: trajectories, base samples or replicates; of noise, runs */
};

/* What is found. */
struct Sensitivity {
    const struct Estimator *estimator;
    enum DesignKind design; /* of the points */
    size_t factors;
    struct SensitivityRow *rows; /* rows[row_count], owned, in the order of sensitivity.csv */
    size_t row_count, row_capacity;
    bool rows_lost; /* memory ran out for some */
    struct NoiseShare noise;
    bool constant; /* all values are the same, `constant_value`, up to rounding */
    double constant_value;
};

void sensitivity_free(struct Sensitivity *self);

/* Adds a row after the others; sensitivity_add one with a measure of one factor (or of all) and of no level.
 * Memory that runs out is kept in mind and told by sensitivity_init. */
void sensitivity_add_row(struct Sensitivity *self, struct SensitivityRow row);
void sensitivity_add(struct Sensitivity *self, const struct SensitivityMeasure *measure, size_t factor,
                     struct Estimate estimate, bool early);

/* The row of a result by the name of its measure, with all that there is; NULL if there is none. With a row a
 * level, the `level`-th of them, otherwise 0. */
const struct SensitivityRow *sensitivity_find(const struct Sensitivity *self, const char *measure,
                                              size_t factor, size_t other, size_t level);

/* Its estimate as it is shown: a share of variance, or a distance, cannot leave 0 … 1, and neither can its
 * interval. (That is the percentile interval of the share held to these bounds: percentiles go through what
 * is monotone.) The rows, and sensitivity.csv, have what was estimated. Not available if there is no such
 * row. */
struct Estimate sensitivity_shown(const struct SensitivityRow *row);

/* Convergence of a result: the `look`-th row of a measure and factor by growing count, the result itself the
 * last; NULL past it. */
const struct SensitivityRow *sensitivity_look(const struct Sensitivity *self, const char *measure,
                                              size_t factor, size_t look);

#endif
