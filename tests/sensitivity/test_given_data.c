/* Measures from given data against closed forms and numerical integrals: linear normal models, the function
 * of Ishigami, factors without effect, correlated factors, few values, replicates that are missing. Designs
 * and seeds are fixed: no false alarm. */
#include "sensitivity/given_data.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hand_made.h"
#include "sensitivity/conditional.h"
#include "sensitivity/rank_regression.h"
#include "tests/suite.h"

#define PI 3.14159265358979323846

enum { SEED = 20240607, POINTS = 1024 };

static struct HandMade sobol(size_t factors, int64_t points) {
    return hand_made((struct Design){.kind = DESIGN_SOBOL, .factors = factors, .size = points, .seed = SEED},
                     1);
}

static struct Sensitivity given(const struct HandMade *made) {
    struct Sensitivity found;
    struct Error error = {0};
    struct SensitivityData data = hand_made_data(made, SEED);
    ck_assert_msg(sensitivity_estimate(&found, &estimator_given_data, &data, &error) == STATUS_OK, "%s",
                  error.text);
    return found;
}

/* ---- Linear normal: Y = Σ a_i Z_i with Σ a_i² = 1 is standard normal, and normal with variance 1 - a² where
 * Z is known. */

static const double slopes[] = {0.8, 0.6};

static double linear(const double unit[], size_t factors) {
    double sum = 0.0;
    for (size_t i = 0; i < factors && i < 2; i++)
        sum += slopes[i] * gsl_cdf_ugaussian_Pinv(fmin(fmax(unit[i], 1e-9), 1.0 - 1e-9));
    return sum;
}

/* The area between N(0, 1) and N(m, s²), halved: distribution functions at the two places where densities
 * cross. */
static double half_area(double m, double s) {
    double a = 1.0 / (s * s) - 1.0, b = -m / (s * s), c = m * m / (s * s) + 2.0 * log(s);
    double root = sqrt(b * b - a * c), low = (-b - root) / a, high = (-b + root) / a;
    double inside = gsl_cdf_ugaussian_P((high - m) / s) - gsl_cdf_ugaussian_P((low - m) / s);
    return inside - (gsl_cdf_ugaussian_P(high) - gsl_cdf_ugaussian_P(low));
}

/* Over the middles of many equal shares of Z. */
static double delta_of_linear(double slope) {
    enum { PARTS = 20000 };
    double sum = 0.0;
    for (int i = 0; i < PARTS; i++)
        sum += half_area(slope * gsl_cdf_ugaussian_Pinv((i + 0.5) / PARTS), sqrt(1.0 - slope * slope));
    return sum / PARTS;
}

/* Classes are wide and kernels are round: both take a little off, most where densities have edges. */
START_TEST(linear_normal_in_closed_form) {
    struct HandMade made = sobol(3, POINTS);
    hand_made_evaluate(&made, linear);
    struct Sensitivity found = given(&made);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_double_eq_tol(at(&found, "delta", i)->value, delta_of_linear(slopes[i]), 0.045);
        /* Spearman's correlation of a normal pair: 6/π asin(r/2) (Pearson 1907), and factors are independent.
         */
        ck_assert_double_eq_tol(at(&found, "rank_coefficient", i)->value, 6.0 / PI * asin(slopes[i] / 2.0),
                                0.01);
        ck_assert(at(&found, "delta", i)->low > 0.1 && at(&found, "rank_coefficient", i)->low > 0.5);
    }
    ck_assert_double_eq_tol(at(&found, "rank_explained", SENSITIVITY_OF_ALL)->value,
                            pow(6.0 / PI * asin(0.4), 2.0) + pow(6.0 / PI * asin(0.3), 2.0), 0.015);
    ck_assert_int_eq(at(&found, "pawn", 0)->count, POINTS);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* The third factor does nothing: little bias is left, it stays below the bound for inert ones, which is near
 * that of Kolmogorov and Smirnov. */
START_TEST(what_does_nothing_is_inert) {
    for (int64_t points = 64; points <= POINTS; points *= 4) {
        struct HandMade made = sobol(3, points);
        hand_made_evaluate(&made, linear);
        struct Sensitivity found = given(&made);
        for (size_t i = 0; i < 2; i++)
            ck_assert_double_gt(at(&found, "pawn", i)->value, at(&found, "pawn_inert", i)->value);
        ck_assert_double_lt(at(&found, "pawn", 2)->value, at(&found, "pawn_inert", 2)->value);
        ck_assert_double_eq_tol(at(&found, "delta", 2)->value, 0.0, 0.1);
        ck_assert(interval_holds(at(&found, "rank_coefficient", 2), 0.0));
        double in_class = (double)points / fmin(ceil((double)points / 20.0), 10.0);
        ck_assert_double_lt(at(&found, "pawn_inert", 2)->value, 1.36 / sqrt(in_class));
        ck_assert_double_gt(at(&found, "pawn_inert", 2)->value, 0.5 / sqrt(in_class));
        sensitivity_free(&found);
        hand_made_free(&made);
    }
}
END_TEST

/* ---- Ishigami & Homma 1990. */

static double ishigami_2_1(const double unit[], size_t factors) {
    double x[3];
    for (size_t i = 0; i < 3 && i < factors; i++)
        x[i] = PI * (2.0 * unit[i] - 1.0);
    return sin(x[0]) + 2.0 * pow(sin(x[1]), 2.0) + pow(x[2], 4.0) * sin(x[0]);
}

/* The measures of the function itself: histograms of a grid of 100³ points, and of the slices of each factor.
 */
enum { GRID = 100, CELLS = 100 };

static size_t cell_of(double value, double low, double high) {
    double place = (value - low) / (high - low) * CELLS;
    return place >= 0.0 && place < CELLS ? (size_t)place : CELLS; /* the last is for what is outside */
}

static void measure_slices(const double all[CELLS], double slices[GRID][CELLS + 1], double *pawn,
                           double *delta) {
    double distance[GRID];
    *delta = 0.0;
    for (size_t s = 0; s < GRID; s++) {
        double seen = 0.0, most = 0.0, area = 0.0;
        for (size_t c = 0; c < CELLS; c++) {
            seen += slices[s][c] - all[c];
            most = fmax(most, fabs(seen));
            area += fabs(slices[s][c] - all[c]);
        }
        distance[s] = most;
        *delta += 0.5 * area / GRID;
    }
    gsl_sort(distance, 1, GRID);
    *pawn = 0.5 * (distance[GRID / 2 - 1] + distance[GRID / 2]);
}

static void integrate(TestFunction *function, double low, double high, double pawn[3], double delta[3]) {
    static double all[CELLS + 1], slices[3][GRID][CELLS + 1];
    memset(all, 0, sizeof all);
    memset(slices, 0, sizeof slices);
    size_t step[3];
    for (step[0] = 0; step[0] < GRID; step[0]++)
        for (step[1] = 0; step[1] < GRID; step[1]++)
            for (step[2] = 0; step[2] < GRID; step[2]++) {
                double unit[3];
                for (size_t i = 0; i < 3; i++)
                    unit[i] = ((double)step[i] + 0.5) / GRID;
                size_t cell = cell_of(function(unit, 3), low, high);
                all[cell] += 1.0 / (GRID * GRID * GRID);
                for (size_t i = 0; i < 3; i++)
                    slices[i][step[i]][cell] += 1.0 / (GRID * GRID);
            }
    ck_assert_double_eq(all[CELLS], 0.0);
    for (size_t i = 0; i < 3; i++)
        measure_slices(all, slices[i], &pawn[i], &delta[i]);
}

START_TEST(ishigami_against_integrals) {
    struct HandMade made = sobol(3, POINTS);
    hand_made_evaluate(&made, ishigami);
    struct Sensitivity found = given(&made);
    double of_pawn[3], of_delta[3];
    integrate(ishigami, -11.0, 18.0, of_pawn, of_delta);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_msg(fabs(at(&found, "delta", i)->value - of_delta[i]) < 0.1, "delta %zu: %g, integral %g",
                      i, at(&found, "delta", i)->value, of_delta[i]);
        ck_assert_msg(fabs(at(&found, "pawn", i)->value - of_pawn[i]) < 0.05, "pawn %zu: %g, integral %g", i,
                      at(&found, "pawn", i)->value, of_pawn[i]);
    }
    ck_assert_double_lt(at(&found, "rank_explained", SENSITIVITY_OF_ALL)->value,
                        0.3); /* it is not monotone */
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* With a = 2 and b = 1 Pianosi & Wagener 2018 have medians of 0.5, 0.16 and 0.29 from ten classes. */
START_TEST(ishigami_as_published) {
    static const double published[] = {0.5, 0.16, 0.29};
    struct HandMade made = sobol(3, POINTS);
    hand_made_evaluate(&made, ishigami_2_1);
    struct Sensitivity found = given(&made);
    for (size_t i = 0; i < 3; i++)
        ck_assert_msg(fabs(at(&found, "pawn", i)->value - published[i]) < 0.06, "pawn %zu: %g", i,
                      at(&found, "pawn", i)->value);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* Four values in two classes, by hand: the functions of a class and of all are furthest apart just before the
 * second class steps, and weights count as repeated points. */
START_TEST(distances_by_hand) {
    const double values[] = {1.0, 2.0, 3.0, 3.0};
    const size_t point[] = {0, 1, 2, 3};
    const int label[] = {0, 0, 1, 0};
    const unsigned once[] = {1, 1, 1, 1}, twice[] = {2, 2, 2, 2};
    struct Conditional points;
    struct Error error = {0};
    ck_assert_int_eq(conditional_init(&points, 4, values, point, &error), STATUS_OK);
    /* First class: 2/3 against 1/2 after the second value; the other: 0 against 1/2 before its only step. */
    ck_assert_double_eq_tol(conditional_pawn(&points, 2, label, NULL), 0.5 * (1.0 / 6.0 + 1.0 / 2.0), 1e-12);
    ck_assert_double_eq(conditional_pawn(&points, 2, label, once), conditional_pawn(&points, 2, label, NULL));
    ck_assert_double_eq(conditional_pawn(&points, 2, label, twice),
                        conditional_pawn(&points, 2, label, NULL));
    ck_assert_double_eq(conditional_delta(&points, 2, label, once),
                        conditional_delta(&points, 2, label, NULL));
    const int alone[] = {0, 0, 0, 0};
    ck_assert(isnan(conditional_pawn(&points, 1, alone, NULL)) &&
              isnan(conditional_delta(&points, 1, alone, NULL)));
    conditional_free(&points);
}
END_TEST

/* ---- Which designs, how few points and values. */

static double step(const double unit[], size_t factors) {
    return unit[0] < 0.5 ? 1.0 : 2.0 + 0.0 * (double)factors;
}

/* Two values decide all: each class has half of the points and none of the other's. */
START_TEST(a_switch_that_decides_all) {
    struct HandMade made = sobol(2, 512);
    const size_t values[] = {2, 0};
    made.design.values = values;
    for (size_t p = 0; p < 512; p++)
        made.design.unit[2 * p] = made.design.unit[2 * p] < 0.5 ? 0.0 : 1.0;
    hand_made_evaluate(&made, step);
    struct Sensitivity found = given(&made);
    ck_assert_double_eq_tol(at(&found, "pawn", 0)->value, 0.5, 1e-9);
    ck_assert_double_eq_tol(at(&found, "delta", 0)->value, 0.5, 0.01);
    ck_assert_double_eq_tol(at(&found, "rank_coefficient", 0)->value, 1.0, 0.01);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(too_few_points_and_constants_have_none) {
    struct HandMade few = sobol(2, 16), same = sobol(2, 64);
    hand_made_evaluate(&few, linear);
    struct Sensitivity found = given(&few);
    ck_assert_uint_eq(rows_of(&found, "delta"), 0);
    char text[640];
    ck_assert(found.estimator->remark(&found, text, sizeof text) && strstr(text, "at least 20") != NULL);
    sensitivity_free(&found);
    found = given(&same);
    ck_assert(found.constant);
    ck_assert_uint_eq(rows_of(&found, "delta"), 0);
    sensitivity_free(&found);
    hand_made_free(&few);
    hand_made_free(&same);
    ck_assert(!given_data_allowed(DESIGN_MORRIS) && !given_data_allowed(DESIGN_ONE_AT_A_TIME) &&
              !given_data_allowed(DESIGN_POINT));
    ck_assert(given_data_allowed(DESIGN_LATIN_HYPERCUBE) && given_data_allowed(DESIGN_SALTELLI));
}
END_TEST

/* Points that repeat those of the base samples add no knowledge: of saltelli A and B alone count. Points
 * without a value are left out. */
START_TEST(points_that_count) {
    struct HandMade made = hand_made_saltelli(2, 64, false, 1);
    hand_made_evaluate(&made, linear);
    made.values[0] = NAN;
    struct Sensitivity found = given(&made);
    ck_assert_int_eq(at(&found, "delta", 0)->count, 2 * 64 - 1);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* ---- The regression. */

/* Factors that move together: the second does nothing and goes along with the first. A regression tells them
 * apart, a correlation does not; two that are the same have no coefficients. */
START_TEST(correlated_factors_are_told_apart) {
    enum { N = 400 };
    double value[N], unit[N * 2], explained;
    struct Estimate coefficient[2];
    struct Error error = {0};
    for (size_t i = 0; i < N; i++) {
        double one = simulated_uniform(1, 0, i), other = simulated_uniform(1, 1, i);
        unit[2 * i] = one;
        unit[2 * i + 1] = 0.7 * one + 0.3 * other;
        value[i] = exp(-5.0 * one); /* monotone: ranks are exact */
    }
    ck_assert_int_eq(rank_regression(N, 2, value, unit, 0.95, coefficient, &explained, &error), STATUS_OK);
    ck_assert_double_eq_tol(coefficient[0].value, -1.0, 1e-9);
    ck_assert_double_eq_tol(coefficient[1].value, 0.0, 1e-9);
    ck_assert_double_eq_tol(explained, 1.0, 1e-9);
    for (size_t i = 0; i < N; i++)
        unit[2 * i + 1] = unit[2 * i];
    ck_assert_int_eq(rank_regression(N, 2, value, unit, 0.95, coefficient, &explained, &error), STATUS_OK);
    ck_assert(isnan(coefficient[0].value) && isnan(explained));
    for (size_t i = 0; i < N; i++)
        unit[2 * i + 1] = 0.5;
    ck_assert_int_eq(rank_regression(N, 2, value, unit, 0.95, coefficient, &explained, &error), STATUS_OK);
    ck_assert(isnan(coefficient[1].value));
    ck_assert_double_eq_tol(coefficient[0].value, -1.0, 1e-9);
    ck_assert_int_eq(rank_regression(5, 2, value, unit, 0.95, coefficient, &explained, &error), STATUS_OK);
    ck_assert(isnan(coefficient[0].value));
}
END_TEST

/* Intervals of a factor without effect hold 0 in 95 % of 400 simulations: outside 92 to 98 % in about 1 of
 * 200 cases, with fixed seeds in none. */
START_TEST(intervals_of_the_regression_hold) {
    enum { N = 60, SIMULATIONS = 400 };
    double value[N], unit[N * 2], explained;
    struct Estimate coefficient[2];
    struct Error error = {0};
    size_t held = 0;
    for (uint64_t s = 0; s < SIMULATIONS; s++) {
        for (size_t i = 0; i < N; i++) {
            unit[2 * i] = simulated_uniform(s, 0, i);
            unit[2 * i + 1] = simulated_uniform(s, 1, i);
            value[i] = unit[2 * i] + 0.5 * simulated_normal(s, 2, i);
        }
        ck_assert_int_eq(rank_regression(N, 2, value, unit, 0.95, coefficient, &explained, &error),
                         STATUS_OK);
        held += interval_holds(&coefficient[1], 0.0) != 0;
    }
    ck_assert_uint_ge(held, 368);
    ck_assert_uint_le(held, 392);
}
END_TEST

static void set_up(void) {
    gsl_set_error_handler_off();
}

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, NULL);
    tcase_add_test(tests, linear_normal_in_closed_form);
    tcase_add_test(tests, what_does_nothing_is_inert);
    tcase_add_test(tests, ishigami_against_integrals);
    tcase_add_test(tests, ishigami_as_published);
    tcase_add_test(tests, distances_by_hand);
    tcase_add_test(tests, a_switch_that_decides_all);
    tcase_add_test(tests, too_few_points_and_constants_have_none);
    tcase_add_test(tests, points_that_count);
    tcase_add_test(tests, correlated_factors_are_told_apart);
    tcase_add_test(tests, intervals_of_the_regression_hold);
}

int main(void) {
    return run_suite("given data", add_tests);
}
