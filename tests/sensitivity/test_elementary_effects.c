#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hand_made.h"
#include "sensitivity/convergence.h"
#include "tests/suite.h"

static struct Design morris(size_t factors, int64_t size) {
    return (struct Design){
        .kind = DESIGN_MORRIS, .factors = factors, .size = size, .grid = 4, .seed = 20240607};
}

static double linear(const double unit[], size_t factors) {
    double sum = 1000.0;
    for (size_t i = 0; i < factors; i++)
        sum += ((double)i - 2.0) * unit[i];
    return sum;
}

START_TEST(linear_effects_are_exact) {
    struct HandMade made = hand_made(morris(5, 10), 1);
    hand_made_evaluate(&made, linear);
    struct Sensitivity found = hand_made_sensitivity(&made);
    for (size_t i = 0; i < 5; i++) {
        double slope = (double)i - 2.0;
        const struct Estimate *mu = at(&found, "mu", i), *mu_star = at(&found, "mu_star", i),
                              *sigma = at(&found, "sigma", i);
        ck_assert_double_eq_tol(mu->value, slope, 1e-11);
        ck_assert_double_eq_tol(mu_star->value, fabs(slope), 1e-11);
        ck_assert_double_eq_tol(sigma->value, 0.0, 1e-11);
        ck_assert_double_eq_tol(mu->high - mu->low, 0.0, 1e-11);
        ck_assert_double_le(mu_star->low, mu_star->value);
        ck_assert_double_ge(mu_star->high, mu_star->value);
        ck_assert_int_eq(mu->count, 10);
        ck_assert_int_eq(sigma->count, 10);
    }
    ck_assert_double_eq(at(&found, "mu_star", 2)->value, 0.0);
    ck_assert_double_eq(at(&found, "sigma", 2)->high, 0.0);
    ck_assert_uint_eq(rows_of(&found, "first_order") + rows_of(&found, "interactions"), 0);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static double valley(const double unit[], size_t factors) {
    return fabs(unit[0] - 0.5) + 0.0 * (double)factors;
}

/* Steps of two thirds from 0 and 1/3: effects -1/2 and 1/2, in both directions of a step. */
START_TEST(sizes_do_not_cancel) {
    struct HandMade made = hand_made(morris(2, 40), 1);
    hand_made_evaluate(&made, valley);
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_double_eq_tol(at(&found, "mu_star", 0)->value, 0.5, 1e-12);
    ck_assert_double_lt(fabs(at(&found, "mu", 0)->value), 0.4);
    double mu = at(&found, "mu", 0)->value, expected = sqrt((0.25 - mu * mu) * 40.0 / 39.0);
    ck_assert_double_eq_tol(at(&found, "sigma", 0)->value, expected, 1e-12);
    ck_assert_double_lt(at(&found, "sigma", 0)->low, expected);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static double interacting(const double unit[], size_t factors) {
    return unit[0] * unit[1] + 0.0 * (double)factors;
}

/* The effect of one factor is the level of the other, 0 … 1 in thirds; in units of the output over the whole
 * range, not over a step. */
START_TEST(interaction_shows_in_sigma) {
    struct HandMade made = hand_made(morris(2, 400), 1);
    hand_made_evaluate(&made, interacting);
    struct Sensitivity found = hand_made_sensitivity(&made);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_double_eq_tol(at(&found, "mu", i)->value, 0.5, 0.1); /* five standard errors: 6e-7 */
        ck_assert_double_eq_tol(at(&found, "sigma", i)->value, 0.3727, 0.06);
        ck_assert(interval_holds(at(&found, "mu", i), at(&found, "mu", i)->value));
    }
    ck_assert_int_eq(at(&found, "output_mean", SENSITIVITY_OF_ALL)->count, 400);
    ck_assert_double_eq_tol(at(&found, "output_mean", SENSITIVITY_OF_ALL)->value, 0.25, 0.1);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* One factor whose effects are normal with mean 1 and deviation 2. */
static struct HandMade normal_effects(int64_t trajectories, uint64_t simulation) {
    struct HandMade made = hand_made(morris(1, trajectories), 1);
    for (int64_t t = 0; t < trajectories; t++) {
        double effect = 1.0 + 2.0 * simulated_normal(simulation, 0, (uint64_t)t);
        for (int64_t i = 0; i < 2; i++)
            made.values[2 * t + i] = effect * made.design.unit[2 * t + i];
    }
    return made;
}

/* Twenty trajectories. Hits of mu are Binomial(400, 0.95), outside 358 … 398 with probability 3e-6. The
 * others come from the bootstrap, which is a little short with twenty: about 0.94 for mu*, below 352 with
 * 2e-6, and 0.91 for sigma, below 338 with 1e-5. The simulations are fixed. The mean of |N(1, 2)| is 2
 * sqrt(2/π) exp(-1/8) + 1 - 2 Φ(-1/2). */
START_TEST(intervals_cover) {
    double mean_size = 2.0 * sqrt(2.0 / 3.14159265358979) * exp(-0.125) + 1.0 - 2.0 * 0.3085375387;
    int mu = 0, mu_star = 0, sigma = 0;
    double lean = 0.0; /* of the intervals of sigma, upwards: percentiles lean down */
    for (uint64_t trial = 0; trial < 400; trial++) {
        struct HandMade made = normal_effects(20, trial);
        struct Sensitivity found = hand_made_sensitivity(&made);
        mu += interval_holds(at(&found, "mu", 0), 1.0);
        mu_star += interval_holds(at(&found, "mu_star", 0), mean_size);
        sigma += interval_holds(at(&found, "sigma", 0), 2.0);
        lean +=
            at(&found, "sigma", 0)->high + at(&found, "sigma", 0)->low - 2.0 * at(&found, "sigma", 0)->value;
        sensitivity_free(&found);
        hand_made_free(&made);
    }
    ck_assert_msg(mu >= 358 && mu <= 398, "mu: %d of 400", mu);
    ck_assert_msg(mu_star >= 352 && mu_star <= 398, "mu*: %d of 400", mu_star);
    ck_assert_msg(sigma >= 338 && sigma <= 398, "sigma: %d of 400", sigma);
    ck_assert_double_gt(lean, 0.0);
}
END_TEST

START_TEST(looks_are_the_first_trajectories) {
    struct HandMade made = normal_effects(12, 1), fewer = normal_effects(8, 1);
    struct Sensitivity found = hand_made_sensitivity(&made), early = hand_made_sensitivity(&fewer);
    ck_assert_uint_eq(looks_of(&found, "mu"), 3);
    ck_assert_int_eq(look_at(&found, "mu", 0, 0)->count, 4);
    ck_assert_int_eq(look_at(&found, "mu", 0, 1)->count, 8);
    ck_assert_double_eq_tol(look_at(&found, "mu", 0, 1)->value, at(&early, "mu", 0)->value, 1e-9);
    ck_assert_double_eq_tol(look_at(&found, "mu_star", 0, 1)->value, at(&early, "mu_star", 0)->value, 1e-9);
    ck_assert_double_eq(look_at(&found, "mu_star", 0, 2)->low, at(&found, "mu_star", 0)->low);
    sensitivity_free(&found);
    sensitivity_free(&early);
    hand_made_free(&made);
    hand_made_free(&fewer);
}
END_TEST

/* Enough to need more looks than there are: the smallest are left out. */
START_TEST(looks_never_overflow) {
    struct HandMade made = hand_made(morris(1, 10000), 1);
    hand_made_evaluate(&made, linear);
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_uint_eq(looks_of(&found, "mu"), CONVERGENCE_LOOKS);
    ck_assert_int_eq(look_at(&found, "mu", 0, 0)->count, 8);
    ck_assert_int_eq(look_at(&found, "mu", 0, CONVERGENCE_LOOKS - 2)->count, 8192);
    ck_assert_int_eq(look_at(&found, "mu", 0, CONVERGENCE_LOOKS - 1)->count, 10000);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(missing_trajectories) {
    struct HandMade made = hand_made(morris(3, 4), 1);
    hand_made_evaluate(&made, linear);
    made.values[5] = NAN;
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_int_eq(at(&found, "mu", 0)->count, 3);
    ck_assert_double_eq_tol(at(&found, "mu", 0)->value, -2.0, 1e-12);
    ck_assert_int_eq(found.noise.missing, 1);
    sensitivity_free(&found);
    made.values[0] = made.values[15] = NAN;
    struct Error error = {0};
    struct SensitivityData data = hand_made_data(&made, 1);
    ck_assert_int_eq(sensitivity_init(&found, &data, &error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "1 of 4 trajectories"));
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(two_trajectories) {
    struct HandMade made = normal_effects(2, 3);
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_double_gt(at(&found, "sigma", 0)->value, 0.0);
    ck_assert_double_le(at(&found, "sigma", 0)->low, at(&found, "sigma", 0)->high);
    ck_assert_uint_eq(looks_of(&found, "mu"), 1);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static double constant(const double unit[], size_t factors) {
    return 0.1 + 0.0 * unit[0] * (double)factors;
}

START_TEST(constant_output_has_no_effects) {
    struct HandMade made = hand_made(morris(2, 5), 3);
    hand_made_evaluate(&made, constant);
    struct Sensitivity found = hand_made_sensitivity(&made);
    ck_assert_double_eq(at(&found, "mu", 1)->value, 0.0);
    ck_assert_double_eq(at(&found, "mu_star", 1)->high, 0.0);
    ck_assert_double_eq(at(&found, "sigma", 1)->value, 0.0);
    ck_assert(found.constant && found.constant_value == 0.1);
    ck_assert_double_nan(found.noise.of_means.value);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* Two factors at a step, none, and the same again. */
START_TEST(points_that_are_no_trajectories) {
    const double units[3][6] = {{0, 0, 1, 1, 1, 0}, {0, 0, 0, 0, 0, 1}, {0, 0, 1, 0, 0.5, 0}};
    struct HandMade made = hand_made(morris(2, 3), 1);
    for (size_t i = 0; i < 3; i++) {
        struct Sensitivity found;
        struct Error error = {0};
        struct SensitivityData data = hand_made_data(&made, 1);
        memcpy(made.design.unit + 6, units[i], sizeof units[i]);
        ck_assert_int_eq(sensitivity_init(&found, &data, &error), STATUS_INTERNAL);
        sensitivity_free(&found);
    }
    hand_made_free(&made);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, linear_effects_are_exact);
    tcase_add_test(cases, sizes_do_not_cancel);
    tcase_add_test(cases, interaction_shows_in_sigma);
    tcase_add_test(cases, intervals_cover);
    tcase_add_test(cases, looks_are_the_first_trajectories);
    tcase_add_test(cases, looks_never_overflow);
    tcase_add_test(cases, missing_trajectories);
    tcase_add_test(cases, two_trajectories);
    tcase_add_test(cases, constant_output_has_no_effects);
    tcase_add_test(cases, points_that_are_no_trajectories);
}

int main(void) {
    return run_suite("elementary effects", add_tests);
}
