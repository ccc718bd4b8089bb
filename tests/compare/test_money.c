/* Money in million NTD, and as shown: what is spent on what adds up. */
#include "compare/money.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "simulate.h"
#include "tests/suite.h"

enum { SCENARIOS = 3 };
static struct Comparison comparison;

static void spend(size_t scenario, enum Outcome outcome, double baseline, double spent) {
    struct PairedEffect *paired = &comparison.effects[scenario][outcome].paired;
    paired->baseline_mean = baseline;
    paired->scenario_mean = spent;
    paired->difference = (struct Estimate){spent - baseline, NAN, NAN, 1};
}

static void set_up(void) {
    comparison = (struct Comparison){.scenarios = SCENARIOS};
    comparison.effects = calloc(SCENARIOS, sizeof *comparison.effects);
    ck_assert_ptr_nonnull(comparison.effects);
}

static void tear_down(void) {
    free(comparison.effects);
}

/* Nothing is spent on the interventions of a scenario that has none. */
START_TEST(what_is_spent_adds_up) {
    spend(1, OUTCOME_INTERVENTION_COST, 0.0, 12.5);
    spend(1, OUTCOME_COLLABORATION_COST, 200.0, 180.0);
    spend(1, OUTCOME_PUBLICATION_COST, 4.0, 4.1);
    struct Money spent = money_spent(&comparison, 1), further = money_further(&comparison, 1),
                 nothing = money_spent(&comparison, 2);
    ck_assert_double_eq_tol(spent.part[MONEY_INTERVENTIONS], 12.5, 1e-12);
    ck_assert_double_eq_tol(spent.part[MONEY_PUBLICATION], 4.1, 1e-12);
    ck_assert_double_eq_tol(spent.total, 196.6, 1e-9);
    ck_assert_double_eq_tol(further.part[MONEY_COLLABORATIONS], -20.0, 1e-12);
    ck_assert_double_eq_tol(further.total, -7.4, 1e-9);
    ck_assert_double_eq(nothing.total, 0.0);
}
END_TEST

START_TEST(what_is_not_available_stays_so) {
    spend(1, OUTCOME_PUBLICATION_COST, NAN, NAN);
    struct Money spent = money_spent(&comparison, 1), rounded = money_rounded(&spent, 1);
    ck_assert_double_nan(rounded.total);
    ck_assert_double_nan(rounded.part[MONEY_PUBLICATION]);
}
END_TEST

/* 1.05 + 1.05 + 1.05 = 3.15 is 3.2 with one digit (or 3.1): rounded one by one the parts would give 3.3. */
START_TEST(parts_as_shown_add_up) {
    for (uint64_t k = 0; k < 20000; k++) {
        struct Money money = {.total = 0.0};
        int digits = (int)(k % 4);
        double step = pow(10.0, -digits), sum = 0.0;
        for (int p = 0; p < MONEY_PARTS; p++) {
            money.part[p] = 30.0 * simulated_normal(k, (uint64_t)p, 0);
            money.total += money.part[p];
        }
        struct Money shown = money_rounded(&money, digits);
        for (int p = 0; p < MONEY_PARTS; p++) {
            sum += shown.part[p];
            ck_assert_double_lt(fabs(shown.part[p] - money.part[p]), step * (1.0 + 1e-9));
            ck_assert_double_eq_tol(remainder(shown.part[p], step), 0.0, 1e-9);
        }
        ck_assert_double_eq_tol(sum, shown.total, 1e-9);
        ck_assert_double_eq_tol(shown.total, money.total, 0.5 * step + 1e-9);
    }
    struct Money small = {{1.05, 1.05, 1.05}, 3.15}, even = money_rounded(&small, 1);
    ck_assert_double_eq_tol(even.part[0] + even.part[1] + even.part[2], even.total, 1e-12);
    ck_assert_double_lt(even.total, 3.25);
}
END_TEST

START_TEST(digits_suit_the_amount) {
    ck_assert_int_eq(money_digits(-1234.0), 1);
    ck_assert_int_eq(money_digits(2.0), 2);
    ck_assert_int_eq(money_digits(0.02), 3);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_is_spent_adds_up);
    tcase_add_test(tests, what_is_not_available_stays_so);
    tcase_add_test(tests, parts_as_shown_add_up);
    tcase_add_test(tests, digits_suit_the_amount);
}

int main(void) {
    return run_suite("money", add_tests);
}
