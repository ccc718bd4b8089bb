/* What the runs say of every mix: effect, money, harm, regret, and which is best for each budget. */
#ifndef TANDEM_DECISION_H
#define TANDEM_DECISION_H

#include "decide/race.h"
#include "decide/scores.h"

/* A mix against doing nothing. NaN: not available. */
struct Standing {
    struct PairedMean score; /* over the points that it was run at */
    struct PairedMean *aims; /* aims[aim_count]: of each outcome */
    double *worse;           /* worse[aim_count]: share of points where the outcome is worse */
    unsigned harms;          /* bit mask of aims whose interval lies on the worse side */
    double score_worse;      /* share of points where the score is lower than without it */
    bool admissible;         /* its means meet all constraints */
    double admissible_share; /* share of points where the outcomes do; NaN: no constraint */
    struct Estimate
        per_money;    /* score a million NTD, where the effect is told from 0 and it costs something */
    bool on_frontier; /* no mix that costs as much or less has a higher mean score */
};

/* Mixes within a budget at the points where all of them that the race has left have values. */
struct BudgetStanding {
    size_t best, second;    /* by mean score, of those that are admissible and not stopped; SIZE_MAX: none */
    struct PairedMean lead; /* of best over second; none without a second */
    size_t points;          /* that shares and regret rest on */
    double *best_share; /* best_share[mixes]: share of points where it is the best, without noise; equal ones
                           share */
    double *regret;     /* mean over points of what the best there has more; too high by noise (see below) */
    double *regret_least; /* the same, too low by noise; NaN with one replicate */
    double *regret_90;    /* 90 % quantile over points, without noise */
    size_t next;          /* the next mix of the frontier, which costs more than the best; SIZE_MAX: none */
    struct Estimate further; /* its further score a further million NTD */
};

/* Zero-initialise it. Arrays are owned.
 *
 * Regret (Savage 1951) of a mix at a point is the highest score of the mixes there less its own. The highest
 * of means over few replicates is too high (its expectation is above the highest expectation, by Jensen's
 * inequality): `regret` is an upper bound in expectation. Choosing the best with one half of the replicates
 * and scoring it with the other gives a lower one, `regret_least`: nothing that is chosen can do better than
 * the best. Noise would also draw best_share towards equal shares and widen regret over points: both rest on
 * differences to the best mix of which the noise of replicates is taken away (scores_told); with one
 * replicate it is not. Of stopped mixes regret_least is by how much the best mix leads at the points that
 * both have, which regret is not below in expectation; regret and shares are NaN. */
struct Decision {
    const struct DecisionQuestion *question; /* borrowed */
    size_t points;                           /* of the design */
    struct Race race;
    struct Standing *mixes;
    struct BudgetStanding *budgets;
};

/* Errors: STATUS_OUT_OF_MEMORY. Takes over the race, also after failure. Free with decision_free, also then.
 */
enum Status decision_init(struct Decision *self, const struct DecisionQuestion *question,
                          const struct Scores *scores, struct Race *race, struct Error *error) MUST_CHECK;
void decision_free(struct Decision *self);

/* Runs of replicates that the race has saved. */
int64_t decision_runs_saved(const struct Decision *self, int64_t replicates);

/* Whether a mix is still run at the end, and within a budget. */
bool decision_competes(const struct Decision *self, size_t budget, size_t mix);

#endif
