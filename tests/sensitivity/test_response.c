#define _POSIX_C_SOURCE 200809L

#include "sensitivity/response.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hand_made.h"
#include "sensitivity/response_csv.h"
#include "tests/suite.h"

static struct Response response_of(const struct HandMade *made) {
    struct Response found;
    struct Error error = {0};
    struct SensitivityData data = hand_made_data(made, 1);
    ck_assert_msg(response_init(&found, &data, &error) == STATUS_OK, "%s", error.text);
    return found;
}

/* Two factors of two levels, the first the slower; replicates move the levels of the first apart by 3 and 5.
 */
static struct HandMade small_factorial(void) {
    static const size_t levels[] = {2, 2};
    static const double values[] = {0, 1, 2, 5, 3, 6, 5, 10};
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_FACTORIAL, .factors = 2, .levels = levels}, 2);
    memcpy(made.values, values, sizeof values);
    return made;
}

/* Means 0.5 3.5 | 4.5 7.5. Replicate means of the first factor's levels: 1 and 3, 4 and 8; t with 1
 * degree 12.706, their standard errors 1 and 2, of the change 4 the standard error 1. */
START_TEST(factorial_by_replicates) {
    struct HandMade made = small_factorial();
    struct Response found = response_of(&made);
    const struct FactorResponse *first = &found.factor[0];
    ck_assert_uint_eq(first->bins, 2);
    ck_assert_double_eq(first->unit[1], 1.0);
    ck_assert_double_eq_tol(first->mean[0].value, 2.0, 1e-12);
    ck_assert_double_eq_tol(first->mean[1].value, 6.0, 1e-12);
    ck_assert_int_eq(first->mean[1].count, 2);
    ck_assert_double_eq_tol(estimate_half_width(&first->mean[0]), 12.7062047, 1e-6);
    ck_assert_double_eq_tol(estimate_half_width(&first->mean[1]), 2.0 * 12.7062047, 1e-6);
    ck_assert_double_eq_tol(first->change.value, 4.0, 1e-12);
    ck_assert_double_eq_tol(estimate_half_width(&first->change), 12.7062047, 1e-6);
    ck_assert_int_eq(first->change.count, 4);
    ck_assert_int_eq(found.points, 4);
    ck_assert_double_eq_tol(found.lowest, 0.5, 1e-12);
    ck_assert_double_eq_tol(found.median, 4.0, 1e-12);
    ck_assert_double_eq_tol(found.highest, 7.5, 1e-12);
    ck_assert_double_eq_tol(estimate_half_width(&found.point[1]), 12.7062047 * 1.5, 1e-6);
    response_free(&found);
    hand_made_free(&made);
}
END_TEST

/* A value that is missing changes no other point's mean, and a replicate no level: common noise stays common.
 */
START_TEST(factorial_with_missing_values) {
    static const size_t levels[] = {2, 3};
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_FACTORIAL, .factors = 2, .levels = levels}, 4);
    for (size_t p = 0; p < 6; p++)
        for (size_t r = 0; r < 4; r++)
            made.values[p * 4 + r] = 10.0 * (double)p;
    made.values[1] = made.values[4 + 3] = made.values[8] = NAN;
    struct Response found = response_of(&made);
    ck_assert_double_eq_tol(found.factor[0].change.value, 30.0, 1e-12);
    ck_assert_double_eq_tol(estimate_half_width(&found.factor[0].change), 0.0, 1e-12);
    for (size_t r = 0; r < 4; r++)
        made.values[r] = NAN;
    response_free(&found);
    found = response_of(&made);
    ck_assert_int_eq(found.points, 5);
    ck_assert_double_nan(found.point[0].value);
    ck_assert_double_eq_tol(found.factor[0].mean[0].value, 15.0, 1e-12);
    ck_assert_int_eq(found.factor[0].change.count, 5);
    response_free(&found);
    hand_made_free(&made);
}
END_TEST

/* R: t.test(b, a) of Welch and t.test(a), the five points with the lowest coordinates and the highest. */
START_TEST(welch_of_r) {
    static const double a[] = {1, 3, 2, 5, 4.5}, b[] = {7, 6, 9, 12, 8};
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_LATIN_HYPERCUBE, .factors = 1, .size = 10}, 1);
    for (size_t p = 0; p < 10; p++) {
        made.design.unit[p] = (double)((p * 3) % 10) / 9.0;
        size_t rank = (p * 3) % 10;
        made.values[p] = rank < 5 ? a[rank] : b[rank - 5];
    }
    struct Response found = response_of(&made);
    const struct FactorResponse *factor = &found.factor[0];
    ck_assert_uint_eq(factor->bins, 2);
    ck_assert_double_eq_tol(factor->unit[0], 2.0 / 9.0, 1e-12);
    ck_assert_int_eq(factor->mean[0].count, 5);
    ck_assert_double_eq_tol(factor->mean[0].low, 1.02229873263, 1e-10);
    ck_assert_double_eq_tol(factor->mean[0].high, 5.17770126737, 1e-10);
    ck_assert_double_eq_tol(factor->change.low, 2.31554908193, 1e-9);
    ck_assert_double_eq_tol(factor->change.high, 8.28445091807, 1e-9);
    ck_assert_int_eq(factor->change.count, 10);
    response_free(&found);
    hand_made_free(&made);
}
END_TEST

static double linear(const double unit[], size_t factors) {
    return 2.0 + unit[0] + 3.0 * unit[factors - 1];
}

START_TEST(bins_have_equal_numbers) {
    for (int64_t points = 1; points < 130; points += 8) {
        struct HandMade made =
            hand_made((struct Design){.kind = DESIGN_SOBOL, .factors = 2, .size = points, .seed = 3}, 1);
        hand_made_evaluate(&made, linear);
        struct Response found = response_of(&made);
        const struct FactorResponse *factor = &found.factor[1];
        size_t expected = points < 10 ? 1 : points < 50 ? (size_t)points / 5 : 10;
        int64_t sum = 0;
        ck_assert_uint_eq(factor->bins, expected);
        for (size_t b = 0; b < factor->bins; b++) {
            sum += factor->mean[b].count;
            ck_assert_int_le(llabs(factor->mean[b].count - points / (int64_t)expected), 1);
            ck_assert(b == 0 || factor->unit[b] > factor->unit[b - 1]);
        }
        ck_assert_int_eq(sum, points);
        if (expected == 1)
            ck_assert_double_nan(factor->change.value);
        response_free(&found);
        hand_made_free(&made);
    }
}
END_TEST

/* The levels of a factor, and the centre among them; no point at which the other factor moves. */
START_TEST(one_at_a_time_by_factor) {
    static const size_t levels[] = {3, 2};
    static const double centre[] = {0.4, 1.0};
    struct HandMade made = hand_made(
        (struct Design){.kind = DESIGN_ONE_AT_A_TIME, .factors = 2, .levels = levels, .centre = centre}, 2);
    hand_made_evaluate(&made, linear);
    for (size_t p = 0; p < 6; p++)
        made.values[2 * p + 1] += 0.1; /* a common replicate */
    struct Response found = response_of(&made);
    const double units[] = {0.0, 0.4, 0.5, 1.0};
    ck_assert_uint_eq(found.factor[0].bins, 4);
    for (size_t b = 0; b < 4; b++) {
        ck_assert_double_eq_tol(found.factor[0].unit[b], units[b], 1e-12);
        ck_assert_double_eq_tol(found.factor[0].mean[b].value, 5.05 + units[b], 1e-12);
        ck_assert_int_eq(found.factor[0].mean[b].count, 1);
    }
    ck_assert_double_eq_tol(found.factor[0].change.value, 1.0, 1e-12);
    ck_assert_double_eq_tol(estimate_half_width(&found.factor[0].change), 0.0, 1e-12);
    ck_assert_uint_eq(found.factor[1].bins, 2); /* the centre is one of its levels */
    ck_assert_int_eq(found.factor[1].mean[1].count, 2);
    ck_assert_double_eq_tol(found.factor[1].change.value, 3.0, 1e-12);
    response_free(&found);
    hand_made_free(&made);
}
END_TEST

/* 64 levels and a centre between two of them. */
START_TEST(as_many_bins_as_levels) {
    static const size_t levels[] = {64, 70};
    static const double centre[] = {0.005, 0.3};
    struct HandMade made = hand_made(
        (struct Design){.kind = DESIGN_ONE_AT_A_TIME, .factors = 2, .levels = levels, .centre = centre}, 1);
    hand_made_evaluate(&made, linear);
    struct Response found = response_of(&made);
    ck_assert_uint_eq(found.factor[0].bins, 65);
    ck_assert_uint_eq(found.factor[1].bins, RESPONSE_BINS); /* too many levels: equal numbers */
    response_free(&found);
    hand_made_free(&made);
}
END_TEST

/* Points of a trajectory share all that a factor does not change. The output of a level is 1 on average;
 * hits of its intervals over 300 designs are Binomial(300, about 0.94), outside 260 … 299 with probability
 * 1e-6. Points taken as independent hold it in about 0.76. */
static double of_the_other(const double unit[], size_t factors) {
    return unit[1] + unit[2] + 0.0 * (double)factors;
}

START_TEST(trajectories_are_taken_together) {
    int hits = 0, changes = 0;
    for (uint64_t trial = 0; trial < 300; trial++) {
        struct HandMade made = hand_made(
            (struct Design){.kind = DESIGN_MORRIS, .factors = 8, .size = 20, .grid = 4, .seed = trial}, 1);
        hand_made_evaluate(&made, of_the_other);
        struct Response found = response_of(&made);
        ck_assert_uint_eq(found.factor[0].bins, 4);
        hits += interval_holds(&found.factor[0].mean[1], 1.0);
        changes += interval_holds(&found.factor[0].change, 0.0);
        response_free(&found);
        hand_made_free(&made);
    }
    ck_assert_msg(hits >= 260 && hits <= 299, "%d of 300 levels", hits);
    ck_assert_msg(changes >= 260 && changes <= 299, "%d of 300 changes", changes);
}
END_TEST

START_TEST(base_samples_are_taken_together) {
    int hits = 0;
    for (uint64_t trial = 0; trial < 300; trial++) {
        struct HandMade made = hand_made_saltelli(4, 40, false, trial);
        hand_made_evaluate(&made, of_the_other);
        struct Response found = response_of(&made);
        hits += interval_holds(&found.factor[0].mean[3], 1.0);
        response_free(&found);
        hand_made_free(&made);
    }
    ck_assert_msg(hits >= 260 && hits <= 299, "%d of 300", hits);
}
END_TEST

/* Both ends of a factor in every trajectory, a constant apart: the change has no error. */
START_TEST(change_is_paired_by_trajectory) {
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_MORRIS, .factors = 1, .size = 6, .grid = 4, .seed = 1}, 1);
    for (size_t t = 0; t < 6; t++)
        for (size_t i = 0; i < 2; i++) {
            made.design.unit[2 * t + i] = (double)i;
            made.values[2 * t + i] = simulated_normal(1, 0, t) + 3.0 * (double)i;
        }
    struct Response found = response_of(&made);
    ck_assert_double_gt(estimate_half_width(&found.factor[0].mean[0]), 0.1);
    ck_assert_double_eq_tol(found.factor[0].change.value, 3.0, 1e-12);
    ck_assert_double_eq_tol(estimate_half_width(&found.factor[0].change), 0.0, 1e-6);
    response_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(nothing_to_show) {
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_LATIN_HYPERCUBE, .factors = 1, .size = 10}, 2);
    for (size_t i = 0; i < 20; i++)
        made.values[i] = NAN;
    struct Response found = response_of(&made);
    ck_assert_uint_eq(found.factor[0].bins, 0);
    ck_assert_double_nan(found.factor[0].change.value);
    ck_assert_double_nan(found.median);
    ck_assert_int_eq(found.points, 0);
    response_free(&found);
    hand_made_free(&made);
    made = hand_made((struct Design){.kind = DESIGN_POINT}, 3);
    made.values[1] = 3.0;
    found = response_of(&made);
    ck_assert_double_eq_tol(found.lowest, 1.0, 1e-12);
    ck_assert_double_nan(found.noise.of_runs.value);
    response_free(&found);
    hand_made_free(&made);
}
END_TEST

static double level_of(void *context, size_t factor, double unit) {
    (void)context;
    return 100.0 * (double)factor + unit;
}

static const char *const factor_keys[] = {"one", "two"};
static const struct SensitivityNames names = {
    .output = "output", .unit = "share", .factors = factor_keys, .level = level_of};

START_TEST(tables_of_a_response) {
    struct HandMade made = small_factorial();
    made.values[0] = made.values[1] = NAN;
    struct Response found = response_of(&made);
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(stream);
    response_write_header(points_table(), stream);
    points_write_rows(&found, 4, "output", stream);
    response_write_rows(&found, &names, stream);
    ck_assert_int_eq(fclose(stream), 0);
    const char *head = "point,output,replicates,mean,low,high\n0,output,0,,,\n1,output,2,3.5,";
    ck_assert_int_eq(strncmp(text, head, strlen(head)), 0);
    ck_assert_ptr_nonnull(strstr(text, "\noutput,two,mean,101,2,5.5,"));
    ck_assert_ptr_nonnull(strstr(text, "\noutput,one,change,,3,2.5,"));
    free(text);
    response_free(&found);
    hand_made_free(&made);
}
END_TEST

static double step_of(const double unit[], size_t factors) {
    return unit[0] + 0.0 * (double)factors;
}

/* A switch in a Sobol sequence: two bins, each of one value, however the points fall. */
START_TEST(countable_values_have_bins_of_their_own) {
    static const size_t values[] = {2};
    struct HandMade made = hand_made(
        (struct Design){.kind = DESIGN_SOBOL, .factors = 1, .size = 30, .seed = 3, .values = values}, 1);
    for (size_t p = 0; p < 30; p++)
        made.design.unit[p] = made.design.unit[p] < 0.3 ? 0.0 : 1.0;
    hand_made_evaluate(&made, step_of);
    struct SensitivityData data = hand_made_data(&made, 1);
    struct Response response;
    struct Error error = {0};
    ck_assert_int_eq(response_init(&response, &data, &error), STATUS_OK);
    ck_assert_uint_eq(response.factor[0].bins, 2);
    for (size_t b = 0; b < 2; b++) {
        ck_assert_double_eq(response.factor[0].unit[b], (double)b);
        ck_assert_double_eq(response.factor[0].mean[b].value, (double)b);
    }
    ck_assert_double_eq(response.factor[0].change.value, 1.0);
    response_free(&response);
    hand_made_free(&made);
}
END_TEST

/* Forty values of thirty points have not bins of their own, and no value is in two. */
START_TEST(no_countable_value_is_in_two_bins) {
    static const size_t values[] = {40};
    struct HandMade made = hand_made(
        (struct Design){.kind = DESIGN_SOBOL, .factors = 1, .size = 30, .seed = 3, .values = values}, 1);
    for (size_t p = 0; p < 30; p++)
        made.design.unit[p] = p < 11 ? 0.5 : (double)p / 40.0;
    hand_made_evaluate(&made, step_of);
    struct SensitivityData data = hand_made_data(&made, 1);
    struct Response response;
    struct Error error = {0};
    ck_assert_int_eq(response_init(&response, &data, &error), STATUS_OK);
    size_t points = 0;
    for (size_t b = 0; b < response.factor[0].bins; b++) {
        points += (size_t)response.factor[0].mean[b].count;
        if (b > 0)
            ck_assert_double_gt(response.factor[0].unit[b], response.factor[0].unit[b - 1]);
    }
    ck_assert_uint_eq(points, 30);
    ck_assert_uint_ge(response.factor[0].bins, 3);
    response_free(&response);
    hand_made_free(&made);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, factorial_by_replicates);
    tcase_add_test(cases, factorial_with_missing_values);
    tcase_add_test(cases, welch_of_r);
    tcase_add_test(cases, bins_have_equal_numbers);
    tcase_add_test(cases, one_at_a_time_by_factor);
    tcase_add_test(cases, as_many_bins_as_levels);
    tcase_add_test(cases, trajectories_are_taken_together);
    tcase_add_test(cases, base_samples_are_taken_together);
    tcase_add_test(cases, change_is_paired_by_trajectory);
    tcase_add_test(cases, nothing_to_show);
    tcase_add_test(cases, tables_of_a_response);
    tcase_add_test(cases, countable_values_have_bins_of_their_own);
    tcase_add_test(cases, no_countable_value_is_in_two_bins);
}

int main(void) {
    return run_suite("response", add_tests);
}
