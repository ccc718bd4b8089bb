#include "calibrate/surrogate.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_erf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "calibrate/step.h"

static const double least = -13.815510557964274; /* log(1e-6) */

/* ---- Making one. */

/* Sums of squares and products of runs round the means of their points, where both numbers are there. */
static double pooled(const struct Wave *wave, size_t numbers, size_t k, size_t l) {
    double sum = 0.0, freedom = 0.0;
    for (size_t i = 0; i < wave->points; i++) {
        double count = 0.0, one = 0.0, other = 0.0, products = 0.0;
        for (size_t r = 0; r < wave->replicates; r++) {
            const double *value = wave->numbers + (i * wave->replicates + r) * numbers;
            if (!isfinite(value[k]) || !isfinite(value[l]))
                continue;
            double step = value[k] - one;
            count += 1.0;
            one += step / count;
            other += (value[l] - other) / count;
            products += step * (value[l] - other);
        }
        sum += products;
        freedom += count > 1.0 ? count - 1.0 : 0.0;
    }
    return freedom > 0.0 ? sum / freedom : 0.0;
}

/* What an emulator does not know, at a point as far from the others as its own are. */
static double unknown(const struct Wave *wave, const struct WaveNumber *number) {
    double sum = 0.0;
    for (size_t i = 0; i < number->emulator.points; i++)
        sum += fmax(0.0, number->emulator.left_variance[i] - number->spread / (double)wave->replicates);
    return sum / (double)number->emulator.points;
}

static void fill_spread(struct Surrogate *self, const struct Wave *wave) {
    size_t n = self->numbers;
    for (size_t k = 0; k < n; k++) {
        const struct Observation *seen = &self->history->observation[k];
        for (size_t l = 0; l < n; l++)
            self->spread[k * n + l] = pooled(wave, n, k, l) / (self->scale[k] * self->scale[l]);
        double own = seen->error * seen->error + seen->discrepancy * seen->discrepancy;
        own += wave->number[k].emulated ? unknown(wave, &wave->number[k]) : 0.0;
        self->spread[k * n + k] += own / (self->scale[k] * self->scale[k]);
    }
}

static void fill_traces(struct Surrogate *self) {
    size_t n = self->numbers;
    for (size_t k = 0; k < n; k++) {
        self->trace[0] += self->spread[k * n + k];
        for (size_t l = 0; l < n; l++) {
            double square = 0.0;
            for (size_t j = 0; j < n; j++)
                square += self->spread[k * n + j] * self->spread[j * n + l];
            self->trace[1] += k == l ? square : 0.0;
            self->trace[2] += square * self->spread[l * n + k];
        }
    }
}

enum Status surrogate_init(struct Surrogate *self, const struct History *history, const double scale[],
                           struct Error *error) {
    *self = (struct Surrogate){.history = history, .factors = history->factors, .numbers = history->numbers};
    self->spread = calloc(self->numbers * self->numbers, sizeof *self->spread);
    if (self->spread == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the emulators of a sampler");
    memcpy(self->scale, scale, self->numbers * sizeof *scale);
    fill_spread(self, &history->wave[history->wave_count - 1]);
    fill_traces(self);
    return STATUS_OK;
}

void surrogate_free(struct Surrogate *self) {
    free(self->spread);
    *self = (struct Surrogate){0};
}

/* ---- The chance. */

/* How far the mean of runs at x is from each figure, in units of scale; 0 where no emulator knows. */
static void offsets(const struct Surrogate *self, const double x[], double off[]) {
    const struct History *history = self->history;
    const struct Wave *wave = &history->wave[history->wave_count - 1];
    for (size_t k = 0; k < self->numbers; k++)
        off[k] = wave->number[k].emulated
                     ? (emulator_mean(&wave->number[k].emulator, x) - history->observation[k].figure) /
                           self->scale[k]
                     : 0.0;
}

double surrogate_chance(const struct Surrogate *self, const double x[], double tolerance) {
    size_t n = self->numbers;
    double off[CALIBRATION_NUMBERS_MOST], theta[3] = {self->trace[0], self->trace[1], self->trace[2]};
    offsets(self, x, off);
    for (size_t k = 0; k < n; k++) {
        double product = 0.0;
        for (size_t l = 0; l < n; l++)
            product += self->spread[k * n + l] * off[l];
        theta[0] += off[k] * off[k];
        theta[1] += 2.0 * off[k] * product;
        theta[2] += 3.0 * product * product;
    }
    if (!isfinite(tolerance) || !(theta[1] > 0.0))
        return tolerance * tolerance * (double)n >= theta[0] ? 0.0 : least;
    double h = fmax(0.05, 1.0 - 2.0 * theta[0] * theta[2] / (3.0 * theta[1] * theta[1]));
    double centre = 1.0 + theta[1] * h * (h - 1.0) / (theta[0] * theta[0]);
    double sd = sqrt(2.0 * theta[1]) * h / theta[0];
    double z = (pow(tolerance * tolerance * (double)n / theta[0], h) - centre) / sd;
    return fmax(least, gsl_sf_log_erfc(-z / sqrt(2.0)) - log(2.0));
}

double surrogate_walk(const struct Surrogate *self, const gsl_rng *rng, const gsl_matrix *root, size_t steps,
                      double tolerance, double x[]) {
    double there[CALIBRATION_FACTORS_MOST], start = surrogate_chance(self, x, tolerance), here = start;
    for (size_t s = 0; s < steps; s++) {
        step_normal(rng, root, x, there);
        double uniform = gsl_rng_uniform_pos(rng);
        if (!step_in_cube(self->factors, there))
            continue;
        double chance = surrogate_chance(self, there, tolerance);
        if (log(uniform) >= chance - here)
            continue;
        memcpy(x, there, self->factors * sizeof *x);
        here = chance;
    }
    return here - start;
}
