#include "calibrate/emulator.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multimin.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STARTS = 2, STEPS_MOST = 40 };
static const double starts[STARTS] = {0.6, 2.5}; /* lengths */
static const double enough = 0.02; /* a step that raises the log-likelihood by less is the last */
static const double shortest = 0.05, longest = 20.0, least_variance = 1e-3, most_variance = 1e3;
static const double jitter = 1e-8; /* of the variance: keeps the covariance of points that coincide regular */

/* Matérn 5/2 at a squared distance in lengths; `slope`, unless NULL, is minus its derivative by the logarithm
 * of a length over that factor's part of the squared distance. */
static double matern(double squared, double *slope) {
    double r = sqrt(5.0 * squared), decay = exp(-r);
    if (slope != NULL)
        *slope = 5.0 / 3.0 * (1.0 + r) * decay;
    return (1.0 + r + r * r / 3.0) * decay;
}

static double correlation(const struct Emulator *self, const double one[], const double other[]) {
    double squared = 0.0;
    for (size_t f = 0; f < self->factors; f++) {
        double step = (one[f] - other[f]) * self->scale[f];
        squared += step * step;
    }
    return matern(squared, NULL);
}

static void basis_at(const struct Emulator *self, const double x[], double basis[]) {
    basis[0] = 1.0;
    for (size_t t = 1; t < self->terms; t++)
        basis[t] = x[t - 1] - 0.5;
}

/* The inverse of the covariance of what was seen, and the logarithm of its determinant. */
static double invert(struct Emulator *self, const struct EmulatorData *data) {
    double variance = exp(self->hyper[self->factors]), logarithm = 0.0;
    for (size_t f = 0; f < self->factors; f++)
        self->scale[f] = exp(-self->hyper[f]);
    for (size_t i = 0; i < self->points; i++) {
        const double *x = self->unit + i * self->factors;
        for (size_t j = 0; j < i; j++) {
            double covariance = variance * correlation(self, x, self->unit + j * self->factors);
            gsl_matrix_set(self->inverse, i, j, covariance);
            gsl_matrix_set(self->inverse, j, i, covariance);
        }
        gsl_matrix_set(self->inverse, i, i, variance * (1.0 + jitter) + data->noise[i]);
    }
    gsl_linalg_cholesky_decomp1(self->inverse);
    for (size_t i = 0; i < self->points; i++)
        logarithm += 2.0 * log(gsl_matrix_get(self->inverse, i, i));
    gsl_linalg_cholesky_invert(self->inverse);
    return logarithm;
}

/* product[points] of the inverse and a vector. */
static void inverse_times(const struct Emulator *self, const double vector[], size_t stride,
                          double product[]) {
    for (size_t i = 0; i < self->points; i++) {
        const double *row = gsl_matrix_const_ptr(self->inverse, i, 0);
        product[i] = 0.0;
        for (size_t j = 0; j < self->points; j++)
            product[i] += row[j] * vector[j * stride];
    }
}

/* Generalised least squares for the coefficients, with `work[points]`. */
static void regress(struct Emulator *self, const struct EmulatorData *data, double work[]) {
    size_t terms = self->terms;
    double right[1 + CALIBRATION_FACTORS_MOST] = {0};
    gsl_matrix_set_zero(self->spread);
    for (size_t t = 0; t < terms; t++) {
        inverse_times(self, self->basis + t, terms, work);
        for (size_t i = 0; i < self->points; i++) {
            right[t] += work[i] * data->mean[i];
            for (size_t u = 0; u < terms; u++)
                *gsl_matrix_ptr(self->spread, t, u) += work[i] * self->basis[i * terms + u];
        }
    }
    gsl_linalg_cholesky_decomp1(self->spread);
    gsl_linalg_cholesky_invert(self->spread);
    for (size_t t = 0; t < terms; t++) {
        self->coefficient[t] = 0.0;
        for (size_t u = 0; u < terms; u++)
            self->coefficient[t] += gsl_matrix_get(self->spread, t, u) * right[u];
    }
    for (size_t i = 0; i < self->points; i++) {
        work[i] = data->mean[i];
        for (size_t t = 0; t < terms; t++)
            work[i] -= self->basis[i * terms + t] * self->coefficient[t];
    }
    inverse_times(self, work, 1, self->pull);
}

/* Everything that follows from the hyperparameters but leave-one-out; -inf where the covariance is singular
 * in floating point. */
static void condition(struct Emulator *self, const struct EmulatorData *data) {
    double work[4096], quadratic = 0.0, logarithm = invert(self, data);
    regress(self, data, work);
    for (size_t i = 0; i < self->points; i++)
        quadratic += self->pull[i] * work[i];
    self->likelihood = -0.5 * (logarithm + quadratic + (double)self->points * log(2.0 * acos(-1.0)));
    if (!isfinite(self->likelihood))
        self->likelihood = -HUGE_VAL;
}

/* ---- Maximum likelihood. */

struct Search {
    struct Emulator *emulator;
    const struct EmulatorData *data;
};

/* Beyond the walls the likelihood falls as a normal law's. */
static double wall(double value, double low, double high, double *slope) {
    double off = value < low ? value - low : value > high ? value - high : 0.0;
    *slope = 20.0 * off;
    return 10.0 * off * off;
}

static double walls(const struct Emulator *self, double slopes[]) {
    double sum = 0.0;
    for (size_t f = 0; f < self->factors; f++)
        sum += wall(self->hyper[f], log(shortest), log(longest), &slopes[f]);
    return sum +
           wall(self->hyper[self->factors], log(least_variance), log(most_variance), &slopes[self->factors]);
}

static void move_to(struct Search *self, const gsl_vector *hyper) {
    for (size_t h = 0; h <= self->emulator->factors; h++)
        self->emulator->hyper[h] = fmax(-20.0, fmin(20.0, gsl_vector_get(hyper, h)));
    condition(self->emulator, self->data);
}

/* Half of (pull pull' - inverse) times the derivatives of the covariance. */
static void gradient_of(const struct Emulator *self, const double slopes[], gsl_vector *gradient) {
    double variance = exp(self->hyper[self->factors]), sums[CALIBRATION_FACTORS_MOST + 1] = {0};
    for (size_t i = 0; i < self->points; i++) {
        const double *row = gsl_matrix_const_ptr(self->inverse, i, 0);
        for (size_t j = 0; j < i; j++) {
            double weight = self->pull[i] * self->pull[j] - row[j], squared = 0.0, slope,
                   parts[CALIBRATION_FACTORS_MOST];
            for (size_t f = 0; f < self->factors; f++) {
                double step =
                    (self->unit[i * self->factors + f] - self->unit[j * self->factors + f]) * self->scale[f];
                squared += parts[f] = step * step;
            }
            sums[self->factors] += weight * variance * matern(squared, &slope);
            for (size_t f = 0; f < self->factors; f++)
                sums[f] += weight * variance * slope * parts[f];
        }
        sums[self->factors] += 0.5 * variance * (1.0 + jitter) *
                               (self->pull[i] * self->pull[i] - gsl_matrix_get(self->inverse, i, i));
    }
    for (size_t h = 0; h <= self->factors; h++)
        gsl_vector_set(gradient, h, slopes[h] - sums[h]);
}

static double cost(const gsl_vector *hyper, void *context) {
    struct Search *self = context;
    double slopes[CALIBRATION_FACTORS_MOST + 1];
    move_to(self, hyper);
    return walls(self->emulator, slopes) - self->emulator->likelihood;
}

static void cost_gradient(const gsl_vector *hyper, void *context, double *value, gsl_vector *gradient) {
    struct Search *self = context;
    double slopes[CALIBRATION_FACTORS_MOST + 1];
    move_to(self, hyper);
    double beyond = walls(self->emulator, slopes);
    if (value != NULL)
        *value = beyond - self->emulator->likelihood;
    gradient_of(self->emulator, slopes, gradient);
}

static void gradient_alone(const gsl_vector *hyper, void *context, gsl_vector *gradient) {
    cost_gradient(hyper, context, NULL, gradient);
}

/* From one length for all factors and the variance of the means; keeps the best so far in best[]. */
static void search(struct Search *self, double length, double variance, gsl_multimin_fdfminimizer *minimizer,
                   gsl_vector *start, double best[], double *lowest) {
    size_t n = self->emulator->factors + 1;
    gsl_multimin_function_fdf function = {cost, gradient_alone, cost_gradient, n, self};
    gsl_vector_set_all(start, log(length));
    gsl_vector_set(start, n - 1, log(variance));
    gsl_multimin_fdfminimizer_set(minimizer, &function, start, 0.3, 0.1);
    for (int step = 0; step < STEPS_MOST; step++) {
        double before = minimizer->f;
        if (gsl_multimin_fdfminimizer_iterate(minimizer) != 0 || before - minimizer->f < enough)
            break;
    }
    if (!(minimizer->f < *lowest))
        return;
    *lowest = minimizer->f;
    for (size_t h = 0; h < n; h++)
        best[h] = fmax(-20.0, fmin(20.0, gsl_vector_get(minimizer->x, h)));
}

/* ---- Making one. */

static enum Status allocate(struct Emulator *self, const struct EmulatorData *data, struct Error *error) {
    size_t n = data->points, terms = data->linear ? data->factors + 1 : 1;
    *self = (struct Emulator){.points = n, .factors = data->factors, .terms = terms};
    if (n < terms + 1 || n > 4096 || data->factors > CALIBRATION_FACTORS_MOST)
        return error_set(error, STATUS_CONFIGURATION,
                         "an emulator of %zu factors needs %zu to 4096 points, and there are %zu",
                         data->factors, terms + 1, n);
    self->unit = calloc(n * data->factors + 1, sizeof(double));
    self->hyper = calloc(data->factors + 1, sizeof(double));
    self->basis = calloc(n * terms, sizeof(double));
    self->inverse = gsl_matrix_calloc(n, n);
    self->spread = gsl_matrix_calloc(terms, terms);
    self->coefficient = calloc(terms, sizeof(double));
    self->pull = calloc(n, sizeof(double));
    self->left_mean = calloc(n, sizeof(double));
    self->left_variance = calloc(n, sizeof(double));
    if (self->unit == NULL || self->hyper == NULL || self->basis == NULL || self->inverse == NULL ||
        self->spread == NULL || self->coefficient == NULL || self->pull == NULL || self->left_mean == NULL ||
        self->left_variance == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for an emulator of %zu points", n);
    memcpy(self->unit, data->unit, n * data->factors * sizeof(double));
    for (size_t i = 0; i < n; i++)
        basis_at(self, data->unit + i * data->factors, self->basis + i * terms);
    return STATUS_OK;
}

/* P = inverse - inverse H spread H' inverse: then point i, left out, is off by (P y)_i / P_ii, whose variance
 * is 1 / P_ii; and P y is the pull. */
static void leave_one_out(struct Emulator *self, const struct EmulatorData *data) {
    size_t terms = self->terms;
    for (size_t i = 0; i < self->points; i++) {
        double row[1 + CALIBRATION_FACTORS_MOST], own = gsl_matrix_get(self->inverse, i, i);
        for (size_t t = 0; t < terms; t++) {
            row[t] = 0.0;
            for (size_t j = 0; j < self->points; j++)
                row[t] += gsl_matrix_get(self->inverse, i, j) * self->basis[j * terms + t];
        }
        for (size_t t = 0; t < terms; t++)
            for (size_t u = 0; u < terms; u++)
                own -= row[t] * gsl_matrix_get(self->spread, t, u) * row[u];
        self->left_mean[i] = data->mean[i] - self->pull[i] / own;
        self->left_variance[i] = 1.0 / own;
    }
}

enum Status emulator_set(struct Emulator *self, const struct EmulatorData *data, const double hyper[],
                         struct Error *error) {
    enum Status status = allocate(self, data, error);
    if (status != STATUS_OK)
        return status;
    memcpy(self->hyper, hyper, (data->factors + 1) * sizeof *hyper);
    condition(self, data);
    leave_one_out(self, data);
    return STATUS_OK;
}

/* The walls of the variance are of numbers with a variance of about 1. */
static double scale_of(const struct EmulatorData *data) {
    double mean = 0.0, squares = 0.0;
    for (size_t i = 0; i < data->points; i++)
        mean += data->mean[i] / (double)data->points;
    for (size_t i = 0; i < data->points; i++)
        squares += (data->mean[i] - mean) * (data->mean[i] - mean) / (double)data->points;
    return squares > 0.0 ? sqrt(squares) : 1.0;
}

static enum Status find_hyper(const struct EmulatorData *scaled, double best[], struct Error *error) {
    struct Emulator emulator;
    enum Status status = allocate(&emulator, scaled, error);
    gsl_vector *start = gsl_vector_alloc(scaled->factors + 1);
    gsl_multimin_fdfminimizer *minimizer =
        gsl_multimin_fdfminimizer_alloc(gsl_multimin_fdfminimizer_vector_bfgs2, scaled->factors + 1);
    if (status == STATUS_OK && (start == NULL || minimizer == NULL))
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for an emulator");
    struct Search searched = {&emulator, scaled};
    double lowest = HUGE_VAL;
    for (int i = 0; i < STARTS && status == STATUS_OK; i++)
        search(&searched, starts[i], 1.0, minimizer, start, best, &lowest);
    if (minimizer != NULL)
        gsl_multimin_fdfminimizer_free(minimizer);
    gsl_vector_free(start);
    emulator_free(&emulator);
    return status;
}

enum Status emulator_fit(struct Emulator *self, const struct EmulatorData *data, struct Error *error) {
    double best[CALIBRATION_FACTORS_MOST + 1] = {0}, scale = scale_of(data);
    double *mean = calloc(2 * data->points + 1, sizeof *mean), *noise = mean + data->points;
    struct EmulatorData scaled = *data;
    *self = (struct Emulator){0};
    if (mean == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for an emulator");
    for (size_t i = 0; i < data->points; i++) {
        mean[i] = data->mean[i] / scale;
        noise[i] = data->noise[i] / (scale * scale);
    }
    scaled.mean = mean;
    scaled.noise = noise;
    enum Status status = find_hyper(&scaled, best, error);
    best[data->factors <= CALIBRATION_FACTORS_MOST ? data->factors : 0] += 2.0 * log(scale);
    free(mean);
    return status == STATUS_OK ? emulator_set(self, data, best, error) : status;
}

void emulator_free(struct Emulator *self) {
    free(self->unit);
    free(self->hyper);
    free(self->basis);
    gsl_matrix_free(self->inverse);
    gsl_matrix_free(self->spread);
    free(self->coefficient);
    free(self->pull);
    free(self->left_mean);
    free(self->left_variance);
    *self = (struct Emulator){0};
}

/* seen[points]: covariances of x with what was seen; returns the mean at x. */
static double mean_at(const struct Emulator *self, const double x[], const double basis[], double seen[]) {
    double own = exp(self->hyper[self->factors]), mean = 0.0;
    for (size_t t = 0; t < self->terms; t++)
        mean += basis[t] * self->coefficient[t];
    for (size_t i = 0; i < self->points; i++) {
        seen[i] = own * correlation(self, x, self->unit + i * self->factors);
        mean += seen[i] * self->pull[i];
    }
    return mean;
}

double emulator_mean(const struct Emulator *self, const double x[]) {
    double basis[1 + CALIBRATION_FACTORS_MOST], seen[4096];
    basis_at(self, x, basis);
    return mean_at(self, x, basis, seen);
}

void emulator_predict(const struct Emulator *self, const double x[], double *mean, double *variance) {
    size_t n = self->points, terms = self->terms;
    double basis[1 + CALIBRATION_FACTORS_MOST], rest[1 + CALIBRATION_FACTORS_MOST], seen[4096], known = 0.0;
    basis_at(self, x, basis);
    *mean = mean_at(self, x, basis, seen);
    memcpy(rest, basis, terms * sizeof *basis);
    for (size_t i = 0; i < n; i++) {
        const double *row = gsl_matrix_const_ptr(self->inverse, i, 0);
        double product = 0.0;
        for (size_t j = 0; j < n; j++)
            product += row[j] * seen[j];
        known += seen[i] * product;
        for (size_t t = 0; t < terms; t++)
            rest[t] -= self->basis[i * terms + t] * product;
    }
    *variance = exp(self->hyper[self->factors]) - known;
    for (size_t t = 0; t < terms; t++)
        for (size_t u = 0; u < terms; u++)
            *variance += rest[t] * gsl_matrix_get(self->spread, t, u) * rest[u];
    *variance = fmax(0.0, *variance);
}
