/* The predictive test: right under the null, able to fail, and the sampling models under it. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "targets/predictive.h"
#include "targets/sampling.h"
#include "tests/suite.h"

static gsl_rng *rng;

static void setup(void) {
    rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20181231);
}

static void teardown(void) {
    gsl_rng_free(rng);
}

/* Critical value of Kolmogorov's statistic at a false-alarm rate of 1e-4 (Massart 1990). */
static double kolmogorov(size_t n) {
    return sqrt(log(2.0 / 1e-4) / (2.0 * (double)n));
}

static int ascending(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

static double distance_from_uniform(double p[], size_t n) {
    double most = 0.0;
    qsort(p, n, sizeof *p, ascending);
    for (size_t i = 0; i < n; i++)
        most = fmax(most, fmax(p[i] - (double)i / (double)n, (double)(i + 1) / (double)n - p[i]));
    return most;
}

/* Rank by hand: of 0 1 2 3 and the figure 10 the centre is 3.2, and 10 the farthest of five. */
START_TEST(rank_in_one_dimension) {
    const double cloud[] = {0, 1, 2, 3}, far[] = {10}, near[] = {2};
    ck_assert_double_eq_tol(predictive_p(1, 4, cloud, far), 0.5 / 5.0, 1e-12);
    /* Centre 1.6: 2 and its double 2 are the nearest, 1 0 3 farther. */
    ck_assert_double_eq_tol(predictive_p(1, 4, cloud, near), (3.0 + 0.5 + 0.5) / 5.0, 1e-12);
}
END_TEST

START_TEST(degenerate_clouds) {
    const double same[] = {3, 3, 3}, figure[] = {3}, other[] = {4}, missing[] = {NAN, NAN};
    const double flat[] = {0, 5, 1, 5, 2, 5, 3, 5}, on[] = {1.5, 5.0}, off[] = {1.5, 6.0};
    ck_assert_double_eq_tol(predictive_p(1, 3, same, figure), 0.5, 1e-12);
    ck_assert_double_eq_tol(predictive_p(1, 3, same, other), 0.125, 1e-12);
    ck_assert_double_nan(predictive_p(1, 2, missing, figure));
    ck_assert_double_nan(predictive_p(1, 3, same, missing));
    ck_assert(predictive_p(2, 4, flat, on) > 0.5);
    ck_assert_double_eq_tol(predictive_p(2, 4, flat, off), 0.1, 1e-12);
}
END_TEST

/* A figure of two dependent numbers in a cloud of the same skewed law. */
START_TEST(uniform_for_exchangeable_points) {
    enum { WORLDS = 4000, N = 60 };
    static double p[WORLDS];
    for (size_t world = 0; world < WORLDS; world++) {
        double point[(N + 1) * 2];
        for (size_t i = 0; i <= N; i++) {
            double shared = gsl_ran_exponential(rng, 1.0);
            point[2 * i] = shared;
            point[2 * i + 1] = 0.5 * shared + gsl_ran_exponential(rng, 1.0);
        }
        p[world] = predictive_p(2, N, point, point + 2 * N);
    }
    ck_assert_double_le(distance_from_uniform(p, WORLDS), kolmogorov(WORLDS) + 0.5 / (N + 1));
}
END_TEST

/* Against the law by formula: the share beyond a normal figure z in 20,000 normal points is 2 Q(z), within 4
 * standard errors (false alarm 6e-5 a value). */
START_TEST(as_by_formula) {
    enum { N = 20000 };
    static double cloud[N];
    for (size_t i = 0; i < N; i++)
        cloud[i] = 7.0 + 2.0 * gsl_ran_ugaussian(rng);
    for (double z = 0.5; z < 3.0; z += 0.5) {
        double figure = 7.0 - 2.0 * z, expected = 2.0 * gsl_cdf_ugaussian_Q(z);
        /* The centre moves p by at most as much again. */
        ck_assert_double_eq_tol(predictive_p(1, N, cloud, &figure), expected, 8.0 * sqrt(expected / N));
    }
}
END_TEST

enum { RUNS = 100, DRAWS = 10 };

/* A world of the null: runs with `size` counts each and shares that vary between runs, beta with so many
 * prior counts, and a public figure of `sample` counts out of one more world whose odds of the second class
 * are times `factor`. Returns p. */
static double world_of_counts(double share, double prior, double size, double sample, double factor) {
    double counts[RUNS][CLASSES_MOST] = {{0}}, shares[RUNS][CLASSES_MOST], cloud[RUNS * DRAWS], figure[1],
           drawn[2];
    for (size_t r = 0; r < RUNS; r++) {
        double p = gsl_ran_beta(rng, prior * share, prior * (1.0 - share));
        counts[r][1] = gsl_ran_binomial(rng, p, (unsigned)size);
        counts[r][0] = size - counts[r][1];
    }
    sampling_shares(2, RUNS, counts, shares);
    for (size_t i = 0; i < RUNS * DRAWS; i++) {
        sampling_counts(rng, 2, shares[i % RUNS], sample, drawn);
        sampling_logits(2, drawn, &cloud[i]);
    }
    double p = gsl_ran_beta(rng, prior * share, prior * (1.0 - share)), odds = factor * p / (1.0 - p);
    double true_shares[CLASSES_MOST] = {1.0 / (1.0 + odds), odds / (1.0 + odds)};
    sampling_counts(rng, 2, true_shares, sample, drawn);
    sampling_logits(2, drawn, figure);
    return predictive_p(1, RUNS * DRAWS, cloud, figure);
}

/* Small noisy runs and a large source: without taking the noise of runs away p would crowd at 1. Kolmogorov's
 * bound and 0.02 for the estimated spread. */
START_TEST(uniform_for_counts) {
    enum { WORLDS = 2000 };
    static double p[WORLDS];
    for (size_t world = 0; world < WORLDS; world++)
        p[world] = world_of_counts(0.4, 200.0, 150.0, 3310.0, 1.0);
    ck_assert_double_le(distance_from_uniform(p, WORLDS), kolmogorov(WORLDS) + 0.02);
}
END_TEST

static double rejected(size_t worlds, double share, double prior, double size, double sample, double factor) {
    double count = 0.0;
    for (size_t world = 0; world < worlds; world++)
        count += world_of_counts(share, prior, size, sample, factor) <= 0.05 ? 1.0 : 0.0;
    return count / (double)worlds;
}

/* A test at 0.05 of 56 projects: false alarms at most 0.08 (2,000 worlds, 0.05 and 6 standard errors), and
 * odds that are off by a factor of 2 are found in three of five at 43 %. A factor of 4 is found nearly
 * always. */
START_TEST(size_and_power_for_a_share) {
    ck_assert_double_le(rejected(2000, 0.43, 1000.0, 150.0, 56.0, 1.0), 0.08);
    ck_assert_double_ge(rejected(500, 0.43, 1000.0, 150.0, 56.0, 2.0), 0.55);
    ck_assert_double_ge(rejected(500, 0.43, 1000.0, 150.0, 56.0, 0.25), 0.95);
    ck_assert_double_ge(rejected(500, 0.78, 1000.0, 560.0, 560.0, 2.0), 0.99);
}
END_TEST

/* Where runs do not differ, p is what the binomial law itself gives: the chance of a count at least as far
 * from the mean log-odds as the one observed, ties half. By summing the law, for 56 projects of which 43 %
 * are expected; 100,000 draws, within 5 standard errors and the shift of a centre that is itself drawn. */
START_TEST(binomial_by_formula) {
    enum { N = 100000, SIZE = 56 };
    static double cloud[N];
    const double shares[CLASSES_MOST] = {0.57, 0.43};
    double counts[2], law[SIZE + 1], logits[SIZE + 1], centre = 0.0;
    for (unsigned k = 0; k <= SIZE; k++) {
        law[k] = gsl_ran_binomial_pdf(k, shares[1], SIZE);
        sampling_logits(2, (double[]){SIZE - k, k}, &logits[k]);
        centre += law[k] * logits[k];
    }
    for (size_t i = 0; i < N; i++) {
        sampling_counts(rng, 2, shares, SIZE, counts);
        sampling_logits(2, counts, &cloud[i]);
    }
    for (unsigned k = 12; k <= 36; k += 4) {
        double expected = 0.5 * law[k];
        for (unsigned other = 0; other <= SIZE; other++)
            expected +=
                other != k && fabs(logits[other] - centre) > fabs(logits[k] - centre) ? law[other] : 0.0;
        ck_assert_double_eq_tol(predictive_p(1, N, cloud, &logits[k]), expected, 5.0 * sqrt(expected / N));
    }
}
END_TEST

/* What noise explains is taken away: binomial runs of one share leave nothing, shares far apart nearly all.
 */
START_TEST(spread_of_shares) {
    static double counts[2000][CLASSES_MOST], shares[2000][CLASSES_MOST];
    for (size_t r = 0; r < 2000; r++) {
        counts[r][0] = gsl_ran_binomial(rng, 0.3, 100);
        counts[r][1] = 100.0 - counts[r][0];
    }
    /* The estimate has a standard error of sqrt(2/2000). */
    ck_assert_double_le(sampling_shares(2, 2000, counts, shares), 4.0 * sqrt(2.0 / 2000.0));
    ck_assert_double_eq_tol(shares[0][0], 0.3, 0.02);
    for (size_t r = 0; r < 2000; r++)
        counts[r][1] = r % 2 == 0 ? 9.0 * counts[r][0] : 0.0;
    ck_assert_double_ge(sampling_shares(2, 2000, counts, shares), 0.95);
    double none[2][CLASSES_MOST] = {{0}}, nothing[2][CLASSES_MOST];
    sampling_shares(2, 2, none, nothing);
    ck_assert_double_nan(nothing[1][0]);
}
END_TEST

START_TEST(continuation) {
    const double counts[] = {257.0, 25.0, 19.0};
    double logits[2];
    sampling_logits(3, counts, logits);
    ck_assert_double_eq_tol(logits[0], log(44.5 / 257.5), 1e-12);
    ck_assert_double_eq_tol(logits[1], log(19.5 / 25.5), 1e-12);
}
END_TEST

/* ---- Lives. */

enum { LIFE_RUNS = 50, LIFE_DRAWS = 4 };
static const double follow_days[] = {1864, 1400, 800}, followed[] = {40, 120, 40};

/* A world of the null for lives: laws of runs that vary by 0.05 in log shape and 0.15 in log scale. */
static double world_of_lives(double shape, double scale, double factor) {
    static struct LifeFit fits[LIFE_RUNS];
    static double laws[LIFE_RUNS][2], cloud[LIFE_RUNS * LIFE_DRAWS * 2];
    struct LifeTable table;
    struct LifeFit fit;
    for (size_t r = 0; r < LIFE_RUNS; r++) {
        sampling_table(rng, shape * exp(gsl_ran_gaussian(rng, 0.05)),
                       scale * exp(gsl_ran_gaussian(rng, 0.15)), 3, follow_days, followed, &table);
        life_table_fit(&table, &fits[r]);
    }
    sampling_lives(LIFE_RUNS, fits, laws);
    for (size_t i = 0; i < LIFE_RUNS * LIFE_DRAWS; i++) {
        sampling_table(rng, exp(laws[i % LIFE_RUNS][0]), exp(laws[i % LIFE_RUNS][1]), 3, follow_days,
                       followed, &table);
        life_table_fit(&table, &fit);
        cloud[2 * i] = log(fit.shape);
        cloud[2 * i + 1] = log(fit.scale);
    }
    sampling_table(rng, shape * exp(gsl_ran_gaussian(rng, 0.05)),
                   factor * scale * exp(gsl_ran_gaussian(rng, 0.15)), 3, follow_days, followed, &table);
    life_table_fit(&table, &fit);
    return predictive_p(2, LIFE_RUNS * LIFE_DRAWS, cloud, (double[]){log(fit.shape), log(fit.scale)});
}

/* 150 worlds: Kolmogorov's bound at 1e-4 is 0.18. Power at 0.05 against lives three times as long. */
START_TEST(uniform_and_powerful_for_lives) {
    enum { WORLDS = 150 };
    static double p[WORLDS];
    double found = 0.0;
    for (size_t world = 0; world < WORLDS; world++)
        p[world] = world_of_lives(0.46, 430.0, 1.0);
    ck_assert_double_le(distance_from_uniform(p, WORLDS), kolmogorov(WORLDS));
    for (size_t world = 0; world < 50; world++)
        found += world_of_lives(0.46, 430.0, 3.0) <= 0.05 ? 0.02 : 0.0;
    ck_assert_double_ge(found, 0.8);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, rank_in_one_dimension);
    tcase_add_test(cases, degenerate_clouds);
    tcase_add_test(cases, uniform_for_exchangeable_points);
    tcase_add_test(cases, as_by_formula);
    tcase_add_test(cases, uniform_for_counts);
    tcase_add_test(cases, size_and_power_for_a_share);
    tcase_add_test(cases, binomial_by_formula);
    tcase_add_test(cases, spread_of_shares);
    tcase_add_test(cases, continuation);
    tcase_add_test(cases, uniform_and_powerful_for_lives);
}

int main(void) {
    return run_suite("predictive", add_tests);
}
