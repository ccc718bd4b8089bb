/* Work over ranks that is stopped, without MPI: what came in is stored, nobody is waited for in vain, and the
 * same command goes on. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/signals.h"
#include "drive/run_parcel.h"
#include "fake_ranks.h"
#include "rank_fixture.h"
#include "store/libm.h"
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

static void spoil_nothing(struct RankHello *hello) {
    (void)hello;
}

static void play_late(void *context) {
    (void)context;
    ranks_play(&fixture, spoil_nothing);
}

/* A flag that is set once something has happened. */
struct Watch {
    bool (*has_happened)(void);
    atomic_bool flag;
};

static void *watch(void *context) {
    struct Watch *self = context;
    while (!self->has_happened())
        usleep(1000);
    atomic_store(&self->flag, true);
    return NULL;
}

static bool somebody_else_has_run(void) {
    return fake_ranks_runs(1) > 0;
}

static bool all_have_tasks(void) {
    int rank = 1;
    while (rank < ranks_count() && fake_ranks_tasks(rank) > 0)
        rank++;
    return rank == ranks_count();
}

/* Runs until something has happened, with more replicates than can be done before. */
static struct DriveOutcome run_until(bool (*has_happened)(void), const char *name) {
    struct Watch stop = {.has_happened = has_happened};
    pthread_t thread;
    atomic_init(&stop.flag, false);
    fixture.plan.stop = &stop.flag;
    fixture.plan.replicates = 1000000;
    ck_assert_int_eq(pthread_create(&thread, NULL, watch, &stop), 0);
    struct DriveOutcome outcome = ranks_run(&fixture, name, STATUS_STOPPED);
    pthread_join(thread, NULL);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "the same command goes on"));
    fixture.plan.stop = NULL;
    return outcome;
}

/* Everything that has come in is stored, and nothing is there twice or in part. */
static void assert_stored(const char *name, const struct DriveOutcome *outcome) {
    char directory[128];
    struct Store store;
    struct Error error = {0};
    int64_t finished, failed;
    snprintf(directory, sizeof directory, "%s/%s", fixture.root, name);
    ck_assert_int_eq(store_open_reading(&store, directory, &error), STATUS_OK);
    ck_assert_int_eq(store_count(&store, &finished, &failed, &error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(finished, outcome->finished);
}

START_TEST(stopped_and_resumed) {
    strcpy(fixture.scenarios[0].title, "slow");
    strcpy(fixture.scenarios[1].title, "slow");
    fixture.plan.replicates = 1000000;
    fake_ranks_start(3, ranks_serve_fixture, &fixture);
    struct DriveOutcome outcome = run_until(somebody_else_has_run, "stopped");
    ck_assert_int_gt(outcome.finished, 0);
    ranks_finish();
    assert_stored("stopped", &outcome);
    fixture.plan.replicates = outcome.finished / 2 + 30; /* beyond any run in hand when it stopped */
    ranks_run(&fixture, "stopped", STATUS_OK);
    ranks_run(&fixture, "alone", STATUS_OK);
    fixture_assert_same(&fixture, "stopped", "alone");
}
END_TEST

/* What another rank has finished when a stop comes is waited for and stored. */
START_TEST(late_runs_are_stored) {
    strcpy(fixture.scenarios[0].title, "slow");
    fixture.plan.halt_milliseconds = 30000;
    fake_ranks_start(2, play_late, NULL);
    struct DriveOutcome outcome = run_until(all_have_tasks, "late");
    ck_assert_int_gt(fake_ranks_runs(1), 0);
    ranks_finish();
    assert_stored("late", &outcome);
    fixture.plan.replicates = outcome.finished / 2 + 30;
    ranks_run(&fixture, "late", STATUS_OK);
    ranks_run(&fixture, "alone", STATUS_OK);
    fixture_assert_same(&fixture, "late", "alone");
}
END_TEST

static void end_well(int number) {
    (void)number;
    leave(0);
}

/* It takes runs, and then nothing is heard of it. */
static void play_dead(void *context) {
    (void)context;
    signal(SIGTERM, end_well);
    struct RankMail *mail = rank_mail_new();
    struct Error error = {0};
    struct RankHello hello = {.layout = run_parcel_layout(), .accepted = 1, .threads = 1};
    libm_fingerprint(hello.fingerprint);
    ck_assert_int_eq(rank_say(mail, RANK_MANAGER, RANK_HELLO, &hello, sizeof hello, &error), STATUS_OK);
    while (true)
        pause();
}

START_TEST(a_dead_rank_does_not_hold_up_a_stop) {
    strcpy(fixture.scenarios[0].title, "slow");
    fake_ranks_start(2, play_dead, NULL);
    struct DriveOutcome outcome = run_until(all_have_tasks, "dead");
    kill(fake_ranks_process(1), SIGTERM);
    ranks_finish();
    assert_stored("dead", &outcome);
    fixture.plan.replicates = 12;
    ranks_run(&fixture, "dead", STATUS_OK);
}
END_TEST

static void serve_endless(void *context) {
    (void)context;
    strcpy(fixture.scenarios[0].title, "endless");
    strcpy(fixture.scenarios[1].title, "endless");
    ranks_serve_plans(&fixture.plan, 1);
}

START_TEST(runs_in_progress_elsewhere_are_stopped) {
    strcpy(fixture.scenarios[0].title, "slow");
    fake_ranks_start(3, serve_endless, NULL);
    run_until(all_have_tasks, "endless");
    ranks_finish();
}
END_TEST

static void serve_with_signals(void *context) {
    (void)context;
    signals_catch();
    signals_be_patient(true);
    fixture.plan.stop = signals_stop();
    ranks_serve_plans(&fixture.plan, 1);
}

static bool signal_comes(void) {
    if (fake_ranks_runs(2) == 0) /* then it catches signals */
        return false;
    kill(fake_ranks_process(2), SIGTERM);
    return true;
}

START_TEST(a_signal_to_any_rank_stops_all) {
    struct Watch signalled = {.has_happened = signal_comes};
    pthread_t thread;
    strcpy(fixture.scenarios[0].title, "slow");
    fixture.plan.replicates = 1000000;
    fake_ranks_start(3, serve_with_signals, NULL);
    ck_assert_int_eq(pthread_create(&thread, NULL, watch, &signalled), 0);
    struct DriveOutcome outcome = ranks_run(&fixture, "stopped", STATUS_STOPPED);
    pthread_join(thread, NULL);
    ranks_finish();
    assert_stored("stopped", &outcome);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, stopped_and_resumed);
    tcase_add_test(tests, late_runs_are_stored);
    tcase_add_test(tests, a_dead_rank_does_not_hold_up_a_stop);
    tcase_add_test(tests, runs_in_progress_elsewhere_are_stopped);
    tcase_add_test(tests, a_signal_to_any_rank_stops_all);
}

int main(void) {
    return run_suite("drive: ranks that stop", add_tests);
}
