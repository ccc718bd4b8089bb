#include "compare/paired_course.h"

#include <math.h>
#include <stdbool.h>

#include "compare/paired.h"
#include "tests/suite.h"

enum { WEEKS = 130, RUNS = 4, SCENARIOS = 3 };

/* Any numbers that differ by scenario, run and week; some are not known. */
static double share(int64_t scenario, int64_t replicate, int64_t week) {
    if (scenario == 2 && replicate == 2 && week >= 60)
        return NAN;
    return 0.001 * (double)(week + 1) *
           (1.0 + 0.3 * (double)scenario + 0.1 * (double)(replicate * replicate));
}

/* None has all replicates of another. */
static const int64_t replicates[SCENARIOS][RUNS] = {{0, 2, 3, 5}, {0, 1, 2, 3}, {0, 2, 4, 5}};

static bool has(int64_t scenario, int64_t replicate) {
    for (int run = 0; run < RUNS; run++)
        if (replicates[scenario][run] == replicate)
            return true;
    return false;
}

static void add(struct PairedCourse *course, int64_t scenario, int64_t replicate) {
    struct Error error = {0};
    struct Tally *tally = tally_new(WEEKS);
    for (int64_t week = 0; week < WEEKS; week++) {
        struct WeekRecord record = {.week = week, .ever_tried_share = share(scenario, replicate, week)};
        ck_assert_int_eq(tally_add(tally, TABLE_WEEKLY, &record, &error), STATUS_OK);
    }
    ck_assert_int_eq(paired_course_add(course, &(struct RunKey){scenario, 0, replicate}, tally, &error),
                     STATUS_OK);
    tally_free(tally);
}

START_TEST(every_time_is_a_paired_effect) {
    struct PairedCourse course;
    struct Error error = {0};
    ck_assert_int_eq(paired_course_init(&course, "ever_tried_share", WEEKS, SCENARIOS, &error), STATUS_OK);
    for (int64_t s = 0; s < SCENARIOS; s++)
        for (int64_t run = 0; run < RUNS; run++)
            add(&course, s, replicates[s][run]);
    ck_assert_uint_gt(course.places, 5);
    for (int64_t s = 1; s < SCENARIOS; s++)
        for (size_t place = 0; place < course.places; place++) {
            int64_t week = week_grid_week(&course.grid, place);
            double baseline[RUNS], scenario[RUNS];
            for (int64_t r = 0; r < RUNS; r++) {
                baseline[r] = share(0, replicates[0][r], week);
                scenario[r] = has(s, replicates[0][r]) ? share(s, replicates[0][r], week) : (double)NAN;
            }
            struct Estimate told = paired_course_at(&course, (size_t)s, place, 0.9),
                            expected = paired_effect(baseline, scenario, RUNS, 0.9).difference;
            ck_assert_int_eq(told.count, expected.count);
            ck_assert_double_eq_tol(told.value, expected.value, 1e-12);
            ck_assert_double_eq_tol(told.low, expected.low, 1e-12);
            ck_assert_double_eq_tol(told.high, expected.high, 1e-12);
        }
    ck_assert_int_eq(paired_course_at(&course, 0, 0, 0.9).count, 0);
    paired_course_free(&course);
}
END_TEST

START_TEST(a_column_that_is_none) {
    struct PairedCourse course;
    struct Error error = {0};
    ck_assert_int_eq(paired_course_init(&course, "no_such_column", WEEKS, 2, &error), STATUS_INTERNAL);
    paired_course_free(&course);
    paired_course_free(&course);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, every_time_is_a_paired_effect);
    tcase_add_test(tests, a_column_that_is_none);
}

int main(void) {
    return run_suite("paired_course", add_tests);
}
