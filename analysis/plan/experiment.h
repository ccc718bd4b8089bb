/* A plan made ready to run: the points of its design with the values of its factors, and the names of its
 * outputs. */
#ifndef TANDEM_EXPERIMENT_H
#define TANDEM_EXPERIMENT_H

#include "plan/plan.h"

/* All arrays are owned; `design` points into them. */
struct Experiment {
    const struct Plan *plan; /* must outlive it */
    struct Design design;    /* made; coordinates are positions in the factors' ranges */
    struct Scenario
        *scenarios; /* scenarios[scenario_count]: those of the plan, which own what they point to */
    size_t scenario_count;
    unsigned char *held;             /* held[scenario_count][columns]: see points */
    struct ScenarioPoints points;    /* values of the factors, then of what moves with one */
    size_t *levels;                  /* levels[factors] */
    double *centre;                  /* centre[factors]: the scenario's own values in the unit cube */
    size_t *values;                  /* values[factors]: how many each can take, 0: any */
    char (*name)[OUTCOME_NAME_SIZE]; /* of the outputs */
    const char **output;             /* output[output_count]: these names */
};

/* Scenarios hold the factors that they change of the plan's `scenario`. Makes the design from the plan's
 * scenario as it is now (after --set); `weeks` and `seed` are those of the runs. Errors: STATUS_CONFIGURATION
 * for a design that cannot be, a scenario whose own value of a factor is out of the factor's range where the
 * design needs it, or an output that no run of so few weeks has; STATUS_OUT_OF_MEMORY. Free with
 * experiment_free, also after failure. */
enum Status experiment_init(struct Experiment *self, const struct Plan *plan, int64_t weeks, uint64_t seed,
                            struct Error *error) MUST_CHECK;
/* The different values of a column at all points, ascending, where they are at most `most`: returns how many,
 * and most + 1 if there are more. */
size_t experiment_values(const struct Experiment *self, size_t column, size_t most, double values[]);
/* The values of a plan's factors, and of what moves with them, at unit[factor_count]:
 * values[factor_count + linked_count]. */
void experiment_point(const struct Plan *plan, const double unit[], double values[]);
void experiment_free(struct Experiment *self);

#endif
