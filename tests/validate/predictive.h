/* Would the model have published this figure? A figure of one or more numbers stands in a cloud of what runs
 * of the model would have published in its place, each drawn as its source counted it (sampling.h). */
#ifndef TANDEM_PREDICTIVE_H
#define TANDEM_PREDICTIVE_H

#include <stddef.h>

enum { DIMENSIONS_MOST = 6 };

/* Two-sided predictive p-value (Box 1980, "Sampling and Bayes' inference in scientific modelling and
 * robustness"): the share of cloud and figure that lies at least as far from their common centre as the
 * figure, by Mahalanobis's distance, ties (Lancaster 1961) and the figure itself counted half. Where figure
 * and cloud come from one law it is uniform, whatever that law is, but for dependence between points of one
 * run; it is never below 1/(2n + 2). cloud[n * dimensions], points with a NaN left out; NaN without points.
 * dimensions is 1 to DIMENSIONS_MOST. */
double predictive_p(size_t dimensions, size_t n, const double cloud[], const double observed[]);

#endif
