/* Emulators: a Gaussian process that stands in for the mean of one number of a simulator.
 * y(x) = h(x)'b + Z(x), Z of covariance s² M(x, x') with Matérn's kernel of smoothness 5/2 and a length for
 * each factor (Rasmussen & Williams 2006, equations 4.17 and 2.39 to 2.42), seen at each point with the noise
 * of its replicates (a nugget by point: Ankenman, Nelson & Staum 2010). */
#ifndef TANDEM_EMULATOR_H
#define TANDEM_EMULATOR_H

#include <gsl/gsl_matrix.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "calibrate/simulator.h"

/* What is emulated; borrowed. */
struct EmulatorData {
    size_t points, factors;
    const double *unit;  /* unit[points][factors] */
    const double *mean;  /* mean[points] of the replicates */
    const double *noise; /* noise[points]: the variance of that mean, at least 0 */
    bool linear;         /* h is 1 and the coordinates, else 1 alone */
};

/* The logarithms of the lengths of the factors, then that of the variance s². */
struct Emulator {
    size_t points, factors, terms;
    double *unit, *hyper;                   /* copies: unit[points][factors], hyper[factors + 1] */
    double scale[CALIBRATION_FACTORS_MOST]; /* one over the lengths */
    double *basis;                          /* h at the points: basis[points][terms] */
    gsl_matrix *inverse;                    /* of the covariance of what was seen */
    gsl_matrix *spread;                     /* covariance of the coefficients b: [terms][terms] */
    double *coefficient, *pull;             /* b; inverse times residuals */
    double *left_mean, *left_variance;      /* of point i as the others give it, noise of i included */
    double likelihood;                      /* logarithm, at hyper */
};

/* Fits by maximum likelihood in lengths and variance, b profiled out, from several fixed starts; lengths are
 * held between 0.05 and 20 sides of the cube. Leave-one-out means and variances are those of the fitted
 * covariance, in closed form (Dubrule 1983). Errors: STATUS_CONFIGURATION for fewer than terms + 1 points;
 * STATUS_OUT_OF_MEMORY. Free with emulator_free, also after failure. */
enum Status emulator_fit(struct Emulator *self, const struct EmulatorData *data,
                         struct Error *error) MUST_CHECK;

/* The same at given hyper[factors + 1], without a search. */
enum Status emulator_set(struct Emulator *self, const struct EmulatorData *data, const double hyper[],
                         struct Error *error) MUST_CHECK;
void emulator_free(struct Emulator *self);

/* Mean of the number at x[factors]. */
double emulator_mean(const struct Emulator *self, const double x[]);

/* The mean, and the variance of what the emulator does not know of it, without the
 * noise of runs. */
void emulator_predict(const struct Emulator *self, const double x[], double *mean, double *variance);

#endif
