#define _POSIX_C_SOURCE 200809L
/* Comparisons from real runs of a small world: the baseline; itself; a guideline; a matchmaker; both of
 * these. */
#include "compare/comparison.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "compare/comparison_csv.h"
#include "params/intervention.h"
#include "run/replicate.h"
#include "tests/suite.h"

enum { WEEKS = 130, REPLICATES = 10, SEED = 20180401 };
enum { BASELINE, ITSELF, GUIDELINE, MATCHMAKER, BOTH, SCENARIOS };

static void intervene(struct Scenario *scenario, enum InterventionKind kind) {
    struct Intervention *added = &scenario->interventions[scenario->intervention_count++];
    intervention_default(added, kind);
    added->end_week = WEEKS;
}

static void make_scenarios(struct Scenario scenarios[SCENARIOS]) {
    struct Error error = {0};
    for (int s = 0; s < SCENARIOS; s++) {
        ck_assert_int_eq(scenario_init(&scenarios[s], &error), STATUS_OK);
        struct Params *params = &scenarios[s].params;
        params->world_agencies = 40;
        params->world_governments = 4;
        params->world_citizens = 300;
        params->world_burn_in_weeks = 26;
    }
    intervene(&scenarios[GUIDELINE], INTERVENTION_LEGAL_GUIDELINE);
    intervene(&scenarios[MATCHMAKER], INTERVENTION_MATCHMAKER);
    intervene(&scenarios[BOTH], INTERVENTION_LEGAL_GUIDELINE);
    intervene(&scenarios[BOTH], INTERVENTION_MATCHMAKER);
}

static size_t find(const struct Scenario scenarios[SCENARIOS], size_t capacity, struct Combination found[]) {
    struct Error error = {0};
    size_t count;
    ck_assert_int_eq(combinations_find(SCENARIOS, scenarios, capacity, found, &count, &error), STATUS_OK);
    return count;
}

static enum Status sink(void *context, enum RecordTable table, const void *record, struct Error *error) {
    return tally_add(context, table, record, error);
}

static void run(struct Comparison *comparison, int64_t replicates) {
    static const enum RecordTable tables[] = {TABLE_RUNS, TABLE_WEEKLY, TABLE_EPISODES, TABLE_AGENCIES};
    struct Error error = {0};
    struct Scenario scenarios[SCENARIOS];
    struct Combination found[1];
    make_scenarios(scenarios);
    ck_assert_uint_eq(find(scenarios, 1, found), 1);
    struct ComparisonPlan plan = {WEEKS, SCENARIOS, 0.95, SEED, found, 1, NULL};
    ck_assert_int_eq(comparison_init(comparison, &plan, &error), STATUS_OK);
    for (int64_t s = 0; s < SCENARIOS; s++)
        for (int64_t r = 0; r < replicates; r++) {
            struct ReplicateInput input = {.scenario = &scenarios[s], .seed = SEED, .weeks = WEEKS};
            struct Tally *tally = tally_new(WEEKS);
            struct Recorder recorder = {tally, sink, 0};
            for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
                recorder.wanted |= 1u << tables[i];
            ck_assert_int_eq(replicate_run(&input, (uint64_t)r, &recorder, &error), STATUS_OK);
            ck_assert_int_eq(comparison_add(comparison, &(struct RunKey){s, 0, r}, tally, &error), STATUS_OK);
            tally_free(tally);
        }
    ck_assert_int_eq(comparison_finish(comparison, &error), STATUS_OK);
    for (int s = 0; s < SCENARIOS; s++)
        scenario_free(&scenarios[s]);
}

static void expect_nothing(const struct Comparison *comparison, size_t scenario) {
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const struct ComparedEffect *effect = &comparison->effects[scenario][i];
        if (effect->paired.difference.count < 2)
            continue;
        ck_assert_double_eq(effect->paired.difference.value, 0.0);
        ck_assert_double_eq(effect->paired.difference.low, 0.0);
        ck_assert_double_eq(effect->paired.difference.high, 0.0);
        ck_assert_double_eq(effect->paired.p, 1.0);
        ck_assert(isnan(effect->paired.correlation) || effect->paired.correlation == 1.0);
        ck_assert(effect->verdict == VERDICT_UNCLEAR || effect->verdict == VERDICT_NONE);
    }
}

/* Verdict, adjusted interval and adjusted p of each member say the same; what is no member has its plain
 * interval and no verdict. */
static void expect_family(const struct Comparison *comparison) {
    size_t members = 0;
    for (size_t s = 0; s < SCENARIOS; s++)
        for (int i = 0; i < OUTCOME_COUNT; i++) {
            const struct ComparedEffect *effect = &comparison->effects[s][i];
            const struct Estimate *shown = &effect->difference, *plain = &effect->paired.difference;
            bool member = s > 0 && comparison->role[i] == COMPARISON_PRIMARY && !isnan(effect->paired.p);
            members += member;
            ck_assert(isnan(effect->p_adjusted) == !member && isnan(effect->p_holm) == !member);
            if (!member) {
                ck_assert_int_eq(effect->verdict, VERDICT_NONE);
                ck_assert(isnan(plain->low) ? isnan(shown->low) : shown->low == plain->low);
                continue;
            }
            bool stands = shown->low > 0.0 || shown->high < 0.0;
            ck_assert(shown->low <= plain->low && shown->high >= plain->high);
            ck_assert_double_eq(shown->value, plain->value);
            ck_assert(effect->p_adjusted >= effect->p_holm && effect->p_holm >= effect->paired.p);
            ck_assert(stands == (effect->verdict != VERDICT_UNCLEAR));
            ck_assert(stands == (effect->p_adjusted <= 0.05));
        }
    ck_assert_uint_eq(comparison->members, members);
    ck_assert_double_eq_tol(comparison->family_confidence, 1.0 - 0.05 / (double)members, 1e-12);
}

/* Money adds up, and a ratio is told exactly where the verdict on what is bought stands. */
static void expect_money(const struct Comparison *comparison) {
    for (size_t s = 0; s < SCENARIOS; s++) {
        const struct ComparedEffect *effects = comparison->effects[s];
        double parts = effects[OUTCOME_INTERVENTION_COST].paired.scenario_mean +
                       effects[OUTCOME_COLLABORATION_COST].paired.scenario_mean +
                       effects[OUTCOME_PUBLICATION_COST].paired.scenario_mean;
        ck_assert_double_gt(parts, 0.0);
        ck_assert_double_eq_tol(effects[OUTCOME_TOTAL_COST].paired.scenario_mean, parts, 1e-6 * parts);
        for (int k = 0; k < COST_PER_COUNT && s > 0; k++) {
            const struct ComparedEffect *effect =
                &effects[k == COST_PER_COMPLETION ? OUTCOME_COMPLETED_EPISODES : OUTCOME_EVER_TRIED_HORIZON];
            bool ratio = comparison->cost_effects[s][k].kind != COST_EFFECT_PLANE;
            ck_assert(ratio == (effect->verdict != VERDICT_UNCLEAR));
        }
    }
}

/* What comes out of a small world is not asserted, except what must: an intervention costs, and costs the
 * same in sum. */
START_TEST(real_runs) {
    struct Comparison comparison;
    run(&comparison, REPLICATES);
    expect_nothing(&comparison, BASELINE);
    expect_nothing(&comparison, ITSELF);
    expect_family(&comparison);
    expect_money(&comparison);
    const struct PairedEffect *cost = &comparison.effects[GUIDELINE][OUTCOME_INTERVENTION_COST].paired;
    ck_assert_int_eq(cost->difference.count, REPLICATES);
    ck_assert_double_gt(cost->difference.low, 0.0);
    ck_assert_double_eq_tol(comparison.synergies[0][OUTCOME_INTERVENTION_COST].excess.value, 0.0, 1e-6);
    ck_assert_int_eq(comparison.synergies[0][OUTCOME_COMPLETED_52].excess.count, REPLICATES);
    ck_assert_double_ne(comparison.effects[MATCHMAKER][OUTCOME_COMPLETED_EPISODES].paired.difference.value,
                        0.0);
    ck_assert_double_nan(comparison.effects[GUIDELINE][OUTCOME_EVER_TRIED_5_YEARS].paired.difference.value);
    ck_assert_int_eq(comparison.cost_effects[BASELINE][COST_PER_COMPLETION].kind, COST_EFFECT_NONE);
    ck_assert_int_eq(comparison.cost_effects[ITSELF][COST_PER_COMPLETION].kind, COST_EFFECT_PLANE);
    ck_assert_double_eq_tol(comparison.cost_effects[GUIDELINE][COST_PER_COMPLETION].cost.value,
                            comparison.effects[GUIDELINE][OUTCOME_TOTAL_COST].paired.difference.value, 1e-6);
    ck_assert_double_eq_tol(comparison.cost_effects[BOTH][COST_PER_UNIT].effect.value,
                            comparison.effects[BOTH][OUTCOME_ADOPTING_UNITS].paired.difference.value, 1e-9);
    ck_assert_uint_eq(comparison.cost_effects[BOTH][COST_PER_UNIT].samples, 2000);
    const struct Ranking *singles = &comparison.rankings[RANKED_SINGLES][RANKING_COMPLETION],
                         *pairs = &comparison.rankings[RANKED_PAIRS][RANKING_COMPLETION];
    ck_assert(!comparison_is_pair(&comparison, GUIDELINE) && comparison_is_pair(&comparison, BOTH));
    ck_assert_uint_eq(singles->replicates, REPLICATES);
    ck_assert_uint_eq(singles->scenarios, 4);
    ck_assert_uint_eq(pairs->scenarios, 2);
    ck_assert_uint_eq(pairs->who[1], BOTH);
    for (size_t place = 0; place < 4; place++) {
        ck_assert_uint_ne(ranking_at(singles, place), BOTH);
        ck_assert_double_eq_tol(singles->rank_share[BASELINE * 4 + place],
                                singles->rank_share[ITSELF * 4 + place], 1e-12);
    }
    double widest = 0.0;
    for (size_t s = 1; s < SCENARIOS; s++) {
        const struct ComparedEffect *effects = comparison.effects[s];
        widest = fmax(widest, estimate_half_width(&effects[OUTCOME_COMPLETED_52].paired.difference));
        widest = fmax(widest, estimate_half_width(&effects[OUTCOME_EVER_TRIED_HORIZON].paired.difference));
    }
    ck_assert_double_gt(widest, 0.0);
    ck_assert_double_eq(comparison_precision(&comparison), widest);
    comparison_free(&comparison);
    comparison_free(&comparison);
}
END_TEST

START_TEST(one_replicate_has_no_precision) {
    struct Comparison comparison;
    run(&comparison, 1);
    ck_assert(isinf(comparison_precision(&comparison)));
    ck_assert_int_eq(comparison.effects[GUIDELINE][OUTCOME_COMPLETED_52].verdict, VERDICT_NONE);
    ck_assert_uint_eq(comparison.members, 0);
    ck_assert(!ranking_is_known(&comparison.rankings[RANKED_SINGLES][RANKING_PUBLIC_VALUE]));
    ck_assert_double_nan(comparison.rankings[RANKED_SINGLES][RANKING_PUBLIC_VALUE].order_share);
    comparison_free(&comparison);
}
END_TEST

START_TEST(columns_and_bad_plans) {
    const struct SummaryTableRow *table = comparison_table();
    ck_assert_str_eq(table->file, "comparison.csv");
    for (size_t i = 0; i < table->column_count; i++)
        ck_assert_uint_gt(strlen(table->columns[i].sentence), 5);
    struct Error error = {0};
    struct Comparison comparison;
    const struct Combination wrong = {1, 2, 3};
    const struct ComparisonPlan bad[] = {{0, 2, 0.95, SEED, NULL, 0, NULL},
                                         {WEEKS, 0, 0.95, SEED, NULL, 0, NULL},
                                         {WEEKS, 2, 1.0, SEED, NULL, 0, NULL},
                                         {WEEKS, 3, 0.95, SEED, &wrong, 1, NULL}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_int_eq(comparison_init(&comparison, &bad[i], &error), STATUS_INTERNAL);
        comparison_free(&comparison);
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, real_runs);
    tcase_add_test(tests, one_replicate_has_no_precision);
    tcase_add_test(tests, columns_and_bad_plans);
}

int main(void) {
    return run_suite("comparison", add_tests);
}
