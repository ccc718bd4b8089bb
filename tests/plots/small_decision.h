/* A decision for tests of pictures and pages: two options and both together under two budgets. The dear one
 * is the best for much money, but does harm to staff, and it is worse than nothing where legal.ambiguity is
 * above 0.6. */
#ifndef TANDEM_TEST_SMALL_DECISION_H
#define TANDEM_TEST_SMALL_DECISION_H

#include "decide/decision_view.h"

enum { SMALL_POINTS = 150, SMALL_MIXES = 4, SMALL_FACTORS = 2 };

struct SmallDecision {
    struct DecisionMix mixes[SMALL_MIXES];
    struct DecisionAim aims[2];
    double budgets[2], x[SMALL_POINTS * SMALL_FACTORS];
    struct DecisionQuestion question;
    struct Scenario scenarios[SMALL_MIXES];
    struct Factor factors[SMALL_FACTORS];
    struct Scores scores;
    struct Decision decision;
    struct Circumstances circumstances[2];
    struct DecisionView view;
};

void small_decision_init(struct SmallDecision *self);
void small_decision_free(struct SmallDecision *self);

#endif
