#include "estimate/interval.h"
#include "tests/suite.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

START_TEST(student_by_hand) {
    const double values[] = {1.0, NAN, 2.0, 3.0};
    struct Estimate mean = interval_mean(values, 4, 0.95);
    ck_assert_int_eq(mean.count, 3);
    ck_assert_double_eq_tol(mean.value, 2.0, 1e-15);
    ck_assert_double_eq_tol(mean.high - mean.value, 4.302653 / sqrt(3.0), 1e-6); /* t with 2 degrees, s = 1 */
    ck_assert_double_eq_tol(estimate_half_width(&mean), 4.302653 / sqrt(3.0), 1e-6);
    ck_assert_double_eq_tol(interval_critical(0.95, INFINITY), 1.959964, 1e-6);
}
END_TEST

START_TEST(one_and_none) {
    const double one[] = {7.0}, none[] = {NAN};
    struct Estimate mean = interval_mean(one, 1, 0.95);
    ck_assert_int_eq(mean.count, 1);
    ck_assert_double_eq(mean.value, 7.0);
    ck_assert_double_nan(mean.low);
    ck_assert_double_nan(mean.high);
    mean = interval_mean(none, 1, 0.95);
    ck_assert_int_eq(mean.count, 0);
    ck_assert_double_nan(mean.value);
    ck_assert_double_nan(interval_share(0, 0, 0.95).value);
    ck_assert_double_nan(interval_share(3, 2, 0.95).value);
    ck_assert_double_nan(interval_quantile(one, 0, 0.5));
}
END_TEST

/* Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29. */
START_TEST(wilson_of_newcombe) {
    static const struct {
        int64_t successes, trials;
        double low, high;
    } known[] = {
        {81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0.0, .1611}, {1, 29, .0061, .1718}};
    for (size_t i = 0; i < 4; i++) {
        struct Estimate share = interval_share(known[i].successes, known[i].trials, 0.95);
        ck_assert_double_eq_tol(share.low, known[i].low, 6e-5);
        ck_assert_double_eq_tol(share.high, known[i].high, 6e-5);
    }
    ck_assert_double_eq(interval_share(20, 20, 0.95).high, 1.0);
}
END_TEST

START_TEST(quantiles_of_type_seven) {
    double values[] = {5.0, 1.0, NAN, 3.0, 2.0, 4.0};
    struct Spread spread = interval_spread(values, 6, 0.95);
    ck_assert_int_eq(spread.mean.count, 5);
    ck_assert_double_eq_tol(spread.median, 3.0, 1e-15);
    ck_assert_double_eq_tol(spread.band_low, 1.2, 1e-12);
    ck_assert_double_eq_tol(spread.band_high, 4.8, 1e-12);
}
END_TEST

/* Of ten values the second and ninth cover the median with 0.979 (Conover 1999); of five no pair reaches
 * 0.95. */
START_TEST(median_by_order_statistics) {
    double ten[] = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, five[] = {1, 2, 3, 4, 5};
    struct Estimate median = interval_median(ten, 10, 0.95);
    ck_assert_double_eq_tol(median.value, 5.5, 1e-15);
    ck_assert_double_eq(median.low, 2.0);
    ck_assert_double_eq(median.high, 9.0);
    median = interval_median(five, 5, 0.95);
    ck_assert_double_eq(median.value, 3.0);
    ck_assert_double_nan(median.low);
}
END_TEST

START_TEST(jackknife_of_a_mean_is_its_variance) {
    const double values[] = {2.0, 4.0, 4.0, 10.0};
    struct Jackknife jackknife = {0};
    for (size_t i = 0; i < 4; i++)
        jackknife_add(&jackknife, (20.0 - values[i]) / 3.0, 5.0);
    ck_assert_double_eq_tol(jackknife_variance(&jackknife), 36.0 / 3.0 / 4.0, 1e-12);
    jackknife = (struct Jackknife){0};
    jackknife_add(&jackknife, 1.0, 1.0);
    ck_assert_double_nan(jackknife_variance(&jackknife));
}
END_TEST

/* Coverage of Student's interval from samples of five. The number of hits is Binomial(4000, 0.95), which
 * leaves 3800 ± 70 with probability 4e-7, the false-alarm rate; a normal critical value would give 0.878,
 * some 3510 hits. */
START_TEST(student_covers) {
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    ck_assert_ptr_nonnull(rng);
    gsl_rng_set(rng, 20240607);
    int hits = 0;
    for (int trial = 0; trial < 4000; trial++) {
        double values[5];
        for (size_t i = 0; i < 5; i++)
            values[i] = 3.0 + gsl_ran_gaussian(rng, 2.0);
        struct Estimate mean = interval_mean(values, 5, 0.95);
        hits += mean.low <= 3.0 && 3.0 <= mean.high;
    }
    gsl_rng_free(rng);
    ck_assert_int_ge(hits, 3730);
    ck_assert_int_le(hits, 3870);
}
END_TEST

/* The coverage of Wilson's interval summed over all outcomes: exact, no draws. */
START_TEST(wilson_covers) {
    for (double truth = 0.1; truth < 0.95; truth += 0.1) {
        double coverage = 0.0;
        for (unsigned k = 0; k <= 40; k++) {
            struct Estimate share = interval_share(k, 40, 0.95);
            if (share.low <= truth && truth <= share.high)
                coverage += gsl_ran_binomial_pdf(k, truth, 40);
        }
        ck_assert_double_gt(coverage, 0.92);
        ck_assert_double_lt(coverage, 0.98);
    }
}
END_TEST

START_TEST(intervals_stay_where_their_quantity_can_be) {
    const struct Estimate inside = {0.5, 0.2, 0.8, 9}, low = {0.1, -0.3, 0.5, 9}, sure = {0.0, 0.0, 0.0, 9},
                          none = {0.4, NAN, NAN, 1}, count = {1.0, -1.5, 3.5, 3}, edge = {1.0, 0.4, 1.6, 3};
    struct Estimate kept = interval_within(&inside, 0.0, 1.0);
    ck_assert_double_eq(kept.low, 0.2);
    ck_assert_double_eq(kept.high, 0.8);
    struct Estimate logit = interval_within(&low, 0.0, 1.0);
    double middle = log(0.1 / 0.9), step = 0.4 / (0.1 * 0.9);
    ck_assert_double_eq_tol(logit.low, 1.0 / (1.0 + exp(step - middle)), 1e-12);
    ck_assert_double_eq_tol(logit.high, 1.0 / (1.0 + exp(-step - middle)), 1e-12);
    ck_assert(logit.low > 0.0 && logit.low < 0.1 && logit.high > 0.1 && logit.high < 1.0);
    ck_assert_double_eq(interval_within(&sure, 0.0, 1.0).high, 0.0);
    ck_assert_double_nan(interval_within(&none, 0.0, 1.0).low);
    struct Estimate of_log = interval_within(&count, 0.0, INFINITY);
    ck_assert_double_eq_tol(of_log.low, exp(-2.5), 1e-12);
    ck_assert_double_eq_tol(of_log.high, exp(2.5), 1e-12);
    ck_assert_double_eq(interval_within(&edge, 0.0, 1.0).high, 1.0);
    ck_assert_double_eq(interval_cut(&low, 0.0, 1.0).low, 0.0);
    ck_assert_double_eq(interval_cut(&low, -INFINITY, INFINITY).low, -0.3);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, student_by_hand);
    tcase_add_test(cases, one_and_none);
    tcase_add_test(cases, wilson_of_newcombe);
    tcase_add_test(cases, quantiles_of_type_seven);
    tcase_add_test(cases, median_by_order_statistics);
    tcase_add_test(cases, jackknife_of_a_mean_is_its_variance);
    tcase_add_test(cases, student_covers);
    tcase_add_test(cases, wilson_covers);
    tcase_add_test(cases, intervals_stay_where_their_quantity_can_be);
}

int main(void) {
    return run_suite("interval", add_tests);
}
