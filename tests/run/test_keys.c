/* Keyed draws: the same key gives the same bytes; scenarios share what they have in common until something
 * differs. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "run_fixture.h"
#include "world/people.h"

enum { HORIZON = 130, START = 40, SEED = 11 };

/* A world in which every intervention has something to act on. */
static void touchy_scenario(struct Scenario *scenario) {
    moderate_scenario(scenario);
    struct Params *p = &scenario->params;
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        p->case_purpose_share[type] = 0.3;
        p->case_descendants[type] = 0.8;
    }
    p->diffusion_inside_per_year = 6.0;
    p->handover_death_per_year = 2.0;
    p->programme_interval_weeks[PROGRAMME_COMPETITION] = 13.0;
}

static void intervene(struct Scenario *scenario, enum InterventionKind kind, double start, double intensity) {
    scenario->interventions[scenario->intervention_count++] = (struct Intervention){.kind = kind,
                                                                                    .start_week = start,
                                                                                    .end_week = HORIZON,
                                                                                    .intensity = intensity,
                                                                                    .target = TARGET_ALL,
                                                                                    .cost = 1.0};
}

/* Fellows work only where the rule permits them, and the rule matters only where there are fellows. */
static void with_partner(struct Scenario *scenario, enum InterventionKind kind) {
    touchy_scenario(scenario);
    if (kind == INTERVENTION_FELLOWSHIP)
        intervene(scenario, INTERVENTION_STAFFING_RULE, 0.0, 1.0);
    if (kind == INTERVENTION_STAFFING_RULE)
        intervene(scenario, INTERVENTION_FELLOWSHIP, 0.0, 1.0);
}

START_TEST(test_the_same_key_gives_the_same_bytes_and_another_key_others) {
    struct Scenario scenario;
    struct Records first, again, replicate, seed;
    moderate_scenario(&scenario);
    records_run(&first, &scenario, SEED, 3, 60);
    records_run(&again, &scenario, SEED, 3, 60);
    records_run(&replicate, &scenario, SEED, 4, 60);
    records_run(&seed, &scenario, SEED + 1, 3, 60);
    ck_assert_uint_gt(first.count[TABLE_EPISODES], 30);
    ck_assert(records_same(&first, &again));
    ck_assert(!records_same_table(&first, &replicate, TABLE_WEEKLY));
    ck_assert(!records_same_table(&first, &seed, TABLE_WEEKLY));
    struct Records *const all[] = {&first, &again, &replicate, &seed};
    for (int i = 0; i < 4; i++)
        records_free(all[i]);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_longer_horizon_repeats_the_shorter_one) {
    struct Scenario scenario;
    struct Records brief, longer;
    moderate_scenario(&scenario);
    records_run(&brief, &scenario, SEED, 5, 40);
    records_run(&longer, &scenario, SEED, 5, 52); /* both tell every week what moved constructs */
    ck_assert_mem_eq(brief.bytes[TABLE_WEEKLY], longer.bytes[TABLE_WEEKLY], 40 * sizeof(struct WeekRecord));
    records_free(&brief);
    records_free(&longer);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_an_intervention_of_no_intensity_changes_no_byte) {
    struct Scenario plain, with;
    struct Records expected, found;
    touchy_scenario(&plain);
    touchy_scenario(&with);
    intervene(&with, (enum InterventionKind)_i, 5.0, 0.0);
    records_run(&expected, &plain, SEED, 6, 50);
    records_run(&found, &with, SEED, 6, 50);
    ck_assert_msg(records_same(&expected, &found), "%s", intervention_row((enum InterventionKind)_i)->name);
    records_free(&expected);
    records_free(&found);
    scenario_free(&plain);
    scenario_free(&with);
}
END_TEST

static bool same_before(const struct Records *one, const struct Records *other, int64_t week) {
    if (memcmp(one->bytes[TABLE_WEEKLY], other->bytes[TABLE_WEEKLY],
               (size_t)week * sizeof(struct WeekRecord)) != 0)
        return false;
    size_t count = one->count[TABLE_EPISODES] < other->count[TABLE_EPISODES] ? one->count[TABLE_EPISODES]
                                                                             : other->count[TABLE_EPISODES];
    for (size_t i = 0; i < count; i++) {
        const struct EpisodeRecord *a = records_at(one, TABLE_EPISODES, i),
                                   *b = records_at(other, TABLE_EPISODES, i);
        if (a->start_week >= week && b->start_week >= week)
            return true;
        bool ended = a->end_week != RECORD_MISSING && a->end_week < week;
        if (a->key != b->key || (ended && memcmp(a, b, sizeof *a) != 0))
            return false;
    }
    return true;
}

/* Whether an intervention changes a replicate; before its start, and in its cost, it is as it must be in
 * each. */
static bool changes_replicate(const struct Scenario *plain, const struct Scenario *with, uint64_t replicate) {
    struct Records expected, found;
    records_run(&expected, plain, SEED, replicate, HORIZON);
    records_run(&found, with, SEED, replicate, HORIZON);
    ck_assert_msg(same_before(&expected, &found, START), "replicate %d before its start", (int)replicate);
    bool differs = !records_same_table(&expected, &found, TABLE_WEEKLY) ||
                   !records_same_table(&expected, &found, TABLE_EPISODES) ||
                   !records_same_table(&expected, &found, TABLE_SERVICES);
    const struct RunRecord *run = records_at(&found, TABLE_RUNS, 0);
    ck_assert(run->intervention_cost > 0.0 || intervention_row(with->interventions[0].kind)->probe);
    records_free(&expected);
    records_free(&found);
    return differs;
}

/* In so small a world some act on few things: one of three replicates must show it. */
START_TEST(test_an_intervention_changes_something_after_its_start_and_nothing_before) {
    enum InterventionKind kind = (enum InterventionKind)_i;
    struct Scenario plain, with;
    with_partner(&plain, kind);
    with_partner(&with, kind);
    intervene(&with, kind, START, 1.0);
    bool differs = false;
    for (uint64_t replicate = 7; replicate < 10 && !differs; replicate++)
        differs = changes_replicate(&plain, &with, replicate);
    ck_assert_msg(differs, "%s changes nothing", intervention_row(kind)->name);
    scenario_free(&plain);
    scenario_free(&with);
}
END_TEST

static int by_key(const void *one, const void *other) {
    const struct EpisodeRecord *a = one, *b = other;
    return (a->key > b->key) - (a->key < b->key);
}

START_TEST(test_scenarios_share_their_episodes_by_key) {
    struct Scenario plain, with;
    struct Records one, other;
    touchy_scenario(&plain);
    touchy_scenario(&with);
    intervene(&with, INTERVENTION_WORKSHOP, 0.0, 1.0);
    intervene(&with, INTERVENTION_MATCHMAKER, 0.0, 1.0);
    records_run(&one, &plain, SEED, 8, HORIZON);
    records_run(&other, &with, SEED, 8, HORIZON);
    qsort(one.bytes[TABLE_EPISODES], one.count[TABLE_EPISODES], sizeof(struct EpisodeRecord), by_key);
    size_t shared = 0;
    for (size_t i = 0; i < other.count[TABLE_EPISODES]; i++) {
        const struct EpisodeRecord *b = records_at(&other, TABLE_EPISODES, i);
        const struct EpisodeRecord *a =
            bsearch(b, one.bytes[TABLE_EPISODES], one.count[TABLE_EPISODES], sizeof *b, by_key);
        if (a == NULL)
            continue;
        shared++;
        bool first = a->parent_key == RECORD_MISSING && a->pitch == 1;
        if (first) /* what follows from an end comes when that does */
            ck_assert_int_eq(a->proposed_week, b->proposed_week);
        ck_assert_int_eq(a->programme, b->programme);
        ck_assert_int_eq(a->case_type, b->case_type);
        ck_assert_int_eq(a->owners, b->owners);
        ck_assert_double_eq(a->clarity, b->clarity);
        ck_assert_double_eq(a->personal, b->personal);
    }
    ck_assert_msg(2 * shared > one.count[TABLE_EPISODES], "%zu of %zu shared", shared,
                  one.count[TABLE_EPISODES]);
    for (size_t i = 1; i < one.count[TABLE_EPISODES]; i++) {
        const struct EpisodeRecord *a = records_at(&one, TABLE_EPISODES, i - 1),
                                   *b = records_at(&one, TABLE_EPISODES, i);
        ck_assert_int_lt(a->key, b->key); /* no key twice */
    }
    records_free(&one);
    records_free(&other);
    scenario_free(&plain);
    scenario_free(&with);
}
END_TEST

/* Traits are keyed by agency and place; only the division among governments, which is proportional, may move.
 */
START_TEST(test_more_agencies_do_not_change_the_traits_of_the_first) {
    struct Scenario few, many;
    struct World small, large;
    moderate_scenario(&few);
    moderate_scenario(&many);
    few.params.world_governments = many.params.world_governments = 1.0;
    many.params.world_agencies += 25.0;
    world_start(&small, &few, 9, 10);
    world_start(&large, &many, 9, 10);
    for (size_t a = 0; a < small.agencies.count; a++) {
        ck_assert_uint_eq(small.agencies.staff_first[a], large.agencies.staff_first[a]);
        ck_assert_uint_eq(small.agencies.staff_count[a], large.agencies.staff_count[a]);
#define SAME(field) ck_assert_double_eq(small.agencies.field[a], large.agencies.field[a])
        SAME(manager_mean);
        SAME(support_latent);
        SAME(conservatism_base);
        SAME(literacy_base);
        SAME(mindset);
        SAME(capability);
        SAME(habit);
        SAME(trust_mean);
        SAME(complete);
        SAME(catalogue);
        SAME(opening_rate);
        SAME(issue_next);
#undef SAME
        for (uint32_t i = 0; i < small.agencies.staff_count[a]; i++) {
            uint32_t person = small.agencies.staff_first[a] + i;
            const struct Administrator *one = world_administrator(&small, (uint32_t)a, person),
                                       *other = world_administrator(&large, (uint32_t)a, person);
            ck_assert_mem_eq(&one->trust_mean, &other->trust_mean, sizeof(float));
            ck_assert_mem_eq(&one->understanding, &other->understanding, sizeof(float));
        }
    }
    world_free(&small);
    world_free(&large);
    scenario_free(&few);
    scenario_free(&many);
}
END_TEST

static enum Status refuse(void *context, enum RecordTable table, const void *record, struct Error *error) {
    (void)record;
    (void)context;
    return table == TABLE_WEEKLY ? error_set(error, STATUS_INPUT_OUTPUT, "the disk is full") : STATUS_OK;
}

static enum Status count_record(void *context, enum RecordTable table, const void *record,
                                struct Error *error) {
    (void)record;
    (void)error;
    ((size_t *)context)[table]++;
    return STATUS_OK;
}

START_TEST(test_a_run_stops_when_asked_and_when_its_recorder_fails) {
    struct Scenario scenario;
    struct Error error = {0};
    atomic_bool stop = true;
    size_t counts[TABLE_COUNT] = {0};
    moderate_scenario(&scenario);
    struct ReplicateInput input = {.scenario = &scenario, .seed = 1, .weeks = 20, .stop = &stop};
    struct Recorder counting = {counts, count_record, ~0u}, failing = {NULL, refuse, ~0u};
    ck_assert_int_eq(replicate_run(&input, 0, &counting, &error), STATUS_STOPPED);
    stop = false;
    ck_assert_int_eq(replicate_run(&input, 0, &failing, &error), STATUS_INPUT_OUTPUT);
    ck_assert_str_eq(error.text, "the disk is full");
    ck_assert_uint_eq(counts[TABLE_RUNS], 0);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_tables_that_are_not_wanted_are_not_sent) {
    struct Scenario scenario;
    struct Error error = {0};
    moderate_scenario(&scenario);
    struct ReplicateInput input = {.scenario = &scenario, .seed = 1, .weeks = 20};
    for (int table = 0; table < TABLE_COUNT; table++) {
        size_t counts[TABLE_COUNT] = {0};
        struct Recorder recorder = {counts, count_record, 1u << table};
        ck_assert_int_eq(replicate_run(&input, 0, &recorder, &error), STATUS_OK);
        for (int other = 0; other < TABLE_COUNT; other++)
            ck_assert(other == table || counts[other] == 0);
    }
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_the_same_key_gives_the_same_bytes_and_another_key_others);
    tcase_add_test(tests, test_a_longer_horizon_repeats_the_shorter_one);
    tcase_add_loop_test(tests, test_an_intervention_of_no_intensity_changes_no_byte, 0, INTERVENTION_COUNT);
    tcase_add_loop_test(tests, test_an_intervention_changes_something_after_its_start_and_nothing_before, 0,
                        INTERVENTION_COUNT);
    tcase_add_test(tests, test_scenarios_share_their_episodes_by_key);
    tcase_add_test(tests, test_more_agencies_do_not_change_the_traits_of_the_first);
    tcase_add_test(tests, test_a_run_stops_when_asked_and_when_its_recorder_fails);
    tcase_add_test(tests, test_tables_that_are_not_wanted_are_not_sent);
}

int main(void) {
    return run_suite("keys", add);
}
