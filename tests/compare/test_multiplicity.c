#include "compare/multiplicity.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "compare/paired.h"
#include "simulate.h"
#include "tests/suite.h"

static void holm(size_t n, const double p[], double adjusted[]) {
    struct Error error = {0};
    ck_assert_int_eq(multiplicity_holm(n, p, adjusted, &error), STATUS_OK);
}

/* The 15 p-values of Benjamini & Hochberg 1995 (cardiac events): methods that control the
 * family-wise error reject three of them at 0.05. */
START_TEST(fifteen_of_benjamini_and_hochberg) {
    const double p[] = {.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                        .0459, .3240, .4262, .5719, .6528, .7590, 1.000};
    const double by_hand[] = {.0015, .0056, .0247, .1140, .2211, .2780, .2780, .2780,
                              .3213, 1.0,   1.0,   1.0,   1.0,   1.0,   1.0};
    double adjusted[15];
    holm(15, p, adjusted);
    int rejected = 0;
    for (size_t i = 0; i < 15; i++) {
        ck_assert_double_eq_tol(adjusted[i], by_hand[i], 1e-12);
        rejected += adjusted[i] <= 0.05 ? 1 : 0;
    }
    ck_assert_int_eq(rejected, 3);
}
END_TEST

/* Four hypotheses out of order; with alpha 0.05 the first and the last are rejected. */
START_TEST(any_order_and_missing_members) {
    const double p[] = {0.01, NAN, 0.04, 0.03, NAN, 0.005}, expected[] = {0.03, NAN, 0.06, 0.06, NAN, 0.02};
    double adjusted[6];
    holm(6, p, adjusted);
    for (size_t i = 0; i < 6; i++) {
        if (isnan(p[i]))
            ck_assert_double_nan(adjusted[i]);
        else
            ck_assert_double_eq_tol(adjusted[i], expected[i], 1e-15);
    }
    double same[] = {0.02, 0.02, 0.02};
    holm(3, same, same);
    for (size_t i = 0; i < 3; i++)
        ck_assert_double_eq_tol(same[i], 0.06, 1e-15);
    holm(0, NULL, NULL);
}
END_TEST

START_TEST(verdicts_are_read_off_intervals) {
    const struct Estimate above = {0.1, 0.01, 0.19, 9}, below = {-0.1, -0.19, -0.01, 9},
                          around = {0.1, 0.0, 0.2, 9}, nothing = {0.0, 0.0, 0.0, 9},
                          alone = {0.1, NAN, NAN, 1};
    ck_assert_int_eq(multiplicity_verdict(&above, 1), VERDICT_BETTER);
    ck_assert_int_eq(multiplicity_verdict(&above, -1), VERDICT_WORSE);
    ck_assert_int_eq(multiplicity_verdict(&below, 1), VERDICT_WORSE);
    ck_assert_int_eq(multiplicity_verdict(&below, -1), VERDICT_BETTER);
    ck_assert_int_eq(multiplicity_verdict(&below, 0), VERDICT_LOWER);
    ck_assert_int_eq(multiplicity_verdict(&above, 0), VERDICT_HIGHER);
    ck_assert_int_eq(multiplicity_verdict(&around, 1), VERDICT_UNCLEAR);
    ck_assert_int_eq(multiplicity_verdict(&nothing, 1), VERDICT_UNCLEAR);
    ck_assert_int_eq(multiplicity_verdict(&alone, 1), VERDICT_NONE);
    ck_assert_str_eq(verdict_name(VERDICT_LOWER), "lower");
}
END_TEST

START_TEST(confidence_of_one_of_a_family) {
    ck_assert_double_eq_tol(multiplicity_confidence(0.95, 10), 0.995, 1e-15);
    ck_assert_double_eq(multiplicity_confidence(0.95, 1), 0.95);
    ck_assert_double_eq(multiplicity_confidence(0.95, 0), 0.95);
    ck_assert_double_eq_tol(multiplicity_p(0.004, 10), 0.04, 1e-15);
    ck_assert_double_eq(multiplicity_p(0.4, 10), 1.0);
    ck_assert_double_nan(multiplicity_p(NAN, 10));
}
END_TEST

enum { FAMILIES = 3000, MEMBERS = 10, EMPTY = 8, N = 8 };
static const double EFFECT = 3.0;

/* One family: differences of N pairs, the first EMPTY of which are nothing. They share half of their noise,
 * as scenarios share a baseline. */
static void simulate_family(uint64_t family, struct PairedEffect effects[MEMBERS]) {
    const double nothing[N] = {0};
    for (uint64_t j = 0; j < MEMBERS; j++) {
        double values[N];
        for (size_t i = 0; i < N; i++)
            values[i] = (simulated_normal(family, j, i) + simulated_normal(family, MEMBERS, i)) / sqrt(2.0) +
                        (j < EMPTY ? 0.0 : EFFECT);
        effects[j] = paired_effect(nothing, values, N, multiplicity_confidence(0.95, MEMBERS));
    }
}

/* Some verdict on nothing is wrong in at most 5 of 100 families, and all intervals hold their truth at once
 * in at least 95; more than 0.065 of 3000 families has probability below 1e-4 for another seed. Without the
 * adjustment a quarter of the families would be wrong. */
START_TEST(wrong_claims_of_a_family) {
    int wrong = 0, missed = 0, found = 0;
    for (uint64_t k = 0; k < FAMILIES; k++) {
        struct PairedEffect effects[MEMBERS];
        int claims = 0, outside = 0;
        simulate_family(k, effects);
        for (size_t j = 0; j < MEMBERS; j++) {
            const struct Estimate *difference = &effects[j].difference;
            bool claim = multiplicity_verdict(difference, 1) != VERDICT_UNCLEAR;
            double truth = j < EMPTY ? 0.0 : EFFECT;
            claims += j < EMPTY && claim;
            found += j >= EMPTY && claim;
            outside += difference->low > truth || difference->high < truth;
        }
        wrong += claims > 0;
        missed += outside > 0;
    }
    ck_assert_int_lt(wrong, FAMILIES * 65 / 1000);
    ck_assert_int_gt(wrong, FAMILIES * 15 / 1000);
    ck_assert_int_lt(missed, FAMILIES * 65 / 1000);
    ck_assert_int_gt(found, FAMILIES);
}
END_TEST

/* In each of 30,000 simulated cases the interval leaves out 0 exactly where the adjusted p is at most 0.05,
 * and that is where the verdict stands. */
START_TEST(intervals_and_verdicts_agree) {
    int stand = 0;
    for (uint64_t k = 0; k < FAMILIES; k++) {
        struct PairedEffect effects[MEMBERS];
        simulate_family(k, effects);
        for (size_t j = 0; j < MEMBERS; j++) {
            const struct Estimate *difference = &effects[j].difference;
            bool stands = multiplicity_verdict(difference, 1) != VERDICT_UNCLEAR;
            ck_assert(stands == (difference->low > 0.0 || difference->high < 0.0));
            ck_assert(stands == (multiplicity_p(effects[j].p, MEMBERS) <= 0.05));
            stand += stands;
        }
    }
    ck_assert_int_gt(stand, FAMILIES);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, fifteen_of_benjamini_and_hochberg);
    tcase_add_test(tests, any_order_and_missing_members);
    tcase_add_test(tests, verdicts_are_read_off_intervals);
    tcase_add_test(tests, confidence_of_one_of_a_family);
    tcase_add_test(tests, wrong_claims_of_a_family);
    tcase_add_test(tests, intervals_and_verdicts_agree);
}

int main(void) {
    return run_suite("multiplicity", add_tests);
}
