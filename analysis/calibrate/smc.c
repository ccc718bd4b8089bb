#include "calibrate/smc.h"

#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "calibrate/step.h"
#include "calibrate/surrogate.h"

enum { WALK_STEPS = 30 };

/* One move of each particle: those that are simulated, packed, whose they are, and the surrogate's chance
 * there over that where the particle is, as a logarithm. */
struct Moves {
    size_t count, *particle;
    double *unit, *numbers, *distance, *gain, *weight;
};

/* What a generation needs beside the particles. */
struct Kernel {
    const struct Surrogate *surrogate; /* NULL: none */
    gsl_matrix *root;                  /* Cholesky's, of the covariance of a step */
    double *before;                    /* weights before the tolerance fell */
    bool *moved;                       /* since then */
};

static enum Status no_memory(struct Error *error) {
    error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the particles");
    return STATUS_OUT_OF_MEMORY; /* said here, so that it is known not to be STATUS_OK */
}

/* Simulations within a tolerance. */
static double hits(const struct Smc *self, const double distance[], double tolerance) {
    double count = 0.0;
    for (size_t m = 0; m < self->plan.replicates; m++)
        count += distance[m] <= tolerance ? 1.0 : 0.0;
    return count;
}

static void distances(const struct Smc *self, const gsl_rng *rng, size_t simulations, double numbers[],
                      double distance[]) {
    size_t n = self->simulator->numbers;
    for (size_t i = 0; i < simulations; i++) {
        double sum = 0.0;
        for (size_t k = 0; k < n; k++) {
            const struct Observation *seen = &self->observation[k];
            double *number = &numbers[i * n + k];
            *number += gsl_ran_gaussian(rng, hypot(seen->error, seen->discrepancy));
            double off = (*number - seen->figure) / self->scale[k];
            sum += off * off;
        }
        distance[i] = isfinite(sum) ? sqrt(sum / (double)n) : HUGE_VAL;
    }
}

static enum Status simulate(const struct Smc *self, const gsl_rng *rng, size_t points, const double unit[],
                            double numbers[], double distance[], struct Error *error) {
    const struct Simulator *simulator = self->simulator;
    enum Status status =
        points > 0 ? simulator->run(simulator->context, points, unit, self->plan.replicates, numbers, error)
                   : STATUS_OK;
    if (status == STATUS_OK)
        distances(self, rng, points * self->plan.replicates, numbers, distance);
    return status;
}

/* ---- Tolerance and weights. */

/* Weights at a tolerance, not normed, and their effective number (Kish). */
static double reweighted(const struct Smc *self, double tolerance, double weight[]) {
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < self->plan.particles; i++) {
        const double *distance = self->distance + i * self->plan.replicates;
        double before = hits(self, distance, self->tolerance);
        double here = before > 0.0 ? self->weight[i] * hits(self, distance, tolerance) / before : 0.0;
        if (weight != NULL)
            weight[i] = here;
        sum += here;
        squares += here * here;
    }
    return squares > 0.0 ? sum * sum / squares : 0.0;
}

/* The tolerance that keeps so many of the effective sample, by bisection; no lower than what is wanted. */
static double next_tolerance(const struct Smc *self) {
    double wanted = self->plan.keep * reweighted(self, self->tolerance, NULL), low = 0.0, high = 0.0;
    for (size_t i = 0; i < self->plan.particles * self->plan.replicates; i++)
        if (isfinite(self->distance[i]) && self->distance[i] <= self->tolerance)
            high = fmax(high, self->distance[i]);
    for (int step = 0; step < 60; step++) {
        double middle = 0.5 * (low + high);
        if (reweighted(self, middle, NULL) >= wanted)
            high = middle;
        else
            low = middle;
    }
    return fmax(high, self->plan.tolerance);
}

static double take_weights(struct Smc *self, double tolerance) {
    double effective = reweighted(self, tolerance, self->weight), sum = 0.0;
    for (size_t i = 0; i < self->plan.particles; i++)
        sum += self->weight[i];
    for (size_t i = 0; i < self->plan.particles; i++)
        self->weight[i] /= sum;
    self->tolerance = tolerance;
    return effective;
}

/* ---- Resampling (systematic: Kitagawa 1996). */

static void copy_particle(struct Smc *self, double *to[3], size_t place, size_t from) {
    size_t sizes[] = {self->simulator->factors, self->plan.replicates * self->simulator->numbers,
                      self->plan.replicates};
    double *have[] = {self->unit, self->numbers, self->distance};
    for (size_t a = 0; a < 3; a++)
        memcpy(to[a] + place * sizes[a], have[a] + from * sizes[a], sizes[a] * sizeof(double));
}

static enum Status resample(struct Smc *self, const gsl_rng *rng, struct Error *error) {
    size_t n = self->plan.particles, m = self->plan.replicates, from = 0;
    double *to[] = {calloc(n * self->simulator->factors + 1, sizeof(double)),
                    calloc(n * m * self->simulator->numbers + 1, sizeof(double)),
                    calloc(n * m + 1, sizeof(double))};
    if (to[0] == NULL || to[1] == NULL || to[2] == NULL) {
        for (size_t a = 0; a < 3; a++)
            free(to[a]);
        return no_memory(error);
    }
    double passed = self->weight[0], start = gsl_rng_uniform(rng);
    for (size_t i = 0; i < n; i++) {
        double mark = ((double)i + start) / (double)n;
        while (passed < mark && from + 1 < n)
            passed += self->weight[++from];
        copy_particle(self, to, i, from);
    }
    for (size_t i = 0; i < n; i++)
        self->weight[i] = 1.0 / (double)n;
    free(self->unit);
    free(self->numbers);
    free(self->distance);
    self->unit = to[0];
    self->numbers = to[1];
    self->distance = to[2];
    return STATUS_OK;
}

/* ---- Moves. */

/* Adds the covariance of the particles by their weights, and gives their mean. */
static void add_covariance(const struct Smc *self, const double weight[], double mean[], gsl_matrix *sum) {
    size_t d = self->simulator->factors, n = self->plan.particles;
    for (size_t f = 0; f < d; f++)
        mean[f] = 0.0;
    for (size_t i = 0; i < n * d; i++)
        mean[i % d] += weight[i / d] * self->unit[i];
    for (size_t i = 0; i < n; i++)
        for (size_t f = 0; f < d; f++)
            for (size_t g = 0; g < d; g++)
                *gsl_matrix_ptr(sum, f, g) +=
                    weight[i] * (self->unit[i * d + f] - mean[f]) * (self->unit[i * d + g] - mean[g]);
}

/* Cholesky's root of the mean square step from a particle of before to one that meets the new tolerance; in
 * many dimensions shortened to what a random walk likes best (Roberts, Gelman & Gilks 1997). */
static void kernel_of(const struct Smc *self, const double before[], gsl_matrix *root) {
    size_t d = self->simulator->factors;
    double from[CALIBRATION_FACTORS_MOST], to[CALIBRATION_FACTORS_MOST];
    double size = fmin(1.0, 2.38 * 2.38 / (2.0 * (double)d));
    gsl_matrix_set_zero(root);
    add_covariance(self, before, from, root);
    add_covariance(self, self->weight, to, root);
    for (size_t f = 0; f < d; f++)
        for (size_t g = 0; g < d; g++)
            *gsl_matrix_ptr(root, f, g) += (to[f] - from[f]) * (to[g] - from[g]);
    gsl_matrix_scale(root, size);
    for (size_t f = 0; f < d; f++)
        *gsl_matrix_ptr(root, f, f) += 1e-12;
    gsl_linalg_cholesky_decomp1(root);
}

/* Only what is not ruled out is simulated: elsewhere the prior is nothing. */
static void propose(const struct Smc *self, const gsl_rng *rng, const struct Kernel *kernel,
                    struct Moves *moves, struct Generation *told) {
    size_t d = self->simulator->factors;
    for (size_t i = 0; i < self->plan.particles; i++) {
        double *x = moves->unit + moves->count * d, gain = 0.0;
        memcpy(x, self->unit + i * d, d * sizeof *x);
        if (kernel->surrogate != NULL)
            gain = surrogate_walk(kernel->surrogate, rng, kernel->root, WALK_STEPS, self->tolerance, x);
        else
            step_normal(rng, kernel->root, self->unit + i * d, x);
        if (!(self->history != NULL ? history_is_open(self->history, x) : step_in_cube(d, x)))
            continue;
        moves->gain[moves->count] = gain;
        if (kernel->surrogate != NULL)
            moves->weight[moves->count] = exp(-surrogate_chance(kernel->surrogate, x, self->tolerance));
        moves->particle[moves->count++] = i;
    }
    told->proposed += self->plan.particles;
    told->simulated += moves->count;
}

/* The prior is flat, and a step as likely as the one back, or a walk likelier by what the surrogate gains:
 * what decides is how many simulations meet the tolerance, over that gain. */
static size_t accept(struct Smc *self, const gsl_rng *rng, const struct Moves *moves, bool moved[]) {
    size_t d = self->simulator->factors, m = self->plan.replicates, values = m * self->simulator->numbers,
           accepted = 0;
    for (size_t j = 0; j < moves->count; j++) {
        size_t i = moves->particle[j];
        double new_hits = hits(self, moves->distance + j * m, self->tolerance);
        double old_hits = hits(self, self->distance + i * m, self->tolerance);
        if (!(gsl_rng_uniform(rng) * old_hits * exp(moves->gain[j]) < new_hits))
            continue;
        memcpy(self->unit + i * d, moves->unit + j * d, d * sizeof(double));
        memcpy(self->numbers + i * values, moves->numbers + j * values, values * sizeof(double));
        memcpy(self->distance + i * m, moves->distance + j * m, m * sizeof(double));
        moved[i] = true;
        accepted++;
    }
    return accepted;
}

static enum Status keep_trials(struct Smc *self, const struct Moves *moves, struct Error *error) {
    size_t d = self->simulator->factors, n = self->simulator->numbers, m = self->plan.replicates;
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < moves->count * m && status == STATUS_OK; i++)
        status = trials_add(&self->trials, d, moves->unit + i / m * d, n, moves->numbers + i * n,
                            moves->distance[i], moves->weight[i / m], error);
    return status;
}

/* One move of every particle; `accepted` counts. */
static enum Status sweep(struct Smc *self, const gsl_rng *rng, const struct Kernel *kernel,
                         struct Generation *told, size_t *accepted, struct Error *error) {
    size_t n = self->plan.particles, m = self->plan.replicates;
    struct Moves moves = {0,
                          calloc(n, sizeof(size_t)),
                          calloc(n * self->simulator->factors + 1, sizeof(double)),
                          calloc(n * m * self->simulator->numbers + 1, sizeof(double)),
                          calloc(n * m, sizeof(double)),
                          calloc(n, sizeof(double)),
                          calloc(n, sizeof(double))};
    enum Status status = moves.particle != NULL && moves.unit != NULL && moves.numbers != NULL &&
                                 moves.distance != NULL && moves.gain != NULL && moves.weight != NULL
                             ? STATUS_OK
                             : no_memory(error);
    if (status == STATUS_OK) {
        propose(self, rng, kernel, &moves, told);
        status = simulate(self, rng, moves.count, moves.unit, moves.numbers, moves.distance, error);
    }
    if (status == STATUS_OK && kernel->surrogate != NULL)
        status = keep_trials(self, &moves, error);
    if (status == STATUS_OK)
        *accepted += accept(self, rng, &moves, kernel->moved);
    free(moves.particle);
    free(moves.unit);
    free(moves.numbers);
    free(moves.distance);
    free(moves.gain);
    free(moves.weight);
    return status;
}

/* Sweeps until so many particles have moved that what resampling doubled is apart again. */
static enum Status move(struct Smc *self, const gsl_rng *rng, const struct Kernel *kernel,
                        struct Generation *told, struct Error *error) {
    size_t accepted = 0;
    enum Status status;
    memset(kernel->moved, 0, self->plan.particles * sizeof *kernel->moved);
    do {
        status = sweep(self, rng, kernel, told, &accepted, error);
        told->accepted = (double)accepted / (double)told->proposed;
        told->moved = 0.0;
        for (size_t i = 0; i < self->plan.particles; i++)
            told->moved += kernel->moved[i] ? 1.0 : 0.0;
        told->moved /= (double)self->plan.particles;
        told->sweeps++;
    } while (status == STATUS_OK && told->moved < self->plan.moved && told->sweeps < SWEEPS_MOST);
    return status;
}

/* ---- The whole. */

/* The spread of numbers among simulations of the prior. */
static void take_scale(struct Smc *self, const double scale[]) {
    size_t n = self->simulator->numbers, simulations = self->plan.particles * self->plan.replicates;
    for (size_t k = 0; k < n; k++) {
        double count = 0.0, mean = 0.0, squares = 0.0;
        for (size_t i = 0; i < simulations; i++) {
            double value = self->numbers[i * n + k], step = value - mean;
            if (!isfinite(value))
                continue;
            count += 1.0;
            mean += step / count;
            squares += step * (value - mean);
        }
        double error = hypot(self->observation[k].error, self->observation[k].discrepancy);
        double here = hypot(error, count > 1.0 ? sqrt(squares / (count - 1.0)) : 0.0);
        self->scale[k] = scale != NULL ? scale[k] : here > 0.0 ? here : 1.0;
    }
}

static enum Status begin(struct Smc *self, const gsl_rng *rng, const double scale[], struct Error *error) {
    size_t n = self->plan.particles, m = self->plan.replicates, d = self->simulator->factors, able = 0;
    struct History none = {.factors = d};
    self->unit = calloc(n * d + 1, sizeof(double));
    self->numbers = calloc(n * m * self->simulator->numbers + 1, sizeof(double));
    self->distance = calloc(n * m, sizeof(double));
    self->weight = calloc(n, sizeof(double));
    if (self->unit == NULL || self->numbers == NULL || self->distance == NULL || self->weight == NULL)
        return no_memory(error);
    const struct History *from = self->history != NULL ? self->history : &none;
    enum Status status = history_sample(from, n, self->plan.seed, self->unit, error);
    if (status == STATUS_OK)
        status = self->simulator->run(self->simulator->context, n, self->unit, m, self->numbers, error);
    take_scale(self, scale);
    distances(self, rng, n * m, self->numbers, self->distance);
    self->tolerance = HUGE_VAL;
    for (size_t i = 0; i < n; i++) {
        self->weight[i] = 1.0 / (double)n;
        bool finite = false;
        for (size_t j = 0; j < m; j++)
            finite = finite || isfinite(self->distance[i * m + j]);
        able += finite;
    }
    self->generation[0] =
        (struct Generation){HUGE_VAL, (double)n, (double)NAN, (double)NAN, .proposed = n, .simulated = n};
    return status == STATUS_OK && able == 0
               ? error_set(error, STATUS_CONFIGURATION, "no simulation has all the numbers of the targets")
               : status;
}

static enum Status generation(struct Smc *self, const gsl_rng *rng, const struct Kernel *kernel,
                              struct Error *error) {
    struct Generation *told = &self->generation[++self->generations];
    *told = (struct Generation){0};
    memcpy(kernel->before, self->weight, self->plan.particles * sizeof *kernel->before);
    told->effective = take_weights(self, next_tolerance(self));
    told->tolerance = self->tolerance;
    kernel_of(self, kernel->before, kernel->root);
    const enum Status status = resample(self, rng, error);
    return status == STATUS_OK ? move(self, rng, kernel, told, error) : status;
}

static bool goes_on(struct Smc *self) {
    const struct Generation *last = &self->generation[self->generations];
    self->ended = self->generations >= self->plan.generations ? N_("the generations that the plan allows")
                  : self->plan.tolerance > 0.0 && self->tolerance <= self->plan.tolerance
                      ? N_("the tolerance that the plan wants")
                  : self->generations > 0 && last->accepted < self->plan.least_accepted
                      ? N_("hardly any move is accepted any more")
                      : NULL;
    return self->ended == NULL;
}

enum Status smc_run(struct Smc *self, const struct Simulator *simulator,
                    const struct Observation observation[], const double scale[],
                    const struct History *history, const struct SmcPlan *plan, struct Error *error) {
    *self =
        (struct Smc){.simulator = simulator, .observation = observation, .history = history, .plan = *plan};
    struct Surrogate surrogate = {0};
    struct Kernel kernel = {.root = gsl_matrix_alloc(simulator->factors, simulator->factors),
                            .before = calloc(plan->particles + 1, sizeof(double)),
                            .moved = calloc(plan->particles + 1, sizeof(bool))};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    enum Status status = rng != NULL && kernel.root != NULL && kernel.before != NULL && kernel.moved != NULL
                             ? STATUS_OK
                             : no_memory(error);
    if (status == STATUS_OK) {
        gsl_rng_set(rng, (unsigned long)plan->seed);
        status = begin(self, rng, scale, error);
    }
    if (status == STATUS_OK && history != NULL) {
        kernel.surrogate = &surrogate;
        status = surrogate_init(&surrogate, history, self->scale, error);
    }
    while (status == STATUS_OK && goes_on(self))
        status = generation(self, rng, &kernel, error);
    surrogate_free(&surrogate);
    free(kernel.before);
    free(kernel.moved);
    gsl_matrix_free(kernel.root);
    gsl_rng_free(rng);
    return status;
}

void smc_free(struct Smc *self) {
    free(self->unit);
    free(self->numbers);
    free(self->distance);
    free(self->weight);
    trials_free(&self->trials);
    *self = (struct Smc){0};
}
