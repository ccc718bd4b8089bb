/* Runs the tests of one file as its program. */
#ifndef TANDEM_TESTS_SUITE_H
#define TANDEM_TESTS_SUITE_H

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

/* Check writes to a file for each assertion that holds, so that it can say after which one a test died. The
 * first time that a line is reached says as much, and loops over millions of values are not spent on writing.
 */
static inline void mark_first_time(const char *file, int line) {
    enum { LINES = 1024 };
    static bool reached[LINES];
    if (reached[line % LINES])
        return;
    reached[line % LINES] = true;
    _mark_point(file, line);
}
#define _mark_point(file, line) mark_first_time(file, line)

/* Of a build that counts which lines are reached (make coverage). */
extern void __gcov_dump(void) __attribute__((weak));

/* Ends a process that a test forked. What it reached counts, which _exit alone does not see to. */
static inline _Noreturn void leave(int status) {
    if (__gcov_dump != NULL)
        __gcov_dump();
    _exit(status);
}

/* Seconds a test may take on a busy machine; a file whose tests need more sets its own in `add_tests`. */
#define TEST_TIMEOUT 120

/* Runs what `add_tests` adds; the exit status of the program. */
static inline int run_suite(const char *name, void (*add_tests)(TCase *tests)) {
    Suite *suite = suite_create(name);
    TCase *tests = tcase_create(name);
    tcase_set_timeout(tests, TEST_TIMEOUT);
    add_tests(tests);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
