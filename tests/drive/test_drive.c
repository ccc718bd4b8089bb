/* The manager of runs: same bytes on any threads, extension, failures, precision, parts of the work. */
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "drive/drive_plan.h"
#include "drive/resources.h"
#include "drive/study_point.h"
#include "drive_fixture.h"
#include "store/export.h"
#include "store/store_merge.h"
#include "store/store_read.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

/* Runs into root/name and expects a status. */
static struct DriveOutcome run(const char *name, enum Status wanted) {
    struct DriveOutcome outcome;
    enum Status status = fixture_run(&fixture, name, &outcome);
    ck_assert_msg(status == wanted, "status %d, not %d: %s", (int)status, (int)wanted, fixture.error.text);
    return outcome;
}

START_TEST(same_bytes_on_any_threads) {
    const int64_t threads[] = {1, 2, 3, 8};
    const char *names[] = {"one", "two", "three", "eight"};
    for (int i = 0; i < 4; i++) {
        fixture.plan.threads = threads[i];
        struct DriveOutcome outcome = run(names[i], STATUS_OK);
        ck_assert_int_eq(outcome.finished, 24);
        ck_assert_int_eq(outcome.threads, threads[i]);
        fixture_assert_same(&fixture, "one", names[i]);
    }
}
END_TEST

START_TEST(more_replicates_reuse_what_is_there) {
    fixture.plan.replicates = 5;
    run("grown", STATUS_OK);
    fixture.plan.replicates = 12;
    struct DriveOutcome outcome = run("grown", STATUS_OK);
    ck_assert_int_eq(outcome.wanted, 24);
    ck_assert_int_eq(outcome.reused, 10);
    ck_assert_int_eq(outcome.finished, 14);
    outcome = run("grown", STATUS_OK);
    ck_assert_int_eq(outcome.finished, 0);
    run("whole", STATUS_OK);
    fixture_assert_same(&fixture, "grown", "whole");
}
END_TEST

START_TEST(a_range_of_replicates) {
    fixture.plan.first_replicate = 5;
    fixture.plan.replicates = 7;
    run("parts", STATUS_OK);
    fixture.plan.first_replicate = 0;
    fixture.plan.replicates = 5;
    run("parts", STATUS_OK);
    fixture.plan.replicates = 12;
    ck_assert_int_eq(run("parts", STATUS_OK).finished, 0);
    run("whole", STATUS_OK);
    fixture_assert_same(&fixture, "parts", "whole");
}
END_TEST

START_TEST(failed_runs_are_recorded_kept_and_retried) {
    strcpy(fixture.scenarios[1].title, "fail");
    struct DriveOutcome outcome = run("failing", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.failed, 2);
    ck_assert_int_eq(outcome.finished, 22);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "2 runs failed"));
    ck_assert_ptr_nonnull(
        strstr(fixture.error.text, "scenario 1, point 0, replicate 3: replicate 3 lost a citizen"));
    char *tables = fixture_tables(&fixture, "failing");
    ck_assert_ptr_nonnull(strstr(tables, ",failed,replicate 8 lost a citizen\n"));
    free(tables);
    strcpy(fixture.scenarios[1].title, ""); /* what made them fail is gone */
    outcome = run("failing", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.finished + outcome.failed, 0);
    ck_assert_int_eq(outcome.reused, 24);
    ck_assert_int_eq(outcome.failed_before, 2);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "2 runs failed"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "--retry"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "replicate 8: replicate 8 lost a citizen"));
    fixture.plan.retry = true;
    outcome = run("failing", STATUS_OK);
    ck_assert_int_eq(outcome.finished, 2);
    ck_assert_int_eq(outcome.reused, 22);
    ck_assert_int_eq(outcome.failed_before, 0);
    run("whole", STATUS_OK);
    fixture_assert_same(&fixture, "failing", "whole");
}
END_TEST

/* The machine may have what it lacked before. */
static const struct {
    const char *behaviour, *cause;
} machines[] = {{"starve", ",failed,machine: memory ran out for a citizen\n"},
                {"illegible", ",failed,machine: a citizen cannot be read\n"}};

START_TEST(runs_that_the_machine_failed_are_tried_again) {
    strcpy(fixture.scenarios[1].title, machines[_i].behaviour);
    ck_assert_int_eq(run("starving", STATUS_RUN_FAILED).failed, 2);
    char *tables = fixture_tables(&fixture, "starving");
    ck_assert_ptr_nonnull(strstr(tables, machines[_i].cause));
    free(tables);
    ck_assert_int_eq(run("starving", STATUS_RUN_FAILED).failed, 2);
    strcpy(fixture.scenarios[1].title, "");
    ck_assert_int_eq(run("starving", STATUS_OK).finished, 2);
    run("whole", STATUS_OK);
    fixture_assert_same(&fixture, "starving", "whole");
}
END_TEST

/* Sets the flag once a failed run is stored: then there is something to beat. */
static void *set_flag_after_a_failure(void *flag) {
    char directory[128];
    int64_t finished = 0, failed = 0;
    snprintf(directory, sizeof directory, "%.60s/stopped", fixture.root);
    while (failed == 0) {
        struct Store store;
        struct Error error = {0};
        usleep(5000);
        if (store_open_reading(&store, directory, &error) != STATUS_OK ||
            store_count(&store, &finished, &failed, &error) != STATUS_OK)
            failed = 0; /* not created yet */
        store_close(&store);
    }
    atomic_store((atomic_bool *)flag, true);
    return NULL;
}

START_TEST(stopped_beats_failed) {
    atomic_bool stop;
    pthread_t thread;
    atomic_init(&stop, false);
    fixture.plan.stop = &stop;
    fixture.plan.replicates = 100000;
    strcpy(fixture.scenarios[0].title, "fail slow");
    strcpy(fixture.scenarios[1].title, "fail slow");
    ck_assert_int_eq(pthread_create(&thread, NULL, set_flag_after_a_failure, &stop), 0);
    struct DriveOutcome outcome = run("stopped", STATUS_STOPPED);
    pthread_join(thread, NULL);
    ck_assert_int_gt(outcome.failed, 0);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "the same command goes on"));
    char *tables = fixture_tables(&fixture, "stopped");
    ck_assert_ptr_null(strstr(tables, ",failed,stopped"));
    free(tables);
}
END_TEST

struct Looks {
    int64_t at[8];
    int count;
};

/* A half-width of 1 / replicates, whatever the store says; it must hold them. */
static enum Status look(void *context, struct Store *store, int64_t replicates, double *half_width,
                        struct Error *error) {
    struct Looks *self = context;
    int64_t finished, failed;
    enum Status status = store_count(store, &finished, &failed, error);
    ck_assert_int_eq(finished, 2 * replicates);
    self->at[self->count++] = replicates;
    *half_width = 1.0 / (double)replicates;
    return status;
}

static void expect_looks(int64_t most, int64_t threads, const int64_t *at, int count) {
    struct Looks looks = {.count = 0};
    char name[32];
    fixture.plan.replicates = most;
    fixture.plan.threads = threads;
    fixture.plan.precision = 0.05;
    fixture.plan.half_width = look;
    fixture.plan.half_width_context = &looks;
    snprintf(name, sizeof name, "precise-%d-%d", (int)most, (int)threads);
    struct DriveOutcome outcome = run(name, STATUS_OK);
    ck_assert_int_eq(looks.count, count);
    for (int i = 0; i < count; i++)
        ck_assert_int_eq(looks.at[i], at[i]);
    ck_assert_int_eq(outcome.replicates, at[count - 1]);
    ck_assert_double_eq(outcome.half_width, 1.0 / (double)at[count - 1]);
}

START_TEST(precision_is_looked_at_only_at_fixed_counts) {
    const int64_t enough[] = {8, 16, 32}, too_few[] = {8, 12};
    expect_looks(1000, 1, enough, 3);
    expect_looks(1000, 3, enough, 3);
    expect_looks(12, 2, too_few, 2);
    fixture_assert_same(&fixture, "precise-1000-1", "precise-1000-3");
}
END_TEST

START_TEST(parts_of_the_work_make_the_whole) {
    struct Store store;
    int64_t runs = 0;
    char directory[3][128], merged[128];
    const char *names[] = {"part-1", "part-2", "part-3"};
    fixture.plan.shards = 3;
    for (int i = 0; i < 3; i++) {
        fixture.plan.shard = i + 1;
        int64_t count = drive_run_count(&fixture.plan);
        ck_assert_int_eq(run(names[i], STATUS_OK).finished, count);
        ck_assert_int_eq(count, 8);
        runs += count;
        snprintf(directory[i], sizeof directory[i], "%.60s/%s", fixture.root, names[i]);
    }
    ck_assert_int_eq(runs, 24);
    snprintf(merged, sizeof merged, "%.60s/merged", fixture.root);
    ck_assert_int_eq(store_open_like(&store, merged, directory[0], &fixture.error), STATUS_OK);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(store_merge(&store, directory[i], &fixture.error), STATUS_OK);
    store_close(&store);
    fixture.plan.shards = 0;
    ck_assert_int_eq(run("merged", STATUS_OK).finished, 0);
    run("whole", STATUS_OK);
    fixture_assert_same(&fixture, "merged", "whole");
}
END_TEST

START_TEST(points_of_a_design) {
    struct ScenarioField factor = {SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")};
    double values[] = {0.25, 0.5, 0.75}, wrong[] = {0.25, 7.0};
    fixture.plan.study.scenario_count = 1;
    fixture.plan.study.points = (struct ScenarioPoints){3, 1, &factor, values, NULL};
    ck_assert_int_eq(run("design", STATUS_OK).finished, 36);
    fixture.plan.study.points = (struct ScenarioPoints){2, 1, &factor, wrong, NULL};
    run("wrong", STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "design point 1 of scenario 0"));
    fixture.plan.study.points.count = 0; /* the scenario of point 0, alone, gives the same values */
    fixture.scenarios[0].params.legal_ambiguity = 0.25;
    run("alone", STATUS_OK);
    char *alone = fixture_tables(&fixture, "alone"), *design = fixture_tables(&fixture, "design");
    const char *row = strchr(alone, '\n') + 1;
    char *first = strndup(row, strcspn(row, "\n"));
    ck_assert_ptr_nonnull(strstr(design, first));
    free(first);
    free(alone);
    free(design);
}
END_TEST

/* What a scenario holds no point moves, and each cell has its own number of replicates. */
START_TEST(a_scenario_holds_its_own_and_cells_have_replicates_of_their_own) {
    struct ScenarioField factor = {SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")};
    double values[] = {0.25, 0.75};
    const unsigned char held[] = {0, 1};
    const int64_t replicates[] = {4, 2, 1, 0};
    struct Scenario scenario;
    fixture.plan.study.points = (struct ScenarioPoints){2, 1, &factor, values, held};
    fixture.scenarios[1].params.legal_ambiguity = 0.5;
    for (int64_t s = 0; s < 2; s++)
        for (int64_t p = 0; p < 2; p++) {
            ck_assert_int_eq(study_point_scenario(&fixture.plan.study, s, p, &scenario, &fixture.error),
                             STATUS_OK);
            ck_assert_double_eq(scenario.params.legal_ambiguity, s == 1 ? 0.5 : values[p]);
        }
    fixture.plan.cell_replicates = replicates;
    fixture.plan.replicates = 4;
    ck_assert_int_eq(drive_run_count(&fixture.plan), 7);
    ck_assert_int_eq(run("cells", STATUS_OK).finished, 7);
    ck_assert_int_eq(run("cells", STATUS_OK).finished, 0);
    fixture.plan.study.points.held = NULL; /* another study */
    run("cells", STATUS_CONFIGURATION);
    fixture.plan.cell_replicates = NULL;
}
END_TEST

START_TEST(a_network_file_reaches_the_runs) {
    char *path = fixture.scenarios[0].network_file;
    snprintf(path, SCENARIO_PATH, "%s/net.csv", fixture.root);
    FILE *stream = fopen(path, "w");
    ck_assert_ptr_nonnull(stream);
    fputs("0,1\n1,2\n", stream);
    fclose(stream);
    fixture.scenarios[0].params.world_agencies = 77; /* more than weeks, which stand in the same place */
    run("network", STATUS_OK);
    char *tables = fixture_tables(&fixture, "network");
    ck_assert_ptr_nonnull(strstr(tables, "\n0,0,0,77,"));
    ck_assert_ptr_nonnull(strstr(tables, "\n1,0,0,0,"));
    free(tables);
    fixture.scenarios[0].params.world_agencies = 2;
    run("small", STATUS_CONFIGURATION);
    struct ScenarioField factor = {SCENARIO_FIELD_PARAMETER, params_find("world.agencies")};
    double values[] = {3};
    fixture.plan.study.points = (struct ScenarioPoints){1, 1, &factor, values, NULL};
    run("factor", STATUS_CONFIGURATION);
}
END_TEST

START_TEST(a_full_disk_ends_the_drive) {
    struct rlimit before, limit;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    limit = before;
    limit.rlim_cur = 1000000;
    fixture.plan.replicates = 100000;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    struct DriveOutcome outcome = run("full", STATUS_INPUT_OUTPUT);
    setrlimit(RLIMIT_FSIZE, &before);
    ck_assert_int_lt(outcome.finished, outcome.wanted);
    fixture.plan.replicates = 12;
    run("full", STATUS_OK);
}
END_TEST

static void expect_bad_plan(enum Status wanted, const char *part) {
    run("bad", wanted);
    ck_assert_msg(strstr(fixture.error.text, part) != NULL, "%s", fixture.error.text);
}

START_TEST(plans_that_cannot_be) {
    const struct DrivePlan good = fixture.plan;
    fixture.plan.replicates = 0;
    expect_bad_plan(STATUS_CONFIGURATION, "a replicate at least");
    fixture.plan = good;
    fixture.plan.threads = -1;
    expect_bad_plan(STATUS_CONFIGURATION, "threads are -1");
    fixture.plan = good;
    fixture.plan.shards = 3;
    fixture.plan.shard = 4;
    expect_bad_plan(STATUS_CONFIGURATION, "part 4 of 3");
    fixture.plan.shard = 1;
    fixture.plan.precision = 0.1;
    expect_bad_plan(STATUS_USAGE, "--shard");
    fixture.plan = good;
    fixture.plan.replicates = INT64_MAX / 2;
    expect_bad_plan(STATUS_CONFIGURATION, "too many runs");
}
END_TEST

START_TEST(threads_are_capped_by_cores_and_memory) {
    fixture.plan.oversubscribe = false;
    fixture.plan.threads = 1000000;
    ck_assert_int_le(drive_threads(&fixture.plan), resources_cores());
    ck_assert_int_ge(drive_threads(&fixture.plan), 1);
    fixture.plan.threads = 1;
    ck_assert_int_eq(drive_threads(&fixture.plan), 1);
    fixture.plan.threads = 0;
    strcpy(fixture.scenarios[1].title, "huge");
    ck_assert_int_eq(drive_threads(&fixture.plan), 1);
    ck_assert_int_gt(resources_memory(), 0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, same_bytes_on_any_threads);
    tcase_add_test(tests, more_replicates_reuse_what_is_there);
    tcase_add_test(tests, a_range_of_replicates);
    tcase_add_test(tests, failed_runs_are_recorded_kept_and_retried);
    tcase_add_loop_test(tests, runs_that_the_machine_failed_are_tried_again, 0, 2);
    tcase_add_test(tests, stopped_beats_failed);
    tcase_add_test(tests, precision_is_looked_at_only_at_fixed_counts);
    tcase_add_test(tests, parts_of_the_work_make_the_whole);
    tcase_add_test(tests, points_of_a_design);
    tcase_add_test(tests, a_scenario_holds_its_own_and_cells_have_replicates_of_their_own);
    tcase_add_test(tests, a_network_file_reaches_the_runs);
    tcase_add_test(tests, a_full_disk_ends_the_drive);
    tcase_add_test(tests, plans_that_cannot_be);
    tcase_add_test(tests, threads_are_capped_by_cores_and_memory);
}

int main(void) {
    return run_suite("drive", add_tests);
}
