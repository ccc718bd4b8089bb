#include "weibull.h"

#include <math.h>

static const double shape_least = 0.01, shape_most = 100.0;

/* The lives above the cut-off, in units of the longest of them so that no power overflows. */
struct Lives {
    size_t n;
    const double *life;
    const bool *ended;
    double cutoff, unit;
    double ends, sum_of_logs; /* of lives that ended, in units */
};

static double power(double time, double shape) {
    return time > 0.0 ? pow(time, shape) : 0.0;
}

static double power_log(double time, double shape) {
    return time > 0.0 ? pow(time, shape) * log(time) : 0.0;
}

/* Σ (t^shape - cutoff^shape), and its derivative by the shape. */
static void exposure(const struct Lives *lives, double shape, double *sum, double *slope) {
    double start = power(lives->cutoff / lives->unit, shape);
    double start_log = power_log(lives->cutoff / lives->unit, shape);
    *sum = 0.0;
    *slope = 0.0;
    for (size_t i = 0; i < lives->n; i++) {
        if (!(lives->life[i] > lives->cutoff))
            continue;
        *sum += power(lives->life[i] / lives->unit, shape) - start;
        *slope += power_log(lives->life[i] / lives->unit, shape) - start_log;
    }
}

/* Derivative of the profile log-likelihood by the shape. */
static double profile_score(const struct Lives *lives, double shape) {
    double sum, slope;
    exposure(lives, shape, &sum, &slope);
    return lives->ends / shape - lives->ends * slope / sum + lives->sum_of_logs;
}

static bool lives_collect(struct Lives *self, struct WeibullFit *fit) {
    double shortest = INFINITY, longest = 0.0;
    for (size_t i = 0; i < self->n; i++) {
        if (!(self->life[i] > self->cutoff))
            continue;
        fit->count++;
        self->unit = fmax(self->unit, self->life[i]);
        if (!self->ended[i])
            continue;
        fit->ends++;
        shortest = fmin(shortest, self->life[i]);
        longest = fmax(longest, self->life[i]);
    }
    self->ends = (double)fit->ends;
    for (size_t i = 0; i < self->n; i++)
        if (self->life[i] > self->cutoff && self->ended[i])
            self->sum_of_logs += log(self->life[i] / self->unit);
    return fit->ends >= 2 && shortest < longest;
}

/* The root of the score, which falls; NaN if it lies outside the bounds. Bisection in the logarithm. */
static double solve_shape(const struct Lives *lives) {
    double low = log(shape_least), high = log(shape_most);
    if (!(profile_score(lives, shape_least) > 0.0) || !(profile_score(lives, shape_most) < 0.0))
        return NAN;
    for (int i = 0; i < 60; i++) {
        double middle = 0.5 * (low + high);
        if (profile_score(lives, exp(middle)) > 0.0)
            low = middle;
        else
            high = middle;
    }
    return exp(0.5 * (low + high));
}

/* Minus the second derivatives of the log-likelihood in log shape and log scale. */
struct Information {
    double shape, both, scale;
};

static void information_add(struct Information *self, double time, double shape, double scale, double sign) {
    if (!(time > 0.0))
        return;
    double z = shape * log(time / scale), hazard = sign * exp(z);
    self->shape += hazard * z * (z + 1.0);
    self->both -= hazard * shape * (z + 1.0);
    self->scale += hazard * shape * shape;
}

static struct Information information_of(const struct Lives *lives, double shape, double scale) {
    struct Information information = {0};
    for (size_t i = 0; i < lives->n; i++) {
        if (!(lives->life[i] > lives->cutoff))
            continue;
        information_add(&information, lives->life[i], shape, scale, 1.0);
        information_add(&information, lives->cutoff, shape, scale, -1.0);
        if (lives->ended[i]) {
            information.shape -= shape * log(lives->life[i] / scale);
            information.both += shape;
        }
    }
    return information;
}

void weibull_fit(struct WeibullFit *self, size_t n, const double life[], const bool ended[], double cutoff) {
    *self = (struct WeibullFit){.shape = NAN, .scale = NAN, .shape_error = NAN, .scale_error = NAN};
    struct Lives lives = {.n = n, .life = life, .ended = ended, .cutoff = cutoff};
    double shape = lives_collect(&lives, self) ? solve_shape(&lives) : NAN;
    if (isnan(shape))
        return;
    double sum, slope;
    exposure(&lives, shape, &sum, &slope);
    double scale = lives.unit * pow(sum / lives.ends, 1.0 / shape);
    struct Information information = information_of(&lives, shape, scale);
    double determinant = information.shape * information.scale - information.both * information.both;
    if (!(determinant > 0.0) || !isfinite(scale))
        return;
    self->fitted = true;
    self->shape = shape;
    self->scale = scale;
    self->shape_error = shape * sqrt(information.scale / determinant);
    self->scale_error = scale * sqrt(information.shape / determinant);
}
