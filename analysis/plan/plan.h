/* A plan of experiments, as its file (libconfig) says it: scenarios, factors, design, replicates, outputs.
 * Keys of the top level: title, title_zh, description, description_zh, scenario, scenarios, design, factors,
 * replicates, weeks, seed, outputs, tables, half_width, effect, power, calibrate; of a decision options,
 * outcomes, budgets, most_at_once, race, race_error. */
#ifndef TANDEM_PLAN_H
#define TANDEM_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "compare/outcomes.h"
#include "decide/question.h"
#include "design/design.h"
#include "design/factor.h"
#include "params/scenario.h"

enum { PLAN_OUTPUTS_MOST = OUTCOME_COUNT, PLAN_REPLICATES_MOST = 1000000, PLAN_WEEKS_MOST = 10400 };

enum { PLAN_TARGETS_MOST = 32 };

/* What a plan calibrates to: a public figure by its id (targets/targets.h), or an outcome of one's own. */
struct PlanTarget {
    const char *id; /* of the table of figures; NULL: an outcome */
    enum Outcome outcome;
    double value, sd, discrepancy; /* of an outcome */
};

/* The group "calibrate": see calibrate/calibration.h for what its numbers mean. */
struct PlanCalibration {
    bool there;
    struct PlanTarget targets[PLAN_TARGETS_MOST];
    size_t target_count;
    int64_t waves, points, replicates, particles, simulations, generations, confirm;
    double cutoff, keep, tolerance, least_accepted, moved;
    double discrepancy; /* of public figures: a standard deviation in log-odds and logarithms */
    bool second_largest;
};

/* What a plan says of a decision. Option i is the plan's scenario i + 1, aim i its output i. */
struct PlanDecision {
    bool given;                         /* the plan is one of a decision */
    double cost[DECISION_OPTIONS_MOST]; /* cost[option_count], million NTD a run; NaN: what the model books */
    size_t option_count;
    struct DecisionAim aims[DECISION_AIMS_MOST];
    size_t aim_count;
    double budgets[DECISION_BUDGETS_MOST]; /* budgets[budget_count], ascending */
    size_t budget_count;
    int64_t at_once; /* options that a mix may have */
    bool race;
    double race_error;
};

struct Plan {
    char name[SCENARIO_TEXT]; /* file name without folder and ending */
    char title[SCENARIO_TEXT], description[SCENARIO_TEXT];
    char title_zh[SCENARIO_TEXT], description_zh[SCENARIO_TEXT]; /* in Chinese; empty if not said */
    struct Scenario scenario;
    struct Scenario *others; /* others[other_count], owned: run at every point beside `scenario` */
    size_t other_count, other_capacity;
    struct Factor *factors; /* factors[factor_count], owned; the design's are these */
    size_t factor_count, factor_capacity;
    struct Factor *linked; /* linked[linked_count], owned: each moves with a factor, over its own range */
    size_t linked_count, linked_capacity;
    struct Design
        design;         /* as it is asked for: kind, size, grid, second order, seed; 0 for what is not said */
    double *file_value; /* file_value[design.size][factor_count] of a design from a file, owned */
    char *points_text;  /* points_text[points_length]: that file, owned */
    size_t points_length;
    bool has_design_seed;      /* else the seed of the runs */
    int64_t replicates, weeks; /* 0: not said */
    bool has_seed;
    uint64_t seed;
    enum Outcome outputs[PLAN_OUTPUTS_MOST]; /* without repetition */
    size_t output_count;
    unsigned tables; /* bit mask of 1u << enum RecordTable: rows kept besides outputs; runs always */
    struct PlanCalibration calibration;
    double half_width, effect, power; /* what replicates are wanted for; NaN: not said */
    struct PlanDecision decision;
    char *text; /* of its file, owned; NULL for a plan of another origin */
};

/* Nothing but a name, from the path of a file, and the default scenario. Errors: STATUS_OUT_OF_MEMORY. Free
 * with plan_free, also after failure. */
enum Status plan_init(struct Plan *self, const char *path, struct Error *error) MUST_CHECK;
void plan_free(struct Plan *self);

/* What people call it, in the language of texts; its name if it has no title. */
const char *plan_title(const struct Plan *self);

/* Scenario i of the plan: 0 is `scenario`, then the others. */
const struct Scenario *plan_scenario(const struct Plan *self, size_t index);

/* One more scenario among the others, as scenario_init leaves it; NULL after a message. */
struct Scenario *plan_add_scenario(struct Plan *self, struct Error *error);

/* The record tables that its outputs are read from, a bit mask. */
unsigned plan_output_tables(const struct Plan *self);

#endif
