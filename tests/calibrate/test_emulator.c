/* Emulators, against kriging by hand, against leaving points out one by one, and against their own
 * likelihood.
 */
#include "calibrate/emulator.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#include "tests/suite.h"

enum { POINTS = 24 };

static double matern(double r) {
    return (1.0 + sqrt(5.0) * r + 5.0 * r * r / 3.0) * exp(-sqrt(5.0) * r);
}

static struct Emulator set(const struct EmulatorData *data, const double hyper[]) {
    struct Emulator emulator;
    struct Error error = {0};
    ck_assert_int_eq(emulator_set(&emulator, data, hyper, &error), STATUS_OK);
    return emulator;
}

/* Two points at 0.2 and 0.7 with values 1 and 3, length 0.5, variance 4: the constant is 2 by symmetry, the
 * weights are those of a covariance of two rows. */
START_TEST(two_points_by_hand) {
    const double unit[] = {0.2, 0.7}, mean[] = {1.0, 3.0}, noise[] = {0.0, 0.0}, x = 0.3;
    const double hyper[] = {log(0.5), log(4.0)};
    const struct EmulatorData data = {2, 1, unit, mean, noise, false};
    struct Emulator emulator = set(&data, hyper);
    double c = matern(1.0), k[] = {matern(0.2), matern(0.8)}, found, variance;
    double along = (k[0] + k[1]) / (1.0 + c); /* ones' K⁻¹ k */
    double known = (k[0] * k[0] + k[1] * k[1] - 2.0 * c * k[0] * k[1]) / (1.0 - c * c);
    emulator_predict(&emulator, &x, &found, &variance);
    ck_assert_double_eq_tol(found, 2.0 - (k[0] - k[1]) / (1.0 - c), 1e-6);
    ck_assert_double_eq_tol(variance, 4.0 * (1.0 - known + (1.0 - along) * (1.0 - along) * (1.0 + c) / 2.0),
                            1e-6);
    emulator_free(&emulator);
}
END_TEST

/* With noise alone the constant is the mean weighted by precisions, and far away nothing else is known. */
START_TEST(noise_weighs_points) {
    const double unit[] = {0.0, 0.5, 1.0}, mean[] = {1.0, 2.0, 6.0}, noise[] = {1.0, 2.0, 4.0}, far = 0.25;
    const double hyper[] = {log(1e-3), log(1e-9)};
    const struct EmulatorData data = {3, 1, unit, mean, noise, false};
    struct Emulator emulator = set(&data, hyper);
    double found, variance;
    emulator_predict(&emulator, &far, &found, &variance);
    ck_assert_double_eq_tol(found, (1.0 / 1.0 + 2.0 / 2.0 + 6.0 / 4.0) / (1.0 + 0.5 + 0.25), 1e-6);
    ck_assert_double_eq_tol(variance, 1.0 / 1.75, 1e-6);
    emulator_free(&emulator);
}
END_TEST

struct Sample {
    double unit[POINTS * 2], mean[POINTS], noise[POINTS];
};

static struct Sample sample_of(double sd) {
    struct Sample sample;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (size_t i = 0; i < POINTS; i++) {
        double *x = sample.unit + 2 * i;
        x[0] = gsl_rng_uniform(rng);
        x[1] = gsl_rng_uniform(rng);
        sample.noise[i] = sd * sd * (1.0 + (double)(i % 3));
        sample.mean[i] = sin(5.0 * x[0]) + x[1] + gsl_ran_gaussian(rng, sqrt(sample.noise[i]));
    }
    gsl_rng_free(rng);
    return sample;
}

/* The formula against as many emulators as there are points, each without one of them. */
static void leave_out(bool linear) {
    struct Sample all = sample_of(0.1);
    const double hyper[] = {log(0.4), log(1.5), log(0.8)};
    const struct EmulatorData data = {POINTS, 2, all.unit, all.mean, all.noise, linear};
    struct Emulator whole = set(&data, hyper);
    for (size_t out = 0; out < POINTS; out++) {
        struct Sample rest;
        size_t n = 0;
        for (size_t i = 0; i < POINTS; i++) {
            if (i == out)
                continue;
            rest.unit[2 * n] = all.unit[2 * i];
            rest.unit[2 * n + 1] = all.unit[2 * i + 1];
            rest.mean[n] = all.mean[i];
            rest.noise[n++] = all.noise[i];
        }
        const struct EmulatorData without = {n, 2, rest.unit, rest.mean, rest.noise, linear};
        struct Emulator emulator = set(&without, hyper);
        double found, variance;
        emulator_predict(&emulator, all.unit + 2 * out, &found, &variance);
        ck_assert_double_eq_tol(whole.left_mean[out], found, 1e-6);
        ck_assert_double_eq_tol(whole.left_variance[out], variance + all.noise[out], 1e-6);
        emulator_free(&emulator);
    }
    emulator_free(&whole);
}

START_TEST(left_out_as_by_hand) {
    leave_out(false);
    leave_out(true);
}
END_TEST

/* No small step of any hyperparameter raises the likelihood: the gradient led to a top. */
START_TEST(likelihood_is_at_its_top) {
    struct Sample sample = sample_of(0.05);
    struct Error error = {0};
    struct Emulator fitted;
    const struct EmulatorData data = {POINTS, 2, sample.unit, sample.mean, sample.noise, true};
    ck_assert_int_eq(emulator_fit(&fitted, &data, &error), STATUS_OK);
    for (size_t h = 0; h < 3; h++)
        for (int side = -1; side <= 1; side += 2) {
            double hyper[3] = {fitted.hyper[0], fitted.hyper[1], fitted.hyper[2]};
            bool inside = hyper[h] > log(0.06) && hyper[h] < log(19.0);
            hyper[h] += 0.2 * side;
            struct Emulator beside = set(&data, hyper);
            if (inside)
                ck_assert_double_le(beside.likelihood, fitted.likelihood + 1e-2);
            emulator_free(&beside);
        }
    emulator_free(&fitted);
}
END_TEST

/* A known surface is met within what the emulator says it does not know: of 200 places at most one in ten
 * beyond two standard deviations. */
START_TEST(a_known_surface) {
    struct Sample sample = sample_of(0.02);
    struct Error error = {0};
    struct Emulator emulator;
    const struct EmulatorData data = {POINTS, 2, sample.unit, sample.mean, sample.noise, true};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus);
    double beyond = 0.0, squares = 0.0;
    ck_assert_int_eq(emulator_fit(&emulator, &data, &error), STATUS_OK);
    for (int i = 0; i < 200; i++) {
        double x[] = {gsl_rng_uniform(rng), gsl_rng_uniform(rng)}, found, variance;
        emulator_predict(&emulator, x, &found, &variance);
        double off = found - sin(5.0 * x[0]) - x[1];
        beyond += fabs(off) > 2.0 * sqrt(variance) ? 1.0 : 0.0;
        squares += off * off / 200.0;
    }
    ck_assert_double_le(beyond, 20.0);
    ck_assert_double_le(sqrt(squares), 0.1);
    gsl_rng_free(rng);
    emulator_free(&emulator);
}
END_TEST

START_TEST(too_few_points) {
    const double unit[] = {0.2, 0.7}, mean[] = {1.0, 3.0}, noise[] = {0.0, 0.0};
    const struct EmulatorData data = {2, 1, unit, mean, noise, true};
    struct Emulator emulator;
    struct Error error = {0};
    ck_assert_int_eq(emulator_fit(&emulator, &data, &error), STATUS_CONFIGURATION);
    emulator_free(&emulator);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, two_points_by_hand);
    tcase_add_test(cases, noise_weighs_points);
    tcase_add_test(cases, left_out_as_by_hand);
    tcase_add_test(cases, likelihood_is_at_its_top);
    tcase_add_test(cases, a_known_surface);
    tcase_add_test(cases, too_few_points);
}

int main(void) {
    return run_suite("emulator", add_tests);
}
