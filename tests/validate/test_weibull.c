/* Weibull lives. */
#include <math.h>
#include <stdlib.h>

#include "tests/suite.h"
#include "weibull.h"

/* Freireich et al. 1963, 6-mercaptopurine: shape 1.354, scale 33.77 weeks, log-likelihood's maximum by any
 * textbook (Kalbfleisch & Prentice 2002: Weibull regression of the same data). */
START_TEST(weibull_of_freireich) {
    static const double weeks[] = {6,  6,  6,  6,  7,  9,  10, 10, 11, 13, 16,
                                   17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
    static const bool ended[] = {1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
    struct WeibullFit fit;
    weibull_fit(&fit, 21, weeks, ended, 0.0);
    ck_assert(fit.fitted);
    ck_assert_uint_eq(fit.count, 21);
    ck_assert_uint_eq(fit.ends, 9);
    ck_assert_double_eq_tol(fit.shape, 1.354, 1e-3);
    ck_assert_double_eq_tol(fit.scale, 33.77, 1e-2);
}
END_TEST

enum { LIVES = 4000 };

static double log_likelihood(const double life[LIVES], const bool ended[LIVES], double cutoff,
                             double log_shape, double log_scale) {
    double shape = exp(log_shape), scale = exp(log_scale), sum = 0.0;
    for (size_t i = 0; i < LIVES; i++) {
        sum -= pow(life[i] / scale, shape) - pow(cutoff / scale, shape);
        sum += ended[i] ? log(shape / scale) + (shape - 1.0) * log(life[i] / scale) : 0.0;
    }
    return sum;
}

/* Standard errors of log shape and log scale from second differences of the likelihood. */
static void errors_by_differences(const double life[LIVES], const bool ended[LIVES], double cutoff,
                                  const struct WeibullFit *fit, double errors[2]) {
    double l[3][3], step = 1e-3;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            l[i][j] = log_likelihood(life, ended, cutoff, log(fit->shape) + step * (i - 1),
                                     log(fit->scale) + step * (j - 1));
    double shape = (2.0 * l[1][1] - l[0][1] - l[2][1]) / (step * step);
    double scale = (2.0 * l[1][1] - l[1][0] - l[1][2]) / (step * step);
    double both = (l[0][2] + l[2][0] - l[0][0] - l[2][2]) / (4.0 * step * step);
    errors[0] = sqrt(scale / (shape * scale - both * both));
    errors[1] = sqrt(shape / (shape * scale - both * both));
}

/* Lives at the quantiles of a Weibull distribution given that they passed the cut-off give its parameters but
 * for the grid. A fit that forgets the truncation gives a shape near 0.7. */
START_TEST(weibull_above_a_cutoff) {
    static double life[LIVES];
    static bool ended[LIVES];
    const double shape = 0.46, scale = 60.0, cutoff = 7.0;
    for (size_t i = 0; i < LIVES; i++) {
        double share = ((double)i + 0.5) / LIVES;
        life[i] = scale * pow(pow(cutoff / scale, shape) - log1p(-share), 1.0 / shape);
        ended[i] = life[i] < 500.0;
        life[i] = fmin(life[i], 500.0);
    }
    struct WeibullFit fit;
    weibull_fit(&fit, LIVES, life, ended, cutoff);
    ck_assert(fit.fitted);
    ck_assert_double_eq_tol(fit.shape, shape, 0.005);
    ck_assert_double_eq_tol(fit.scale, scale, 1.0);
    double errors[2];
    errors_by_differences(life, ended, cutoff, &fit, errors);
    ck_assert_double_eq_tol(fit.shape_error / fit.shape, errors[0], 1e-3 * errors[0]);
    ck_assert_double_eq_tol(fit.scale_error / fit.scale, errors[1], 1e-3 * errors[1]);
}
END_TEST

/* Asymptotic errors of complete samples (Johnson, Kotz & Balakrishnan 1994): 0.608 k²/n and 1.109 (s/k)²/n.
 */
START_TEST(weibull_errors) {
    static double life[LIVES];
    static bool ended[LIVES];
    for (size_t i = 0; i < LIVES; i++) {
        life[i] = -10.0 * log1p(-((double)i + 0.5) / LIVES);
        ended[i] = true;
    }
    struct WeibullFit fit;
    weibull_fit(&fit, LIVES, life, ended, 0.0);
    ck_assert_double_eq_tol(fit.shape_error, fit.shape * sqrt(0.608 / LIVES), 2e-4);
    ck_assert_double_eq_tol(fit.scale_error, fit.scale / fit.shape * sqrt(1.109 / LIVES), 2e-3);
}
END_TEST

START_TEST(weibull_without_enough) {
    const double same[] = {5, 5, 5}, life[] = {1, 2, 3};
    const bool all[] = {1, 1, 1}, none[] = {0, 0, 0};
    struct WeibullFit fit;
    weibull_fit(&fit, 3, same, all, 0.0);
    ck_assert(!fit.fitted);
    weibull_fit(&fit, 3, life, none, 0.0);
    ck_assert(!fit.fitted);
    ck_assert_double_nan(fit.shape);
    weibull_fit(&fit, 3, life, all, 10.0);
    ck_assert_uint_eq(fit.count, 0);
    ck_assert(!fit.fitted);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, weibull_of_freireich);
    tcase_add_test(cases, weibull_above_a_cutoff);
    tcase_add_test(cases, weibull_errors);
    tcase_add_test(cases, weibull_without_enough);
}

int main(void) {
    return run_suite("weibull", add_tests);
}
