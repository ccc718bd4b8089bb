/* Would the model have published this figure? A figure of one or more numbers stands in a cloud of what runs
 * of the model would have published in its place, each drawn as its source counted it (sampling.h). */
#ifndef TANDEM_PREDICTIVE_H
#define TANDEM_PREDICTIVE_H

#include <stddef.h>

enum { DIMENSIONS_MOST = 6 };

/* Centre and spread of points; zero-initialise it but for the dimensions, 1 to DIMENSIONS_MOST. */
struct Cloud {
    size_t dimensions;
    double count, centre[DIMENSIONS_MOST];
    double root[DIMENSIONS_MOST]
               [DIMENSIONS_MOST]; /* sums of products; after cloud_close Cholesky's root of them */
};

/* Adds a point, point[dimensions], unless one of its numbers is NaN. */
void cloud_add(struct Cloud *self, const double point[]);

/* To be called once after the last point. A direction in which all points are alike gets a unit of its own.
 */
void cloud_close(struct Cloud *self);

/* Takes a difference of points, in place, to independent numbers of which those of the points themselves have
 * variance 1. */
void cloud_whiten(const struct Cloud *self, double difference[]);

/* Two-sided predictive p-value (Box 1980, "Sampling and Bayes' inference in scientific modelling and
 * robustness"): the share of cloud and figure that lies at least as far from their common centre as the
 * figure, by Mahalanobis's distance, ties (Lancaster 1961) and the figure itself counted half. Where figure
 * and cloud come from one law it is uniform, whatever that law is, but for dependence between points of one
 * run; it is never below 1/(2n + 2). cloud[n * dimensions], points with a NaN left out; NaN without points.
 * dimensions is 1 to DIMENSIONS_MOST. */
double predictive_p(size_t dimensions, size_t n, const double cloud[], const double observed[]);

#endif
