/* Regression of the ranks of an output on the ranks of factors. Private to sensitivity. */
#ifndef TANDEM_RANK_REGRESSION_H
#define TANDEM_RANK_REGRESSION_H

#include <stddef.h>

#include "base/error.h"
#include "estimate/interval.h"

/* Standardised rank regression coefficients (Iman & Conover 1979; Saltelli et al. 2008, section 1.2.5) of
 * value[n] on unit[n][factors], equal values with the mean of their ranks: coefficient[factors], with
 * intervals by Student's t over the standard errors of White (1980), which hold whatever the spread; and
 * `explained`, R², the share of the variance of ranks. Not available below 2 (factors + 1) points, and where
 * factors are collinear or the output is constant. A factor that takes one value alone has no coefficient and
 * is left out. Errors: STATUS_OUT_OF_MEMORY. */
enum Status rank_regression(size_t n, size_t factors, const double value[], const double unit[],
                            double confidence, struct Estimate coefficient[], double *explained,
                            struct Error *error) MUST_CHECK;

#endif
