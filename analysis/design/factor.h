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
    size_t with; /* of a further parameter that moves with a factor of a plan: the place of that factor */
};

/* How many values it can take: whole numbers, 0 and 1, explicit levels; 0: any between low and high. */
size_t factor_values(const struct Factor *self);

/* The value drawn at a coordinate in [0, 1]: linear or logarithmic between low and high for real factors. A
 * factor of countable values has a share of the coordinate for each: equal shares for explicit levels and on
 * a linear scale, so that level i of n begins at i/n; on a logarithmic one v has the share of [v, v+1) in
 * [low, high+1). 1 gives the last. Never outside [low, high], whatever the rounding. Levels l/(n-1) of a grid
 * give low (high/low)^(l/(n-1)), or its linear like, wherever that is a whole number. */
double factor_value(const struct Factor *self, double unit);

/* A coordinate at which factor_value gives `value`, for real factors without explicit levels exact up to
 * rounding, otherwise the middle of the share of that value; NaN if it is outside low … high or no level.
 * Needed to place the scenario's own value among the levels. */
double factor_unit(const struct Factor *self, double value);

/* Where a value lies between low (0) and high (1), on the factor's scale. What a step from one value to
 * another really is: the step of a design's coordinate is not, where values are countable. */
double factor_position(const struct Factor *self, double value);

/* The value of the factor that is nearest to a position in [0, 1]. */
double factor_at(const struct Factor *self, double position);

#endif
