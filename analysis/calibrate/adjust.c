#include "calibrate/adjust.h"

#include <gsl/gsl_multifit.h>
#include <math.h>
#include <string.h>

enum { PARTICLES_A_SLOPE = 5 };
static const double edge = 1e-6; /* a coordinate this near an end of the cube counts as if it were so far */

static double logit(double unit) {
    double inside = fmin(1.0 - edge, fmax(edge, unit));
    return log(inside / (1.0 - inside));
}

static double from_logit(double value) {
    return 1.0 / (1.0 + exp(-value));
}

/* A constant, and how far the nearest simulation of each particle is from each figure. */
static void fill_offsets(const struct Smc *smc, gsl_matrix *offsets) {
    size_t m = smc->plan.replicates, n = smc->simulator->numbers;
    for (size_t i = 0; i < smc->plan.particles; i++) {
        size_t nearest = i * m;
        for (size_t j = i * m; j < (i + 1) * m; j++)
            nearest = smc->distance[j] < smc->distance[nearest] ? j : nearest;
        gsl_matrix_set(offsets, i, 0, 1.0);
        for (size_t k = 0; k < n; k++)
            gsl_matrix_set(offsets, i, k + 1,
                           (smc->numbers[nearest * n + k] - smc->observation[k].figure) / smc->scale[k]);
    }
}

enum Status adjust_particles(const struct Smc *smc, double unit[], bool *adjusted, struct Error *error) {
    size_t particles = smc->plan.particles, factors = smc->simulator->factors,
           terms = smc->simulator->numbers + 1;
    memcpy(unit, smc->unit, particles * factors * sizeof *unit);
    *adjusted = isfinite(smc->tolerance) && particles >= PARTICLES_A_SLOPE * terms;
    if (!*adjusted)
        return STATUS_OK;
    gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc(particles, terms);
    gsl_matrix *offsets = gsl_matrix_alloc(particles, terms), *covariance = gsl_matrix_alloc(terms, terms);
    gsl_vector *value = gsl_vector_alloc(particles), *slope = gsl_vector_alloc(terms),
               *residual = gsl_vector_alloc(particles);
    bool there = work != NULL && offsets != NULL && covariance != NULL && value != NULL && slope != NULL &&
                 residual != NULL;
    double wider = sqrt((double)(particles - 1) / (double)(particles - terms)), squares;
    if (there)
        fill_offsets(smc, offsets);
    for (size_t f = 0; f < factors && there; f++) {
        for (size_t i = 0; i < particles; i++)
            gsl_vector_set(value, i, logit(unit[i * factors + f]));
        gsl_multifit_linear(offsets, value, slope, covariance, &squares, work);
        gsl_multifit_linear_residuals(offsets, value, slope, residual);
        for (size_t i = 0; i < particles; i++)
            unit[i * factors + f] =
                from_logit(gsl_vector_get(slope, 0) + wider * gsl_vector_get(residual, i));
    }
    gsl_vector_free(residual);
    gsl_vector_free(slope);
    gsl_vector_free(value);
    gsl_matrix_free(covariance);
    gsl_matrix_free(offsets);
    if (work != NULL)
        gsl_multifit_linear_free(work);
    return there ? STATUS_OK
                 : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the adjustment of particles");
}

void adjust_centre(size_t particles, size_t factors, const double unit[], double centre[]) {
    for (size_t f = 0; f < factors; f++) {
        double sum = 0.0;
        for (size_t i = 0; i < particles; i++)
            sum += logit(unit[i * factors + f]);
        centre[f] = from_logit(sum / (double)particles);
    }
}
