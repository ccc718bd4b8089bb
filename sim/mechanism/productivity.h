/* What a week of a team's time is worth. ODD 7.13. */
#ifndef TANDEM_PRODUCTIVITY_H
#define TANDEM_PRODUCTIVITY_H

#include "world/world.h"

/* CES mean (sum w_i x_i^rho / sum w_i)^(1/rho) of scores x_i > 0; rho 0 is the geometric mean, rho to
 * -infinity the weakest link (Arrow, Chenery, Minhas & Solow 1961). `x[n]`, `weight[n]`, the weights not all
 * 0. */
double ces_mean(const double x[], const double weight[], size_t n, double rho);

/* Nominal work that a person-week of the team yields. */
double productivity(const struct World *world, const struct Episode *episode);

/* Person-weeks a week that an administrator gives: more under a supportive manager, less under load and
 * burden. */
double staff_time(const struct World *world, const struct Member *member);

#endif
