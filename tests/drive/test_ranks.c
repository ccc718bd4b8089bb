/* The work over ranks, without MPI: the same bytes as alone, several studies, stages, points that are found
 * on the way. Here other ranks are forked processes (fake_ranks.c); the real ones are tested in
 * tests/long/test_ranks.sh. */
#define _GNU_SOURCE
#include <math.h>
#include <string.h>

#include "drive/run_one.h"
#include "fake_ranks.h"
#include "rank_fixture.h"
#include "store/export.h"
#include "store/outputs.h"
#include "store/store_points.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

START_TEST(same_bytes_on_any_ranks) {
    int ranks = 2 + _i;
    strcpy(fixture.scenarios[1].title, "meet");
    fixture.plan.threads = 1 + _i % 2;
    fixture.plan.replicates = 40; /* no rank is given all of them before another is there */
    fake_ranks_start(ranks, ranks_serve_fixture, &fixture);
    struct DriveOutcome outcome = ranks_run(&fixture, "together", STATUS_OK);
    ck_assert_int_eq(outcome.finished, 80);
    for (int rank = 1; rank < ranks; rank++)
        ck_assert_int_gt(fake_ranks_runs(rank), 0);
    ranks_finish();
    ranks_run(&fixture, "alone", STATUS_OK);
    fixture_assert_same(&fixture, "together", "alone");
}
END_TEST

START_TEST(one_run_at_a_time_unless_asked) {
    fixture.plan.threads = 0;
    fixture.plan.oversubscribe = false;
    fake_ranks_start(2, ranks_serve_fixture, &fixture);
    ck_assert_int_eq(ranks_run(&fixture, "one", STATUS_OK).threads, 1);
    ranks_finish();
}
END_TEST

START_TEST(failures_arrive_with_their_causes) {
    for (int i = 0; i < 2; i++)
        strcpy(fixture.scenarios[i].title, "fail");
    fake_ranks_start(3, ranks_serve_fixture, &fixture);
    struct DriveOutcome outcome = ranks_run(&fixture, "together", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.failed, 4);
    ranks_finish();
    ranks_run(&fixture, "alone", STATUS_RUN_FAILED);
    fixture_assert_same(&fixture, "together", "alone");
}
END_TEST

static enum Status observe(void *context, const struct RunRows *rows, double values[], struct Error *error) {
    const struct WeekRecord *last = run_rows_get(rows, TABLE_WEEKLY, rows->tables[TABLE_WEEKLY].count - 1);
    (void)context, (void)error;
    values[0] = last->visibility;
    return STATUS_OK;
}

static enum Status add_output(void *context, const struct RunKey *key, const double values[],
                              struct Error *error) {
    double *sum = context;
    (void)error;
    *sum += (double)(1 + key->scenario + 2 * key->replicate) * values[0];
    return STATUS_OK;
}

/* A number that depends on every output and its place. */
static double sum_of_outputs(const char *name) {
    char directory[128];
    struct Store store;
    struct Error error = {0};
    double sum = 0.0;
    snprintf(directory, sizeof directory, "%s/%s", fixture.root, name);
    ck_assert_int_eq(store_open_reading(&store, directory, &error), STATUS_OK);
    ck_assert_int_eq(store_each_output(&store, add_output, &sum, &error), STATUS_OK);
    store_close(&store);
    return sum;
}

START_TEST(outputs_arrive) {
    static const char *const names[] = {"trust"};
    fixture.plan.study.outputs = names;
    fixture.plan.study.output_count = 1;
    fixture.plan.study.tables = 1u << TABLE_RUNS;
    fixture.plan.observe = observe;
    fixture.plan.observe_tables = 1u << TABLE_WEEKLY;
    fake_ranks_start(3, ranks_serve_fixture, &fixture);
    ranks_run(&fixture, "together", STATUS_OK);
    ranks_finish();
    ranks_run(&fixture, "alone", STATUS_OK);
    ck_assert_double_gt(sum_of_outputs("alone"), 0.0);
    ck_assert_double_eq(sum_of_outputs("together"), sum_of_outputs("alone"));
}
END_TEST

static void serve_three(void *context) {
    struct DrivePlan plans[3];
    (void)context;
    for (int i = 0; i < 3; i++) {
        plans[i] = fixture.plan;
        plans[i].study.seed = (uint64_t)i;
    }
    ranks_serve_plans(plans, 3);
}

/* The second study is stored before, so that its turn never comes. */
START_TEST(several_studies_of_one_command) {
    const char *names[] = {"first", "second", "third"};
    fixture.plan.study.seed = 1;
    strcpy(fixture.scenarios[0].title, "meet");
    ck_assert_int_eq(fixture_wait(fixture_start(&fixture, "second", 0)), 0);
    fake_ranks_start(3, serve_three, NULL);
    for (int i = 0; i < 3; i++) {
        fixture.plan.study.seed = (uint64_t)i;
        ck_assert_int_eq(ranks_run(&fixture, names[i], STATUS_OK).finished, i == 1 ? 0 : 24);
    }
    ck_assert_int_gt(fake_ranks_runs(1), 0);
    ranks_finish();
    ranks_run(&fixture, "alone", STATUS_OK);
    fixture_assert_same(&fixture, "third", "alone");
}
END_TEST

START_TEST(one_study_again_with_more_replicates) {
    fixture.plan.replicates = 12;
    fake_ranks_start(3, ranks_serve_fixture, &fixture);
    fixture.plan.replicates = 5;
    ck_assert_int_eq(ranks_run(&fixture, "grown", STATUS_OK).finished, 10);
    fixture.plan.replicates = 30;
    ck_assert_int_eq(ranks_run(&fixture, "grown", STATUS_OK).finished, 50);
    ranks_finish();
    ranks_run(&fixture, "alone", STATUS_OK);
    fixture_assert_same(&fixture, "grown", "alone");
}
END_TEST

/* Enough at 32 replicates: there are three stages, between which the other ranks wait, and in each they run.
 */
static enum Status look(void *context, struct Store *store, int64_t replicates, double *half_width,
                        struct Error *error) {
    int64_t finished, failed;
    int *elsewhere = context;
    enum Status status = store_count(store, &finished, &failed, error);
    ck_assert_int_eq(finished, 2 * replicates);
    ck_assert_int_gt(fake_ranks_runs(1) + fake_ranks_runs(2), *elsewhere);
    *elsewhere = fake_ranks_runs(1) + fake_ranks_runs(2);
    fake_ranks_call_meeting();
    *half_width = replicates < 32 ? 1.0 : 0.01;
    return status;
}

START_TEST(stages_of_a_precision) {
    int elsewhere = 0;
    strcpy(fixture.scenarios[0].title, "meet");
    fixture.plan.half_width_context = &elsewhere;
    fixture.plan.threads = 1;
    fixture.plan.replicates = 1000;
    fixture.plan.precision = 0.05;
    fixture.plan.half_width = look;
    fake_ranks_start(3, ranks_serve_fixture, &fixture);
    ck_assert_int_eq(ranks_run(&fixture, "precise", STATUS_OK).finished, 64);
    ranks_finish();
}
END_TEST

/* What the manager does that finds points while runs come in: runs at the first, then at more. */
static void run_at_more_and_more(const char *name) {
    char directory[128];
    struct Store store;
    struct ScenarioPoints *points = &fixture.plan.study.points;
    snprintf(directory, sizeof directory, "%s/%s", fixture.root, name);
    points->count = 0;
    ck_assert_int_eq(store_open(&store, directory, &fixture.plan.study, STORE_RESUME, &fixture.error), 0);
    for (int64_t count = 1; count <= FIXTURE_POINTS; count += 2) {
        points->count = count;
        ck_assert_int_eq(store_points_add(&store, points, &fixture.error), STATUS_OK);
        fake_ranks_call_meeting();
        ck_assert_int_eq(drive_run(&fixture.plan, &store, NULL, &fixture.error), STATUS_OK);
    }
    ck_assert_int_eq(export_all(&store, directory, &fixture.error), STATUS_OK);
    store_close(&store);
}

/* A worker reads the same command, and so knows the rule of the points but none that follow from runs. */
static void serve_without_points(void *context) {
    for (int i = 0; i < FIXTURE_POINTS * FIXTURE_FACTORS; i++)
        fixture.value[i] = 0.5;
    fixture.plan.study.points.count = 2;
    ranks_serve_fixture(context);
}

START_TEST(points_that_are_found_on_the_way) {
    fixture_make_sweep(&fixture);
    fixture.plan.study.points_rule = "by the test";
    fixture.plan.replicates = 9; /* as many as make every rank run at each batch */
    strcpy(fixture.scenarios[0].title, "meet");
    fake_ranks_start(3, serve_without_points, &fixture);
    run_at_more_and_more("together");
    ranks_finish();
    run_at_more_and_more("alone");
    fixture_assert_same(&fixture, "together", "alone");
}
END_TEST

/* Messages that come every 20 ms: how often somebody looks for them who has found the pace, and how late he
 * is. */
START_TEST(waiting_follows_the_pace_of_messages) {
    struct RankPause pause = {0};
    double clock = 0.0, late = 0.0;
    int looks = 0;
    for (int message = 1; message <= 40; message++) {
        looks = message == 21 ? 0 : looks;
        for (; clock < 0.02 * message; looks++)
            clock += rank_pause(&pause, false, false);
        late = fmax(late, clock - 0.02 * message);
        ck_assert_double_eq(rank_pause(&pause, true, false), 0.0);
        ck_assert_double_eq(rank_pause(&pause, true, false), 0.0); /* two at once */
    }
    ck_assert_int_le(looks, 6 * 20);
    ck_assert_double_le(late, 0.01);
    ck_assert_double_le(rank_pause(&pause, false, true), 1e-4);
    for (int i = 0; i < 1000; i++)
        ck_assert_double_le(rank_pause(&pause, false, false), 0.016);
    ck_assert_double_eq(rank_pause(&pause, false, false), 0.016);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 300);
    tcase_add_loop_test(tests, same_bytes_on_any_ranks, 0, 3);
    tcase_add_test(tests, one_run_at_a_time_unless_asked);
    tcase_add_test(tests, failures_arrive_with_their_causes);
    tcase_add_test(tests, outputs_arrive);
    tcase_add_test(tests, several_studies_of_one_command);
    tcase_add_test(tests, one_study_again_with_more_replicates);
    tcase_add_test(tests, stages_of_a_precision);
    tcase_add_test(tests, waiting_follows_the_pace_of_messages);
    tcase_add_test(tests, points_that_are_found_on_the_way);
}

int main(void) {
    return run_suite("drive: ranks", add_tests);
}
