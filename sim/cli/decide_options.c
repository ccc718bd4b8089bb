#include "cli/decide_options.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/terminal.h"
#include "drive/study_networks.h"
#include "params/scenario_combine.h"
#include "run/replicate.h"

/* ---- Costs. */

static enum Status take_cost(void *context, enum RecordTable table, const void *record, struct Error *error) {
    double *cost = context;
    (void)error;
    if (table == TABLE_RUNS)
        *cost = ((const struct RunRecord *)record)->intervention_cost;
    return STATUS_OK;
}

static enum Status book(const struct Scenario *scenario, int64_t weeks, uint64_t seed, double *cost,
                        struct Error *error) {
    struct Network *networks;
    const struct Study study = {.scenarios = scenario, .scenario_count = 1, .weeks = weeks, .seed = seed};
    enum Status status = scenario_check(scenario, error);
    if (status != STATUS_OK)
        return status;
    status = study_networks_read(&networks, &study, NULL, error);
    if (status == STATUS_OK) {
        struct ReplicateInput input = {.scenario = scenario,
                                       .network = networks[0].agencies > 0 ? &networks[0] : NULL,
                                       .seed = seed,
                                       .weeks = weeks,
                                       .stop = NULL};
        struct Recorder recorder = {cost, take_cost, 1u << TABLE_RUNS};
        status = replicate_run(&input, 0, &recorder, error);
    }
    study_networks_free(&networks, &study);
    return status;
}

/* What the plan's scenario spends anyway is no cost of an option. */
enum Status decide_options_cost(struct Plan *plan, int64_t weeks, uint64_t seed, bool quiet,
                                struct Error *error) {
    struct PlanDecision *decision = &plan->decision;
    double nothing = (double)NAN;
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < decision->option_count && status == STATUS_OK; i++) {
        double cost = 0.0;
        if (!isnan(decision->cost[i]))
            continue;
        if (isnan(nothing))
            status = book(&plan->scenario, weeks, seed, &nothing, error);
        if (status == STATUS_OK)
            status = book(&plan->others[i], weeks, seed, &cost, error);
        decision->cost[i] = fmax(cost - nothing, 0.0);
        note(quiet || status != STATUS_OK, "%s: costs %.4g million NTD as the model books it",
             plan->others[i].name, decision->cost[i]);
    }
    return status;
}

/* ---- Mixes. */

static bool share_a_kind(const struct Scenario *base, const struct Scenario *one,
                         const struct Scenario *other) {
    for (int64_t i = base->intervention_count; i < one->intervention_count; i++)
        for (int64_t k = base->intervention_count; k < other->intervention_count; k++)
            if (one->interventions[i].kind == other->interventions[k].kind)
                return true;
    return false;
}

static bool are_in_conflict(const struct Plan *plan, size_t one, size_t other) {
    struct Scenario both = {0};
    struct Error ignored = {0};
    bool conflict = share_a_kind(&plan->scenario, &plan->others[one], &plan->others[other]) ||
                    scenario_combine(&both, &plan->scenario, &plan->others[one], &plan->others[other],
                                     &ignored) != STATUS_OK;
    scenario_free(&both);
    return conflict;
}

static void find_conflicts(const struct Plan *plan, unsigned char conflict[], bool quiet) {
    size_t options = plan->decision.option_count;
    bool several = plan->decision.at_once > 1;
    for (size_t one = 0; one < options; one++)
        for (size_t other = one + 1; other < options && several; other++) {
            if (!are_in_conflict(plan, one, other))
                continue;
            conflict[one * options + other] = conflict[other * options + one] = 1;
            note(quiet, "%s and %s are not taken together: they change the same thing",
                 plan->others[one].name, plan->others[other].name);
        }
}

/* The scenario of a mix of several options, one added to the others after the other. */
static enum Status combine(const struct Plan *plan, const struct DecisionMix *mix, struct Scenario *result,
                           struct Error *error) {
    const struct Scenario *first = &plan->others[mix->option[0]];
    struct Scenario so_far = {0};
    enum Status status = STATUS_OK;
    for (size_t i = 1; i < mix->count && status == STATUS_OK; i++) {
        struct Scenario more = {0};
        status = scenario_combine(&more, &plan->scenario, i == 1 ? first : &so_far,
                                  &plan->others[mix->option[i]], error);
        scenario_free(&so_far);
        so_far = more;
    }
    *result = so_far;
    return status;
}

static enum Status make_scenarios(struct Plan *plan, const struct Mixes *mixes, struct Error *error) {
    struct Scenario *scenarios = calloc(mixes->count, sizeof *scenarios);
    enum Status status = scenarios != NULL ? STATUS_OK
                                           : error_set(error, STATUS_OUT_OF_MEMORY,
                                                       "memory ran out for %zu mixes", mixes->count);
    size_t made = 0;
    for (size_t m = 1; m < mixes->count && status == STATUS_OK; m++, made++)
        if (mixes->mix[m].count > 1)
            status = combine(plan, &mixes->mix[m], &scenarios[made], error);
    for (size_t m = 1; m <= made && mixes->mix[m].count == 1; m++) { /* now that no mix needs them */
        scenarios[m - 1] = plan->others[mixes->mix[m].option[0]];
        plan->others[mixes->mix[m].option[0]] = (struct Scenario){0};
    }
    for (size_t i = 0; i < plan->other_count; i++)
        scenario_free(&plan->others[i]);
    free(plan->others);
    plan->others = scenarios;
    plan->other_count = plan->other_capacity = made;
    return status;
}

enum Status decide_options_mix(struct Plan *plan, struct Mixes *mixes, bool quiet, struct Error *error) {
    const struct PlanDecision *decision = &plan->decision;
    size_t options = decision->option_count;
    double budget = decision->budgets[decision->budget_count - 1];
    unsigned char *conflict = calloc(options * options + 1, 1);
    if (conflict == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu options", options);
    find_conflicts(plan, conflict, quiet);
    enum Status status =
        mixes_list(mixes, options, decision->cost, conflict, budget, (size_t)decision->at_once, error);
    free(conflict);
    for (size_t i = 0; i < options; i++)
        note(quiet || decision->cost[i] <= budget * (1.0 + 1e-6),
             "%s is left out: it costs %.4g million NTD, and the largest budget is %.4g",
             plan->others[i].name, decision->cost[i], budget);
    if (status == STATUS_OK && mixes->count < 2)
        status = error_set(error, STATUS_CONFIGURATION,
                           "%s: no option costs as little as the largest budget, %.4g million NTD",
                           plan->name, budget);
    return status == STATUS_OK ? make_scenarios(plan, mixes, error) : status;
}
