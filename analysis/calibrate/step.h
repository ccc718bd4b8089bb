/* Steps of random walks in the unit cube. Private to the room. */
#ifndef TANDEM_STEP_H
#define TANDEM_STEP_H

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_rng.h>
#include <stdbool.h>

/* A normal step from[factors] to[factors], with Cholesky's root of its covariance root[factors][factors]. */
void step_normal(const gsl_rng *rng, const gsl_matrix *root, const double from[], double to[]);
bool step_in_cube(size_t factors, const double x[]);

#endif
