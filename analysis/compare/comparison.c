#include "compare/comparison.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/bootstrap.h"

static enum Outcome comparison_cost_outcome(int index) {
    static const enum Outcome outcomes[COST_PER_COUNT] = {OUTCOME_COMPLETED_EPISODES, OUTCOME_ADOPTING_UNITS};
    return outcomes[index];
}

enum Outcome comparison_ranking_outcome(int index) {
    static const enum Outcome outcomes[RANKING_COUNT] = {OUTCOME_COMPLETED_52, OUTCOME_EVER_TRIED_HORIZON,
                                                         OUTCOME_PUBLIC_VALUE};
    return outcomes[index];
}

static void *room(size_t count, size_t size, struct Error *error) {
    void *made = calloc(count > 0 ? count : 1, size);
    if (made == NULL)
        error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a comparison");
    return made;
}

static enum Status plan_check(const struct ComparisonPlan *plan, struct Error *error) {
    if (!(plan->confidence > 0.0 && plan->confidence < 1.0))
        return error_set(error, STATUS_INTERNAL, "a comparison needs a confidence within 0 and 1");
    for (size_t i = 0; i < plan->combination_count; i++) {
        const struct Combination *combination = &plan->combinations[i];
        if (combination->one >= plan->scenarios || combination->other >= plan->scenarios ||
            combination->both >= plan->scenarios)
            return error_set(error, STATUS_INTERNAL, "a combination of scenarios that are not compared");
    }
    return STATUS_OK;
}

enum Status comparison_init(struct Comparison *self, const struct ComparisonPlan *plan, struct Error *error) {
    *self = (struct Comparison){.confidence = plan->confidence, .seed = plan->seed};
    enum Status status = plan_check(plan, error);
    if (status == STATUS_OK)
        status = outcome_table_init(&self->outcomes, plan->weeks, plan->scenarios, error);
    if (status == STATUS_OK)
        status = paired_course_init(&self->tried, "ever_tried_share", plan->weeks, plan->scenarios, error);
    if (status != STATUS_OK)
        return status;
    self->combinations = room(plan->combination_count, sizeof *self->combinations, error);
    if (self->combinations == NULL)
        return STATUS_OUT_OF_MEMORY;
    if (plan->combination_count > 0)
        memcpy(self->combinations, plan->combinations, plan->combination_count * sizeof *self->combinations);
    self->scenarios = plan->scenarios;
    self->combination_count = plan->combination_count;
    self->asked = plan->primary != NULL;
    for (int i = 0; i < OUTCOME_COUNT; i++)
        self->primary[i] = self->asked ? plan->primary[i] : outcome_is_primary((enum Outcome)i);
    return STATUS_OK;
}

enum Status comparison_add(struct Comparison *self, const struct RunKey *key, const struct Tally *tally,
                           struct Error *error) {
    enum Status status = outcome_table_add(&self->outcomes, key, tally, error);
    return status == STATUS_OK ? paired_course_add(&self->tried, key, tally, error) : status;
}

/* The replicates of the baseline, by which all scenarios are lined up, and room for their values. Owned. */
struct Lines {
    size_t n;
    const int64_t *replicate; /* not owned */
    double *values;           /* values[line * n + i] */
};

static enum Status lines_init(struct Lines *self, const struct Comparison *comparison, struct Error *error) {
    const struct OutcomeRuns *baseline = &comparison->outcomes.scenario[0];
    size_t lines = comparison->scenarios > 4 ? comparison->scenarios : 4;
    *self = (struct Lines){.n = baseline->runs, .replicate = baseline->replicate};
    self->values = room(lines * self->n, sizeof *self->values, error);
    return self->values == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
}

/* Reads an outcome of a scenario into a line. */
static double *line_up(struct Lines *self, size_t line, const struct Comparison *comparison, size_t scenario,
                       enum Outcome outcome) {
    double *values = self->values + line * self->n;
    outcome_table_values(&comparison->outcomes, scenario, outcome, self->n, self->replicate, values);
    return values;
}

/* A contrast of values that lie in a range, of `sides` of them on either side, lies within so many ranges. */
static struct Estimate possible(const struct Estimate *contrast, enum Outcome outcome, double sides) {
    const struct UnitRow unit = outcome_unit(outcome);
    double range = sides * (unit.high - unit.low); /* infinite: there is nothing to cut */
    return interval_cut(contrast, -range, range);
}

static void fill_effects(struct Comparison *self, struct Lines *lines) {
    for (size_t s = 0; s < self->scenarios; s++)
        for (int i = 0; i < OUTCOME_COUNT; i++) {
            const double *baseline = line_up(lines, 0, self, 0, (enum Outcome)i),
                         *scenario = line_up(lines, 1, self, s, (enum Outcome)i);
            struct PairedEffect *paired = &self->effects[s][i].paired;
            *paired = paired_effect(baseline, scenario, lines->n, self->confidence);
            paired->difference = possible(&paired->difference, (enum Outcome)i, 1.0);
            self->effects[s][i].limited =
                fmax(outcome_limited_share((enum Outcome)i, lines->n, baseline, self->outcomes.weeks),
                     outcome_limited_share((enum Outcome)i, lines->n, scenario, self->outcomes.weeks));
        }
}

const char *comparison_role_name(enum ComparisonRole role) {
    static const char *const names[] = {[COMPARISON_SHOWN] = "shown",
                                        [COMPARISON_SECONDARY] = "secondary",
                                        [COMPARISON_LIMITED] = "limited",
                                        [COMPARISON_REPEATED] = "repeated",
                                        [COMPARISON_PRIMARY] = "primary"};
    return names[role];
}

bool comparison_is_primary(const struct Comparison *self, enum Outcome outcome) {
    return self->role[outcome] >= COMPARISON_REPEATED;
}

/* Whether two outcomes are the same number in every run, as that of all case types and of the only one there
 * is. */
static bool are_same(const struct Comparison *self, enum Outcome one, enum Outcome other) {
    bool known = false;
    for (size_t s = 0; s < self->scenarios; s++)
        for (size_t r = 0; r < self->outcomes.scenario[s].runs; r++) {
            const double *values = self->outcomes.scenario[s].values[r];
            if (values[one] != values[other] && !(isnan(values[one]) && isnan(values[other])))
                return false;
            known = known || !isnan(values[one]);
        }
    return known;
}

static enum ComparisonRole role_of(const struct Comparison *self, enum Outcome outcome) {
    double limited = 0.0;
    for (size_t s = 1; s < self->scenarios; s++)
        limited = fmax(limited, self->effects[s][outcome].limited);
    if (!self->primary[outcome])
        return outcome_row(outcome)->role == OUTCOME_ROLE_SHOWN ? COMPARISON_SHOWN : COMPARISON_SECONDARY;
    if (!self->asked && limited > OUTCOME_LIMITED)
        return COMPARISON_LIMITED;
    for (int before = 0; before < (int)outcome; before++)
        if (self->role[before] == COMPARISON_PRIMARY && are_same(self, (enum Outcome)before, outcome))
            return COMPARISON_REPEATED;
    return COMPARISON_PRIMARY;
}

/* The family: members that have an interval. One that has none could not be decided in any case. */
static size_t family_members(const struct Comparison *self) {
    size_t members = 0;
    for (size_t s = 1; s < self->scenarios; s++)
        for (int i = 0; i < OUTCOME_COUNT; i++)
            members += self->role[i] == COMPARISON_PRIMARY && !isnan(self->effects[s][i].paired.p);
    return members;
}

static void fill_verdict(const struct Comparison *self, size_t scenario, enum Outcome outcome) {
    struct ComparedEffect *effect = &self->effects[scenario][outcome];
    const struct PairedEffect *paired = &effect->paired;
    effect->difference = paired->difference;
    effect->p_adjusted = effect->p_holm = NAN;
    if (scenario == 0 || !comparison_is_primary(self, outcome))
        return;
    effect->difference = interval_plain(paired->difference.value, paired->standard_error,
                                        (double)paired->difference.count - 1.0, paired->difference.count,
                                        self->family_confidence);
    effect->difference = possible(&effect->difference, outcome, 1.0);
    effect->p_adjusted = multiplicity_p(paired->p, self->members);
    effect->p_holm = self->role[outcome] == COMPARISON_PRIMARY ? paired->p : NAN;
    effect->verdict = multiplicity_verdict(&effect->difference, outcome_row(outcome)->direction);
}

static enum Status fill_verdicts(struct Comparison *self, struct Error *error) {
    size_t count = self->scenarios * OUTCOME_COUNT;
    double *p = room(count, sizeof *p, error);
    if (p == NULL)
        return STATUS_OUT_OF_MEMORY;
    for (int i = 0; i < OUTCOME_COUNT; i++)
        self->role[i] = role_of(self, (enum Outcome)i);
    self->members = family_members(self);
    self->family_confidence = multiplicity_confidence(self->confidence, self->members);
    for (size_t k = 0; k < count; k++) {
        fill_verdict(self, k / OUTCOME_COUNT, (enum Outcome)(k % OUTCOME_COUNT));
        p[k] = self->effects[k / OUTCOME_COUNT][k % OUTCOME_COUNT].p_holm;
    }
    enum Status status = multiplicity_holm(count, p, p, error);
    for (size_t k = 0; k < count && status == STATUS_OK; k++)
        self->effects[k / OUTCOME_COUNT][k % OUTCOME_COUNT].p_holm = p[k];
    free(p);
    return status;
}

static double *difference(struct Lines *lines, size_t line, const struct Comparison *self, size_t scenario,
                          enum Outcome outcome) {
    const double *baseline = line_up(lines, line + 1, self, 0, outcome);
    double *values = line_up(lines, line, self, scenario, outcome);
    for (size_t i = 0; i < lines->n; i++)
        values[i] -= baseline[i];
    return values;
}

static enum Status fill_cost_effects(struct Comparison *self, struct Lines *lines, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t s = 1; s < self->scenarios && status == STATUS_OK; s++)
        for (int k = 0; k < COST_PER_COUNT && status == STATUS_OK; k++) {
            const double *cost = difference(lines, 0, self, s, OUTCOME_TOTAL_COST),
                         *effect = difference(lines, 1, self, s, comparison_cost_outcome(k));
            status = cost_effect_estimate(&self->cost_effects[s][k], lines->n, cost, effect,
                                          self->family_confidence, BOOTSTRAP_SAMPLES, self->seed, error);
        }
    return status;
}

bool comparison_is_pair(const struct Comparison *self, size_t scenario) {
    for (size_t k = 0; k < self->combination_count; k++)
        if (self->combinations[k].both == scenario)
            return true;
    return false;
}

/* The scenarios that are ranked together, the baseline first; returns how many. */
static size_t ranked_together(const struct Comparison *self, enum ComparisonRanked ranked, size_t who[]) {
    size_t count = 0;
    who[count++] = 0;
    for (size_t s = 1; s < self->scenarios; s++)
        if (comparison_is_pair(self, s) == (ranked == RANKED_PAIRS))
            who[count++] = s;
    return count;
}

static enum Status fill_rankings(struct Comparison *self, struct Lines *lines, struct Error *error) {
    size_t *who = room(self->scenarios, sizeof *who, error);
    enum Status status = who != NULL ? STATUS_OK : STATUS_OUT_OF_MEMORY;
    for (int r = 0; r < RANKED_COUNT && status == STATUS_OK; r++) {
        size_t count = ranked_together(self, (enum ComparisonRanked)r, who);
        for (int k = 0; k < RANKING_COUNT && status == STATUS_OK; k++) {
            enum Outcome outcome = comparison_ranking_outcome(k);
            for (size_t i = 0; i < count; i++)
                line_up(lines, i, self, who[i], outcome);
            status = ranking_estimate(&self->rankings[r][k], count, who, lines->n, lines->values,
                                      outcome_row(outcome)->direction, BOOTSTRAP_SAMPLES, self->seed, error);
        }
    }
    free(who);
    return status;
}

static void fill_synergies(struct Comparison *self, struct Lines *lines) {
    for (size_t k = 0; k < self->combination_count; k++)
        for (int i = 0; i < OUTCOME_COUNT; i++) {
            const struct Combination *combination = &self->combinations[k];
            enum Outcome outcome = (enum Outcome)i;
            const double *baseline = line_up(lines, 0, self, 0, outcome),
                         *one = line_up(lines, 1, self, combination->one, outcome),
                         *other = line_up(lines, 2, self, combination->other, outcome),
                         *both = line_up(lines, 3, self, combination->both, outcome);
            self->synergies[k][i] = synergy_estimate(lines->n, baseline, one, other, both, self->confidence,
                                                     outcome_row(outcome)->direction);
            struct Synergy *synergy = &self->synergies[k][i];
            synergy->together = possible(&synergy->together, outcome, 1.0);
            synergy->sum = possible(&synergy->sum, outcome, 2.0);
            synergy->excess = possible(&synergy->excess, outcome, 2.0);
        }
}

/* Frees what comparison_finish made and leaves the runs. */
static void clear(struct Comparison *self) {
    for (size_t s = 0; s < self->scenarios && self->cost_effects != NULL; s++)
        for (int k = 0; k < COST_PER_COUNT; k++)
            cost_effect_free(&self->cost_effects[s][k]);
    for (int k = 0; k < RANKED_COUNT * RANKING_COUNT; k++)
        ranking_free(&self->rankings[k / RANKING_COUNT][k % RANKING_COUNT]);
    free(self->effects);
    free(self->cost_effects);
    free(self->synergies);
    self->effects = NULL;
    self->cost_effects = NULL;
    self->synergies = NULL;
}

static enum Status make_results(struct Comparison *self, struct Error *error) {
    clear(self);
    self->effects = room(self->scenarios, sizeof *self->effects, error);
    self->cost_effects = room(self->scenarios, sizeof *self->cost_effects, error);
    self->synergies = room(self->combination_count, sizeof *self->synergies, error);
    bool complete = self->effects != NULL && self->cost_effects != NULL && self->synergies != NULL;
    return complete ? STATUS_OK : STATUS_OUT_OF_MEMORY;
}

enum Status comparison_finish(struct Comparison *self, struct Error *error) {
    struct Lines lines = {0};
    outcome_table_finish(&self->outcomes);
    enum Status status = make_results(self, error);
    if (status == STATUS_OK)
        status = lines_init(&lines, self, error);
    if (status == STATUS_OK) {
        fill_effects(self, &lines);
        fill_synergies(self, &lines);
        status = fill_verdicts(self, error);
    }
    if (status == STATUS_OK)
        status = fill_cost_effects(self, &lines, error);
    if (status == STATUS_OK)
        status = fill_rankings(self, &lines, error);
    free(lines.values);
    return status;
}

void comparison_free(struct Comparison *self) {
    clear(self);
    outcome_table_free(&self->outcomes);
    paired_course_free(&self->tried);
    free(self->combinations);
    *self = (struct Comparison){0};
}

double comparison_precision(const struct Comparison *self) {
    static const enum Outcome relevant[] = {OUTCOME_COMPLETED_52, OUTCOME_EVER_TRIED_HORIZON};
    double widest = -INFINITY;
    for (size_t s = 1; s < self->scenarios; s++)
        for (size_t k = 0; k < sizeof relevant / sizeof relevant[0]; k++) {
            const struct Estimate *difference_to = &self->effects[s][relevant[k]].paired.difference;
            widest = fmax(widest, difference_to->count == 1 ? INFINITY : estimate_half_width(difference_to));
        }
    return widest < 0.0 ? INFINITY : widest;
}
