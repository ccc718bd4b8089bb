/* A decision with the names of what it is about: what tables, pictures and pages show. */
#ifndef TANDEM_DECISION_VIEW_H
#define TANDEM_DECISION_VIEW_H

#include "decide/circumstances.h"
#include "design/factor.h"
#include "params/scenario.h"

/* All pointers are borrowed. */
struct DecisionView {
    const struct Decision *decision;
    const struct Circumstances *circumstances; /* circumstances[budget_count] */
    const struct Scenario *scenarios;          /* scenarios[mix_count]: 0 doing nothing */
    const struct Factor *factors;              /* factors[factor_count]: what is uncertain */
    size_t factor_count;
    const double *booked;  /* booked[mix_count], million NTD a run: what the model books above doing nothing,
                              mean over points; NULL: not known */
    const double *limited; /* limited[aim_count]: the largest share of a mix's runs that are at the limit of
                              the outcome; NULL: not known */
    int64_t replicates;    /* of each point */
    const char *title, *title_zh;
};

/* What people call a mix; "doing nothing" for mix 0. */
const char *decision_view_title(const struct DecisionView *self, size_t mix);

/* The unit of scores for people, and what their numbers are multiplied by: those of the outcome where one
 * alone has a weight, and that is 1; else "weighted points". */
const char *decision_view_unit(const struct DecisionView *self);
double decision_view_scale(const struct DecisionView *self);

/* A box in words: "legal.ambiguity above 0.7 and trust.spread below 0.3", numbers rounded. */
enum { DECISION_WORDS_SIZE = 1024 };
void decision_view_words(const struct DecisionView *self, const struct PrimBox *box,
                         char words[DECISION_WORDS_SIZE]);

/* The mixes that a budget pays for, those with the highest mean score first: at most `most` of them into
 * mix[most], after those that the race has left the ones that it stopped, if `stopped_too`. Returns how many
 * there are in all. */
size_t decision_view_ranking(const struct DecisionView *self, size_t budget, bool stopped_too, size_t most,
                             size_t mix[]);

#endif
