/* Scores, the logit scale, and rates a week. */
#ifndef TANDEM_SCALES_H
#define TANDEM_SCALES_H

#include "world/world.h"

/* What scores enter relative to, wherever they do (support, attention, conservatism, mindset, trust, quality,
 * load): a fixed value, so that a shift of the mean acts. */
#define REFERENCE 0.5

/* Share in (0, 1) of a latent x, and back. */
double logistic(double x);
double logit(double share);
/* A score drawn on the logit scale round `mean`. */
double score_draw(double mean, double spread, double normal);
/* Exact conversions to the week. */
double weekly_share_of_month(double share_per_month);
double weekly_probability(double hazard_per_year);

#endif
