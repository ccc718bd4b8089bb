/* The baseline does not degenerate over the plausible ranges. */
#include <stdio.h>
#include <stdlib.h>

#include "plausible.h"
#include "tests/suite.h"

/* A world may fail by chance of its draws and its corner of the ranges: one point in ten is let through. The
 * long test looks at 500 points; TANDEM_POINTS says how many. */
START_TEST(worlds_do_not_degenerate) {
    const char *wanted = getenv("TANDEM_POINTS");
    size_t points = wanted == NULL ? 23 : (size_t)strtoul(wanted, NULL, 10), failed[DEGENERATION_COUNT];
    size_t any = plausible_count(points, failed);
    printf("%zu of %zu points of the plausible ranges degenerate\n", any, points);
    for (int d = 0; d < DEGENERATION_COUNT; d++)
        printf("  %zu: %s\n", failed[d], degeneration_sentence((enum Degeneration)d));
    fflush(stdout);
    ck_assert_msg(10 * any <= points + 20, "%zu of %zu points degenerate", any, points);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_set_timeout(tests, 0);
    tcase_add_test(tests, worlds_do_not_degenerate);
}

int main(void) {
    return run_suite("plausible", add_tests);
}
