/* What is to be decided: options and their mixes with what they cost, budgets, and what is wanted of
 * outcomes. */
#ifndef TANDEM_QUESTION_H
#define TANDEM_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "compare/outcomes.h"

enum {
    DECISION_AIMS_MOST = 16,
    DECISION_BUDGETS_MOST = 8,
    DECISION_OPTIONS_MOST = 64,
    DECISION_AT_ONCE_MOST = 4,
    DECISION_MIXES_MOST = 4096,
    DECISION_FIRST_LOOK = 8 /* points that every mix is run at */
};

/* What is wanted of an outcome. The score of a run is the sum of direction x weight x outcome. */
struct DecisionAim {
    enum Outcome outcome;
    int direction;            /* 1: more is better, -1: less */
    double weight;            /* of one unit of the outcome; 0: watched for harm, no part of the score */
    double at_least, at_most; /* what its mean over the uncertainty has to be; NaN: anything */
};

/* Options that are taken together. */
struct DecisionMix {
    size_t count; /* 0: doing nothing */
    size_t option[DECISION_AT_ONCE_MOST];
    double cost; /* million NTD a run */
};

/* All pointers are borrowed. Scenario i of the runs is mixes[i], 0 doing nothing; output i is aims[i]'s
 * outcome. */
struct DecisionQuestion {
    const struct DecisionMix *mixes;
    size_t mix_count;
    const struct DecisionAim *aims;
    size_t aim_count;
    const double *budgets; /* budgets[budget_count], million NTD, ascending */
    size_t budget_count;
    bool race;         /* mixes that are clearly behind are run at no further points */
    double race_error; /* how often at most the best of a budget may be stopped, in (0, 1) */
    double confidence; /* of intervals */
};

/* Whether a mix can be paid from a budget: to a millionth of it, since costs are sums. */
bool question_affords(const struct DecisionQuestion *self, size_t budget, size_t mix);

/* The smallest budget that pays for a mix; budget_count if none does. */
size_t question_smallest_budget(const struct DecisionQuestion *self, size_t mix);

#endif
