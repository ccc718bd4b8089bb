#include "calibrate/adjust.h"

#include <gsl/gsl_multifit.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS_A_SLOPE = 5 };
static const double edge = 1e-6; /* a coordinate this near an end of the cube counts as if it were so far */

/* Runs that slopes are found from. */
struct Sample {
    size_t runs, terms;
    gsl_matrix *offsets,
        *covariance; /* offsets[runs][terms]: 1, then how far each number is from its figure */
    gsl_vector *weight, *value, *slope;
    const double **unit; /* unit[runs]: where they are, [factors] */
    gsl_multifit_linear_workspace *work;
};

static double logit(double unit) {
    double inside = fmin(1.0 - edge, fmax(edge, unit));
    return log(inside / (1.0 - inside));
}

static double from_logit(double value) {
    return 1.0 / (1.0 + exp(-value));
}

static double offset(const struct Smc *smc, const double numbers[], size_t k) {
    return (numbers[k] - smc->observation[k].figure) / smc->scale[k];
}

/* The numbers of the nearest simulation of a particle. */
static const double *nearest(const struct Smc *smc, size_t particle) {
    size_t m = smc->plan.replicates, best = particle * m;
    for (size_t j = particle * m; j < (particle + 1) * m; j++)
        best = smc->distance[j] < smc->distance[best] ? j : best;
    return smc->numbers + best * smc->simulator->numbers;
}

static void add(struct Sample *self, const struct Smc *smc, const double unit[], const double numbers[],
                double weight) {
    gsl_matrix_set(self->offsets, self->runs, 0, 1.0);
    for (size_t k = 0; k + 1 < self->terms; k++)
        gsl_matrix_set(self->offsets, self->runs, k + 1, offset(smc, numbers, k));
    gsl_vector_set(self->weight, self->runs, weight);
    self->unit[self->runs++] = unit;
}

static bool is_within(const struct Smc *smc, size_t trial) {
    return smc->trials.distance[trial] <= smc->tolerance;
}

static size_t runs_within(const struct Smc *smc) {
    size_t runs = 0;
    for (size_t i = 0; i < smc->trials.count; i++)
        runs += is_within(smc, i);
    return smc->trials.count > 0 ? runs : smc->plan.particles;
}

static void fill(struct Sample *self, const struct Smc *smc) {
    size_t factors = smc->simulator->factors;
    for (size_t i = 0; i < smc->trials.count; i++)
        if (is_within(smc, i))
            add(self, smc, smc->trials.unit + i * factors, smc->trials.numbers + i * (self->terms - 1),
                smc->trials.weight[i]);
    for (size_t i = 0; i < smc->plan.particles && smc->trials.count == 0; i++)
        add(self, smc, smc->unit + i * factors, nearest(smc, i), 1.0);
}

static void sample_free(struct Sample *self) {
    gsl_matrix_free(self->offsets);
    gsl_matrix_free(self->covariance);
    gsl_vector_free(self->weight);
    gsl_vector_free(self->value);
    gsl_vector_free(self->slope);
    if (self->work != NULL)
        gsl_multifit_linear_free(self->work);
    free(self->unit);
}

static bool sample_init(struct Sample *self, size_t runs, size_t terms) {
    *self = (struct Sample){.terms = terms,
                            .offsets = gsl_matrix_alloc(runs, terms),
                            .covariance = gsl_matrix_alloc(terms, terms),
                            .weight = gsl_vector_alloc(runs),
                            .value = gsl_vector_alloc(runs),
                            .slope = gsl_vector_alloc(terms),
                            .unit = calloc(runs, sizeof *self->unit),
                            .work = gsl_multifit_linear_alloc(runs, terms)};
    return self->offsets != NULL && self->covariance != NULL && self->weight != NULL && self->value != NULL &&
           self->slope != NULL && self->unit != NULL && self->work != NULL;
}

/* What a particle's logit would be, were its run as far off as nothing. */
static void adjust_factor(struct Sample *self, const struct Smc *smc, size_t factor, double unit[]) {
    size_t factors = smc->simulator->factors;
    double squares;
    for (size_t i = 0; i < self->runs; i++)
        gsl_vector_set(self->value, i, logit(self->unit[i][factor]));
    gsl_multifit_wlinear(self->offsets, self->weight, self->value, self->slope, self->covariance, &squares,
                         self->work);
    for (size_t i = 0; i < smc->plan.particles; i++) {
        const double *numbers = nearest(smc, i);
        double value = logit(smc->unit[i * factors + factor]);
        for (size_t k = 0; k + 1 < self->terms; k++)
            value -= gsl_vector_get(self->slope, k + 1) * offset(smc, numbers, k);
        unit[i * factors + factor] = from_logit(value);
    }
}

enum Status adjust_particles(const struct Smc *smc, double unit[], bool *adjusted, struct Error *error) {
    size_t factors = smc->simulator->factors, terms = smc->simulator->numbers + 1, runs = runs_within(smc);
    struct Sample sample;
    memcpy(unit, smc->unit, smc->plan.particles * factors * sizeof *unit);
    *adjusted = isfinite(smc->tolerance) && runs >= RUNS_A_SLOPE * terms;
    if (!*adjusted)
        return STATUS_OK;
    bool there = sample_init(&sample, runs, terms);
    if (there)
        fill(&sample, smc);
    for (size_t f = 0; f < factors && there; f++)
        adjust_factor(&sample, smc, f, unit);
    sample_free(&sample);
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
