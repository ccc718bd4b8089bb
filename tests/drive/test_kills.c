/* A sweep killed at random moments and resumed gives the same bytes as one left alone; one process at a time.
 * KILL_SEED sets the seed of the moments, which is printed; KILLS how many kills must hit (3). Every run
 * happens in a child: a parallel region in this process before a fork would hang the child. */
#define _GNU_SOURCE
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "drive_fixture.h"
#include "store/outputs.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "tests/suite.h"

enum { REPLICATES = 30, KILLS_MOST = 1000 };

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
    fixture_make_sweep(&fixture);
    fixture.plan.replicates = REPLICATES;
    strcpy(fixture.scenarios[0].title, "slow");
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static int64_t microseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t number_from(const char *variable, int64_t otherwise) {
    const char *text = getenv(variable);
    return text != NULL ? (int64_t)strtoull(text, NULL, 10) : otherwise;
}

/* Uniform in 0 … below - 1: the upper bits of a congruential generator (Knuth 1997, 3.3.4) are random enough
 * to choose moments. */
static int64_t random_below(uint64_t *state, int64_t below) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int64_t)((*state >> 33) % (uint64_t)below);
}

static void run_to_the_end(const char *name) {
    int result = fixture_wait(fixture_start(&fixture, name, 0));
    ck_assert(WIFEXITED(result));
    ck_assert_int_eq(WEXITSTATUS(result), STATUS_OK);
}

static enum Status count_output(void *context, const struct RunKey *key, const double values[],
                                struct Error *error) {
    (void)key, (void)values, (void)error;
    ++*(int64_t *)context;
    return STATUS_OK;
}

/* Runs that a killed process has left, each with its outputs; 0 if it died before there was a store. */
static int64_t runs_left(const char *name) {
    char directory[128];
    struct Store store;
    struct Error error = {0};
    int64_t finished = 0, failed = 0, outputs = 0;
    snprintf(directory, sizeof directory, "%s/%s", fixture.root, name);
    if (store_open_reading(&store, directory, &error) == STATUS_OK) {
        ck_assert_int_eq(store_count(&store, &finished, &failed, &error), STATUS_OK);
        ck_assert_int_eq(store_each_output(&store, count_output, &outputs, &error), STATUS_OK);
    }
    store_close(&store);
    ck_assert_int_eq(failed, 0);
    ck_assert_int_eq(outputs, finished);
    return finished;
}

START_TEST(killed_at_random_moments_and_resumed) {
    uint64_t seed = (uint64_t)number_from("KILL_SEED", microseconds_now()), state = seed;
    int64_t wanted = number_from("KILLS", 3), kills = 0, begun = microseconds_now();
    printf("KILL_SEED=%" PRIu64 "\n", seed);
    run_to_the_end("whole");
    int64_t whole = microseconds_now() - begun;
    for (int attempt = 0; kills < wanted && attempt < KILLS_MOST; attempt++) {
        char name[32];
        snprintf(name, sizeof name, "killed-%d", attempt);
        int64_t left = 0, before;
        bool killed = true;
        for (int again = 0; killed && again < 3 && kills < wanted; again++) {
            pid_t child = fixture_start(&fixture, name, (unsigned)random_below(&state, whole));
            kill(child, SIGKILL);
            killed = WIFSIGNALED(fixture_wait(child)) != 0;
            kills += killed;
            before = left;
            left = runs_left(name);
            ck_assert_int_ge(left, before);
            if (killed)
                printf("kill %d, of %s: %d runs are stored\n", (int)kills, name, (int)left);
        }
        run_to_the_end(name);
        fixture_assert_same(&fixture, "whole", name);
    }
    ck_assert_int_eq(kills, wanted);
}
END_TEST

/* Waits until a process works on root/name; false if none does for long. */
static bool is_at_work(const char *name) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s/results.lock", fixture.root, name);
    for (int look = 0; look < 20000 && access(path, F_OK) != 0; look++)
        usleep(1000);
    return access(path, F_OK) == 0;
}

START_TEST(a_second_process_on_the_directory_is_refused) {
    fixture.plan.replicates = 100000; /* more than can be done before it is stopped */
    pid_t first = fixture_start(&fixture, "shared", 0);
    bool working = is_at_work("shared");
    int result = working ? fixture_wait(fixture_start(&fixture, "shared", 0)) : 0;
    kill(first, SIGTERM);
    int stopped = fixture_wait(first);
    ck_assert(working);
    ck_assert(WIFEXITED(result));
    ck_assert_int_eq(WEXITSTATUS(result), STATUS_INPUT_OUTPUT);
    ck_assert(WIFEXITED(stopped));
    ck_assert_int_eq(WEXITSTATUS(stopped), STATUS_STOPPED);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, killed_at_random_moments_and_resumed);
    tcase_add_test(tests, a_second_process_on_the_directory_is_refused);
}

int main(void) {
    return run_suite("drive: kills", add_tests);
}
