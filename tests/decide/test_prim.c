/* PRIM: a known box is found; of data without a rule hardly any box holds on what was held back. */
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "decide/prim.h"
#include "tests/suite.h"

enum { POINTS = 240, FACTORS = 5 };

static void fill(double x[], gsl_rng *rng) {
    for (size_t i = 0; i < POINTS * FACTORS; i++)
        x[i] = gsl_rng_uniform(rng);
}

/* Events where factor 1 is above 0.6 and factor 3 below 0.5: nine of ten inside, one of twenty elsewhere. */
START_TEST(a_known_box_is_found) {
    double x[POINTS * FACTORS];
    unsigned char event[POINTS];
    struct PrimBoxes boxes;
    struct Error error = {0};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 3);
    fill(x, rng);
    for (size_t p = 0; p < POINTS; p++) {
        bool inside = x[p * FACTORS + 1] > 0.6 && x[p * FACTORS + 3] < 0.5;
        event[p] = gsl_rng_uniform(rng) < (inside ? 0.9 : 0.05);
    }
    const struct PrimData data = {POINTS, FACTORS, x, event};
    ck_assert_int_eq(prim_find(&boxes, &data, &error), STATUS_OK);
    ck_assert_uint_ge(boxes.count, 1);
    const struct PrimBox *box = &boxes.box[0];
    ck_assert_uint_eq(box->restricted, 2);
    ck_assert_double_eq_tol(box->low[1], 0.6, 0.06);
    ck_assert_double_eq_tol(box->high[3], 0.5, 0.06);
    ck_assert(isinf(box->high[1]) && isinf(box->low[3]) && isinf(box->low[0]) && isinf(box->high[0]));
    ck_assert(box->quasi_p[1] < 0.001 && box->quasi_p[3] < 0.001 && isnan(box->quasi_p[0]));
    ck_assert(box->holds && box->density > 0.75 && box->coverage > 0.6);
    prim_free(&boxes);
    gsl_rng_free(rng);
}
END_TEST

/* Events without any rule, 30 %: at most one of twenty such data sets may have a box that holds. 300 of them:
 * 15 expected at most; more than 32 would come once in 10,000 times. */
START_TEST(no_rule_no_box_that_holds) {
    enum { SETS = 300 };
    double x[POINTS * FACTORS];
    unsigned char event[POINTS];
    int false_alarms = 0;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 4);
    for (int set = 0; set < SETS; set++) {
        struct PrimBoxes boxes;
        struct Error error = {0};
        bool any = false;
        fill(x, rng);
        for (size_t p = 0; p < POINTS; p++)
            event[p] = gsl_rng_uniform(rng) < 0.3;
        const struct PrimData data = {POINTS, FACTORS, x, event};
        ck_assert_int_eq(prim_find(&boxes, &data, &error), STATUS_OK);
        for (size_t i = 0; i < boxes.count; i++)
            any = any || boxes.box[i].holds;
        false_alarms += any;
        prim_free(&boxes);
    }
    ck_assert_msg(false_alarms <= 32, "a box holds in %d of %d data sets without a rule", false_alarms, SETS);
    gsl_rng_free(rng);
}
END_TEST

/* Too little to learn from: all the same, or hardly any point. */
START_TEST(nothing_to_look_for) {
    double x[POINTS * FACTORS] = {0.0};
    unsigned char event[POINTS] = {0};
    struct PrimBoxes boxes;
    struct Error error = {0};
    struct PrimData data = {POINTS, FACTORS, x, event};
    ck_assert_int_eq(prim_find(&boxes, &data, &error), STATUS_OK);
    ck_assert_uint_eq(boxes.count, 0);
    prim_free(&boxes);
    for (size_t p = 0; p < POINTS; p++)
        event[p] = p % 2 == 0; /* factors that never change cannot be peeled */
    ck_assert_int_eq(prim_find(&boxes, &data, &error), STATUS_OK);
    ck_assert_uint_eq(boxes.count, 0);
    prim_free(&boxes);
    data.points = 20;
    ck_assert_int_eq(prim_find(&boxes, &data, &error), STATUS_OK);
    ck_assert_uint_eq(boxes.count, 0);
    prim_free(&boxes);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, a_known_box_is_found);
    tcase_add_test(cases, no_rule_no_box_that_holds);
    tcase_add_test(cases, nothing_to_look_for);
}

int main(void) {
    return run_suite("prim", add_tests);
}
