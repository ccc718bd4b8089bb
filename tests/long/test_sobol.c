#define _POSIX_C_SOURCE 200809L /* access, mkdtemp */
/* The Sobol sequence against another implementation: all dimensions of the first points without scrambling,
 * which sobol_by_scipy.py compares with scipy.stats.qmc.Sobol. Skipped, with a message, where there is no
 * python3 with scipy. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "design/sobol_sequence.h"
#include "tests/suite.h"

enum { POINTS = 1024, SKIPPED = 77, COMMAND_SIZE = 512 };

static const char SCRIPT[] = "tests/long/sobol_by_scipy.py";

/* Writes digits[dimension][point] as they lie in memory. */
static void write_digits(FILE *file) {
    for (size_t d = 0; d < SOBOL_DIMENSIONS; d++) {
        uint32_t direction[SOBOL_DIGITS], digits[POINTS];
        sobol_directions(d, direction);
        for (uint32_t i = 0; i < POINTS; i++)
            digits[i] = sobol_digits(direction, i);
        ck_assert_uint_eq(fwrite(digits, sizeof *digits, POINTS, file), POINTS);
    }
}

/* The exit status of the script for the points in a file of `folder`. */
static int compare(const char *folder) {
    char command[COMMAND_SIZE];
    const char *python = access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3";
    snprintf(command, sizeof command, "%s %s %d %d '%s/points'", python, SCRIPT, SOBOL_DIMENSIONS, POINTS,
             folder);
    fflush(stdout);
    int status = system(command);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(another_implementation_has_the_same_points) {
    char folder[] = "/tmp/tandem-sobol-XXXXXX", path[sizeof folder + 8];
    ck_assert_msg(access(SCRIPT, R_OK) == 0, "%s is not here: run from the root of the sources", SCRIPT);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/points", folder);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    write_digits(file);
    ck_assert_int_eq(fclose(file), 0);
    int status = compare(folder);
    remove(path);
    rmdir(folder);
    ck_assert(status == 0 || status == SKIPPED || status == 127); /* 127: no python3 */
}
END_TEST
static void add_tests(TCase *cases) {
    tcase_add_test(cases, another_implementation_has_the_same_points);
}

int main(void) {
    return run_suite("sobol", add_tests);
}
