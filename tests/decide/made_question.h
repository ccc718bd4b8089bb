/* What the suites of decisions share: questions and runs made by hand or by chance. */
#ifndef TANDEM_TEST_MADE_QUESTION_H
#define TANDEM_TEST_MADE_QUESTION_H

#include <check.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "decide/decision.h"

enum { MADE_MOST = 32 };

/* One outcome, more of it is better, weight 1; mix m costs costs[m]. */
struct Made {
    struct DecisionMix mixes[MADE_MOST];
    struct DecisionAim aims[2];
    double budgets[2];
    struct DecisionQuestion question;
};

static inline void made_question(struct Made *self, size_t mixes, const double costs[], double budget) {
    *self = (struct Made){0};
    for (size_t m = 0; m < mixes; m++)
        self->mixes[m] = (struct DecisionMix){m > 0, {m > 0 ? m - 1 : 0}, costs != NULL ? costs[m] : 0.0};
    for (int i = 0; i < 2; i++)
        self->aims[i] = (struct DecisionAim){.outcome = OUTCOME_PUBLIC_VALUE,
                                             .direction = 1,
                                             .weight = i == 0 ? 1.0 : 0.0,
                                             .at_least = (double)NAN,
                                             .at_most = (double)NAN};
    self->budgets[0] = budget;
    self->question = (struct DecisionQuestion){.mixes = self->mixes,
                                               .mix_count = mixes,
                                               .aims = self->aims,
                                               .aim_count = 1,
                                               .budgets = self->budgets,
                                               .budget_count = 1,
                                               .race = true,
                                               .race_error = 0.05,
                                               .confidence = 0.95};
}

/* Room for `replicates` runs of every mix at every point. */
static inline void made_runs(struct PairedDesign *runs, const struct DecisionQuestion *question,
                             size_t points, size_t replicates) {
    struct Error error = {0};
    int64_t *cells = malloc(question->mix_count * points * sizeof *cells);
    for (size_t i = 0; i < question->mix_count * points; i++)
        cells[i] = (int64_t)replicates;
    ck_assert_int_eq(
        paired_design_init(runs, question->mix_count, points, question->aim_count, cells, &error), STATUS_OK);
    free(cells);
}

static inline void made_scores(struct Scores *scores, const struct DecisionQuestion *question,
                               const struct PairedDesign *runs) {
    struct Error error = {0};
    size_t *order = malloc(runs->points * sizeof *order);
    for (size_t p = 0; p < runs->points; p++)
        order[p] = p;
    ck_assert_int_eq(scores_init(scores, question, runs, order, &error), STATUS_OK);
    free(order);
}

#endif
