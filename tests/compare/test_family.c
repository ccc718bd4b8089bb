/* What is tested in a comparison: outcomes that are the same in all runs once, those at their limit only when
 * asked for, those named by the user and no others. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/comparison.h"
#include "simulate.h"
#include "tests/suite.h"

enum { RUNS = 20, WEEKS = 520, SCENARIOS = 2, ONLY_TYPE = OUTCOME_COMPLETED_52 + 1 };

/* Outcomes are noise around 0.5, and the second scenario is above the first by a tenth of a standard
 * deviation; the first case type is the only one, and half of the agencies have tried at the horizon in
 * `limited` runs of each. */
static void make(struct Comparison *comparison, const bool primary[OUTCOME_COUNT], size_t limited) {
    struct Error error = {0};
    struct ComparisonPlan plan = {
        .weeks = WEEKS, .scenarios = SCENARIOS, .confidence = 0.95, .seed = 1, .primary = primary};
    ck_assert_int_eq(comparison_init(comparison, &plan, &error), STATUS_OK);
    comparison->outcomes.seen = ~0u;
    for (size_t s = 0; s < SCENARIOS; s++) {
        struct OutcomeRuns *runs = &comparison->outcomes.scenario[s];
        *runs = (struct OutcomeRuns){RUNS, RUNS, calloc(RUNS, sizeof *runs->replicate),
                                     calloc(RUNS, sizeof *runs->values)};
        ck_assert(runs->replicate != NULL && runs->values != NULL);
        for (size_t r = 0; r < RUNS; r++) {
            runs->replicate[r] = (int64_t)r;
            for (int i = 0; i < OUTCOME_COUNT; i++)
                runs->values[r][i] = 0.5 + 0.1 * simulated_normal(s, (uint64_t)i, r) + 0.01 * (double)s;
            runs->values[r][ONLY_TYPE] = runs->values[r][OUTCOME_COMPLETED_52];
            for (int type = 2; type <= CASE_TYPE_COUNT; type++)
                runs->values[r][OUTCOME_COMPLETED_52 + type] = NAN;
            runs->values[r][OUTCOME_HALF_ADOPTION_WEEK] = r < limited ? WEEKS : 100.0 + (double)(r + s);
        }
    }
    ck_assert_int_eq(comparison_finish(comparison, &error), STATUS_OK);
}

static size_t count_roles(const struct Comparison *comparison, enum ComparisonRole role) {
    size_t count = 0;
    for (int i = 0; i < OUTCOME_COUNT; i++)
        count += comparison->role[i] == role;
    return count;
}

START_TEST(the_same_is_tested_once) {
    struct Comparison comparison;
    make(&comparison, NULL, 0);
    const struct ComparedEffect *all = &comparison.effects[1][OUTCOME_COMPLETED_52],
                                *only = &comparison.effects[1][ONLY_TYPE];
    ck_assert_int_eq(comparison.role[OUTCOME_COMPLETED_52], COMPARISON_PRIMARY);
    ck_assert_int_eq(comparison.role[ONLY_TYPE], COMPARISON_REPEATED);
    /* Case types without a value are usual, and tell nothing. */
    ck_assert_uint_eq(comparison.members,
                      count_roles(&comparison, COMPARISON_PRIMARY) - (CASE_TYPE_COUNT - 1));
    ck_assert(all->verdict == only->verdict && all->difference.low == only->difference.low);
    ck_assert(!isnan(all->p_holm) && isnan(only->p_holm));
    comparison.outcomes.scenario[1].values[RUNS - 1][ONLY_TYPE] += 1e-9; /* one run tells them apart */
    struct Error error = {0};
    size_t members = comparison.members;
    ck_assert_int_eq(comparison_finish(&comparison, &error), STATUS_OK);
    ck_assert_int_eq(comparison.role[ONLY_TYPE], COMPARISON_PRIMARY);
    ck_assert_uint_eq(comparison.members, members + 1);
    comparison_free(&comparison);
}
END_TEST

/* Two outcomes are asked for: their intervals are those of a family of two, and all others bear no verdict.
 */
START_TEST(what_is_named_is_the_family) {
    struct Comparison comparison, usual;
    bool primary[OUTCOME_COUNT] = {[OUTCOME_BURDEN] = true, [OUTCOME_PUBLIC_VALUE] = true};
    make(&comparison, primary, 0);
    make(&usual, NULL, 0);
    ck_assert_uint_eq(comparison.members, 2);
    ck_assert_double_eq_tol(comparison.family_confidence, 0.975, 1e-12);
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const struct ComparedEffect *effect = &comparison.effects[1][i];
        ck_assert_int_eq(comparison_is_primary(&comparison, (enum Outcome)i), primary[i]);
        ck_assert_int_eq(effect->verdict != VERDICT_NONE, primary[i]);
        bool stands = effect->difference.low > 0.0 || effect->difference.high < 0.0;
        ck_assert(!primary[i] || stands == (effect->verdict != VERDICT_UNCLEAR));
    }
    const struct Estimate *narrow = &comparison.effects[1][OUTCOME_PUBLIC_VALUE].difference,
                          *wide = &usual.effects[1][OUTCOME_PUBLIC_VALUE].difference;
    ck_assert(estimate_half_width(narrow) < estimate_half_width(wide));
    comparison_free(&comparison);
    comparison_free(&usual);
}
END_TEST

/* Two of twenty runs are a tenth and may be; three are more. Who names the outcome has it tested all the
 * same. */
START_TEST(what_is_at_its_limit_is_said) {
    struct Comparison comparison;
    bool primary[OUTCOME_COUNT] = {[OUTCOME_HALF_ADOPTION_WEEK] = true};
    for (size_t limited = 2; limited <= 3; limited++) {
        make(&comparison, primary, limited);
        ck_assert_double_eq_tol(comparison.effects[1][OUTCOME_HALF_ADOPTION_WEEK].limited,
                                (double)limited / RUNS, 1e-12);
        ck_assert_int_eq(comparison.role[OUTCOME_HALF_ADOPTION_WEEK], COMPARISON_PRIMARY);
        comparison.asked = false; /* as if the table of outcomes had it among the usual ones */
        struct Error error = {0};
        ck_assert_int_eq(comparison_finish(&comparison, &error), STATUS_OK);
        ck_assert_int_eq(comparison.role[OUTCOME_HALF_ADOPTION_WEEK],
                         limited == 2 ? COMPARISON_PRIMARY : COMPARISON_LIMITED);
        ck_assert_uint_eq(comparison.members, limited == 2 ? 1 : 0);
        ck_assert_double_eq(comparison.effects[1][OUTCOME_PUBLIC_VALUE].limited, 0.0);
        comparison_free(&comparison);
    }
    const double values[] = {NAN, 520.0, 519.0, 100.0, 520.0};
    ck_assert_double_eq(outcome_limited_share(OUTCOME_ADOPTION_WEEKS, 5, values, 520), 0.5);
    ck_assert_double_eq(outcome_limited_share(OUTCOME_PUBLIC_VALUE, 5, values, 520), 0.0);
    ck_assert_double_eq(outcome_limited_share(OUTCOME_ADOPTION_WEEKS, 1, values, 520), 0.0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, the_same_is_tested_once);
    tcase_add_test(tests, what_is_named_is_the_family);
    tcase_add_test(tests, what_is_at_its_limit_is_said);
}

int main(void) {
    return run_suite("family", add_tests);
}
