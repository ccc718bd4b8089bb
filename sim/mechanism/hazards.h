/* Competing risks in discrete time. Source: Allison 1982, multinomial logit:
 * P(j) = exp(eta_j) / (1 + sum over k of exp(eta_k)); staying has the rest. */
#ifndef TANDEM_HAZARDS_H
#define TANDEM_HAZARDS_H

#include "world/codes.h"

/* Probabilities of each way of ending in a week from log-odds against staying; -INFINITY: cannot happen. */
void hazard_probabilities(const double log_odds[EXIT_COUNT], double probability[EXIT_COUNT]);

/* The way of ending that one uniform decides, EXIT_COUNT: none. */
enum Exit hazard_cause(const double probability[EXIT_COUNT], double uniform);

#endif
