/* Racing (Maron & Moore 1994; Birattari et al. 2002): runs are spent where they decide. All mixes are run at
 * the first points; at fixed numbers of points those that are clearly behind another within their budget are
 * stopped.
 *
 * The rule: after n points (8, 16, 32, … below all) mix m is stopped if the mean difference of the leader's
 * score to its own, paired point by point, is above t(1 - a, n - 1) standard errors, with
 *
 *     a = error / (looks x (c - 1 + c k + k))
 *
 * for c mixes within the smallest budget that pays for m and k constraints on outcomes. The leader is the mix
 * with the highest mean score among those within that budget that are still run and whose constraints hold
 * with the same confidence; a mix that breaks a constraint with it is stopped as well. The best mix of a
 * budget is stopped only if one of these tests, against any of the others and at any look, errs: with
 * probability at most `error` (Bonferroni), as far as means over points are normal. */
#ifndef TANDEM_RACE_H
#define TANDEM_RACE_H

#include <stdint.h>

#include "decide/scores.h"

/* Looks before the end at `points` points, and the points of look `look`; after the last look all of them. */
size_t race_looks(size_t points);
size_t race_points(size_t look, size_t points);

/* Arrays are owned. */
struct Race {
    size_t mixes, looks, looked; /* looks that there are, and that were made */
    size_t *until;               /* until[mixes]: points that it is run at as things stand */
    size_t *behind; /* behind[mixes]: the mix by which it was stopped; SIZE_MAX: by a constraint or not */
    bool *stopped;  /* stopped[mixes] */
};

/* Makes the first `looks` looks at the scores; what was not run is not looked at. The same scores give the
 * same race. Errors: STATUS_OUT_OF_MEMORY. Free with race_free, also after failure. */
enum Status race_run(struct Race *self, const struct DecisionQuestion *question, const struct Scores *scores,
                     size_t looks, struct Error *error) MUST_CHECK;
void race_free(struct Race *self);

#endif
