/* The work over ranks, without MPI: the same bytes as alone, several studies, refusals, halts. Here other
 * ranks are forked processes (fake_ranks.c); the real ones are tested in tests/long/test_ranks.sh. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/signals.h"
#include "drive/rank_protocol.h"
#include "drive/ranks.h"
#include "drive/run_one.h"
#include "drive/run_parcel.h"
#include "drive_fixture.h"
#include "fake_ranks.h"
#include "store/libm.h"
#include "store/outputs.h"
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

/* What a command does on a worker's rank: it serves plan after plan. */
static void serve(const struct DrivePlan *plans, int count) {
    struct Error error = {0};
    enum Status status = STATUS_OK;
    for (int i = 0; i < count && status == STATUS_OK; i++)
        status = ranks_serve(&plans[i], &error);
    leave(status_exit(ranks_end(status, &error)));
}

static void serve_fixture(void *context) {
    (void)context;
    serve(&fixture.plan, 1);
}

/* Runs into root/name as the manager and expects a status. */
static struct DriveOutcome run(const char *name, enum Status wanted) {
    struct DriveOutcome outcome;
    enum Status status = fixture_run(&fixture, name, &outcome);
    ck_assert_msg(status == wanted, "status %d, not %d: %s", (int)status, (int)wanted, fixture.error.text);
    return outcome;
}

/* Ends the other ranks; what follows runs alone. */
static void end_ranks(void) {
    struct Error error = {0};
    ck_assert_int_eq(ranks_end(STATUS_OK, &error), STATUS_OK);
    fake_ranks_finish();
}

START_TEST(same_bytes_on_any_ranks) {
    int ranks = 2 + _i;
    strcpy(fixture.scenarios[1].title, "meet");
    fixture.plan.threads = 1 + _i % 2;
    fixture.plan.replicates = 40; /* no rank is given all of them before another is there */
    fake_ranks_start(ranks, serve_fixture, NULL);
    struct DriveOutcome outcome = run("together", STATUS_OK);
    ck_assert_int_eq(outcome.finished, 80);
    for (int rank = 1; rank < ranks; rank++)
        ck_assert_int_gt(fake_ranks_runs(rank), 0);
    end_ranks();
    run("alone", STATUS_OK);
    fixture_assert_same(&fixture, "together", "alone");
}
END_TEST

START_TEST(one_run_at_a_time_unless_asked) {
    fixture.plan.threads = 0;
    fixture.plan.oversubscribe = false;
    fake_ranks_start(2, serve_fixture, NULL);
    ck_assert_int_eq(run("one", STATUS_OK).threads, 1);
    end_ranks();
}
END_TEST

START_TEST(failures_arrive_with_their_causes) {
    for (int i = 0; i < 2; i++)
        strcpy(fixture.scenarios[i].title, "fail");
    fake_ranks_start(3, serve_fixture, NULL);
    struct DriveOutcome outcome = run("together", STATUS_RUN_FAILED);
    ck_assert_int_eq(outcome.failed, 4);
    end_ranks();
    run("alone", STATUS_RUN_FAILED);
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
    fake_ranks_start(3, serve_fixture, NULL);
    run("together", STATUS_OK);
    end_ranks();
    run("alone", STATUS_OK);
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
    serve(plans, 3);
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
        ck_assert_int_eq(run(names[i], STATUS_OK).finished, i == 1 ? 0 : 24);
    }
    ck_assert_int_gt(fake_ranks_runs(1), 0);
    end_ranks();
    run("alone", STATUS_OK);
    fixture_assert_same(&fixture, "third", "alone");
}
END_TEST

START_TEST(one_study_again_with_more_replicates) {
    fixture.plan.replicates = 12;
    fake_ranks_start(3, serve_fixture, NULL);
    fixture.plan.replicates = 5;
    ck_assert_int_eq(run("grown", STATUS_OK).finished, 10);
    fixture.plan.replicates = 30;
    ck_assert_int_eq(run("grown", STATUS_OK).finished, 50);
    end_ranks();
    run("alone", STATUS_OK);
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
    fake_ranks_start(3, serve_fixture, NULL);
    ck_assert_int_eq(run("precise", STATUS_OK).finished, 64);
    end_ranks();
}
END_TEST

static void serve_another(void *context) {
    (void)context;
    fixture.plan.study.seed = 77;
    serve(&fixture.plan, 1);
}

/* Runs that must not be mixed are not: the study ends, and what it has stored is its own. */
START_TEST(another_study_is_refused) {
    fixture.plan.replicates = 2000;
    fake_ranks_start(2, serve_another, NULL);
    run("mixed", STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "rank 1 on "));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "it has no such study"));
    end_ranks();
    fixture.plan.replicates = 12;
    run("mixed", STATUS_OK);
}
END_TEST

static void serve_broken(void *context) {
    (void)context;
    strcpy(fixture.scenarios[1].network_file, "/nowhere/network.csv");
    serve(&fixture.plan, 1);
}

START_TEST(what_is_wrong_elsewhere_is_told) {
    fixture.plan.replicates = 2000;
    fake_ranks_start(3, serve_broken, NULL);
    enum Status status = fixture_run(&fixture, "broken", NULL);
    ck_assert_int_ne(status, STATUS_OK);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "cannot take part: /nowhere/network.csv"));
    end_ranks();
}
END_TEST

/* What a worker that is played by hand was given: it runs that only when it is to leave. */
enum { KEPT_MOST = 64 };
static struct RunKey kept[KEPT_MOST];
static size_t kept_count;

static void keep_task(const struct RankMessage *message) {
    ck_assert_uint_le(kept_count * sizeof *kept + message->size, sizeof kept);
    memcpy(&kept[kept_count], message->bytes, message->size);
    kept_count += message->size / sizeof *kept;
}

static void deliver_kept(struct RankMail *mail) {
    static const struct Network none[2];
    struct Error error = {0};
    for (size_t i = 0; i < kept_count; i++) {
        struct RankMessage message = {.rank = RANK_MANAGER, .kind = RANK_RUN};
        struct QueuedRun *run = queued_run_new(&kept[i]);
        ck_assert(run_one(&fixture.plan, none, NULL, run));
        ck_assert_int_eq(run_parcel_pack(run, &message.bytes, &message.size, &error), STATUS_OK);
        ck_assert_int_eq(rank_mail_send(mail, &message, &error), STATUS_OK);
        queued_run_free(run);
    }
}

/* A worker played by hand: it answers BEGIN by a HELLO that `spoil` has changed, and leaves at QUIT. */
static void play(void (*spoil)(struct RankHello *hello)) {
    struct RankMail *mail = rank_mail_new();
    struct Error error = {0};
    struct RankMessage message = {.kind = RANK_BEGIN};
    while (message.kind != RANK_QUIT) {
        bool received = false;
        ck_assert_int_eq(rank_mail_receive(mail, &message, &received, &error), STATUS_OK);
        if (received && message.kind == RANK_BEGIN) {
            struct RankHello hello = {.layout = run_parcel_layout(), .accepted = 1, .threads = 1};
            libm_fingerprint(hello.fingerprint);
            rank_host(hello.host);
            spoil(&hello);
            ck_assert_int_eq(rank_say(mail, RANK_MANAGER, RANK_HELLO, &hello, sizeof hello, &error), 0);
        } else if (received && message.kind == RANK_TASK)
            keep_task(&message);
        usleep(200);
    }
    deliver_kept(mail);
    leave(status_exit(ranks_end(STATUS_STOPPED, &error)));
}

static void spoil_layout(struct RankHello *hello) {
    hello->layout++;
}

static void spoil_fingerprint(struct RankHello *hello) {
    hello->fingerprint[5] ^= 1;
}

static void play_other_program(void *context) {
    (void)context;
    play(spoil_layout);
}

static void play_other_machine(void *context) {
    (void)context;
    play(spoil_fingerprint);
}

START_TEST(another_program_is_refused) {
    fixture.plan.replicates = 2000;
    fake_ranks_start(2, play_other_program, NULL);
    run("mixed", STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "its program is another one"));
    end_ranks();
}
END_TEST

START_TEST(other_bits_are_refused) {
    fixture.plan.replicates = 2000;
    fake_ranks_start(2, play_other_machine, NULL);
    run("mixed", STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "give other bits"));
    end_ranks();
}
END_TEST

static void spoil_nothing(struct RankHello *hello) {
    (void)hello;
}

static void play_late(void *context) {
    (void)context;
    play(spoil_nothing);
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
    struct DriveOutcome outcome = run(name, STATUS_STOPPED);
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
    fake_ranks_start(3, serve_fixture, NULL);
    struct DriveOutcome outcome = run_until(somebody_else_has_run, "stopped");
    ck_assert_int_gt(outcome.finished, 0);
    end_ranks();
    assert_stored("stopped", &outcome);
    fixture.plan.replicates = outcome.finished / 2 + 30; /* beyond any run in hand when it stopped */
    run("stopped", STATUS_OK);
    run("alone", STATUS_OK);
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
    end_ranks();
    assert_stored("late", &outcome);
    fixture.plan.replicates = outcome.finished / 2 + 30;
    run("late", STATUS_OK);
    run("alone", STATUS_OK);
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
    end_ranks();
    assert_stored("dead", &outcome);
    fixture.plan.replicates = 12;
    run("dead", STATUS_OK);
}
END_TEST

static void serve_endless(void *context) {
    (void)context;
    strcpy(fixture.scenarios[0].title, "endless");
    strcpy(fixture.scenarios[1].title, "endless");
    serve(&fixture.plan, 1);
}

START_TEST(runs_in_progress_elsewhere_are_stopped) {
    strcpy(fixture.scenarios[0].title, "slow");
    fake_ranks_start(3, serve_endless, NULL);
    run_until(all_have_tasks, "endless");
    end_ranks();
}
END_TEST

static void serve_with_signals(void *context) {
    (void)context;
    signals_catch();
    signals_be_patient(true);
    fixture.plan.stop = signals_stop();
    serve(&fixture.plan, 1);
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
    struct DriveOutcome outcome = run("stopped", STATUS_STOPPED);
    pthread_join(thread, NULL);
    end_ranks();
    assert_stored("stopped", &outcome);
}
END_TEST

/* A run of another study, say, that comes late. */
static void play_generous(void *context) {
    struct QueuedRun *run = queued_run_new(&(struct RunKey){0, 0, 3});
    struct RankMessage message = {.rank = RANK_MANAGER, .kind = RANK_RUN};
    struct RankMail *mail = rank_mail_new();
    struct Error error = {0};
    (void)context;
    ck_assert_int_eq(run_parcel_pack(run, &message.bytes, &message.size, &error), STATUS_OK);
    ck_assert_int_eq(rank_mail_send(mail, &message, &error), STATUS_OK);
    serve(&fixture.plan, 1);
}

START_TEST(a_run_that_nobody_asked_for_is_dropped) {
    fake_ranks_start(2, play_generous, NULL);
    run("together", STATUS_OK);
    end_ranks();
    run("alone", STATUS_OK);
    fixture_assert_same(&fixture, "together", "alone");
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
    tcase_add_test(tests, another_study_is_refused);
    tcase_add_test(tests, what_is_wrong_elsewhere_is_told);
    tcase_add_test(tests, another_program_is_refused);
    tcase_add_test(tests, other_bits_are_refused);
    tcase_add_test(tests, stopped_and_resumed);
    tcase_add_test(tests, late_runs_are_stored);
    tcase_add_test(tests, a_dead_rank_does_not_hold_up_a_stop);
    tcase_add_test(tests, runs_in_progress_elsewhere_are_stopped);
    tcase_add_test(tests, a_signal_to_any_rank_stops_all);
    tcase_add_test(tests, a_run_that_nobody_asked_for_is_dropped);
}

int main(void) {
    return run_suite("drive: ranks", add_tests);
}
