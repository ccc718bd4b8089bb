/* Killed, interrupted, resumed: the same bytes. Every run happens in a child; a parallel region in this
 * process before a fork would hang the child. */
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "drive_fixture.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
    fixture.plan.replicates = 40;
    for (int i = 0; i < 2; i++)
        strcpy(fixture.scenarios[i].title, "slow");
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static void run_to_the_end(const char *name) {
    int result = fixture_wait(fixture_start(&fixture, name, 0));
    ck_assert(WIFEXITED(result));
    ck_assert_int_eq(WEXITSTATUS(result), STATUS_OK);
}

/* How many moments hit a running child depends on the machine; the tables must not. */
START_TEST(killed_at_any_moment_and_resumed) {
    int killed = 0;
    run_to_the_end("whole");
    for (unsigned moment = 0; moment < 8; moment++) {
        char name[16];
        snprintf(name, sizeof name, "killed-%u", moment);
        for (unsigned attempt = 0; attempt < 2; attempt++) {
            pid_t child = fixture_start(&fixture, name, 1000 + moment * 23000 + attempt * 9000);
            kill(child, SIGKILL);
            killed += WIFSIGNALED(fixture_wait(child));
        }
        run_to_the_end(name);
        fixture_assert_same(&fixture, "whole", name);
    }
    ck_assert_int_gt(killed, 0);
}
END_TEST

START_TEST(interrupted_and_resumed) {
    const int signals[] = {SIGINT, SIGTERM};
    const char *names[] = {"int", "term"};
    run_to_the_end("whole");
    for (int i = 0; i < 2; i++) {
        fixture.plan.replicates = 100000; /* more than can be done before the signal */
        pid_t child = fixture_start(&fixture, names[i], 50000);
        kill(child, signals[i]);
        int result = fixture_wait(child);
        ck_assert(WIFEXITED(result));
        ck_assert_int_eq(WEXITSTATUS(result), STATUS_STOPPED);
        fixture.plan.replicates = 40;
        run_to_the_end(names[i]);
    }
}
END_TEST

START_TEST(interrupted_results_are_the_same) {
    run_to_the_end("whole");
    pid_t child = fixture_start(&fixture, "int", 40000);
    kill(child, SIGINT);
    int result = fixture_wait(child);
    ck_assert(WIFEXITED(result)); /* stopped, or done already on a fast machine */
    run_to_the_end("int");
    fixture_assert_same(&fixture, "whole", "int");
}
END_TEST

START_TEST(a_second_signal_ends_at_once) {
    strcpy(fixture.scenarios[0].title, "deaf");
    pid_t child = fixture_start(&fixture, "deaf", 50000);
    int result = 0;
    while (waitpid(child, &result, WNOHANG) == 0) {
        kill(child, SIGINT);
        usleep(20000);
    }
    ck_assert(WIFSIGNALED(result));
    ck_assert_int_eq(WTERMSIG(result), SIGINT);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, killed_at_any_moment_and_resumed);
    tcase_add_test(tests, interrupted_and_resumed);
    tcase_add_test(tests, interrupted_results_are_the_same);
    tcase_add_test(tests, a_second_signal_ends_at_once);
}

int main(void) {
    return run_suite("drive: interruption", add_tests);
}
