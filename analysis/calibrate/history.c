#include "calibrate/history.h"

#include <float.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "calibrate/step.h"

enum { CANDIDATES_MOST = 20000, LOOKED_MOST = 4000, SWEEPS = 20 };
static const double prior_replicates = 4.0; /* the pooled variance counts as so many at a point of its own */

static enum Status no_memory(struct Error *error) {
    error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a wave of history matching");
    return STATUS_OUT_OF_MEMORY; /* said here, so that it is known not to be STATUS_OK */
}

/* ---- What is ruled out. */

static double implausibility_of(const struct History *self, const struct Wave *wave, const double x[]) {
    double largest = 0.0, second = 0.0;
    for (size_t k = 0; k < self->numbers; k++) {
        const struct WaveNumber *number = &wave->number[k];
        double mean, variance;
        if (!number->emulated)
            continue;
        emulator_predict(&number->emulator, x, &mean, &variance);
        double off = fabs(self->observation[k].figure - mean) /
                     sqrt(variance + number->scale * number->scale + DBL_MIN);
        second = fmax(second, fmin(off, largest));
        largest = fmax(largest, off);
        if ((self->second ? second : largest) > self->cutoff)
            break;
    }
    return self->second ? second : largest;
}

/* The last wave knows most. */
double history_implausibility(const struct History *self, const double x[]) {
    double worst = 0.0;
    for (size_t w = self->wave_count; w > 0 && worst <= self->cutoff; w--)
        worst = fmax(worst, implausibility_of(self, &self->wave[w - 1], x));
    return worst;
}

bool history_is_open(const struct History *self, const double x[]) {
    return step_in_cube(self->factors, x) && history_implausibility(self, x) <= self->cutoff;
}

/* ---- New points. */

static void latin_hypercube(const gsl_rng *rng, size_t points, size_t factors, double unit[],
                            size_t order[]) {
    for (size_t f = 0; f < factors; f++) {
        for (size_t i = 0; i < points; i++)
            order[i] = i;
        gsl_ran_shuffle(rng, order, points, sizeof *order);
        for (size_t i = 0; i < points; i++)
            unit[i * factors + f] = ((double)order[i] + gsl_rng_uniform(rng)) / (double)points;
    }
}

/* Cholesky's root of the covariance of `count` points, widened a little in every direction. */
static void root_of(const double unit[], size_t count, size_t factors, gsl_matrix *root) {
    double mean[CALIBRATION_FACTORS_MOST] = {0};
    gsl_matrix_set_zero(root);
    for (size_t i = 0; i < count * factors; i++)
        mean[i % factors] += unit[i] / (double)count;
    for (size_t i = 0; i < count; i++)
        for (size_t f = 0; f < factors; f++)
            for (size_t g = 0; g < factors; g++)
                *gsl_matrix_ptr(root, f, g) +=
                    (unit[i * factors + f] - mean[f]) * (unit[i * factors + g] - mean[g]) / (double)count;
    for (size_t f = 0; f < factors; f++)
        *gsl_matrix_ptr(root, f, f) += 1e-4;
    gsl_linalg_cholesky_decomp1(root);
}

/* Points of the cube at random, those that are open kept; returns how many of `points` were found. */
static size_t sample_cube(const struct History *self, const gsl_rng *rng, size_t points, double unit[]) {
    size_t found = 0;
    for (size_t tried = 0; tried < CANDIDATES_MOST && found < points; tried++) {
        double *x = unit + found * self->factors;
        for (size_t f = 0; f < self->factors; f++)
            x[f] = gsl_rng_uniform(rng);
        found += history_is_open(self, x);
    }
    return found;
}

/* The point of the waves that is ruled out least, where nothing else was found. */
static void least_implausible(const struct History *self, double x[]) {
    struct History bare = *self;
    double best = HUGE_VAL;
    bare.cutoff = HUGE_VAL; /* so that every number is looked at */
    for (size_t w = 0; w < self->wave_count; w++)
        for (size_t i = 0; i < self->wave[w].points; i++) {
            const double *point = self->wave[w].unit + i * self->factors;
            double here = history_implausibility(&bare, point);
            if (here < best)
                memcpy(x, point, self->factors * sizeof *x);
            best = fmin(best, here);
        }
}

/* A Metropolis walk, whose law in the long run is uniform over what is open; steps are of the size that a
 * walk in so many dimensions likes best (Roberts, Gelman & Gilks 1997). */
static void walk(const struct History *self, const gsl_rng *rng, gsl_matrix *root, size_t points,
                 double unit[]) {
    size_t factors = self->factors;
    double x[CALIBRATION_FACTORS_MOST];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        root_of(unit, points, factors, root);
        gsl_matrix_scale(root, 2.38 / sqrt((double)factors));
        for (size_t i = 0; i < points; i++) {
            step_normal(rng, root, unit + i * factors, x);
            if (history_is_open(self, x))
                memcpy(unit + i * factors, x, factors * sizeof *x);
        }
    }
}

static enum Status sample_near(const struct History *self, const gsl_rng *rng, size_t points, size_t found,
                               double unit[], struct Error *error) {
    size_t factors = self->factors, begun = found > 0 ? found : 1;
    gsl_matrix *root = gsl_matrix_calloc(factors, factors);
    if (root == NULL)
        return no_memory(error);
    if (found == 0)
        least_implausible(self, unit);
    for (size_t i = begun; i < points; i++)
        memcpy(unit + i * factors, unit + (i % begun) * factors, factors * sizeof *unit);
    if (found > 0 || history_is_open(self, unit))
        walk(self, rng, root, points, unit);
    else /* nothing is open: near what is least ruled out */
        for (size_t i = 0; i < points * factors; i++)
            unit[i] = fmax(0.0, fmin(1.0, unit[i] + gsl_ran_gaussian(rng, 0.05)));
    gsl_matrix_free(root);
    return STATUS_OK;
}

enum Status history_sample(const struct History *self, size_t points, uint64_t seed, double unit[],
                           struct Error *error) {
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    size_t *order = calloc(points, sizeof *order);
    enum Status status = rng != NULL && order != NULL ? STATUS_OK : no_memory(error);
    if (status == STATUS_OK)
        gsl_rng_set(rng, (unsigned long)(seed + 1 + self->wave_count));
    if (status == STATUS_OK && self->wave_count == 0)
        latin_hypercube(rng, points, self->factors, unit, order);
    else if (status == STATUS_OK) {
        size_t found = sample_cube(self, rng, points, unit);
        if (found < points)
            status = sample_near(self, rng, points, found, unit, error);
    }
    free(order);
    gsl_rng_free(rng);
    return status;
}

void history_look(struct History *self, uint64_t seed) {
    struct Wave *wave = &self->wave[self->wave_count - 1];
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double x[CALIBRATION_FACTORS_MOST];
    size_t open = 0;
    gsl_rng_set(rng, (unsigned long)seed);
    for (size_t i = 0; i < LOOKED_MOST; i++) {
        for (size_t f = 0; f < self->factors; f++)
            x[f] = gsl_rng_uniform(rng);
        open += history_is_open(self, x);
    }
    gsl_rng_free(rng);
    wave->looked = LOOKED_MOST;
    wave->share = (double)open / LOOKED_MOST;
}

/* ---- Emulators of a wave. */

/* Mean and variance of the replicates that have a number; their count. */
static double moments(const struct History *self, const struct Wave *wave, size_t point, size_t k,
                      double *mean, double *variance) {
    double count = 0.0, sum = 0.0, squares = 0.0;
    for (size_t r = 0; r < wave->replicates; r++) {
        double value = wave->numbers[(point * wave->replicates + r) * self->numbers + k];
        if (!isfinite(value))
            continue;
        count += 1.0;
        double step = value - sum;
        sum += step / count;
        squares += step * (value - sum);
    }
    *mean = sum;
    *variance = count > 1.0 ? squares / (count - 1.0) : 0.0;
    return count;
}

/* Room for what the emulators of one wave rest on. */
struct Basis {
    double *unit, *mean, *noise;
};

/* The variance of a mean: that of its own replicates drawn towards the pooled one, as if this rested on
 * prior_replicates more. */
static double noise_of(double count, double variance, double pooled) {
    return ((count - 1.0) * variance + prior_replicates * pooled) / (count - 1.0 + prior_replicates) / count;
}

static double pooled_spread(const struct History *self, const struct Wave *wave, size_t k) {
    double sum = 0.0, freedom = 0.0, mean, variance;
    for (size_t i = 0; i < wave->points; i++) {
        double count = moments(self, wave, i, k, &mean, &variance);
        sum += count > 1.0 ? (count - 1.0) * variance : 0.0;
        freedom += count > 1.0 ? count - 1.0 : 0.0;
    }
    return freedom > 0.0 ? sum / freedom : 0.0;
}

static void judge(struct WaveNumber *number, const double mean[]) {
    const struct Emulator *emulator = &number->emulator;
    double inside = 0.0, off = 0.0, centre = 0.0, all = 0.0, n = (double)emulator->points;
    for (size_t i = 0; i < emulator->points; i++)
        centre += mean[i] / n;
    for (size_t i = 0; i < emulator->points; i++) {
        double miss = mean[i] - emulator->left_mean[i];
        inside += fabs(miss) <= 2.0 * sqrt(emulator->left_variance[i]) ? 1.0 / n : 0.0;
        off += miss * miss;
        all += (mean[i] - centre) * (mean[i] - centre);
    }
    number->inside = inside;
    number->explained = all > 0.0 ? 1.0 - off / all : 1.0;
}

/* Points of this wave and those of earlier ones that the waves before it left open. */
static enum Status fit_number(struct History *self, size_t w, size_t k, struct Basis basis,
                              struct Error *error) {
    struct Wave *wave = &self->wave[w];
    struct WaveNumber *number = &wave->number[k];
    const struct Observation *observation = &self->observation[k];
    size_t used = 0;
    number->spread = pooled_spread(self, wave, k);
    number->scale = sqrt(number->spread + observation->error * observation->error +
                         observation->discrepancy * observation->discrepancy);
    for (size_t v = 0; v <= w; v++) {
        const struct Wave *from = &self->wave[v];
        for (size_t i = 0; i < from->points; i++) {
            const double *x = from->unit + i * self->factors;
            double mean, variance, count = moments(self, from, i, k, &mean, &variance);
            struct History before = *self;
            before.wave_count = w;
            if (count == 0.0 || (v < w && !history_is_open(&before, x)))
                continue;
            memcpy(basis.unit + used * self->factors, x, self->factors * sizeof *x);
            basis.mean[used] = mean;
            basis.noise[used++] = noise_of(count, variance, number->spread);
        }
    }
    wave->used = used > wave->used ? used : wave->used;
    const struct EmulatorData data = {used,       self->factors, basis.unit,
                                      basis.mean, basis.noise,   used >= 3 * (self->factors + 1)};
    if (used < (data.linear ? self->factors + 1 : 1) + 2)
        return STATUS_OK;
    enum Status status = emulator_fit(&number->emulator, &data, error);
    number->emulated = status == STATUS_OK;
    if (status == STATUS_OK)
        judge(number, basis.mean);
    return status;
}

static enum Status fit_wave(struct History *self, size_t w, struct Error *error) {
    size_t most = 0, emulated = 0;
    for (size_t v = 0; v <= w; v++)
        most += self->wave[v].points;
    struct Basis basis = {calloc(most * self->factors + 1, sizeof(double)), calloc(most + 1, sizeof(double)),
                          calloc(most + 1, sizeof(double))};
    enum Status status =
        basis.unit != NULL && basis.mean != NULL && basis.noise != NULL ? STATUS_OK : no_memory(error);
    for (size_t k = 0; k < self->numbers && status == STATUS_OK; k++) {
        status = fit_number(self, w, k, basis, error);
        emulated += self->wave[w].number[k].emulated;
    }
    if (status == STATUS_OK && emulated == 0)
        status = error_set(error, STATUS_CONFIGURATION,
                           "no number of the targets is there at enough points to be emulated");
    free(basis.unit);
    free(basis.mean);
    free(basis.noise);
    return status;
}

enum Status history_add(struct History *self, size_t points, const double unit[], size_t replicates,
                        const double numbers[], struct Error *error) {
    size_t w = self->wave_count, values = points * replicates * self->numbers;
    struct Wave *wave = &self->wave[w];
    *wave = (struct Wave){.points = points,
                          .replicates = replicates,
                          .unit = malloc((points * self->factors + 1) * sizeof(double)),
                          .numbers = malloc((values + 1) * sizeof(double)),
                          .number = calloc(self->numbers, sizeof *wave->number)};
    if (wave->unit == NULL || wave->numbers == NULL || wave->number == NULL)
        return no_memory(error);
    memcpy(wave->unit, unit, points * self->factors * sizeof *unit);
    memcpy(wave->numbers, numbers, values * sizeof *numbers);
    enum Status status = fit_wave(self, w, error);
    if (status == STATUS_OK)
        self->wave_count++;
    return status;
}

void history_free(struct History *self) {
    for (size_t w = 0; w < WAVES_MOST; w++) {
        struct Wave *wave = &self->wave[w];
        for (size_t k = 0; k < self->numbers && wave->number != NULL; k++)
            emulator_free(&wave->number[k].emulator);
        free(wave->unit);
        free(wave->numbers);
        free(wave->number);
        *wave = (struct Wave){0};
    }
    self->wave_count = 0;
}
