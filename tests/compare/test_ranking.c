#include "compare/ranking.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "simulate.h"
#include "tests/suite.h"

enum { N = 40, SAMPLES = 2000, SEED = 3 };

static void rank(struct Ranking *self, size_t scenarios, size_t n, const double values[], int direction) {
    static const size_t who[] = {0, 1, 2, 3, 4, 5};
    struct Error error = {0};
    ck_assert_int_eq(ranking_estimate(self, scenarios, who, n, values, direction, SAMPLES, SEED, &error),
                     STATUS_OK);
}

/* Scenario s is a shared draw plus step[s] plus a little of its own. */
static void fill(double values[], size_t scenarios, const double step[], double own) {
    for (size_t s = 0; s < scenarios; s++)
        for (size_t i = 0; i < N; i++)
            values[s * N + i] =
                10.0 * simulated_normal(1, 0, i) + step[s] + own * simulated_normal(1, s + 1, i);
}

START_TEST(clearly_separated) {
    const double step[] = {0.0, 5.0, -5.0};
    double values[3 * N];
    struct Ranking ranking = {0};
    fill(values, 3, step, 0.5);
    rank(&ranking, 3, N, values, 1);
    ck_assert_uint_eq(ranking.replicates, N);
    ck_assert_uint_eq(ranking.order[0], 1);
    ck_assert_uint_eq(ranking.order[1], 0);
    ck_assert_uint_eq(ranking.order[2], 2);
    ck_assert_double_eq_tol(ranking.rank_share[1 * 3 + 0], 1.0, 1e-9);
    ck_assert_double_eq_tol(ranking.rank_share[2 * 3 + 2], 1.0, 1e-9);
    ck_assert_double_eq_tol(ranking.order_share, 1.0, 1e-9);
    rank(&ranking, 3, N, values, -1);
    ck_assert_uint_eq(ranking.order[0], 2);
    ck_assert_uint_eq(ranking.order[2], 1);
    ck_assert_double_gt(ranking.mean[1], ranking.mean[2]);
    ranking_free(&ranking);
    ranking_free(&ranking);
}
END_TEST

START_TEST(ties_share_their_ranks) {
    double values[4 * N];
    struct Ranking ranking = {0};
    for (size_t s = 0; s < 4; s++)
        for (size_t i = 0; i < N; i++)
            values[s * N + i] = simulated_normal(2, 0, i) + (s == 3 ? 100.0 : 0.0);
    rank(&ranking, 4, N, values, 1);
    ck_assert_uint_eq(ranking.order[0], 3);
    ck_assert_uint_eq(ranking.order[1], 0);
    ck_assert_double_eq_tol(ranking.rank_share[3 * 4 + 0], 1.0, 1e-9);
    for (size_t s = 0; s < 3; s++)
        for (size_t r = 1; r < 4; r++)
            ck_assert_double_eq_tol(ranking.rank_share[s * 4 + r], 1.0 / 3.0, 1e-9);
    ck_assert_double_eq_tol(ranking.order_share, 1.0 / 6.0, 1e-9);
    ranking_free(&ranking);
}
END_TEST

/* The mean of a bootstrap sample of differences is nearly normal about their mean, with their standard error:
 * the share in which the better one is ahead follows. Five standard errors of the share, 0.05, and so much
 * again for the skewness: probability below 1e-5 for another seed. */
START_TEST(how_sure_is_in_between) {
    const double step[] = {0.0, 0.3};
    double values[2 * N], mean = 0.0, squares = 0.0;
    struct Ranking ranking = {0};
    fill(values, 2, step, 1.0);
    rank(&ranking, 2, N, values, 1);
    for (size_t i = 0; i < N; i++)
        mean += (values[N + i] - values[i]) / N;
    for (size_t i = 0; i < N; i++)
        squares += (values[N + i] - values[i] - mean) * (values[N + i] - values[i] - mean);
    double expected = gsl_cdf_ugaussian_P(fabs(mean) / (sqrt(squares) / N));
    ck_assert_double_lt(expected, 0.99);
    ck_assert_double_eq_tol(ranking.order_share, expected, 0.1);
    size_t best = ranking.order[0];
    ck_assert_double_eq_tol(ranking.rank_share[best * 2], ranking.order_share, 1e-9);
    ranking_free(&ranking);
}
END_TEST

START_TEST(replicates_that_one_lacks_are_left_out) {
    double values[] = {1.0, 2.0, 3.0, 100.0, 4.0, NAN, 5.0, -100.0};
    struct Ranking ranking = {0};
    values[3] = NAN;
    rank(&ranking, 2, 4, values, 1);
    ck_assert_uint_eq(ranking.replicates, 2);
    ck_assert_uint_eq(ranking.order[0], 1);
    ck_assert_double_eq_tol(ranking.mean[0], 2.0, 1e-12);
    ck_assert_double_eq_tol(ranking.mean[1], 4.5, 1e-12);
    ck_assert_double_eq_tol(ranking.order_share, 1.0, 1e-9);
    values[0] = NAN;
    rank(&ranking, 2, 4, values, 1);
    ck_assert_uint_eq(ranking.replicates, 1);
    ck_assert(!ranking_is_known(&ranking));
    ck_assert_double_nan(ranking.order_share);
    ck_assert_double_nan(ranking.rank_share[3]);
    ranking_free(&ranking);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, clearly_separated);
    tcase_add_test(tests, ties_share_their_ranks);
    tcase_add_test(tests, how_sure_is_in_between);
    tcase_add_test(tests, replicates_that_one_lacks_are_left_out);
}

int main(void) {
    return run_suite("ranking", add_tests);
}
