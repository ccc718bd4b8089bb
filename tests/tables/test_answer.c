/* The answer of a comparison: harm first, money that adds up, ratios only where they mean something, no
 * jargon. */
#include "tables/answer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/money.h"
#include "tables/answer_tables.h"
#include "tests/suite.h"

enum { HELPER = 1, TAKER, NOTHING, BOTH, SCENARIOS };
static struct Comparison comparison;
static struct OutcomeRuns runs[SCENARIOS];
static struct Combination pair = {HELPER, TAKER, BOTH};
static struct Scenario scenarios[SCENARIOS];
static struct Answer answer;
static struct Tables tables;

static void differ(size_t scenario, int outcome, double baseline, double value, double half_width,
                   enum Verdict verdict) {
    struct ComparedEffect *effect = &comparison.effects[scenario][outcome];
    effect->paired.baseline_mean = baseline;
    effect->paired.scenario_mean = baseline + value;
    effect->paired.difference = (struct Estimate){value, value - half_width, value + half_width, 9};
    effect->difference = effect->paired.difference;
    effect->verdict = verdict;
}

/* The helper completes 50 more for 100.05 million; the taker takes what internal collaborations had and
 * spends less; nothing comes of the third. */
static void set_up(void) {
    static const char *const titles[SCENARIOS] = {"Base", "Helper", "Taker", "Nothing", "Helper + Taker"};
    comparison = (struct Comparison){.scenarios = SCENARIOS,
                                     .confidence = 0.95,
                                     .members = 32,
                                     .combinations = &pair,
                                     .combination_count = 1,
                                     .outcomes = {.weeks = 520, .scenario = runs}};
    for (int i = 0; i < OUTCOME_COUNT; i++)
        comparison.role[i] = outcome_is_primary((enum Outcome)i) ? COMPARISON_PRIMARY : COMPARISON_SECONDARY;
    comparison.effects = calloc(SCENARIOS, sizeof *comparison.effects);
    comparison.cost_effects = calloc(SCENARIOS, sizeof *comparison.cost_effects);
    comparison.synergies = calloc(1, sizeof *comparison.synergies);
    ck_assert(comparison.effects != NULL && comparison.cost_effects != NULL && comparison.synergies != NULL);
    for (size_t s = 0; s < SCENARIOS; s++) {
        runs[s].runs = 9;
        strcpy(scenarios[s].title, titles[s]);
        snprintf(scenarios[s].name, sizeof scenarios[s].name, "s%zu", s);
        for (int i = 0; i < OUTCOME_COUNT && s > 0; i++)
            if (outcome_is_primary((enum Outcome)i))
                differ(s, i, 0.5, 0.0, 0.1, VERDICT_UNCLEAR);
    }
    differ(HELPER, OUTCOME_COMPLETED_EPISODES, 900.0, 50.0, 10.0, VERDICT_BETTER);
    differ(HELPER, OUTCOME_INTERVENTION_COST, 0.0, 60.025, 0.001, VERDICT_NONE);
    differ(HELPER, OUTCOME_COLLABORATION_COST, 1000.0, 30.025, 0.001, VERDICT_NONE);
    differ(HELPER, OUTCOME_PUBLICATION_COST, 1000.0, 10.0, 0.001, VERDICT_NONE);
    comparison.cost_effects[HELPER][COST_PER_COMPLETION] =
        (struct CostEffect){.kind = COST_EFFECT_PER_GAIN, .fieller = {2.001, 1.5, 2.6, 9}};
    differ(TAKER, OUTCOME_COMPLETED_52 + 1, 0.2, -0.2, 0.02, VERDICT_WORSE);
    differ(TAKER, OUTCOME_COLLABORATION_COST, 1000.0, -30.0, 0.001, VERDICT_NONE);
    differ(TAKER, OUTCOME_TOTAL_COST, 2000.0, -30.0, 0.001, VERDICT_NONE);
    differ(TAKER, OUTCOME_REFUSED_52, 0.05, 0.1, 0.01, VERDICT_NONE);
    differ(BOTH, OUTCOME_COMPLETED_52 + 1, 0.2, -0.2, 0.02, VERDICT_WORSE);
}

static void tear_down(void) {
    answer_free(&answer);
    tables_free(&tables);
    free(comparison.effects);
    free(comparison.cost_effects);
    free(comparison.synergies);
}

static void make(void) {
    struct Error error = {0};
    ck_assert_int_eq(answer_make(&answer, &comparison, scenarios, FORMAT_PLAIN, &error), STATUS_OK);
    ck_assert_int_eq(answer_tables(&tables, &comparison, scenarios, &error), STATUS_OK);
}

static const char *text_of(enum AnswerKind kind) {
    for (size_t i = 0; i < answer.count; i++)
        if (answer.parts[i].kind == kind)
            return answer.parts[i].text;
    ck_abort_msg("no part %s", answer_kind_name(kind));
    return NULL;
}

static void assert_says(enum AnswerKind kind, const char *sentence) {
    ck_assert_msg(strstr(text_of(kind), sentence) != NULL, "\"%s\" lacks \"%s\"", text_of(kind), sentence);
}

START_TEST(harm_comes_first) {
    static const enum AnswerKind order[] = {ANSWER_SUMMARY, ANSWER_HARMS, ANSWER_HELPS,
                                            ANSWER_UNCLEAR, ANSWER_PAIRS, ANSWER_SURE};
    make();
    ck_assert_uint_eq(answer.count, sizeof order / sizeof *order);
    for (size_t i = 0; i < answer.count; i++)
        ck_assert_int_eq(answer.parts[i].kind, order[i]);
    assert_says(ANSWER_SUMMARY, "Options against “Base”, over 10 years: 3. Making something worse: 1; making "
                                "something better and nothing worse: 1; no difference shown: 1.");
    assert_says(ANSWER_HARMS, "Worse: Completed within 52 weeks (public start, internal data) from 20.0 % to "
                              "0.0 % (by -22.0 to -18.0 percentage points).");
    assert_says(ANSWER_UNCLEAR, "“Nothing”. That is no proof that there is none");
    assert_says(ANSWER_PAIRS, "Making something worse: “Helper + Taker”.");
}
END_TEST

START_TEST(money_adds_up_and_savings_are_none) {
    make();
    assert_says(ANSWER_HARMS,
                "Costs 30.0 million NTD less: interventions 0.0, collaborations -30.0, opening of "
                "datasets 0.0. Less is spent because more data is refused: that is no saving.");
    const char *costs = strstr(text_of(ANSWER_HELPS), "Costs ");
    double total, part[MONEY_PARTS];
    ck_assert_ptr_nonnull(costs);
    ck_assert_int_eq(sscanf(costs,
                            "Costs %lf million NTD more: interventions %lf, collaborations %lf, opening of "
                            "datasets %lf.",
                            &total, &part[0], &part[1], &part[2]),
                     4);
    ck_assert_double_eq_tol(part[0] + part[1] + part[2], total, 1e-9);
}
END_TEST

START_TEST(ratios_stand_where_they_mean_something) {
    make();
    assert_says(ANSWER_HELPS, "One more completed collaboration costs 2.00 million NTD (1.50–2.60).");
    assert_says(ANSWER_SUMMARY, "“Helper” completes one more collaboration for the least money: 2.00");
    ck_assert_ptr_null(strstr(text_of(ANSWER_HELPS), "One more agency"));
    answer_free(&answer);
    tables_free(&tables);
    comparison.cost_effects[HELPER][COST_PER_COMPLETION].kind = COST_EFFECT_PLANE;
    make();
    ck_assert_ptr_null(strstr(text_of(ANSWER_HELPS), "One more completed"));
    assert_says(ANSWER_SUMMARY, "None of those that make nothing worse is shown to complete more");
}
END_TEST

START_TEST(one_run_is_no_certainty) {
    comparison.members = 0;
    for (size_t s = 1; s < SCENARIOS; s++)
        for (int i = 0; i < OUTCOME_COUNT; i++)
            comparison.effects[s][i].verdict = VERDICT_NONE;
    make();
    ck_assert_uint_eq(answer.count, 2);
    assert_says(ANSWER_SURE,
                "Not at all: one run of each option gives no interval, no verdict and no ranking.");
    ck_assert_ptr_null(strstr(tables.tables[0].note, "interval"));
}
END_TEST

START_TEST(what_changes_nothing_is_told_from_what_is_unclear) {
    make();
    ck_assert_ptr_null(strstr(text_of(ANSWER_UNCLEAR), "Without any effect"));
    answer_free(&answer);
    tables_free(&tables);
    for (int i = 0; i < OUTCOME_COUNT; i++)
        if (outcome_is_primary((enum Outcome)i))
            differ(NOTHING, i, 0.5, 1e-17, 0.0, VERDICT_UNCLEAR);
    make();
    ck_assert_ptr_nonnull(
        strstr(text_of(ANSWER_UNCLEAR), "Without any effect on what is judged, in every run: “Nothing”."));
}
END_TEST

START_TEST(words_are_plain) {
    static const char *const jargon[] = {"logit",     "Holm", "value units", "Bonferroni",
                                         "bootstrap", "nan",  "p ="};
    make();
    for (size_t i = 0; i < answer.count; i++)
        for (size_t k = 0; k < sizeof jargon / sizeof *jargon; k++)
            ck_assert_msg(strstr(answer.parts[i].text, jargon[k]) == NULL, "%s", answer.parts[i].text);
}
END_TEST

/* Options without pairs; of money each row, as read, adds up. */
START_TEST(tables_are_small_and_add_up) {
    make();
    const struct Table *options = tables_find(&tables, "options"), *pairs = tables_find(&tables, "pairs"),
                       *money = tables_find(&tables, "money");
    ck_assert(options != NULL && pairs != NULL && money != NULL);
    ck_assert_uint_eq(options->line_count, 3);
    ck_assert_str_eq(options->lines[0].key, "s2");
    ck_assert_uint_eq(pairs->line_count, 1);
    ck_assert_uint_eq(money->line_count, 4);
    for (size_t i = 0; i < money->line_count; i++) {
        double sum = 0.0;
        for (size_t k = 0; k < MONEY_PARTS; k++)
            sum += atof(money->lines[i].cells[k].text);
        ck_assert_double_eq_tol(sum, atof(money->lines[i].cells[MONEY_PARTS].text), 1e-9);
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, harm_comes_first);
    tcase_add_test(tests, money_adds_up_and_savings_are_none);
    tcase_add_test(tests, ratios_stand_where_they_mean_something);
    tcase_add_test(tests, one_run_is_no_certainty);
    tcase_add_test(tests, what_changes_nothing_is_told_from_what_is_unclear);
    tcase_add_test(tests, words_are_plain);
    tcase_add_test(tests, tables_are_small_and_add_up);
}

int main(void) {
    return run_suite("answer", add_tests);
}
