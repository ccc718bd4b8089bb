#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hand_made.h"
#include "tests/suite.h"

static const size_t levels[] = {3, 2};
static const double centre[] = {0.4, 0.9};

static struct HandMade two_factors(int64_t replicates) {
    return hand_made(
        (struct Design){.kind = DESIGN_ONE_AT_A_TIME, .factors = 2, .levels = levels, .centre = centre},
        replicates);
}

static double linear(const double unit[], size_t factors) {
    return 10.0 * unit[0] - unit[1] + 0.0 * (double)factors;
}

START_TEST(differences_in_the_order_of_points) {
    struct HandMade made = two_factors(2);
    hand_made_evaluate(&made, linear);
    struct Sensitivity found = hand_made_sensitivity(&made);
    const size_t factors[] = {0, 0, 0, 1, 1};
    const double units[] = {0.0, 0.5, 1.0, 0.0, 1.0}, differences[] = {-4.0, 1.0, 6.0, 0.9, -0.1};
    ck_assert_uint_eq(rows_of(&found, "difference"), 5);
    for (size_t i = 0; i < 5; i++) {
        ck_assert_uint_eq(effect_at(&found, "difference", i)->factor, factors[i]);
        ck_assert_double_eq(effect_at(&found, "difference", i)->unit, units[i]);
        ck_assert_double_eq_tol(effect_at(&found, "difference", i)->estimate.value, differences[i], 1e-12);
        ck_assert_double_eq_tol(effect_at(&found, "output_mean", i)->estimate.value, 3.1 + differences[i],
                                1e-12);
    }
    ck_assert_double_eq_tol(at(&found, "output_mean", SENSITIVITY_OF_ALL)->value, 3.1, 1e-12);
    ck_assert_uint_eq(looks_of(&found, "mu"), 0);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* Differences 1, 2, 3 against a centre that scatters widely: t(2) s / sqrt 3 about 2; a replicate that one of
 * the two lacks is left out of the difference alone. */
START_TEST(pairs_cancel_common_noise) {
    struct HandMade made = two_factors(4);
    const double at_centre[] = {100.0, -50.0, 7.0, NAN};
    for (size_t p = 0; p < 6; p++)
        for (size_t r = 0; r < 4; r++)
            made.values[p * 4 + r] = at_centre[r] + (p > 0 ? (double)r + 1.0 : 0.0);
    made.values[4 + 3] = 5.0; /* the centre has no such replicate */
    struct Sensitivity found = hand_made_sensitivity(&made);
    const struct Estimate *difference = &effect_at(&found, "difference", 0)->estimate;
    ck_assert_double_eq_tol(difference->value, 2.0, 1e-12);
    ck_assert_double_eq_tol(difference->high - difference->value, 4.302653 / sqrt(3.0), 1e-6);
    ck_assert_int_eq(difference->count, 3);
    ck_assert_int_eq(effect_at(&found, "output_mean", 0)->estimate.count, 4);
    ck_assert_int_eq(found.noise.missing, 5);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(one_replicate_has_no_interval) {
    struct HandMade made = two_factors(1);
    hand_made_evaluate(&made, linear);
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_double_eq_tol(effect_at(&found, "difference", 2)->estimate.value, 6.0, 1e-12);
    ck_assert_double_nan(effect_at(&found, "difference", 2)->estimate.low);
    ck_assert_double_nan(at(&found, "output_mean", SENSITIVITY_OF_ALL)->high);
    ck_assert_double_nan(found.noise.of_runs.value);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(without_a_centre_no_difference) {
    struct HandMade made = two_factors(2);
    hand_made_evaluate(&made, linear);
    made.values[0] = made.values[1] = NAN;
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_int_eq(at(&found, "output_mean", SENSITIVITY_OF_ALL)->count, 0);
    ck_assert_double_nan(effect_at(&found, "difference", 0)->estimate.value);
    ck_assert_double_eq_tol(effect_at(&found, "output_mean", 0)->estimate.value, -0.9, 1e-12);
    for (size_t i = 0; i < 12; i++)
        made.values[i] = NAN;
    sensitivity_free(&found);
    found = hand_made_sensitivity(&made);
    ck_assert_double_nan(at(&found, "output_mean", SENSITIVITY_OF_ALL)->value);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(points_that_levels_do_not_give) {
    struct HandMade made = two_factors(1);
    const size_t more[] = {3, 3};
    made.design.levels = more;
    struct Sensitivity found;
    struct Error error = {0};
    struct SensitivityData data = hand_made_data(&made, 1);
    ck_assert_int_eq(sensitivity_init(&found, &data, &error), STATUS_INTERNAL);
    ck_assert_ptr_nonnull(strstr(error.text, "6 points, and the levels give 7"));
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, differences_in_the_order_of_points);
    tcase_add_test(cases, pairs_cancel_common_noise);
    tcase_add_test(cases, one_replicate_has_no_interval);
    tcase_add_test(cases, without_a_centre_no_difference);
    tcase_add_test(cases, points_that_levels_do_not_give);
}

int main(void) {
    return run_suite("one at a time", add_tests);
}
