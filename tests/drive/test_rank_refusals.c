/* Ranks that do not fit, without MPI: another study, another program, other bits, runs that nobody asked for.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "drive/run_parcel.h"
#include "fake_ranks.h"
#include "rank_fixture.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static void serve_another(void *context) {
    (void)context;
    fixture.plan.study.seed = 77;
    ranks_serve_plans(&fixture.plan, 1);
}

/* Runs that must not be mixed are not: the study ends, and what it has stored is its own. */
START_TEST(another_study_is_refused) {
    fixture.plan.replicates = 2000;
    fake_ranks_start(2, serve_another, NULL);
    ranks_run(&fixture, "mixed", STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "rank 1 on "));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "it has no such study"));
    ranks_finish();
    fixture.plan.replicates = 12;
    ranks_run(&fixture, "mixed", STATUS_OK);
}
END_TEST

static void serve_broken(void *context) {
    (void)context;
    strcpy(fixture.scenarios[1].network_file, "/nowhere/network.csv");
    ranks_serve_plans(&fixture.plan, 1);
}

START_TEST(what_is_wrong_elsewhere_is_told) {
    fixture.plan.replicates = 2000;
    fake_ranks_start(3, serve_broken, NULL);
    enum Status status = fixture_run(&fixture, "broken", NULL);
    ck_assert_int_ne(status, STATUS_OK);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "cannot take part: /nowhere/network.csv"));
    ranks_finish();
}
END_TEST

static void spoil_layout(struct RankHello *hello) {
    hello->layout++;
}

static void spoil_fingerprint(struct RankHello *hello) {
    hello->fingerprint[5] ^= 1;
}

static void play_other_program(void *context) {
    (void)context;
    ranks_play(&fixture, spoil_layout);
}

static void play_other_machine(void *context) {
    (void)context;
    ranks_play(&fixture, spoil_fingerprint);
}

START_TEST(another_program_is_refused) {
    fixture.plan.replicates = 2000;
    fake_ranks_start(2, play_other_program, NULL);
    ranks_run(&fixture, "mixed", STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "its program is another one"));
    ranks_finish();
}
END_TEST

START_TEST(other_bits_are_refused) {
    fixture.plan.replicates = 2000;
    fake_ranks_start(2, play_other_machine, NULL);
    ranks_run(&fixture, "mixed", STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "give other bits"));
    ranks_finish();
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
    ranks_serve_plans(&fixture.plan, 1);
}

START_TEST(a_run_that_nobody_asked_for_is_dropped) {
    fake_ranks_start(2, play_generous, NULL);
    ranks_run(&fixture, "together", STATUS_OK);
    ranks_finish();
    ranks_run(&fixture, "alone", STATUS_OK);
    fixture_assert_same(&fixture, "together", "alone");
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, another_study_is_refused);
    tcase_add_test(tests, what_is_wrong_elsewhere_is_told);
    tcase_add_test(tests, another_program_is_refused);
    tcase_add_test(tests, other_bits_are_refused);
    tcase_add_test(tests, a_run_that_nobody_asked_for_is_dropped);
}

int main(void) {
    return run_suite("drive: ranks that do not fit", add_tests);
}
