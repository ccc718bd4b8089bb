/* Differences within point and replicate. */
#include <math.h>

#include "compare/paired_design.h"
#include "tests/suite.h"

START_TEST(pairs_within_point_and_replicate) {
    struct PairedDesign runs;
    struct Error error = {0};
    static const int64_t cells[] = {2, 2, 1, 2, 2, 0};
    double at[3];
    ck_assert_int_eq(paired_design_init(&runs, 2, 3, 1, cells, &error), STATUS_OK);
    for (size_t s = 0; s < 2; s++)
        for (size_t p = 0; p < 3; p++)
            for (size_t r = 0; r < paired_design_replicates(&runs, s, p); r++)
                *paired_design_run(&runs, s, p, r) =
                    10.0 * (double)p + 100.0 * (double)r + (s == 1 ? (double)(p + r) : 0.0);
    *paired_design_run(&runs, 0, 1, 1) = (double)NAN; /* its partner goes with it */
    ck_assert_uint_eq(paired_design_differences(&runs, 1, 0, at), 3);
    ck_assert_double_eq(at[0], 0.5);
    ck_assert_double_eq(at[1], 1.0);
    ck_assert(isnan(at[2]));
    paired_design_free(&runs);
}
END_TEST

START_TEST(at_one_point_replicates_are_the_units) {
    struct PairedDesign runs;
    struct Error error = {0};
    static const int64_t cells[] = {2, 3};
    double at[3];
    ck_assert_int_eq(paired_design_init(&runs, 2, 1, 1, cells, &error), STATUS_OK);
    for (size_t s = 0; s < 2; s++)
        for (size_t r = 0; r < (size_t)cells[s]; r++)
            *paired_design_run(&runs, s, 0, r) = (double)(s * (r + 1));
    ck_assert_uint_eq(paired_design_units(&runs), 3);
    ck_assert_uint_eq(paired_design_differences(&runs, 1, 0, at), 3);
    ck_assert(at[0] == 1.0 && at[1] == 2.0 && isnan(at[2]));
    paired_design_free(&runs);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, pairs_within_point_and_replicate);
    tcase_add_test(cases, at_one_point_replicates_are_the_units);
}

int main(void) {
    return run_suite("paired_design", add_tests);
}
