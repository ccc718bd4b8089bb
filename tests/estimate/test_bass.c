#include "estimate/bass.h"
#include "tests/suite.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>

enum { WEEKS = 520 };
static double share[WEEKS];

/* What the chain of 7.20 expects: its score is 0 at p and q. */
static void expected(double p, double q, double initial) {
    share[0] = initial;
    for (size_t i = 1; i < WEEKS; i++)
        share[i] = share[i - 1] + (1.0 - share[i - 1]) * -expm1(-(p + q * share[i - 1]) / 52.0);
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

START_TEST(expected_increments_give_their_parameters) {
    static const double known[][3] = {{0.01, 0.5, 0.0},  {0.03, 0.38, 0.0},  {0.2, 0.1, 0.0},
                                      {0.01, 0.5, 0.05}, {0.001, 2.0, 0.01}, {0.05, 0.0, 0.0},
                                      {0.0, 1.0, 0.02}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        expected(known[i][0], known[i][1], known[i][2]);
        struct BassFit result = bass_fit(WEEKS, share, 300.0);
        ck_assert_int_eq(result.status, BASS_FITTED);
        ck_assert_double_eq_tol(result.p, known[i][0], 1e-6);
        ck_assert_double_eq_tol(result.q, known[i][1], 1e-5);
        struct BassFit more = bass_fit(WEEKS, share, 1200.0);
        ck_assert_double_eq_tol(more.p_error, result.p_error / 2.0, 1e-12);
    }
}
END_TEST

/* 400 runs of the chain with 300 agencies. False alarms: an estimate further than 5.5 standard errors off in
 * any run, 3e-5; the mean square of standardised errors, chi-squared with 400 degrees over 400, outside
 * 0.7..1.4, 1e-6. */
START_TEST(errors_are_those_of_the_chain) {
    enum { RUNS = 400, AGENCIES = 300 };
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    ck_assert_ptr_nonnull(rng);
    gsl_rng_set(rng, 1969);
    double squares[2] = {0.0, 0.0};
    for (int run = 0; run < RUNS; run++) {
        unsigned tried = 0;
        for (size_t i = 0; i < WEEKS; i++) {
            share[i] = (double)tried / AGENCIES;
            tried += gsl_ran_binomial(rng, -expm1(-(0.03 + 0.4 * share[i]) / 52.0), AGENCIES - tried);
        }
        struct BassFit result = bass_fit(WEEKS, share, AGENCIES);
        ck_assert_int_eq(result.status, BASS_FITTED);
        ck_assert_double_lt(fabs(result.q - 0.4), 5.5 * result.q_error);
        squares[0] += pow((result.p - 0.03) / result.p_error, 2.0) / RUNS;
        squares[1] += pow((result.q - 0.4) / result.q_error, 2.0) / RUNS;
    }
    gsl_rng_free(rng);
    for (int i = 0; i < 2; i++) {
        ck_assert_double_gt(squares[i], 0.7);
        ck_assert_double_lt(squares[i], 1.4);
    }
}
END_TEST

START_TEST(says_why_there_is_no_fit) {
    expected(1e-6, 1e-6, 0.0);
    ck_assert_int_eq(bass_fit(WEEKS, share, 300.0).status, BASS_FLAT);
    expected(0.01, 0.5, 0.0);
    ck_assert_int_eq(bass_fit(7, share, 300.0).status, BASS_TOO_SHORT);
    expected(0.01, 0.5, 0.995);
    ck_assert_int_eq(bass_fit(WEEKS, share, 300.0).status, BASS_SATURATED);
    for (size_t i = 0; i < WEEKS; i++)
        share[i] = i > 0 ? 1.0 : 0.0;
    struct BassFit result = bass_fit(WEEKS, share, 300.0);
    ck_assert_int_eq(result.status, BASS_SATURATED);
    ck_assert_double_nan(result.p);
    ck_assert_str_eq(bass_reason(BASS_FLAT), "the curve is flat: next to nobody adopts");
}
END_TEST

/* All at once: one week tells p from q no more than one point tells a line. */
START_TEST(undetermined_curves_are_told) {
    for (size_t i = 0; i < WEEKS; i++)
        share[i] = i < WEEKS / 2 ? 0.1 : 0.8;
    struct BassFit result = bass_fit(WEEKS, share, 300.0);
    ck_assert_int_eq(result.status, BASS_SINGULAR);
    ck_assert_double_nan(result.p);
    ck_assert_double_nan(result.q);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, closed_form_is_that_of_1969);
    tcase_add_test(cases, expected_increments_give_their_parameters);
    tcase_add_test(cases, errors_are_those_of_the_chain);
    tcase_add_test(cases, says_why_there_is_no_fit);
    tcase_add_test(cases, undetermined_curves_are_told);
}

int main(void) {
    return run_suite("bass", add_tests);
}
