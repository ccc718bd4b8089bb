#include "small_decision.h"

#include <check.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void name(struct Scenario *scenario, const char *text, const char *title) {
    snprintf(scenario->name, sizeof scenario->name, "%s", text);
    snprintf(scenario->title, sizeof scenario->title, "%s", title);
}

static void ask(struct SmallDecision *self) {
    static const struct DecisionMix mixes[SMALL_MIXES] = {
        {0, {0}, 0.0}, {1, {0}, 20.0}, {1, {1}, 80.0}, {2, {0, 1}, 100.0}};
    static const struct DecisionAim aims[2] = {{OUTCOME_COMPLETED_EPISODES, 1, 1.0, (double)NAN, (double)NAN},
                                               {OUTCOME_BURDEN, -1, 0.0, (double)NAN, (double)NAN}};
    memcpy(self->mixes, mixes, sizeof mixes);
    memcpy(self->aims, aims, sizeof aims);
    self->budgets[0] = 50.0;
    self->budgets[1] = 100.0;
    self->question = (struct DecisionQuestion){.mixes = self->mixes,
                                               .mix_count = SMALL_MIXES,
                                               .aims = self->aims,
                                               .aim_count = 2,
                                               .budgets = self->budgets,
                                               .budget_count = 2,
                                               .race = true,
                                               .race_error = 0.05,
                                               .confidence = 0.95};
    name(&self->scenarios[0], "base", "Base");
    name(&self->scenarios[1], "cheap", "A cheap idea's `title` \"quoted\"");
    name(&self->scenarios[2], "dear", "A dear idea");
    name(&self->scenarios[3], "cheap+dear", "A cheap idea + A dear idea");
    for (size_t f = 0; f < SMALL_FACTORS; f++)
        self->factors[f] = (struct Factor){.kind = KIND_REAL, .scale = SCALE_LINEAR, .low = 0.2, .high = 0.8};
    snprintf(self->factors[0].key, sizeof self->factors[0].key, "legal.ambiguity");
    snprintf(self->factors[1].key, sizeof self->factors[1].key, "trust.spread");
    self->factors[0].field = (struct ScenarioField){SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")};
    self->factors[1].field = (struct ScenarioField){SCENARIO_FIELD_PARAMETER, params_find("trust.spread")};
}

static void run(struct SmallDecision *self, struct PairedDesign *runs) {
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (size_t p = 0; p < SMALL_POINTS; p++) {
        for (size_t f = 0; f < SMALL_FACTORS; f++)
            self->x[p * SMALL_FACTORS + f] = 0.2 + 0.6 * gsl_rng_uniform(rng);
        double dear = self->x[p * SMALL_FACTORS] > 0.6 ? -4.0 : 14.0;
        const double effect[SMALL_MIXES] = {0.0, 2.0, dear, dear + 1.5};
        for (size_t m = 0; m < SMALL_MIXES; m++)
            for (size_t r = 0; r < 2; r++) {
                double *outputs = paired_design_run(runs, m, p, r);
                outputs[0] = 100.0 + effect[m] + 4.0 * (gsl_rng_uniform(rng) - 0.5);
                outputs[1] = 0.3 + (m > 1 ? 0.02 : 0.0) + 0.02 * (gsl_rng_uniform(rng) - 0.5);
            }
    }
    gsl_rng_free(rng);
}

void small_decision_init(struct SmallDecision *self) {
    struct PairedDesign runs;
    struct Race race;
    struct Error error = {0};
    int64_t cells[SMALL_MIXES * SMALL_POINTS];
    size_t order[SMALL_POINTS];
    memset(self, 0, sizeof *self);
    ask(self);
    for (size_t i = 0; i < SMALL_MIXES * SMALL_POINTS; i++)
        cells[i] = 2;
    for (size_t p = 0; p < SMALL_POINTS; p++)
        order[p] = p;
    ck_assert_int_eq(paired_design_init(&runs, SMALL_MIXES, SMALL_POINTS, 2, cells, &error), STATUS_OK);
    run(self, &runs);
    ck_assert_int_eq(scores_init(&self->scores, &self->question, &runs, order, &error), STATUS_OK);
    ck_assert_int_eq(race_run(&race, &self->question, &self->scores, SIZE_MAX, &error), STATUS_OK);
    ck_assert_int_eq(decision_init(&self->decision, &self->question, &self->scores, &race, &error),
                     STATUS_OK);
    for (size_t b = 0; b < 2; b++)
        ck_assert_int_eq(circumstances_find(&self->circumstances[b], &self->decision, b, &self->scores,
                                            self->x, SMALL_FACTORS, &error),
                         STATUS_OK);
    paired_design_free(&runs);
    self->view = (struct DecisionView){.decision = &self->decision,
                                       .circumstances = self->circumstances,
                                       .scenarios = self->scenarios,
                                       .factors = self->factors,
                                       .factor_count = SMALL_FACTORS,
                                       .replicates = 2,
                                       .title = "A plan's `title`",
                                       .title_zh = ""};
}

void small_decision_free(struct SmallDecision *self) {
    for (size_t b = 0; b < 2; b++)
        circumstances_free(&self->circumstances[b]);
    decision_free(&self->decision);
    scores_free(&self->scores);
}
