#include "estimate/bass.h"
#include "tests/suite.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

enum { WEEKS = 520 };
static struct Error error;
static double years[WEEKS], share[WEEKS];

static void curve(double p, double q, double initial) {
    for (size_t i = 0; i < WEEKS; i++) {
        years[i] = (double)i / 52.0;
        share[i] = bass_share(years[i], p, q, initial);
    }
}

static struct BassFit fit(size_t n, double initial) {
    struct BassFit result;
    ck_assert_int_eq(bass_fit(&result, n, years, share, initial, &error), STATUS_OK);
    return result;
}

START_TEST(closed_form_is_that_of_1969) {
    double e = exp(-0.51 * 4.0);
    ck_assert_double_eq_tol(bass_share(4.0, 0.01, 0.5, 0.0), (1.0 - e) / (1.0 + 50.0 * e), 1e-14);
    ck_assert_double_eq(bass_share(0.0, 0.01, 0.5, 0.0), 0.0);
    ck_assert_double_eq_tol(bass_share(0.0, 0.01, 0.5, 0.2), 0.2, 1e-14);
    double middle = bass_share(2.0, 0.01, 0.5, 0.1);
    ck_assert_double_eq_tol(bass_share(3.0, 0.01, 0.5, middle), bass_share(5.0, 0.01, 0.5, 0.1), 1e-14);
}
END_TEST

START_TEST(exact_curves_give_their_parameters) {
    static const double known[][3] = {
        {0.01, 0.5, 0.0}, {0.03, 0.38, 0.0}, {0.2, 0.1, 0.0}, {0.01, 0.5, 0.05}, {0.001, 2.0, 0.01}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        curve(known[i][0], known[i][1], known[i][2]);
        struct BassFit result = fit(WEEKS, known[i][2]);
        ck_assert_int_eq(result.status, BASS_FITTED);
        ck_assert_double_eq_tol(result.p, known[i][0], 1e-6 * known[i][0]);
        ck_assert_double_eq_tol(result.q, known[i][1], 1e-6 * known[i][1]);
        ck_assert_double_lt(result.residual, 1e-7);
    }
}
END_TEST

/* Independent noise on 200 curves. False alarms: an estimate further than 5.5 standard errors off in any
 * curve, 8e-6; the mean of ((p - 0.01)/error)², chi-squared with 200 degrees over 200, outside 0.6..1.55,
 * 3e-6. */
START_TEST(errors_are_right_under_noise) {
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    ck_assert_ptr_nonnull(rng);
    gsl_rng_set(rng, 1969);
    double squares = 0.0;
    for (int trial = 0; trial < 200; trial++) {
        curve(0.01, 0.5, 0.0);
        for (size_t i = 1; i < WEEKS; i++)
            share[i] += gsl_ran_gaussian(rng, 0.02);
        struct BassFit result = fit(WEEKS, 0.0);
        ck_assert_int_eq(result.status, BASS_FITTED);
        ck_assert_double_lt(fabs(result.q - 0.5), 5.5 * result.q_error);
        squares += pow((result.p - 0.01) / result.p_error, 2.0);
    }
    gsl_rng_free(rng);
    ck_assert_double_gt(squares / 200.0, 0.6);
    ck_assert_double_lt(squares / 200.0, 1.55);
}
END_TEST

START_TEST(says_why_there_is_no_fit) {
    curve(1e-6, 1e-6, 0.0);
    ck_assert_int_eq(fit(WEEKS, 0.0).status, BASS_FLAT);
    curve(0.01, 0.5, 0.0);
    ck_assert_int_eq(fit(7, 0.0).status, BASS_TOO_SHORT);
    ck_assert_int_eq(fit(WEEKS, 0.995).status, BASS_SATURATED);
    for (size_t i = 0; i < WEEKS; i++)
        share[i] = i > 0 ? 1.0 : 0.0;
    struct BassFit result = fit(WEEKS, 0.0);
    ck_assert_int_eq(result.status, BASS_SATURATED);
    ck_assert_double_nan(result.p);
    ck_assert_str_eq(bass_reason(BASS_FLAT), "the curve is flat: next to nobody adopts");
}
END_TEST

/* Without imitation, or slower still, log q has no bottom; a jump half-way leaves log p without one. Neither
 * may come back as a number that looks known. */
START_TEST(undetermined_curves_are_told) {
    for (size_t kind = 0; kind < 3; kind++) {
        for (size_t i = 0; i < WEEKS; i++) {
            years[i] = (double)i / 52.0;
            double alone = 1.0 - exp(-0.1 * years[i]);
            share[i] = kind == 0 ? alone : kind == 1 ? alone - 0.002 * years[i] : i < WEEKS / 2 ? 0.0 : 1.0;
        }
        struct BassFit result = fit(WEEKS, 0.0);
        ck_assert_int_eq(result.status, BASS_SINGULAR);
        ck_assert_double_nan(result.p);
        ck_assert_double_nan(result.q);
    }
}
END_TEST

static void add_tests(TCase *cases) {
    gsl_set_error_handler_off();
    tcase_add_test(cases, closed_form_is_that_of_1969);
    tcase_add_test(cases, exact_curves_give_their_parameters);
    tcase_add_test(cases, errors_are_right_under_noise);
    tcase_add_test(cases, says_why_there_is_no_fit);
    tcase_add_test(cases, undetermined_curves_are_told);
}

int main(void) {
    return run_suite("bass", add_tests);
}
