/* Life tables and Weibull lives. */
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "targets/life_table.h"
#include "targets/sampling.h"
#include "tests/suite.h"

/* By hand: 9 days are one bin at risk and an end; 14 days end in the first bin, whose upper edge they are; a
 * life of 25 days that could be followed for 25 counts in the bins that end by then; one of 7 days never
 * passed. */
START_TEST(bins) {
    struct LifeTable table = {{0}, {0}};
    life_table_add(&table, 9.0, 1000.0);
    life_table_add(&table, 14.0, 1000.0);
    life_table_add(&table, 25.0, 25.0);
    life_table_add(&table, 7.0, 1000.0);
    ck_assert_double_eq(table.at_risk[0], 3.0);
    ck_assert_double_eq(table.ended[0], 2.0);
    ck_assert_double_eq(table.at_risk[1], 1.0);
    ck_assert_double_eq(table.ended[1], 0.0);
    ck_assert_double_eq(table.at_risk[2], 0.0);
    life_table_add(&table, INFINITY, 1e6);
    ck_assert_double_eq(table.at_risk[LIFE_BINS - 1], 1.0);
    ck_assert_double_eq(table.ended[LIFE_BINS - 1], 0.0);
}
END_TEST

/* Expected tables: at risk S(lower)/S(7), ended by the law. The fit gives the law itself. A fit without left
 * truncation or with daily exposure instead of bins does not. */
START_TEST(law_of_its_own_table) {
    const double shape = 0.3, scale = 250.0;
    struct LifeTable table;
    struct LifeFit fit;
    for (size_t k = 0; k < LIFE_BINS; k++) {
        double lower = pow(life_edges[k] / scale, shape), upper = pow(life_edges[k + 1] / scale, shape);
        table.at_risk[k] = 1000.0 * exp(pow(life_edges[0] / scale, shape) - lower);
        table.ended[k] = table.at_risk[k] * -expm1(lower - upper);
    }
    life_table_fit(&table, &fit);
    ck_assert(fit.fitted);
    ck_assert_double_eq_tol(fit.shape, shape, 1e-7);
    ck_assert_double_eq_tol(fit.scale, scale, 1e-4);
    /* Of such a table the expected information is the observed one. */
    double l[3][3], step = 1e-3;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            l[i][j] = life_table_likelihood(&table, shape * exp(step * (i - 1)), scale * exp(step * (j - 1)));
    double a = (2 * l[1][1] - l[0][1] - l[2][1]) / (step * step),
           c = (2 * l[1][1] - l[1][0] - l[1][2]) / (step * step);
    double b = (l[0][2] + l[2][0] - l[0][0] - l[2][2]) / (4 * step * step), determinant = a * c - b * b;
    ck_assert_double_eq_tol(fit.covariance[0], c / determinant, 1e-3 * c / determinant);
    ck_assert_double_eq_tol(fit.covariance[2], a / determinant, 1e-3 * a / determinant);
    ck_assert_double_eq_tol(fit.covariance[1], -b / determinant, 1e-3 * fabs(b / determinant));
}
END_TEST

/* Fits of 400 samples of 200 lives: mean of log shape and log scale within 4 standard errors of the law and a
 * bias of order 1/200, and a spread that the fits' own covariance tells within a fifth. */
START_TEST(fits_of_samples) {
    enum { SAMPLES = 400 };
    const double follow[] = {1736, 900}, count[] = {120, 80};
    double mean[2] = {0}, square[2] = {0}, told[2] = {0};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (size_t i = 0; i < SAMPLES; i++) {
        struct LifeTable table;
        struct LifeFit fit;
        sampling_table(rng, 0.46, 430.0, 2, follow, count, &table);
        life_table_fit(&table, &fit);
        ck_assert(fit.fitted);
        double off[2] = {log(fit.shape / 0.46), log(fit.scale / 430.0)};
        for (size_t k = 0; k < 2; k++) {
            mean[k] += off[k] / SAMPLES;
            square[k] += off[k] * off[k] / SAMPLES;
            told[k] += fit.covariance[2 * k] / SAMPLES;
        }
    }
    gsl_rng_free(rng);
    for (size_t k = 0; k < 2; k++) {
        double variance = square[k] - mean[k] * mean[k];
        ck_assert_double_eq_tol(mean[k], 0.0, 4.0 * sqrt(variance / SAMPLES) + 0.02);
        ck_assert_double_eq_tol(variance, told[k], 0.3 * told[k]);
    }
}
END_TEST

START_TEST(without_enough) {
    struct LifeTable table = {{0}, {0}};
    struct LifeFit fit;
    life_table_add(&table, 10.0, 1000.0);
    life_table_add(&table, 12.0, 1000.0);
    life_table_fit(&table, &fit);
    ck_assert(!fit.fitted);
    ck_assert_double_nan(fit.shape);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, bins);
    tcase_add_test(cases, law_of_its_own_table);
    tcase_add_test(cases, fits_of_samples);
    tcase_add_test(cases, without_enough);
}

int main(void) {
    return run_suite("life table", add_tests);
}
