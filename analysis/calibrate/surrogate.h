/* What emulators say of a particle before it is simulated: the chance that a run there meets a tolerance. A
 * walk by that chance leads to where runs are worth while, and the sampler corrects for it (surrogate
 * transitions: Liu 2001, section 9.4.3; delayed acceptance: Christen & Fox 2005), so that a bad emulator
 * costs runs and no correctness. */
#ifndef TANDEM_SURROGATE_H
#define TANDEM_SURROGATE_H

#include <gsl/gsl_rng.h>

#include "calibrate/history.h"

struct Surrogate {
    const struct History *history; /* of which the last wave speaks; borrowed */
    size_t factors, numbers;
    double scale[CALIBRATION_NUMBERS_MOST]; /* the unit of a number's distance */
    double *spread; /* spread[numbers][numbers]: covariance of what runs at one place are off, in those units;
                       owned */
    double trace[3]; /* of the spread, its square and its cube */
};

/* From the last wave's emulators, the spread of its runs at a point, the error of observation and the
 * discrepancy. Errors: STATUS_OUT_OF_MEMORY. Free with surrogate_free, also after failure. */
enum Status surrogate_init(struct Surrogate *self, const struct History *history, const double scale[],
                           struct Error *error) MUST_CHECK;
void surrogate_free(struct Surrogate *self);

/* The logarithm of the chance that the root mean square distance of a run at x[factors] is at most
 * `tolerance`: numbers are taken as normal, their weighted sum of squares as a power of a normal law (Jensen
 * & Solomon 1972). No lower than that of 1e-6, so that nothing is ruled out by it. */
double surrogate_chance(const struct Surrogate *self, const double x[], double tolerance);

/* Moves x in the cube by `steps` Metropolis steps, normal with Cholesky's root root[factors][factors], whose
 * law in the long run is the chance. Returns the chance at the end over that at the start, as a logarithm. */
double surrogate_walk(const struct Surrogate *self, const gsl_rng *rng, const gsl_matrix *root, size_t steps,
                      double tolerance, double x[]);

#endif
