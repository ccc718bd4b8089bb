/* A comparison of scenarios under one seed: paired differences to the baseline in every outcome, verdicts
 * that hold together, cost and effect, ranking, combinations. */
#ifndef TANDEM_COMPARISON_H
#define TANDEM_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "compare/combination.h"
#include "compare/cost_effect.h"
#include "compare/multiplicity.h"
#include "compare/outcome_table.h"
#include "compare/paired.h"
#include "compare/paired_course.h"
#include "compare/ranking.h"
#include "compare/synergy.h"
#include "estimate/summary_csv.h"

/* A paired difference and its place in the family. */
struct ComparedEffect {
    struct PairedEffect paired;
    struct Estimate difference; /* as it is shown: of a primary outcome with the interval that is adjusted for
                                   the family, else as in `paired` */
    double p_adjusted, p_holm;  /* NaN for what is not in the family */
    enum Verdict verdict; /* whether the interval of `difference` leaves out 0; NONE outside the family */
    double limited; /* share of runs at the limit of the outcome, in whichever of the two it is larger */
};

/* What an outcome is in a comparison. */
enum ComparisonRole {
    COMPARISON_SHOWN,     /* decided and not found, or said by another row as well */
    COMPARISON_SECONDARY, /* told with plain intervals and no verdict */
    COMPARISON_LIMITED,   /* would be primary, but too many runs are at its limit, and nobody has asked for it
                           */
    COMPARISON_REPEATED,  /* primary, and in all runs the same as a primary one before it, with which it is
                             tested */
    COMPARISON_PRIMARY    /* tested */
};
/* In files: "primary". */
const char *comparison_role_name(enum ComparisonRole role);

/* What the total cost is divided by: more completed collaborations, more adopting units. */
enum { COST_PER_COMPLETION, COST_PER_UNIT, COST_PER_COUNT };

/* What scenarios are ranked by: completion at 52 weeks, ever tried at the horizon, public value. */
enum { RANKING_COMPLETION, RANKING_EVER_TRIED, RANKING_PUBLIC_VALUE, RANKING_COUNT };
enum Outcome comparison_ranking_outcome(int index);

/* Among which: the baseline and what is no combination of others; the baseline and the combinations. */
enum ComparisonRanked { RANKED_SINGLES, RANKED_PAIRS, RANKED_COUNT };

/* What is asked for. */
struct ComparisonPlan {
    int64_t weeks;
    size_t scenarios;                       /* at least 1; number 0 is the baseline */
    double confidence;                      /* in (0, 1); verdicts are at level 1 - confidence */
    uint64_t seed;                          /* of the bootstrap */
    const struct Combination *combinations; /* combinations[combination_count], copied; may be NULL */
    size_t combination_count;
    const bool
        *primary; /* primary[OUTCOME_COUNT]: on which verdicts are given; NULL: the usual (outcomes.def) */
};

/* Zero-initialise or comparison_init it. Members below the line hold after comparison_finish; all are owned.
 */
struct Comparison {
    struct OutcomeTable outcomes;
    struct PairedCourse tried; /* of the share that has ever tried, over the weeks */
    double confidence;
    uint64_t seed;
    size_t scenarios;
    size_t combination_count;
    struct Combination *combinations;
    bool asked;                  /* for the primary outcomes, by name */
    bool primary[OUTCOME_COUNT]; /* what is asked for, or the usual */
    /* ---- */
    enum ComparisonRole role[OUTCOME_COUNT];
    size_t members;           /* of the family: primary outcomes of all scenarios that have a difference */
    double family_confidence; /* of each interval of the family: see multiplicity.h */
    struct ComparedEffect (
        *effects)[OUTCOME_COUNT]; /* effects[scenario][outcome]; [0] is the baseline itself */
    struct CostEffect (*cost_effects)[COST_PER_COUNT]; /* cost_effects[scenario][index], at family_confidence:
                                                          a ratio stands where the verdict on its effect does;
                                                          [0] is empty */
    struct Ranking rankings[RANKED_COUNT][RANKING_COUNT]; /* without pairs nothing is ranked there */
    struct Synergy (*synergies)[OUTCOME_COUNT];           /* synergies[combination][outcome] */
};

/* Errors: STATUS_OUT_OF_MEMORY; STATUS_INTERNAL for a plan out of range. Free in any case. */
enum Status comparison_init(struct Comparison *self, const struct ComparisonPlan *plan,
                            struct Error *error) MUST_CHECK;

/* Takes what a run left: see outcome_table_add. Errors: as there. */
enum Status comparison_add(struct Comparison *self, const struct RunKey *key, const struct Tally *tally,
                           struct Error *error) MUST_CHECK;

/* Computes everything from the runs so far. Errors: STATUS_OUT_OF_MEMORY. */
enum Status comparison_finish(struct Comparison *self, struct Error *error) MUST_CHECK;

/* Idempotent. */
void comparison_free(struct Comparison *self);

/* Whether verdicts are given on an outcome: it is tested, or the same as one that is. After
 * comparison_finish. */
bool comparison_is_primary(const struct Comparison *self, enum Outcome outcome);

/* Whether a scenario does what two others do together. */
bool comparison_is_pair(const struct Comparison *self, size_t scenario);

/* The largest half-width, not adjusted for the family, among the differences of all scenarios in two
 * outcomes: completion of all case types at 52 weeks, and the share that ever tried at the horizon; those not
 * available are passed over. In shares, as summary_precision. INFINITY if no interval is known, as after one
 * run. After comparison_finish. */
double comparison_precision(const struct Comparison *self);

#endif
