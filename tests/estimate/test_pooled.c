/* Estimates pooled over runs: what the jackknife leaves out is the whole run. */
#include <math.h>
#include <stdlib.h>

#include "estimate/pooled.h"
#include "tests/suite.h"

enum { LENGTH = 4, RUNS = 3, CAUSES = 2 };

/* Weeks of ends by cause, then censored, then those who entered late. */
static const int64_t one_run[LENGTH * (CAUSES + 2)] = {1, 0, 2, 0, 0, 1, 1, 0, 2, 0, 3, 0, 0, 1, 4, 0};

/* The curves of as many runs as all are the same. */
static void pool(size_t wanted, const struct CurveWish wishes[], struct Curve curves[],
                 struct Estimate area[]) {
    int64_t total[LENGTH * (CAUSES + 2)];
    struct Error error = {0};
    struct Pooled pooled;
    for (size_t i = 0; i < LENGTH * (CAUSES + 2); i++)
        total[i] = RUNS * one_run[i];
    ck_assert_int_eq(pooled_init(&pooled, LENGTH, CAUSES, total, wanted, wishes, &error), STATUS_OK);
    for (int run = 0; run < RUNS; run++)
        ck_assert_int_eq(pooled_leave_out(&pooled, one_run, &error), STATUS_OK);
    ck_assert_int_eq(pooled_read(&pooled, 0.95, curves, area, &error), STATUS_OK);
    pooled_free(&pooled);
}

/* Among runs that are all the same each leaves the same area when it is left out with all its lives: no
 * doubt. */
START_TEST(equal_runs_leave_no_doubt) {
    struct CurveWish wishes[2] = {{false, {true}}, {true, {true, true}}};
    struct Curve curves[2];
    struct Estimate area[2];
    pool(2, wishes, curves, area);
    for (int k = 0; k < 2; k++) {
        ck_assert_double_eq_tol(area[k].high - area[k].low, 0.0, 1e-9);
        curve_free(&curves[k]);
    }
}
END_TEST

/* 15 of one run: 1 of 15 ends by the cause in week 0, 2 more are censored; then 1 of 12, 2 of 10, none. */
START_TEST(incidence_by_hand) {
    struct CurveWish wish = {false, {true}};
    struct Curve curve;
    pool(1, &wish, &curve, NULL);
    double alive = 14.0 / 15.0, incidence = 1.0 / 15.0;
    ck_assert_double_eq_tol(curve.value[0], incidence, 1e-12);
    ck_assert_double_eq_tol(curve.value[1], incidence, 1e-12);
    alive *= 11.0 / 12.0;
    incidence += alive * 2.0 / 10.0;
    ck_assert_double_eq_tol(curve.value[2], incidence, 1e-12);
    ck_assert_double_eq_tol(curve.value[3], incidence, 1e-12);
    curve_free(&curve);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, equal_runs_leave_no_doubt);
    tcase_add_test(tests, incidence_by_hand);
}

int main(void) {
    return run_suite("pooled", add_tests);
}
