#include "cli/decide_study.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/collect.h"
#include "cli/decide_options.h"
#include "cli/results.h"
#include "decide/mixes_text.h"
#include "design/points_file.h"
#include "drive/ranks.h"

#define MIXES_TEXT "decision_mixes"
#define POINTS_TEXT "decision_points"

static enum Status no_memory(struct Error *error) {
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the decision");
}

/* ---- What a store keeps of it as texts. */

static enum Status read_mixes(struct DecideStudy *self, struct Store *store, struct Error *error) {
    enum Status status = store_text(store, MIXES_TEXT, &self->mixes_text, error);
    if (status != STATUS_OK)
        return status;
    status = mixes_from_text(&self->mixes, self->mixes_text != NULL ? self->mixes_text : "");
    if (status == STATUS_OUT_OF_MEMORY)
        return no_memory(error);
    bool good = status == STATUS_OK && self->mixes.count == self->planned.plan.other_count + 1;
    return good ? STATUS_OK
                : error_set(error, STATUS_INPUT_OUTPUT, "%s: says nothing of the mixes that it holds",
                            store->directory);
}

size_t decide_study_texts(const void *subject, struct StoreText texts[], size_t most) {
    const struct DecideStudy *self = subject;
    (void)most; /* two always fit */
    texts[0] = (struct StoreText){MIXES_TEXT, self->mixes_text};
    texts[1] = (struct StoreText){POINTS_TEXT, self->points_text};
    return self->points_text[0] != '\0' ? 2 : 1;
}

/* Points that the command line has said; none: those of the plan. */
static enum Status read_points(struct DecideStudy *self, struct Store *store, struct Error *error) {
    char *text = NULL;
    uint64_t points = 0;
    enum Status status = store_text(store, POINTS_TEXT, &text, error);
    if (status == STATUS_OK && text != NULL &&
        (!text_to_unsigned(text, &points) || points == 0 || points > DESIGN_POINTS_MOST))
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: does not say how many points it has",
                           store->directory);
    self->planned.points = (int64_t)points;
    free(text);
    return status;
}

/* ---- From the plan to runs. */

/* Points of a file may stand in any order, the nearest first for example: they are shuffled (Fisher & Yates
 * 1938; splitmix64 of Steele, Lea & Flood 2014). Those of the other designs come at random already. */
static void take_order(const struct DecideStudy *self) {
    size_t points = (size_t)self->planned.experiment.design.points;
    uint64_t state = self->planned.seed;
    for (size_t p = 0; p < points; p++)
        self->order[p] = p;
    for (size_t p = points; p-- > 1 && self->planned.plan.design.kind == DESIGN_FILE;) {
        uint64_t draw = state += UINT64_C(0x9E3779B97F4A7C15);
        draw = (draw ^ draw >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
        draw = (draw ^ draw >> 27) * UINT64_C(0x94D049BB133111EB);
        size_t other = (size_t)((draw ^ draw >> 31) % (p + 1)), kept = self->order[p];
        self->order[p] = self->order[other];
        self->order[other] = kept;
    }
}

/* Every mix to `until` points; NULL: all. */
static void take_cells(struct DecideStudy *self, const size_t until[]) {
    size_t points = (size_t)self->planned.experiment.design.points;
    for (size_t m = 0; m < self->mixes.count; m++)
        for (size_t p = 0; p < points; p++)
            self->cells[m * points + self->order[p]] =
                until == NULL || p < until[m] ? self->planned.replicates : 0;
}

static enum Status take_question(struct DecideStudy *self, struct Error *error) {
    const struct Planned *planned = &self->planned;
    const struct PlanDecision *decision = &planned->plan.decision;
    size_t points = (size_t)planned->experiment.design.points, factors = planned->plan.factor_count;
    self->question = (struct DecisionQuestion){.mixes = self->mixes.mix,
                                               .mix_count = self->mixes.count,
                                               .aims = decision->aims,
                                               .aim_count = decision->aim_count,
                                               .budgets = decision->budgets,
                                               .budget_count = decision->budget_count,
                                               .race = decision->race,
                                               .race_error = decision->race_error,
                                               .confidence = RESULTS_CONFIDENCE};
    self->cells = calloc(self->mixes.count * points + 1, sizeof *self->cells);
    self->order = calloc(points + 1, sizeof *self->order);
    self->x = calloc(points * factors + 1, sizeof *self->x);
    self->circumstances = calloc(decision->budget_count + 1, sizeof *self->circumstances);
    if (self->cells == NULL || self->order == NULL || self->x == NULL || self->circumstances == NULL)
        return no_memory(error);
    take_order(self);
    const struct ScenarioPoints *values = &planned->experiment.points;
    for (size_t p = 0; p < points; p++)
        memcpy(self->x + p * factors, values->value + self->order[p] * values->factors,
               factors * sizeof *self->x);
    take_cells(self, NULL);
    return STATUS_OK;
}

static enum Status rescore(struct DecideStudy *self, struct Store *store, struct Error *error) {
    paired_design_free(&self->planned.pairs);
    scores_free(&self->scores);
    enum Status status =
        collect_pairs(&self->planned.pairs, store, (size_t)self->planned.experiment.design.points, error);
    return status == STATUS_OK
               ? scores_init(&self->scores, &self->question, &self->planned.pairs, self->order, error)
               : status;
}

static enum Status next_round(void *context, struct Store *store, int64_t round, bool *more,
                              struct Error *error) {
    struct DecideStudy *self = context;
    struct Race race = {0};
    *more = round <= (int64_t)race_looks((size_t)self->planned.experiment.design.points);
    enum Status status = *more ? rescore(self, store, error) : STATUS_OK;
    if (status == STATUS_OK && *more) {
        status = race_run(&race, &self->question, &self->scores, (size_t)round, error);
        if (status == STATUS_OK)
            take_cells(self, race.until);
        race_free(&race);
    }
    return status;
}

/* Every point counts the same here. */
static enum Status check_weights(const struct Plan *plan, struct Error *error) {
    size_t points = (size_t)plan->design.size;
    double *weight = malloc((points + 1) * sizeof *weight);
    bool equal = true;
    if (weight == NULL)
        return no_memory(error);
    if (plan->points_text != NULL &&
        points_file_kept(plan->points_text, plan->points_length, "weight", points, weight))
        for (size_t p = 1; p < points; p++)
            equal = equal && fabs(weight[p] - weight[0]) <= 1e-9 * fabs(weight[0]);
    free(weight);
    return equal ? STATUS_OK
                 : error_set(error, STATUS_CONFIGURATION,
                             "%s: the points of its file have different weights, and a decision counts them "
                             "alike: draw "
                             "from them in proportion to these first (resampling), and leave the column out",
                             plan->name);
}

static enum Status check_plan(const struct Plan *plan, struct Error *error) {
    enum DesignKind kind = plan->design.kind;
    if (!plan->decision.given)
        return error_set(
            error, STATUS_CONFIGURATION,
            "%s: has no options to decide between, options = ( { scenario = \"…\"; cost = 10.0; } ) for "
            "example; `tandem sweep` runs it",
            plan->name);
    if (kind != DESIGN_LATIN_HYPERCUBE && kind != DESIGN_SOBOL && kind != DESIGN_FILE)
        return error_set(
            error, STATUS_CONFIGURATION,
            "%s: a decision is taken over what is uncertain: its points have to come at random, allowed "
            "are the designs latin_hypercube, sobol and file, not %s",
            plan->name, design_row(kind)->name);
    return plan->design.size >= DECISION_FIRST_LOOK
               ? check_weights(plan, error)
               : error_set(error, STATUS_CONFIGURATION,
                           "%s: a decision takes %d points at least, not %" PRId64, plan->name,
                           DECISION_FIRST_LOOK, plan->design.size);
}

static enum Status take_points(struct DecideStudy *self, int64_t points, struct Error *error) {
    struct Plan *plan = &self->planned.plan;
    if (plan->design.kind == DESIGN_FILE)
        return error_set(error, STATUS_USAGE, "--points: the points of %s are those of its file", plan->name);
    plan->design.size = self->planned.points = points;
    snprintf(self->points_text, sizeof self->points_text, "%" PRId64, points);
    return STATUS_OK;
}

enum Status decide_study_prepare(struct Job *job, char *const arguments[], int count, const char **name,
                                 struct Error *error) {
    struct DecideStudy *self = job->subject;
    struct Plan *plan = &self->planned.plan;
    bool quiet = job->options->quiet || ranks_is_worker();
    (void)count; /* a plan is one argument */
    enum Status status = planned_read_plan(job, arguments[0], error);
    if (status == STATUS_OK && option_is_given(job->options, OPTION_POINTS))
        status = take_points(self, job->options->points, error);
    if (status == STATUS_OK)
        status = check_plan(plan, error);
    if (status == STATUS_OK)
        status = decide_options_cost(plan, self->planned.weeks, self->planned.seed, quiet, error);
    if (status == STATUS_OK)
        status = decide_options_mix(plan, &self->mixes, quiet, error);
    if (status == STATUS_OK && (self->mixes_text = mixes_to_text(&self->mixes)) == NULL)
        status = no_memory(error);
    if (status == STATUS_OK)
        status = planned_make(job, name, error);
    if (status == STATUS_OK)
        status = take_question(self, error);
    if (status != STATUS_OK)
        return status;
    job->drive.cell_replicates = self->cells;
    job->drive.next_round = self->question.race ? next_round : NULL;
    job->drive.round_context = self;
    return STATUS_OK;
}

enum Status decide_study_restore(struct Job *job, struct Store *store, struct Error *error) {
    struct DecideStudy *self = job->subject;
    enum Status status = read_points(self, store, error);
    if (status == STATUS_OK)
        status = planned_restore(job, store, error);
    if (status == STATUS_OK)
        status = read_mixes(self, store, error);
    return status == STATUS_OK ? take_question(self, error) : status;
}

/* ---- What the store holds. */

/* Looks that were made: doing nothing has runs beyond them. */
static size_t looks_made(const struct DecideStudy *self) {
    size_t points = self->scores.points, looks = race_looks(points), made = 0;
    while (made < looks) {
        bool beyond = false;
        for (size_t p = race_points(made, points); p < points; p++)
            beyond = beyond || paired_design_replicates(&self->planned.pairs, 0, self->order[p]) > 0;
        if (!beyond)
            break;
        made++;
    }
    return made;
}

/* What the model books for each mix, beside what its options are said to cost. */
static enum Status take_booked(struct DecideStudy *self, struct Error *error) {
    const struct Plan *plan = &self->planned.plan;
    const struct PairedDesign *pairs = &self->planned.pairs;
    size_t output = 0;
    double *room = malloc((paired_design_units(pairs) + 1) * sizeof *room);
    self->booked = calloc(self->mixes.count + 1, sizeof *self->booked);
    if (room == NULL || self->booked == NULL) {
        free(room);
        return no_memory(error);
    }
    while (output < plan->output_count && plan->outputs[output] != OUTCOME_INTERVENTION_COST)
        output++;
    for (size_t m = 0; m < self->mixes.count && output < plan->output_count; m++) {
        size_t units = paired_design_differences(pairs, m, output, room);
        self->booked[m] = paired_mean(room, NULL, units, RESULTS_CONFIDENCE).effect.value;
    }
    free(room);
    return STATUS_OK;
}

/* The largest share of a mix's runs at the limit of each outcome. */
static enum Status take_limited(struct DecideStudy *self, struct Error *error) {
    const struct PairedDesign *pairs = &self->planned.pairs;
    size_t cells = pairs->scenarios * pairs->points, runs = pairs->begin[cells];
    double *values = malloc((runs + 1) * sizeof *values);
    if (values == NULL)
        return no_memory(error);
    for (size_t i = 0; i < self->question.aim_count; i++) {
        enum Outcome outcome = self->question.aims[i].outcome;
        self->limited[i] = 0.0;
        for (size_t m = 0; m < pairs->scenarios; m++) {
            size_t first = pairs->begin[m * pairs->points], last = pairs->begin[(m + 1) * pairs->points];
            for (size_t r = first; r < last; r++)
                values[r - first] = pairs->values[r * pairs->outputs + i];
            self->limited[i] = fmax(
                self->limited[i], outcome_limited_share(outcome, last - first, values, self->planned.weeks));
        }
    }
    free(values);
    return STATUS_OK;
}

enum Status decide_study_read(struct Job *job, struct Store *store, struct Error *error) {
    struct DecideStudy *self = job->subject;
    struct Planned *planned = &self->planned;
    struct Race race = {0};
    enum Status status = planned_read(job, store, error);
    if (status != STATUS_OK || job->lack[0] != '\0')
        return status;
    status = scores_init(&self->scores, &self->question, &planned->pairs, self->order, error);
    if (status == STATUS_OK)
        status = race_run(&race, &self->question, &self->scores, looks_made(self), error);
    if (status == STATUS_OK)
        status = decision_init(&self->decision, &self->question, &self->scores, &race, error);
    for (size_t b = 0; b < self->question.budget_count && status == STATUS_OK; b++)
        status = circumstances_find(&self->circumstances[b], &self->decision, b, &self->scores, self->x,
                                    planned->plan.factor_count, error);
    race_free(&race);
    if (status == STATUS_OK)
        status = take_booked(self, error);
    if (status == STATUS_OK)
        status = take_limited(self, error);
    self->view = (struct DecisionView){.decision = &self->decision,
                                       .booked = self->booked,
                                       .limited = self->limited,
                                       .circumstances = self->circumstances,
                                       .scenarios = planned->experiment.scenarios,
                                       .factors = planned->plan.factors,
                                       .factor_count = planned->plan.factor_count,
                                       .replicates = planned->collected.replicates,
                                       .title = planned->plan.title,
                                       .title_zh = planned->plan.title_zh};
    return status;
}

void decide_study_release(void *subject) {
    struct DecideStudy *self = subject;
    for (size_t b = 0; self->circumstances != NULL && b < self->question.budget_count; b++)
        circumstances_free(&self->circumstances[b]);
    free(self->circumstances);
    if (self->decision.question != NULL)
        decision_free(&self->decision);
    scores_free(&self->scores);
    mixes_free(&self->mixes);
    free(self->mixes_text);
    free(self->booked);
    free(self->cells);
    free(self->order);
    free(self->x);
    planned_release(subject);
}
