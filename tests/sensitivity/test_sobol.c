#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hand_made.h"
#include "tests/suite.h"

enum { SEED = 20240607, BASE = 1024 };

static struct Design saltelli(size_t factors, int64_t size, bool second_order) {
    return (struct Design){.kind = DESIGN_SALTELLI,
                           .factors = factors,
                           .size = size,
                           .second_order = second_order,
                           .seed = SEED};
}

/* Independent points would have standard errors up to 0.02 here, the Sobol sequence has a tenth of them.
 * Design and seed are fixed: no false alarm. */
static void assert_known(const struct Sensitivity *found, const struct KnownIndices *known,
                         double tolerance) {
    size_t k = found->factors;
    for (size_t i = 0; i < k; i++) {
        ck_assert_double_eq_tol(at(found, "first_order", i)->value, known->first[i], tolerance);
        ck_assert_double_eq_tol(at(found, "total_order", i)->value, known->total[i], tolerance);
        for (size_t j = i + 1; j < k && rows_of(found, "second_order") > 0; j++)
            ck_assert_double_eq_tol(pair_at(found, i, j)->value, known->second[i][j], tolerance);
    }
}

START_TEST(ishigami_in_closed_form) {
    struct KnownIndices known = ishigami_indices();
    ck_assert_double_eq_tol(known.first[0], 0.3139, 5e-5);
    ck_assert_double_eq_tol(known.first[1], 0.4424, 5e-5);
    ck_assert_double_eq_tol(known.total[0], 0.5576, 5e-5);
    ck_assert_double_eq_tol(known.second[0][2], 0.2437, 5e-5);
    for (int second = 0; second < 2; second++) {
        struct HandMade made = hand_made(saltelli(3, BASE, second), 1);
        hand_made_evaluate(&made, ishigami);
        struct Sensitivity found = hand_made_sensitivity(&made);
        assert_known(&found, &known, 0.015);
        ck_assert_int_eq(at(&found, "first_order", 0)->count, BASE);
        ck_assert_double_eq_tol(at(&found, "interactions", SENSITIVITY_OF_ALL)->value, known.second[0][2],
                                0.015);
        ck_assert_double_eq_tol(at(&found, "output_mean", SENSITIVITY_OF_ALL)->value, 3.5, 0.02);
        ck_assert_uint_eq(rows_of(&found, "second_order"), second ? 3 : 0);
        sensitivity_free(&found);
        hand_made_free(&made);
    }
}
END_TEST

START_TEST(g_function_in_closed_form) {
    struct KnownIndices known = g_indices();
    struct HandMade made = hand_made(saltelli(G_FACTORS, BASE, true), 1);
    hand_made_evaluate(&made, g_function);
    struct Sensitivity found = hand_made_sensitivity(&made);
    assert_known(&found, &known, 0.01);
    ck_assert_int_eq(pair_at(&found, 0, 1)->count, BASE);
    ck_assert_ptr_null(sensitivity_find(&found, "second_order", 1, 0, 0)); /* not in order */
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static double product(const double unit[], size_t factors) {
    return (unit[0] - 0.5) * (unit[1] - 0.5) + 0.0 * (double)factors;
}

/* Only together do the two do anything. */
START_TEST(pure_interaction) {
    struct HandMade made = hand_made(saltelli(3, 1024, true), 1);
    hand_made_evaluate(&made, product);
    struct Sensitivity found = hand_made_sensitivity(&made);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_double_eq_tol(at(&found, "first_order", i)->value, 0.0, 0.02);
        ck_assert_double_eq_tol(at(&found, "total_order", i)->value, 1.0, 0.02);
    }
    ck_assert_double_eq_tol(pair_at(&found, 0, 1)->value, 1.0, 0.02);
    ck_assert_double_eq_tol(at(&found, "interactions", SENSITIVITY_OF_ALL)->value, 1.0, 0.03);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static double additive(const double unit[], size_t factors) {
    return 1e6 + unit[0] + 0.5 * unit[1] + 0.0 * (double)factors;
}

/* What does nothing has indices of exactly 0 and interactions that are not there have none, at any mean. */
START_TEST(idle_factor_is_exactly_zero) {
    struct HandMade made = hand_made(saltelli(3, 256, true), 1);
    hand_made_evaluate(&made, additive);
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_double_eq(at(&found, "first_order", 2)->value, 0.0);
    ck_assert_double_eq(at(&found, "total_order", 2)->value, 0.0);
    ck_assert_double_eq(at(&found, "total_order", 2)->high, 0.0);
    ck_assert_double_eq(pair_at(&found, 0, 2)->value, 0.0);
    ck_assert_double_eq_tol(at(&found, "first_order", 0)->value, 0.8, 0.02);
    ck_assert_double_eq_tol(at(&found, "total_order", 1)->value, 0.2, 0.02);
    ck_assert_double_eq_tol(pair_at(&found, 0, 1)->value, 0.0, 0.02);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* Three base samples of two factors in plain formulas: A, B, AB_1, AB_2, BA_1, BA_2. */
START_TEST(estimators_by_hand) {
    static const double y[3][6] = {{1, 4, 2, 7, 3, 5}, {6, 2, 8, 1, 4, 9}, {3, 5, 5, 2, 7, 1}};
    struct HandMade made = hand_made(saltelli(2, 3, true), 1);
    memcpy(made.values, y, sizeof y);
    struct Sensitivity found = hand_made_sensitivity(&made);
    double mean = 21.0 / 6.0, squares = 0.0, pair = 0.0;
    for (size_t j = 0; j < 3; j++) {
        squares += (y[j][0] - mean) * (y[j][0] - mean) + (y[j][1] - mean) * (y[j][1] - mean);
        pair += (y[j][2] - y[j][0]) * (y[j][5] - y[j][1]) + (y[j][3] - y[j][0]) * (y[j][4] - y[j][1]);
    }
    ck_assert_double_eq_tol(at(&found, "output_mean", SENSITIVITY_OF_ALL)->value, mean, 1e-12);
    double variance = squares / 5.0;
    ck_assert_double_eq_tol(pair_at(&found, 0, 1)->value, pair / 6.0 / variance, 1e-12);
    for (size_t i = 0; i < 2; i++) {
        double first = 0.0, total = 0.0;
        for (size_t j = 0; j < 3; j++) {
            double ab = y[j][2 + i] - y[j][0], ba = y[j][4 + i] - y[j][1];
            first += (y[j][1] - mean) * ab + (y[j][0] - mean) * ba;
            total += ab * ab + ba * ba;
        }
        ck_assert_double_eq_tol(at(&found, "first_order", i)->value, first / 6.0 / variance, 1e-12);
        ck_assert_double_eq_tol(at(&found, "total_order", i)->value, total / 12.0 / variance, 1e-12);
    }
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static double rare(const double unit[], size_t factors) {
    return unit[0] > 1.0 && factors > 0 ? 1.0 : 0.0;
}

/* Only one base sample is not 0: samples without it, a third, have no variance and no indices, and are left
 * out. */
START_TEST(samples_without_variance) {
    struct HandMade made = hand_made(saltelli(2, 20, true), 1);
    hand_made_evaluate(&made, rare);
    made.values[0] = 1.0;
    made.values[2] = 0.5;
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_double_gt(at(&found, "total_order", 0)->value, 0.0);
    ck_assert(isfinite(at(&found, "total_order", 0)->low) && isfinite(at(&found, "total_order", 0)->high));
    ck_assert(isfinite(at(&found, "first_order", 1)->low) &&
              isfinite(at(&found, "interactions", SENSITIVITY_OF_ALL)->high));
    ck_assert_double_lt(at(&found, "total_order", 0)->high, 10.0);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

enum { TRIALS = 200, TRIED = 9 };

/* Independent base samples, Ishigami: hits of each of first, total and second order are Binomial(200, about
 * 0.95). At 0.95 they leave 173 … 199 with probability 4e-5, at 0.93, which samples of 128 may come to, they
 * fall below 173 with 4e-4; the simulations are fixed. */
START_TEST(intervals_cover) {
    struct KnownIndices known = ishigami_indices();
    int hits[TRIED] = {0}, tried = 0;
    for (uint64_t trial = 0; trial < TRIALS; trial++) {
        struct HandMade made = hand_made_saltelli(3, 128, true, trial);
        hand_made_evaluate(&made, ishigami);
        struct Sensitivity found = hand_made_sensitivity(&made);
        tried = 0;
        for (size_t i = 0; i < 3; i++) {
            hits[tried++] += interval_holds(at(&found, "first_order", i), known.first[i]);
            hits[tried++] += interval_holds(at(&found, "total_order", i), known.total[i]);
            for (size_t j = i + 1; j < 3; j++)
                hits[tried++] += interval_holds(pair_at(&found, i, j), known.second[i][j]);
        }
        sensitivity_free(&found);
        hand_made_free(&made);
    }
    ck_assert_int_eq(tried, TRIED);
    for (int i = 0; i < TRIED; i++)
        ck_assert_msg(hits[i] >= 173 && hits[i] <= 199, "%d of %d intervals of kind %d hold the truth",
                      hits[i], TRIALS, i);
}
END_TEST

/* Both roles of the matrices: the error of indices shrinks. */
START_TEST(second_order_helps_the_first) {
    struct KnownIndices known = ishigami_indices();
    double squares[2] = {0.0, 0.0};
    for (uint64_t trial = 0; trial < 200; trial++) {
        struct HandMade made = hand_made_saltelli(3, 64, trial % 2 == 1, trial / 2);
        hand_made_evaluate(&made, ishigami);
        struct Sensitivity found = hand_made_sensitivity(&made);
        double error = at(&found, "first_order", 2)->value - known.first[2];
        squares[trial % 2] += error * error;
        sensitivity_free(&found);
        hand_made_free(&made);
    }
    ck_assert_double_lt(squares[1], 0.9 * squares[0]);
}
END_TEST

START_TEST(looks_grow_to_all) {
    struct HandMade made = hand_made(saltelli(3, 100, false), 1);
    hand_made_evaluate(&made, ishigami);
    struct Sensitivity found = hand_made_sensitivity(&made);
    const int64_t counts[] = {4, 8, 16, 32, 64, 100};
    ck_assert_uint_eq(looks_of(&found, "first_order"), 6);
    for (size_t i = 0; i < 6; i++) {
        ck_assert_int_eq(look_at(&found, "first_order", 0, i)->count, counts[i]);
        ck_assert_int_eq(look_at(&found, "total_order", 2, i)->count, counts[i]);
    }
    ck_assert_int_eq(
        memcmp(look_at(&found, "first_order", 1, 5), at(&found, "first_order", 1), sizeof(struct Estimate)),
        0);
    ck_assert_int_eq(
        memcmp(look_at(&found, "total_order", 2, 5), at(&found, "total_order", 2), sizeof(struct Estimate)),
        0);
    struct HandMade fewer = hand_made(saltelli(3, 32, false), 1);
    hand_made_evaluate(&fewer, ishigami);
    struct Sensitivity early = hand_made_sensitivity(&fewer);
    ck_assert_double_eq_tol(look_at(&found, "total_order", 0, 3)->value, at(&early, "total_order", 0)->value,
                            1e-9);
    ck_assert_double_eq_tol(look_at(&found, "first_order", 0, 3)->value, at(&early, "first_order", 0)->value,
                            1e-9);
    sensitivity_free(&early);
    hand_made_free(&fewer);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(seed_moves_intervals_alone) {
    struct HandMade made = hand_made(saltelli(3, 64, false), 1);
    hand_made_evaluate(&made, ishigami);
    struct Sensitivity found[3];
    struct Error error = {0};
    for (uint64_t i = 0; i < 3; i++) {
        struct SensitivityData data = hand_made_data(&made, i / 2);
        ck_assert_int_eq(sensitivity_init(&found[i], &data, &error), STATUS_OK);
    }
    const struct Estimate *one = at(&found[0], "first_order", 0), *same = at(&found[1], "first_order", 0),
                          *other = at(&found[2], "first_order", 0);
    ck_assert_int_eq(memcmp(one, same, sizeof *one), 0);
    ck_assert_double_eq(one->value, other->value);
    ck_assert_double_ne(one->low, other->low);
    for (size_t i = 0; i < 3; i++)
        sensitivity_free(&found[i]);
    hand_made_free(&made);
}
END_TEST

static double constant(const double unit[], size_t factors) {
    return 0.1 + 0.0 * unit[0] * (double)factors;
}

static void assert_not_available(const struct Estimate *estimate) {
    ck_assert_double_nan(estimate->value);
    ck_assert_double_nan(estimate->low);
    ck_assert_double_nan(estimate->high);
    ck_assert_int_eq(estimate->count, 0);
}

START_TEST(constant_output_has_no_indices) {
    struct HandMade made = hand_made(saltelli(2, 50, true), 3);
    hand_made_evaluate(&made, constant);
    for (int rounding = 0; rounding < 2; rounding++) {
        for (size_t i = 18; i < 21; i++) /* A of the second base sample */
            made.values[i] = rounding ? 0.1 * (1.0 + 1e-15) : 0.1;
        struct Sensitivity found = hand_made_sensitivity(&made);
        assert_not_available(at(&found, "first_order", 0));
        assert_not_available(at(&found, "total_order", 1));
        assert_not_available(pair_at(&found, 0, 1));
        assert_not_available(at(&found, "interactions", SENSITIVITY_OF_ALL));
        ck_assert_double_eq_tol(at(&found, "output_mean", SENSITIVITY_OF_ALL)->value, 0.1, 1e-15);
        ck_assert(found.constant);
        sensitivity_free(&found);
    }
    hand_made_free(&made);
}
END_TEST

/* Without two values of a base sample it is left out; a replicate less leaves the mean of the other. */
START_TEST(missing_values) {
    struct HandMade made = hand_made(saltelli(3, 40, false), 2);
    hand_made_evaluate(&made, ishigami);
    made.values[2 * 7 + 1] = NAN;                        /* base sample 1, one replicate */
    made.values[2 * 11] = made.values[2 * 11 + 1] = NAN; /* base sample 2, a whole point */
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_int_eq(at(&found, "first_order", 0)->count, 39);
    ck_assert_int_eq(found.noise.missing, 3);
    ck_assert_int_eq(found.noise.runs, 2 * 200 - 3);
    struct HandMade without = hand_made(saltelli(3, 40, false), 1);
    hand_made_evaluate(&without, ishigami);
    without.values[10] = NAN;
    struct Sensitivity same = hand_made_sensitivity(&without);
    ck_assert_double_eq_tol(at(&found, "first_order", 1)->value, at(&same, "first_order", 1)->value, 1e-12);
    ck_assert_double_eq_tol(at(&found, "total_order", 1)->value, at(&same, "total_order", 1)->value, 1e-12);
    sensitivity_free(&same);
    sensitivity_free(&found);
    hand_made_free(&without);
    hand_made_free(&made);
}
END_TEST

START_TEST(too_few_base_samples) {
    struct HandMade made = hand_made(saltelli(3, 3, false), 1);
    hand_made_evaluate(&made, ishigami);
    struct Sensitivity found;
    struct Error error = {0};
    struct SensitivityData data = hand_made_data(&made, 1);
    made.values[0] = NAN;
    ck_assert_int_eq(sensitivity_init(&found, &data, &error), STATUS_OK); /* two are left */
    ck_assert_uint_eq(looks_of(&found, "first_order"), 1);
    ck_assert_double_le(at(&found, "first_order", 0)->low, at(&found, "first_order", 0)->high);
    sensitivity_free(&found);
    made.values[14] = NAN;
    ck_assert_int_eq(sensitivity_init(&found, &data, &error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "1 of 3 base samples"));
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(other_designs_are_refused) {
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_LATIN_HYPERCUBE, .factors = 2, .size = 10}, 1);
    struct Sensitivity found;
    struct Error error = {0};
    struct SensitivityData data = hand_made_data(&made, 1);
    ck_assert_int_eq(sensitivity_init(&found, &data, &error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "latin_hypercube"));
    ck_assert_ptr_nonnull(strstr(error.text, "morris"));
    sensitivity_free(&found);
    made.design.kind = DESIGN_SALTELLI; /* 10 points are no blocks of 4 */
    ck_assert_int_eq(sensitivity_init(&found, &data, &error), STATUS_INTERNAL);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, ishigami_in_closed_form);
    tcase_add_test(cases, g_function_in_closed_form);
    tcase_add_test(cases, pure_interaction);
    tcase_add_test(cases, idle_factor_is_exactly_zero);
    tcase_add_test(cases, estimators_by_hand);
    tcase_add_test(cases, samples_without_variance);
    tcase_add_test(cases, intervals_cover);
    tcase_add_test(cases, second_order_helps_the_first);
    tcase_add_test(cases, looks_grow_to_all);
    tcase_add_test(cases, seed_moves_intervals_alone);
    tcase_add_test(cases, constant_output_has_no_indices);
    tcase_add_test(cases, missing_values);
    tcase_add_test(cases, too_few_base_samples);
    tcase_add_test(cases, other_designs_are_refused);
}

int main(void) {
    return run_suite("sobol", add_tests);
}
