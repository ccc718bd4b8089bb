#include "compare/paired.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "simulate.h"
#include "tests/suite.h"

/* Student 1908, hours of sleep gained by ten patients: t = 4.0621 with 9 degrees, p = 0.002833, interval
 * 0.7001142 to 2.4598858, correlation 0.7951702 (the data set sleep of R). */
static const double first_drug[] = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
                    second_drug[] = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

START_TEST(sleep_of_student) {
    struct PairedEffect effect = paired_effect(first_drug, second_drug, 10, 0.95);
    ck_assert_int_eq(effect.difference.count, 10);
    ck_assert_double_eq_tol(effect.baseline_mean, 0.75, 1e-12);
    ck_assert_double_eq_tol(effect.scenario_mean, 2.33, 1e-12);
    ck_assert_double_eq_tol(effect.difference.value, 1.58, 1e-12);
    ck_assert_double_eq_tol(effect.difference.low, 0.7001142, 1e-6);
    ck_assert_double_eq_tol(effect.difference.high, 2.4598858, 1e-6);
    ck_assert_double_eq_tol(effect.p, 0.002833, 5e-7);
    ck_assert_double_eq_tol(effect.correlation, 0.7951702, 1e-6);
    /* variances 3.200556 and 4.009000 (R), of the difference 1.512889 */
    ck_assert_double_eq_tol(effect.variance_reduction, (3.200556 + 4.009) / 1.512889, 1e-5);
    ck_assert_double_eq_tol(effect.unpaired_replicates, 10.0 * effect.variance_reduction, 1e-12);
}
END_TEST

START_TEST(identical_runs_differ_by_nothing) {
    struct PairedEffect effect = paired_effect(first_drug, first_drug, 10, 0.95);
    ck_assert_double_eq(effect.difference.value, 0.0);
    ck_assert_double_eq(effect.difference.low, 0.0);
    ck_assert_double_eq(effect.difference.high, 0.0);
    ck_assert_double_eq(effect.p, 1.0);
    ck_assert_double_eq(effect.correlation, 1.0);
    ck_assert_double_nan(effect.variance_reduction);
    ck_assert_double_nan(effect.unpaired_replicates);
}
END_TEST

START_TEST(runs_that_never_vary) {
    const double low[] = {0.1, 0.1, 0.1}, high[] = {0.3, 0.3, 0.3};
    struct PairedEffect effect = paired_effect(low, high, 3, 0.95);
    ck_assert_double_eq(effect.difference.low, effect.difference.high);
    ck_assert_double_eq_tol(effect.difference.value, 0.2, 1e-15);
    ck_assert_double_eq(effect.p, 0.0);
    ck_assert_double_nan(effect.correlation);
    ck_assert_double_nan(effect.variance_reduction);
}
END_TEST

START_TEST(missing_runs_are_left_out_in_pairs) {
    const double baseline[] = {1.0, NAN, 3.0, 4.0, 9.0}, scenario[] = {2.0, 7.0, NAN, 7.0, NAN};
    struct PairedEffect effect = paired_effect(baseline, scenario, 5, 0.95);
    ck_assert_int_eq(effect.difference.count, 2);
    ck_assert_double_eq(effect.baseline_mean, 2.5);
    ck_assert_double_eq(effect.difference.value, 2.0);
    effect = paired_effect(baseline, scenario, 2, 0.95);
    ck_assert_int_eq(effect.difference.count, 1);
    ck_assert_double_eq(effect.difference.value, 1.0);
    ck_assert_double_nan(effect.difference.low);
    ck_assert_double_nan(effect.p);
    effect = paired_effect(baseline + 1, scenario + 1, 2, 0.95);
    ck_assert_int_eq(effect.difference.count, 0);
    ck_assert_double_nan(effect.difference.value);
    ck_assert_double_nan(effect.baseline_mean);
}
END_TEST

/* A shared part of variance 9 and own parts of variance 1: the correlation is 0.9 and the reduction 10. The t
 * interval is exact here: with 4000 simulations a share outside 0.93 to 0.97 has probability below 1e-7 for
 * another seed. */
START_TEST(coverage_of_the_paired_t) {
    enum { SIMULATIONS = 4000, N = 10 };
    struct Coverage coverage = {0};
    double reduction = 0.0, rejected = 0.0;
    for (uint64_t k = 0; k < SIMULATIONS; k++) {
        double baseline[N], scenario[N];
        for (size_t i = 0; i < N; i++) {
            double shared = 3.0 * simulated_normal(k, 0, i);
            baseline[i] = shared + simulated_normal(k, 1, i);
            scenario[i] = 2.0 + shared + simulated_normal(k, 2, i);
        }
        struct PairedEffect effect = paired_effect(baseline, scenario, N, 0.95);
        coverage_add(&coverage, &effect.difference, 2.0);
        reduction += effect.variance_reduction / SIMULATIONS;
        bool outside = effect.difference.low > 0.0 || effect.difference.high < 0.0;
        ck_assert(outside == (effect.p < 0.05));
        rejected += outside ? 1.0 : 0.0;
    }
    assert_coverage_of_95(&coverage);
    /* mean of a ratio of variances with N - 1 degrees is some (N-1)/(N-3) of the ratio of means */
    ck_assert_double_gt(reduction, 9.0);
    ck_assert_double_lt(reduction, 15.0);
    ck_assert_double_gt(rejected, 0.9 * SIMULATIONS);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, sleep_of_student);
    tcase_add_test(tests, identical_runs_differ_by_nothing);
    tcase_add_test(tests, runs_that_never_vary);
    tcase_add_test(tests, missing_runs_are_left_out_in_pairs);
    tcase_add_test(tests, coverage_of_the_paired_t);
}

int main(void) {
    return run_suite("paired", add_tests);
}
