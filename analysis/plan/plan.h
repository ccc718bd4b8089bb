/* A plan of experiments, as its file (libconfig) says it: scenario, factors, design, replicates, outputs.
 * Keys of the top level: title, title_zh, description, description_zh, scenario, design, factors, replicates,
 * weeks, seed, outputs, tables, half_width, effect, power. */
#ifndef TANDEM_PLAN_H
#define TANDEM_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "compare/outcomes.h"
#include "design/design.h"
#include "design/factor.h"
#include "params/scenario.h"

enum { PLAN_OUTPUTS_MOST = OUTCOME_COUNT, PLAN_REPLICATES_MOST = 1000000, PLAN_WEEKS_MOST = 10400 };

/* How a plan's design is asked for. A number that the plan does not say is 0. */
struct PlanDesign {
    enum DesignKind kind;
    int64_t size; /* in the unit that the design's row names */
    int64_t grid; /* morris; 4 if not said */
    bool second_order;
    bool has_seed; /* else the seed of the runs */
    uint64_t seed;
};

/* A further parameter that moves with a factor: the same coordinate, over its own range. */
struct LinkedFactor {
    struct Factor factor;
    size_t with; /* place of the factor that it follows */
};

struct Plan {
    char name[SCENARIO_TEXT]; /* file name without folder and ending */
    char title[SCENARIO_TEXT], description[SCENARIO_TEXT];
    char title_zh[SCENARIO_TEXT], description_zh[SCENARIO_TEXT]; /* in Chinese; empty if not said */
    struct Scenario scenario;
    struct Factor *factors; /* factors[factor_count], owned */
    size_t factor_count, factor_capacity;
    struct LinkedFactor *linked; /* linked[linked_count], owned */
    size_t linked_count, linked_capacity;
    struct PlanDesign design;
    int64_t replicates, weeks; /* 0: not said */
    bool has_seed;
    uint64_t seed;
    enum Outcome outputs[PLAN_OUTPUTS_MOST]; /* without repetition */
    size_t output_count;
    unsigned tables; /* bit mask of 1u << enum RecordTable: rows kept besides outputs; runs always */
    double half_width, effect, power; /* what replicates are wanted for; NaN: not said */
    char *text;                       /* of its file, owned; NULL for a plan of another origin */
};

/* Nothing but a name, from the path of a file, and the default scenario. Errors: STATUS_OUT_OF_MEMORY. Free
 * with plan_free, also after failure. */
enum Status plan_init(struct Plan *self, const char *path, struct Error *error) MUST_CHECK;
void plan_free(struct Plan *self);

/* What people call it, in the language of texts; its name if it has no title. */
const char *plan_title(const struct Plan *self);

/* The record tables that its outputs are read from, a bit mask. */
unsigned plan_output_tables(const struct Plan *self);

#endif
