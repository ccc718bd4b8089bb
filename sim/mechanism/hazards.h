/* Competing risks in discrete time. Source: Allison 1982, multinomial logit:
 * P(j) = exp(eta_j) / (1 + sum over k of exp(eta_k)); staying has the rest. */
#ifndef TANDEM_HAZARDS_H
#define TANDEM_HAZARDS_H

#include "world/codes.h"

/* Odds of ending in a week, in any way, against staying: the sum of exp(eta_j); eta_j = -INFINITY: j cannot
 * happen. */
double hazard_odds(const double log_odds[EXIT_COUNT]);

/* The way in which it ends, given that it does: j with probability exp(eta_j) over the sum, by one uniform.
 * Some way must be possible. */
enum Exit hazard_cause(const double log_odds[EXIT_COUNT], double uniform);

#endif
