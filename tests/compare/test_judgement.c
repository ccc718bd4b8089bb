/* What is said of options: harm first, savings explained. */
#include "compare/judgement.h"
#include "tests/suite.h"

#include <math.h>
#include <stdlib.h>

enum { SCENARIOS = 7 };
static struct Comparison comparison;
static struct Combination pair = {1, 2, 6};

static void set_up(void) {
    comparison = (struct Comparison){.scenarios = SCENARIOS, .combinations = &pair, .combination_count = 1};
    comparison.effects = calloc(SCENARIOS, sizeof *comparison.effects);
    comparison.cost_effects = calloc(SCENARIOS, sizeof *comparison.cost_effects);
    ck_assert(comparison.effects != NULL && comparison.cost_effects != NULL);
}

static void tear_down(void) {
    free(comparison.effects);
    free(comparison.cost_effects);
}

static void differ(size_t scenario, int outcome, double baseline, double value, double half_width,
                   enum Verdict verdict) {
    struct ComparedEffect *effect = &comparison.effects[scenario][outcome];
    effect->paired.baseline_mean = baseline;
    effect->paired.scenario_mean = baseline + value;
    effect->paired.difference = (struct Estimate){value, value - half_width, value + half_width, 9};
    effect->difference = effect->paired.difference;
    effect->verdict = verdict;
}

static void assert_kind(size_t scenario, enum JudgementKind kind) {
    ck_assert_int_eq(judgement_of(&comparison, scenario).kind, kind);
}

/* 1 raises spread; 2 raises it and takes what one case type had; 3 only takes; 4 is unclear; 5 has no
 * interval. */
static void five_options(void) {
    differ(1, OUTCOME_EVER_TRIED_HORIZON, 0.6, 0.1, 0.05, VERDICT_BETTER);
    differ(2, OUTCOME_EVER_TRIED_HORIZON, 0.6, 0.1, 0.05, VERDICT_BETTER);
    differ(2, OUTCOME_COMPLETED_52 + 1, 0.2, -0.2, 0.05, VERDICT_WORSE);
    differ(3, OUTCOME_COMPLETED_52, 0.5, -0.1, 0.05, VERDICT_WORSE);
    differ(4, OUTCOME_COMPLETED_52, 0.5, -0.1, 0.2, VERDICT_UNCLEAR);
    differ(5, OUTCOME_COMPLETED_52, 0.5, -0.4, NAN, VERDICT_NONE);
    differ(6, OUTCOME_PUBLIC_VALUE, 50.0, -9.0, 1.0, VERDICT_WORSE);
}

START_TEST(kinds) {
    five_options();
    assert_kind(1, JUDGEMENT_HELPS);
    assert_kind(2, JUDGEMENT_MIXED);
    assert_kind(3, JUDGEMENT_HARMS);
    assert_kind(4, JUDGEMENT_UNCLEAR);
    assert_kind(5, JUDGEMENT_UNKNOWN);
}
END_TEST

START_TEST(harm_is_told_first_and_pairs_apart) {
    size_t order[SCENARIOS];
    const size_t expected[] = {3, 2, 1, 4, 5};
    five_options();
    ck_assert_uint_eq(judgement_order(&comparison, RANKED_SINGLES, order), 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_uint_eq(order[i], expected[i]);
    ck_assert_uint_eq(judgement_order(&comparison, RANKED_PAIRS, order), 1);
    ck_assert_uint_eq(order[0], 6);
}
END_TEST

START_TEST(cheaper_gains_come_first_among_equals) {
    size_t order[SCENARIOS];
    for (size_t s = 1; s <= 3; s++) {
        differ(s, OUTCOME_COMPLETED_EPISODES, 900.0, 50.0, 10.0, VERDICT_BETTER);
        comparison.cost_effects[s][COST_PER_COMPLETION].kind = COST_EFFECT_PER_GAIN;
        comparison.cost_effects[s][COST_PER_COMPLETION].fieller.value = s == 2 ? 100.0 : 200.0;
    }
    judgement_order(&comparison, RANKED_SINGLES, order);
    ck_assert_uint_eq(order[0], 2);
    ck_assert_uint_eq(order[1], 1);
    ck_assert_uint_eq(order[2], 3);
}
END_TEST

/* Lost: all of 0.2, half of 0.5, a tenth of 50. */
START_TEST(the_largest_loss_is_the_first) {
    differ(1, OUTCOME_PUBLIC_VALUE, 50.0, -5.0, 1.0, VERDICT_WORSE);
    differ(1, OUTCOME_COMPLETED_52 + 1, 0.2, -0.2, 0.05, VERDICT_WORSE);
    differ(1, OUTCOME_COMPLETED_52 + 2, 0.5, -0.25, 0.05, VERDICT_WORSE);
    const struct Judgement judgement = judgement_of(&comparison, 1);
    ck_assert_uint_eq(judgement.worse_count, 3);
    ck_assert_int_eq((int)judgement.worse[0], OUTCOME_COMPLETED_52 + 1);
    ck_assert_int_eq((int)judgement.worse[1], OUTCOME_COMPLETED_52 + 2);
    ck_assert_int_eq((int)judgement.worse[2], OUTCOME_PUBLIC_VALUE);
}
END_TEST

/* No collaboration of a type is left, so that its completion has no value and no verdict. */
START_TEST(what_no_longer_starts_is_harm) {
    differ(1, OUTCOME_EVER_TRIED_HORIZON, 0.6, 0.1, 0.05, VERDICT_BETTER);
    differ(1, OUTCOME_STARTED_EPISODES + 1 + CASE_PUBLIC_INTERNAL, 30.0, -30.0, 2.0, VERDICT_NONE);
    ck_assert(judgement_of(&comparison, 1).vanished[CASE_PUBLIC_INTERNAL]);
    ck_assert(!judgement_of(&comparison, 1).vanished[CASE_PRIVATE_OPEN]);
    assert_kind(1, JUDGEMENT_MIXED);
}
END_TEST

START_TEST(savings_are_explained) {
    ck_assert_int_eq(judgement_of(&comparison, 1).saving, SAVING_NONE);
    differ(1, OUTCOME_TOTAL_COST, 100.0, -9.0, 10.0, VERDICT_NONE);
    ck_assert_int_eq(judgement_of(&comparison, 1).saving, SAVING_NONE);
    differ(1, OUTCOME_TOTAL_COST, 100.0, -9.0, 1.0, VERDICT_NONE);
    ck_assert_int_eq(judgement_of(&comparison, 1).saving, SAVING_PLAIN);
    differ(1, OUTCOME_COMPLETED_EPISODES, 90.0, -9.0, 1.0, VERDICT_WORSE);
    ck_assert_int_eq(judgement_of(&comparison, 1).saving, SAVING_FEWER_COMPLETED);
    differ(1, OUTCOME_STARTED_EPISODES, 90.0, -9.0, 1.0, VERDICT_NONE);
    ck_assert_int_eq(judgement_of(&comparison, 1).saving, SAVING_FEWER_START);
    differ(1, OUTCOME_REFUSED_52, 0.1, 0.1, 0.05, VERDICT_NONE);
    ck_assert_int_eq(judgement_of(&comparison, 1).saving, SAVING_MORE_REFUSED);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, kinds);
    tcase_add_test(tests, harm_is_told_first_and_pairs_apart);
    tcase_add_test(tests, cheaper_gains_come_first_among_equals);
    tcase_add_test(tests, the_largest_loss_is_the_first);
    tcase_add_test(tests, what_no_longer_starts_is_harm);
    tcase_add_test(tests, savings_are_explained);
}

int main(void) {
    return run_suite("judgement", add_tests);
}
