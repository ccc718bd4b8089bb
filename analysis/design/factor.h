/* A factor of a design: one number of a scenario, its range and scale. Designs work in the unit cube; a
 * factor turns a coordinate into a value. */
#ifndef TANDEM_FACTOR_H
#define TANDEM_FACTOR_H

#include "params/scenario_field.h"

enum { FACTOR_LEVELS_MOST = 64 };

struct Factor {
    struct ScenarioField field;
    char key[SCENARIO_FIELD_KEY];
    enum ParamKind kind; /* of its values; intervention fields are real */
    enum ParamScale scale;
    double low, high; /* low < high; low > 0 if logarithmic; whole for integers; 0 and 1 for switches */
    double levels[FACTOR_LEVELS_MOST]; /* explicit values, ascending; then low … high is their range */
    size_t level_count; /* explicit values (levels_explicit), or how many levels a grid takes, at least 2 */
    bool levels_explicit;
};

/* The value at a coordinate in [0, 1]: linear or logarithmic between low and high for real factors; equal
 * shares of the coordinate for the whole numbers low … high, for 0 and 1, and for explicit levels, so that
 * level i of n begins at i/n. 1 gives the last. Never outside [low, high], whatever the rounding. */
double factor_value(const struct Factor *self, double unit);

/* The coordinate of grid level `level` of level_count: level / (level_count - 1). */
double factor_level_unit(const struct Factor *self, size_t level);

/* The coordinate at which factor_value gives `value`, for real factors without explicit levels exact up to
 * rounding, otherwise the middle of the share of that value; NaN if it is outside low … high or no level.
 * Needed to place the scenario's own value among the levels. */
double factor_unit(const struct Factor *self, double value);

#endif
