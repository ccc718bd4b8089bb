/* Sweeps: points of parameters and interventions, outputs instead of rows, failures, shards. */
#define _GNU_SOURCE
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "drive/drive_plan.h"
#include "drive/run_one.h"
#include "drive/study_point.h"
#include "drive_fixture.h"
#include "run/replicate.h"
#include "store/outputs.h"
#include "store/store_merge.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
    fixture_make_sweep(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static struct DriveOutcome run(const char *name, enum Status wanted) {
    struct DriveOutcome outcome;
    enum Status status = fixture_run(&fixture, name, &outcome);
    ck_assert_msg(status == wanted, "status %d, not %d: %s", (int)status, (int)wanted, fixture.error.text);
    return outcome;
}

static void open_reading(struct Store *store, const char *name) {
    char directory[128];
    snprintf(directory, sizeof directory, "%s/%s", fixture.root, name);
    ck_assert_int_eq(store_open_reading(store, directory, &fixture.error), STATUS_OK);
}

START_TEST(same_bytes_on_any_threads) {
    const int64_t threads[] = {1, 2, 8};
    const char *names[] = {"one", "two", "eight"};
    for (int i = 0; i < 3; i++) {
        fixture.plan.threads = threads[i];
        ck_assert_int_eq(run(names[i], STATUS_OK).finished, 12 * FIXTURE_POINTS);
        fixture_assert_same(&fixture, "one", names[i]);
    }
}
END_TEST

/* What a direct run of the model gives for the key. */
static void expected_outputs(const struct RunKey *key, double values[FIXTURE_OUTPUTS]) {
    struct Scenario scenario = fixture.scenarios[0];
    struct RunRows rows;
    run_rows_init(&rows, key);
    struct Recorder recorder = run_rows_recorder(&rows, (1u << TABLE_COUNT) - 1);
    scenario.params.legal_ambiguity = 0.1 * (double)key->point;
    struct ReplicateInput input = {.scenario = &scenario, .seed = 1, .weeks = 26};
    ck_assert_int_eq(replicate_run(&input, (uint64_t)key->replicate, &recorder, &fixture.error), STATUS_OK);
    for (int i = 0; i < FIXTURE_OUTPUTS; i++)
        values[i] = NAN;
    ck_assert_int_eq(fixture_observe(NULL, &rows, values, &fixture.error), STATUS_OK);
    run_rows_free(&rows);
}

static enum Status check_outputs(void *context, const struct RunKey *key, const double values[],
                                 struct Error *error) {
    double wanted[FIXTURE_OUTPUTS];
    int64_t *count = context;
    (void)error;
    expected_outputs(key, wanted);
    for (int i = 0; i < FIXTURE_OUTPUTS; i++)
        ck_assert(values[i] == wanted[i] || (isnan(values[i]) && isnan(wanted[i])));
    ck_assert(isnan(values[2]) == (key->replicate % 3 == 2));
    ++*count;
    return STATUS_OK;
}

START_TEST(outputs_are_those_of_the_runs) {
    struct Store store;
    int64_t count = 0;
    run("outputs", STATUS_OK);
    open_reading(&store, "outputs");
    ck_assert_int_eq(store_each_output(&store, check_outputs, &count, &fixture.error), STATUS_OK);
    ck_assert_int_eq(count, 12 * FIXTURE_POINTS);
    store_close(&store);
}
END_TEST

struct Counts {
    int64_t rows[TABLE_COUNT], summaries;
};

/* Rows by table; a summary is the number of its week records, as below. */
static enum Status count_rows(void *context, const struct RunRows *rows, const char *cause,
                              struct Error *error) {
    struct Counts *counts = context;
    (void)cause, (void)error;
    for (int table = 0; table < TABLE_COUNT; table++)
        counts->rows[table] += (int64_t)rows->tables[table].count;
    counts->summaries += rows->summary_size == sizeof(size_t) ? 1 : 0;
    return STATUS_OK;
}

static enum Status count_weeks(int64_t weeks, struct RunRows *rows, struct Error *error) {
    (void)weeks;
    size_t count = rows->tables[TABLE_WEEKLY].count;
    ck_assert_uint_gt(count, 0);
    return run_rows_set_summary(rows, &count, sizeof count, error);
}

static struct Counts counts_of(const char *name) {
    struct Store store;
    struct Counts counts = {0};
    open_reading(&store, name);
    ck_assert_int_eq(store_each_rows(&store, (1u << RUN_PARTS) - 1, count_rows, &counts, &fixture.error),
                     STATUS_OK);
    store_close(&store);
    return counts;
}

START_TEST(rows_are_kept_as_the_study_says) {
    fixture.plan.study.tables = 1u << TABLE_RUNS | 1u << TABLE_EPISODES;
    run("rows", STATUS_OK);
    struct Counts counts = counts_of("rows");
    ck_assert_int_eq(counts.rows[TABLE_RUNS], 12 * FIXTURE_POINTS);
    ck_assert_int_eq(counts.rows[TABLE_EPISODES], 5 * 12 * FIXTURE_POINTS);
    ck_assert_int_eq(counts.rows[TABLE_WEEKLY], 0);
    ck_assert_int_eq(counts.summaries, 0);
}
END_TEST

/* A summary sees all tables of every run; rows stay of the first replicates. */
START_TEST(rows_are_kept_of_the_first_replicates) {
    fixture.plan.study.tables = 1u << TABLE_RUNS | 1u << TABLE_EPISODES;
    fixture.plan.study.rows = 3;
    fixture.plan.summarise = count_weeks;
    run("first", STATUS_OK);
    struct Counts counts = counts_of("first");
    ck_assert_int_eq(counts.rows[TABLE_RUNS], 12 * FIXTURE_POINTS);
    ck_assert_int_eq(counts.rows[TABLE_EPISODES], 5 * 3 * FIXTURE_POINTS);
    ck_assert_int_eq(counts.rows[TABLE_WEEKLY], 0);
    ck_assert_int_eq(counts.summaries, 12 * FIXTURE_POINTS);
}
END_TEST

/* Runs that are there are run again for them, and no others; the same store as if they had been asked for at
 * first. */
START_TEST(rows_are_asked_for_later) {
    fixture.plan.study.tables = 1u << TABLE_RUNS | 1u << TABLE_EPISODES | 1u << TABLE_WEEKLY;
    fixture.plan.study.rows = 5;
    run("whole", STATUS_OK);
    fixture.plan.study.rows = 2;
    run("later", STATUS_OK);
    fixture.plan.study.rows = 5;
    struct DriveOutcome outcome = run("later", STATUS_OK);
    ck_assert_int_eq(outcome.again, 3 * FIXTURE_POINTS);
    ck_assert_int_eq(outcome.finished, 3 * FIXTURE_POINTS);
    ck_assert_int_eq(outcome.reused, 9 * FIXTURE_POINTS);
    fixture_assert_same(&fixture, "whole", "later");
    fixture.plan.study.rows = 1;
    fixture.plan.study.tables = 1u << TABLE_RUNS;
    ck_assert_int_eq(run("later", STATUS_OK).finished, 0);
    fixture_assert_same(&fixture, "whole", "later");
}
END_TEST

static struct QueuedRun *run_key(struct RunKey key) {
    struct Network network = {0};
    struct QueuedRun *run = queued_run_new(&key);
    ck_assert_ptr_nonnull(run);
    ck_assert(run_one(&fixture.plan, &network, NULL, run));
    return run;
}

START_TEST(a_waiting_run_holds_only_what_is_stored) {
    struct QueuedRun *run = run_key((struct RunKey){0, 3, 1});
    ck_assert(!run->failed);
    ck_assert_uint_eq(run->rows.tables[TABLE_RUNS].count, 1);
    ck_assert_ptr_null(run->rows.tables[TABLE_WEEKLY].bytes);
    ck_assert_ptr_null(run->rows.tables[TABLE_EPISODES].bytes);
    ck_assert_uint_eq(run->rows.output_count, FIXTURE_OUTPUTS);
    queued_run_free(run);
    strcpy(fixture.scenarios[0].title, "fail");
    run = run_key((struct RunKey){0, 3, 3});
    ck_assert(run->failed);
    ck_assert_uint_lt(run_rows_bytes(&run->rows), 1000);
    queued_run_free(run);
}
END_TEST

/* With the scenarios of two points the values are set in turn; nothing of one is left in the other. */
START_TEST(points_set_parameters_and_interventions) {
    struct Scenario scenario;
    for (int64_t p = FIXTURE_POINTS - 1; p >= 0; p--) {
        ck_assert_int_eq(study_point_scenario(&fixture.plan.study, 0, p, &scenario, &fixture.error),
                         STATUS_OK);
        ck_assert_double_eq(scenario.params.legal_ambiguity, 0.1 * (double)p);
        ck_assert_double_eq(scenario.interventions[0].intensity, 1.0 / (double)(1 + p));
        ck_assert_double_eq(scenario.interventions[0].end_week, 26);
    }
    ck_assert_double_eq(fixture.scenarios[0].interventions[0].intensity, 1);
}
END_TEST

START_TEST(failed_runs_are_recorded_kept_and_retried) {
    int64_t failing = 7;
    fixture.plan.observe_context = &failing;
    struct DriveOutcome outcome = run("failing", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.failed, FIXTURE_POINTS);
    ck_assert_int_eq(outcome.finished, 11 * FIXTURE_POINTS);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "5 runs failed"));
    ck_assert_ptr_nonnull(
        strstr(fixture.error.text, "scenario 0, point 0, replicate 7: nothing to see in replicate 7"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "try again with --retry"));
    failing = -1;
    outcome = run("failing", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.failed_before, FIXTURE_POINTS);
    ck_assert_int_eq(outcome.finished + outcome.failed, 0);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "nothing to see in replicate 7"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "try again with --retry"));
    fixture.plan.replicates = 14; /* more runs are run, failed ones still stay */
    outcome = run("failing", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.finished, 2 * FIXTURE_POINTS);
    ck_assert_int_eq(outcome.failed_before, FIXTURE_POINTS);
    fixture.plan.retry = true;
    ck_assert_int_eq(run("failing", STATUS_OK).finished, FIXTURE_POINTS);
    run("whole", STATUS_OK);
    fixture_assert_same(&fixture, "failing", "whole");
}
END_TEST

START_TEST(a_retry_may_fail_again) {
    int64_t failing = 7;
    fixture.plan.observe_context = &failing;
    run("again", STATUS_RUN_FAILED);
    fixture.plan.retry = true;
    struct DriveOutcome outcome = run("again", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.failed, FIXTURE_POINTS);
    ck_assert_int_eq(outcome.failed_before, 0);
    ck_assert_int_eq(outcome.reused, 11 * FIXTURE_POINTS);
}
END_TEST

START_TEST(failures_of_another_part_are_not_ours) {
    int64_t failing = 7;
    fixture.plan.observe_context = &failing;
    run("whole", STATUS_RUN_FAILED);
    fixture.plan.shards = 5; /* shards deal points out: replicate 7 of point p is in part (7 + p) % 5 + 1 */
    fixture.plan.shard = 3;
    struct DriveOutcome outcome = run("whole", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.failed_before, 1);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "1 run failed"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "point 0, replicate 7"));
    ck_assert_ptr_null(strstr(fixture.error.text, "point 1, replicate 7"));
}
END_TEST

START_TEST(parts_of_a_sweep_make_the_whole) {
    struct Store store;
    char directory[3][128], merged[128];
    const char *names[] = {"part-1", "part-2", "part-3"};
    fixture.plan.shards = 3;
    for (int i = 0; i < 3; i++) {
        fixture.plan.shard = i + 1;
        ck_assert_int_eq(run(names[i], STATUS_OK).finished, 4 * FIXTURE_POINTS);
        snprintf(directory[i], sizeof directory[i], "%.60s/%s", fixture.root, names[i]);
    }
    snprintf(merged, sizeof merged, "%.60s/merged", fixture.root);
    ck_assert_int_eq(store_open_like(&store, merged, directory[2], &fixture.error), STATUS_OK);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(store_merge(&store, directory[i], &fixture.error), STATUS_OK);
    store_close(&store);
    fixture.plan.shards = 0;
    ck_assert_int_eq(run("merged", STATUS_OK).finished, 0);
    run("whole", STATUS_OK);
    fixture_assert_same(&fixture, "merged", "whole");
}
END_TEST

static void expect_refusal(enum Status status, const char *part) {
    ck_assert_int_eq(fixture_run(&fixture, "refused", NULL), status);
    ck_assert_msg(strstr(fixture.error.text, part) != NULL, "\"%s\" is not in: %s", part, fixture.error.text);
}

START_TEST(other_outputs_are_refused_with_the_reason) {
    run("refused", STATUS_OK);
    fixture.outputs[1] = "cost.private_open";
    expect_refusal(STATUS_CONFIGURATION, "output.1 cost.public_open there, cost.private_open here");
    fixture.outputs[1] = "cost.public_open";
    fixture.plan.study.output_count = 2;
    expect_refusal(STATUS_CONFIGURATION, "outputs 3 there, 2 here");
    fixture.plan.study.output_count = FIXTURE_OUTPUTS;
    fixture.value[3] = 0.75;
    expect_refusal(STATUS_CONFIGURATION, "point_values");
}
END_TEST

START_TEST(a_caller_without_observer_is_told) {
    fixture.plan.observe = NULL;
    expect_refusal(STATUS_INTERNAL, "outputs are asked for without saying how");
    fixture.plan.observe = fixture_observe;
    fixture.plan.study.output_count = 0;
    ck_assert_int_eq(drive_plan_check(&fixture.plan, &fixture.error), STATUS_INTERNAL);
}
END_TEST

static void expect_wrong_point(const char *part) {
    fixture.error = (struct Error){0};
    ck_assert_int_eq(study_point_check(&fixture.plan.study, &fixture.error), STATUS_CONFIGURATION);
    ck_assert_msg(strstr(fixture.error.text, part) != NULL, "%s", fixture.error.text);
}

START_TEST(every_point_is_checked_as_a_whole) {
    struct Scenario *scenario = &fixture.scenarios[0];
    ck_assert_int_eq(study_point_check(&fixture.plan.study, &fixture.error), STATUS_OK);
    fixture.value[FIXTURE_FACTORS * 3 + 1] = -1;
    expect_wrong_point("interventions.workshop.intensity = -1: out of range");
    expect_wrong_point("at design point 3 of scenario 0");
    fixture.value[FIXTURE_FACTORS * 3 + 1] = 1;
    ck_assert_int_eq(scenario_field_find(scenario, "interventions.workshop.start_week", &fixture.field[1],
                                         NULL, 0, &fixture.error),
                     STATUS_OK);
    fixture.value[FIXTURE_FACTORS * 2 + 1] = 27;
    expect_wrong_point("start_week = 27: after end_week = 26");
    expect_wrong_point("at design point 2 of scenario 0");
    fixture.value[FIXTURE_FACTORS * 2 + 1] = 1;
    fixture.field[0].index = params_find("competition.awards");
    fixture.value[0] = scenario->params.programme_slots[PROGRAMME_COMPETITION] + 1.0;
    expect_wrong_point("there are no more awards than places");
    expect_wrong_point("at design point 0 of scenario 0");
}
END_TEST

START_TEST(a_factor_is_the_same_number_in_all_scenarios) {
    fixture.plan.study.scenario_count = 2;
    strcpy(fixture.scenarios[1].name, "other");
    expect_wrong_point("interventions.workshop.intensity cannot be a factor: scenario 1 (other) has no such "
                       "intervention in that place");
    fixture.scenarios[1].interventions[0] = fixture.scenarios[0].interventions[0];
    fixture.scenarios[1].intervention_count = 1;
    ck_assert_int_eq(study_point_check(&fixture.plan.study, &fixture.error), STATUS_OK);
    fixture.scenarios[1].interventions[0].kind = INTERVENTION_MATCHMAKER;
    expect_wrong_point("cannot be a factor");
    fixture.plan.study.scenario_count = 1;
    fixture.field[1] = (struct ScenarioField){1, 0};
    expect_wrong_point("cannot be a factor");
    fixture.field[1] = (struct ScenarioField){SCENARIO_FIELD_PARAMETER, params_count()};
    expect_wrong_point("cannot be a factor");
}
END_TEST

START_TEST(a_large_design_reserves_memory_for_its_largest_point) {
    fixture.plan.oversubscribe = false;
    fixture.plan.threads = 0;
    ck_assert_int_ge(drive_threads(&fixture.plan), 1);
    strcpy(fixture.scenarios[0].title, "huge");
    ck_assert_int_eq(drive_threads(&fixture.plan), 1);
}
END_TEST

/* In round r points up to 2 r + 1 are wanted, and each has so many runs as the round before left there. */
static int64_t cells[FIXTURE_POINTS];

static enum Status grow(void *context, struct Store *store, int64_t round, bool *more, struct Error *error) {
    int64_t finished = 0, failed = 0, *seen = context;
    enum Status status = store_count(store, &finished, &failed, error);
    for (int64_t p = 0; p < FIXTURE_POINTS; p++)
        cells[p] = p < 2 * round + 1 ? 4 : 0;
    seen[round] = finished;
    *more = round < 3;
    return status;
}

START_TEST(rounds_ask_for_more_after_a_look) {
    int64_t seen[4];
    fixture.plan.replicates = 4;
    fixture.plan.cell_replicates = cells;
    fixture.plan.next_round = grow;
    fixture.plan.round_context = seen;
    struct DriveOutcome outcome = run("rounds", STATUS_OK);
    static const int64_t expected[4] = {0, 4, 12, 20};
    ck_assert_mem_eq(seen, expected, sizeof expected);
    ck_assert_int_eq(outcome.finished, 20);
    ck_assert_int_eq(outcome.wanted, 20);
    ck_assert_int_eq(outcome.reused, 0);
    outcome = run("rounds", STATUS_OK); /* nothing is run twice */
    ck_assert_int_eq(outcome.finished, 0);
    ck_assert_int_eq(outcome.reused, 20);
    fixture.plan.next_round = NULL;
    fixture.plan.cell_replicates = NULL;
    run("at_once", STATUS_OK);
    fixture_assert_same(&fixture, "rounds", "at_once");
    fixture.plan.next_round = grow;
    fixture.plan.cell_replicates = cells;
    fixture.plan.shards = 2;
    fixture.plan.shard = 1;
    run("part", STATUS_USAGE);
}
END_TEST

START_TEST(points_with_streams_of_their_own) {
    const struct Study shared = {.own_streams = false}, own = {.own_streams = true};
    ck_assert_uint_eq(study_stream(&shared, 3, 5), 5);
    ck_assert_uint_eq(study_stream(&own, 0, 5), 5);
    ck_assert_uint_ne(study_stream(&own, 1, 5), study_stream(&own, 2, 5));
    ck_assert_uint_ne(study_stream(&own, 1, 0), study_stream(&own, 0, 1000000));
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, same_bytes_on_any_threads);
    tcase_add_test(tests, rounds_ask_for_more_after_a_look);
    tcase_add_test(tests, points_with_streams_of_their_own);
    tcase_add_test(tests, outputs_are_those_of_the_runs);
    tcase_add_test(tests, rows_are_kept_as_the_study_says);
    tcase_add_test(tests, rows_are_kept_of_the_first_replicates);
    tcase_add_test(tests, rows_are_asked_for_later);
    tcase_add_test(tests, a_waiting_run_holds_only_what_is_stored);
    tcase_add_test(tests, points_set_parameters_and_interventions);
    tcase_add_test(tests, failed_runs_are_recorded_kept_and_retried);
    tcase_add_test(tests, a_retry_may_fail_again);
    tcase_add_test(tests, failures_of_another_part_are_not_ours);
    tcase_add_test(tests, parts_of_a_sweep_make_the_whole);
    tcase_add_test(tests, other_outputs_are_refused_with_the_reason);
    tcase_add_test(tests, a_caller_without_observer_is_told);
    tcase_add_test(tests, every_point_is_checked_as_a_whole);
    tcase_add_test(tests, a_factor_is_the_same_number_in_all_scenarios);
    tcase_add_test(tests, a_large_design_reserves_memory_for_its_largest_point);
}

int main(void) {
    return run_suite("drive: sweep", add_tests);
}
