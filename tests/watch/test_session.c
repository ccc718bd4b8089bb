/* A run on a terminal: what keys do, what is drawn where there is no colour or no Unicode, and that the
 * terminal is given back on every way out. */
#define _GNU_SOURCE /* setenv, kill */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/signals.h"
#include "terminal.h"
#include "tests/suite.h"
#include "watch/console.h"
#include "watch/lines.h"
#include "watch/session.h"
#include "watched.h"

/* What the process of a test does with its terminal. */
struct Show {
    double speed;
    bool unicode, colour;
};

static int show(void *context) {
    const struct Show *self = context;
    struct Scenario scenario;
    struct Watch watch;
    struct Error error = {0};
    signals_catch();
    setenv("TERM", "xterm", 1);
    if (self->colour)
        unsetenv("NO_COLOR");
    else
        setenv("NO_COLOR", "1", 1);
    watched_scenario(&scenario);
    watched_begin(&watch, &scenario, 0);
    enum Status status = session_show(&watch, "A small \033[2J world", self->speed, self->unicode, &error);
    if (status == STATUS_OK)
        lines_print_end(&watch, stdout);
    else
        fprintf(stdout, "failed: %s\n", error.text);
    watch_free(&watch);
    scenario_free(&scenario);
    return status_exit(status);
}

static void quits(struct Terminal *terminal) {
    terminal_type(terminal, "q");
    ck_assert_int_eq(terminal_end(terminal), 0);
    ck_assert_int_le(terminal->widest, terminal->width);
    terminal_is_restored(terminal);
}

START_TEST(keys_do_what_they_say) {
    static struct Terminal terminal;
    struct Show plain = {.speed = 0.25};
    terminal_start(&terminal, 80, 24, show, &plain);
    terminal_await(&terminal, "A small ?[2J world");
    terminal_await(&terminal, "0.25 weeks a second");
    terminal_type(&terminal, " ");
    terminal_await(&terminal, "paused");
    terminal_type(&terminal, "h");
    terminal_await(&terminal, "One run is one story");
    terminal_type(&terminal, "hi");
    terminal_await(&terminal, "E [ ] legal guideline");
    terminal_type(&terminal, "E");
    terminal_await(&terminal, "E [x] legal guideline");
    terminal_await(&terminal, "legal guideline acts from week");
    terminal_type(&terminal, "i");
    terminal_await(&terminal, "with the switches");
    terminal_type(&terminal, "E");
    terminal_await(&terminal, "acts no longer");
    ck_assert(!terminal_has(&terminal, "with the switches"));
    terminal_type(&terminal, "\033[A\033[A+ ");
    terminal_await(&terminal, "2 weeks a second");
    terminal_type(&terminal, "\033[B--");
    terminal_await(&terminal, "0.25 weeks a second");
    terminal_type(&terminal, "-- ");
    terminal_await(&terminal, "paused");
    ck_assert(!terminal.styled);
    quits(&terminal);
    ck_assert(terminal_has(&terminal, "Seen up to week"));
}
END_TEST

static void type_often(struct Terminal *terminal, const char *key, int times) {
    for (int i = 0; i < times; i++)
        terminal_type(terminal, key);
}

/* Week by week to the end, with a switch on the way: the numbers are those of the scenario that has it. */
START_TEST(the_end_is_that_of_the_run) {
    static struct Terminal terminal;
    struct Show graphic = {.speed = 0.25, .unicode = true, .colour = true};
    struct Scenario scenario;
    struct Ran ran;
    char wanted[64];
    terminal_start(&terminal, 100, 30, show, &graphic);
    terminal_await(&terminal, "Week 0 of 78");
    terminal_type(&terminal, "ss");
    terminal_await(&terminal, "Week 2 of 78");
    terminal_type(&terminal, "B");
    terminal_await(&terminal, "demonstration acts from week 2 on");
    type_often(&terminal, "\033[C", WATCHED_WEEKS);
    terminal_await(&terminal, "the end");
    ck_assert(terminal.styled);
    ck_assert(terminal_has(&terminal, "█"));
    quits(&terminal);
    watched_scenario(&scenario);
    watched_intervene(&scenario, INTERVENTION_DEMONSTRATION, 2.0, WATCHED_WEEKS);
    ran_alone(&ran, &scenario, 0);
    snprintf(wanted, sizeof wanted, "   78  %.1f ", 100.0 * ran.run.ever_tried_share);
    ck_assert_msg(terminal_has(&terminal, wanted), "no \"%s\" in %s", wanted, terminal.said);
    ck_assert(terminal_has(&terminal, "{ kind = \"demonstration\"; start_week = 2.0; end_week = 78.0;"));
    scenario_free(&scenario);
}
END_TEST

START_TEST(it_follows_the_size_of_the_window) {
    static struct Terminal terminal;
    struct Show plain = {.speed = 1.0};
    terminal_start(&terminal, 120, 40, show, &plain);
    terminal_await(&terminal, "A small");
    terminal_type(&terminal, " ");
    terminal_await(&terminal, "paused");
    terminal_resize(&terminal, 60, 20);
    terminal_await(&terminal, "paused");
    terminal_resize(&terminal, 60000, 60000); /* 200 GB of cells */
    terminal_type(&terminal, "h");
    terminal_await(&terminal, "One run is one story");
    terminal_type(&terminal, "q");
    ck_assert_int_eq(terminal_end(&terminal), 0);
    terminal_is_restored(&terminal);
}
END_TEST

START_TEST(signals_give_the_terminal_back) {
    static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        static struct Terminal terminal;
        struct Show plain = {.speed = 1000.0};
        terminal_start(&terminal, 80, 24, show, &plain);
        terminal_await(&terminal, "A small");
        kill(terminal.process, numbers[i]);
        ck_assert_int_eq(terminal_end(&terminal), status_exit(STATUS_STOPPED));
        ck_assert(terminal_has(&terminal, "failed: stopped"));
        terminal_is_restored(&terminal);
    }
}
END_TEST

/* A job of a shell: the process that has the terminal waits for it and says when it stops. */
static int job(void *context) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        signal(SIGTTOU, SIG_IGN);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        status = show(context);
        fflush(stdout);
        leave(status);
    }
    setpgid(child, child);
    waitpid(child, &status, WUNTRACED);
    printf("the job %s\n", WIFSTOPPED(status) ? "stopped" : "ended");
    fflush(stdout);
    char line[8];
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(STDIN_FILENO, getpid());
    if (fgets(line, sizeof line, stdin) == NULL)
        return 1;
    tcsetpgrp(STDIN_FILENO, child);
    kill(child, SIGCONT);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

START_TEST(a_stopped_job_goes_on) {
    static struct Terminal terminal;
    struct Show plain = {.speed = 1.0};
    terminal_start(&terminal, 80, 24, job, &plain);
    terminal_await(&terminal, "A small");
    terminal_type(&terminal, "\032"); /* Ctrl-Z */
    terminal_await(&terminal, "the job stopped");
    ck_assert(!terminal.other_screen && !terminal.cursor_hidden);
    terminal_type(&terminal, "go\n");
    terminal_await(&terminal, "weeks a second");
    ck_assert(terminal.other_screen);
    terminal_type(&terminal, " ");
    terminal_await(&terminal, "paused");
    quits(&terminal);
}
END_TEST

START_TEST(a_terminal_that_goes_ends_it) {
    static struct Terminal terminal;
    struct Show plain = {.speed = 8.0};
    int status;
    terminal_start(&terminal, 80, 24, show, &plain);
    terminal_await(&terminal, "A small");
    close(terminal.slave);
    close(terminal.master);
    ck_assert_int_eq(waitpid(terminal.process, &status, 0), terminal.process);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) != 0);
}
END_TEST

START_TEST(lines_where_there_is_no_terminal) {
    static char text[1 << 14];
    struct Scenario scenario;
    struct Watch watch;
    struct Error error = {0};
    FILE *file = tmpfile();
    watched_scenario(&scenario);
    watched_begin(&watch, &scenario, 0);
    ck_assert_int_eq(lines_print(&watch, file, &error), STATUS_OK);
    rewind(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    int lines = 0;
    for (const char *end = text; (end = strchr(end, '\n')) != NULL; end++)
        lines++;
    ck_assert_int_eq(lines, 2 + WATCHED_WEEKS / QUARTER_WEEKS);
    ck_assert_ptr_null(strchr(text, '\033'));
    ck_assert_ptr_nonnull(strstr(text, "\n   13 "));
    ck_assert_ptr_nonnull(strstr(text, "\n   78 "));
    fclose(file);
    watch_free(&watch);
    scenario_free(&scenario);
}
END_TEST

struct Typed {
    const char *next;
    int left; /* of the last byte, which is typed again and again */
};

static int next_byte(void *context) {
    struct Typed *self = context;
    if (self->next[0] != '\0' && self->next[1] != '\0')
        return *self->next++;
    return self->left-- > 0 ? *self->next : CONSOLE_NOTHING;
}

/* A paste, or a program that types: the session has other things to do than to wait for a sequence's end. */
START_TEST(a_sequence_comes_to_an_end) {
    struct Typed up = {"[A", 1}, modified = {"[1;5C", 1}, endless = {"[1", 1000};
    ck_assert_int_eq(console_sequence(next_byte, &up), '+');
    ck_assert_int_eq(console_sequence(next_byte, &modified), 's');
    ck_assert_int_eq(console_sequence(next_byte, &endless), CONSOLE_NOTHING);
    ck_assert_int_gt(endless.left, 900);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, a_sequence_comes_to_an_end);
    tcase_add_test(tests, keys_do_what_they_say);
    tcase_add_test(tests, the_end_is_that_of_the_run);
    tcase_add_test(tests, it_follows_the_size_of_the_window);
    tcase_add_test(tests, signals_give_the_terminal_back);
    tcase_add_test(tests, a_stopped_job_goes_on);
    tcase_add_test(tests, a_terminal_that_goes_ends_it);
    tcase_add_test(tests, lines_where_there_is_no_terminal);
}

int main(void) {
    return run_suite("session", add_tests);
}
