#include "calibrate/posterior.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES = 200 };

/* Silverman's bandwidth, with what is left of duplicates kept from collapsing. */
static double bandwidth(size_t particles, size_t factors, const double unit[], size_t factor) {
    double sd = gsl_stats_sd(unit + factor, factors, particles);
    return fmax(0.9 * sd * pow((double)particles, -0.2), 0.002);
}

void posterior_density(size_t particles, size_t factors, const double unit[], size_t factor, size_t places,
                       double height[]) {
    double width = bandwidth(particles, factors, unit, factor);
    for (size_t p = 0; p < places; p++) {
        double at = ((double)p + 0.5) / (double)places, sum = 0.0;
        for (size_t i = 0; i < particles; i++) {
            double x = unit[i * factors + factor];
            const double mirrored[] = {x, -x, 2.0 - x};
            for (size_t k = 0; k < 3; k++) {
                double step = (at - mirrored[k]) / width;
                sum += exp(-0.5 * step * step);
            }
        }
        height[p] = sum / ((double)particles * width * sqrt(2.0 * acos(-1.0)));
    }
}

static double mode_of(size_t particles, size_t factors, const double unit[], size_t factor) {
    double height[PLACES];
    size_t best = 0;
    posterior_density(particles, factors, unit, factor, PLACES, height);
    for (size_t p = 1; p < PLACES; p++)
        best = height[p] > height[best] ? p : best;
    return ((double)best + 0.5) / PLACES;
}

static struct Margin margin_of(size_t particles, size_t factors, const double unit[], size_t factor,
                               double column[]) {
    for (size_t i = 0; i < particles; i++)
        column[i] = unit[i * factors + factor];
    gsl_sort(column, 1, particles);
    struct Margin margin = {.mean = gsl_stats_mean(column, 1, particles),
                            .sd = gsl_stats_sd(column, 1, particles),
                            .low = gsl_stats_quantile_from_sorted_data(column, 1, particles, 0.05),
                            .middle = gsl_stats_quantile_from_sorted_data(column, 1, particles, 0.5),
                            .high = gsl_stats_quantile_from_sorted_data(column, 1, particles, 0.95),
                            .mode = mode_of(particles, factors, unit, factor)};
    margin.kept = margin.sd * sqrt(12.0);
    return margin;
}

static void correlate(struct Posterior *self, const double unit[], double work[]) {
    size_t n = self->particles, d = self->factors;
    for (size_t f = 0; f < d; f++)
        for (size_t g = 0; g < d; g++) {
            double found = f == g ? 1.0 : gsl_stats_spearman(unit + f, d, unit + g, d, n, work);
            self->correlation[f][g] = found;
            if (g > f && fabs(found) > POSTERIOR_STRONG && self->strong_count < STRONG_PAIRS_MOST)
                self->strong[self->strong_count++] = (struct StrongPair){f, g, found};
        }
}

enum Status posterior_init(struct Posterior *self, size_t particles, size_t factors, const double unit[],
                           struct Error *error) {
    *self = (struct Posterior){.factors = factors, .particles = particles};
    double *work = calloc(2 * particles + 1, sizeof *work);
    if (work == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the posterior");
    for (size_t f = 0; f < factors; f++)
        self->margin[f] = margin_of(particles, factors, unit, f, work);
    correlate(self, unit, work);
    for (size_t i = 0; i < particles; i++) {
        bool seen = false;
        for (size_t j = 0; j < i && !seen; j++)
            seen = memcmp(unit + i * factors, unit + j * factors, factors * sizeof *unit) == 0;
        self->distinct += !seen;
    }
    /* The standard error of a uniform sample's deviation is sqrt(1/5n): its kurtosis is 9/5. */
    double by_chance = 1.0 - 2.0 * sqrt(0.2 / (double)self->distinct);
    for (size_t f = 0; f < factors; f++)
        self->margin[f].identified = self->margin[f].kept <= fmin(POSTERIOR_KEPT_MOST, by_chance);
    free(work);
    return STATUS_OK;
}
