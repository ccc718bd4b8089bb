/* Sensitivity from given data: of any design whose points are independent of one another. */
#ifndef TANDEM_GIVEN_DATA_H
#define TANDEM_GIVEN_DATA_H

#include "sensitivity/estimator.h"

/* Fewer points tell nothing of distributions. */
enum { GIVEN_DATA_POINTS = 20 };

/* delta with its bias taken off, pawn and what pawn of a factor without effect stays below, coefficients of a
 * rank regression; see conditional.h, rank_regression.h. Intervals of the first two are normal with the
 * scatter of a bootstrap over points. It needs no independence between factors, so that it is right for a
 * posterior too. */
extern const struct Estimator estimator_given_data;

/* Whether a design's points are independent: not along trajectories, not of one factor at a time. Of saltelli
 * the base samples alone are taken. */
bool given_data_allowed(enum DesignKind kind);

#endif
