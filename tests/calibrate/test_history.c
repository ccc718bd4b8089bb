/* Where the next wave of history matching is sampled: in what is open, however little that is, and near to it
 * where nothing is. */
#include <math.h>

#include "calibrate/history.h"
#include "tests/calibrate/toys.h"
#include "tests/suite.h"

enum { FACTORS = 3, POINTS = 60, REPLICATES = 5, NEXT = 200 };

static const double sd = 0.008;

/* Each number is a factor with an error of deviation `sd`. One wave, of which each number was seen as
 * `figures` say. */
static void match_once(struct History *history, struct Observation seen[FACTORS],
                       const double figures[FACTORS]) {
    static double unit[POINTS * FACTORS], numbers[POINTS * REPLICATES * FACTORS];
    struct Error error = {0};
    struct Toy toy;
    for (size_t k = 0; k < FACTORS; k++)
        seen[k] = (struct Observation){figures[k], 0.0, 0.0};
    *history = (struct History){.factors = FACTORS, .numbers = FACTORS, .observation = seen, .cutoff = 3.0};
    toy_init(&toy, FACTORS, FACTORS, sd, 3);
    for (size_t k = 0; k < FACTORS; k++)
        for (size_t f = 0; f < FACTORS; f++)
            toy.weight[k][f] = k == f;
    const struct Simulator simulator = toy_simulator(&toy);
    ck_assert_int_eq(history_sample(history, POINTS, 3, unit, &error), STATUS_OK);
    ck_assert_int_eq(simulator.run(&toy, POINTS, unit, REPLICATES, numbers, &error), STATUS_OK);
    ck_assert_int_eq(history_add(history, POINTS, unit, REPLICATES, numbers, &error), STATUS_OK);
    toy_free(&toy);
}

/* Of a ten-thousandth of the cube a few points are found by looking, and the rest by walking from them: all
 * are open, and they fill it as evenly as a box of its size. */
START_TEST(a_small_region_is_filled_by_a_walk) {
    static const double figures[FACTORS] = {0.4, 0.5, 0.6};
    static double unit[NEXT * FACTORS];
    struct Error error = {0};
    struct Observation seen[FACTORS];
    struct History history;
    match_once(&history, seen, figures);
    ck_assert_int_eq(history_sample(&history, NEXT, 4, unit, &error), STATUS_OK);
    for (size_t i = 0; i < NEXT; i++)
        ck_assert(history_is_open(&history, unit + i * FACTORS));
    for (size_t f = 0; f < FACTORS; f++) {
        double mean = 0.0, square = 0.0, edge = 3.0 * sd;
        for (size_t i = 0; i < NEXT; i++) {
            mean += unit[i * FACTORS + f] / NEXT;
            square += pow(unit[i * FACTORS + f] - figures[f], 2.0) / NEXT;
        }
        ck_assert_double_eq_tol(mean, figures[f], 0.4 * edge);
        ck_assert_double_eq_tol(sqrt(square), edge / sqrt(3.0), 0.3 * edge);
    }
    history_free(&history);
}
END_TEST

/* Figures beyond what any point gives leave nothing open: the next wave looks where it is least impossible.
 */
START_TEST(where_nothing_is_open_the_least_impossible_is_looked_at) {
    static const double figures[FACTORS] = {3.0, -2.0, 0.5};
    static double unit[NEXT * FACTORS];
    struct Error error = {0};
    struct Observation seen[FACTORS];
    struct History history;
    double mean[FACTORS] = {0.0};
    match_once(&history, seen, figures);
    ck_assert_int_eq(history_sample(&history, NEXT, 4, unit, &error), STATUS_OK);
    for (size_t i = 0; i < NEXT * FACTORS; i++) {
        ck_assert(unit[i] >= 0.0 && unit[i] <= 1.0);
        mean[i % FACTORS] += unit[i] / NEXT;
    }
    for (size_t i = 0; i < NEXT; i++)
        ck_assert(!history_is_open(&history, unit + i * FACTORS));
    /* The third number hardly counts beside those that are off by more than a cube. */
    ck_assert_double_gt(fmax(mean[0], 1.0 - mean[1]), 0.75);
    for (size_t f = 0; f < FACTORS; f++)
        ck_assert_double_lt(fabs(unit[f] - unit[(NEXT - 1) * FACTORS + f]), 0.5); /* near one another */
    history_free(&history);
}
END_TEST

/* A number that no point has rules nothing out; if none has any, there is nothing to match. */
START_TEST(numbers_that_are_missing) {
    static double unit[POINTS * FACTORS], numbers[POINTS * REPLICATES * FACTORS];
    static const struct Observation seen[FACTORS] = {{0.4, 0.0, 0.0}, {0.5, 0.0, 0.0}, {0.6, 0.0, 0.0}};
    struct Error error = {0};
    for (int only = 1; only >= 0; only--) {
        struct History history = {.factors = FACTORS, .numbers = FACTORS, .observation = seen, .cutoff = 3.0};
        ck_assert_int_eq(history_sample(&history, POINTS, 3, unit, &error), STATUS_OK);
        for (size_t i = 0; i < POINTS * REPLICATES; i++)
            for (size_t k = 0; k < FACTORS; k++)
                numbers[i * FACTORS + k] =
                    only && k == 0 ? unit[i / REPLICATES * FACTORS] + 0.01 * (double)(i % REPLICATES)
                                   : (double)NAN;
        enum Status status = history_add(&history, POINTS, unit, REPLICATES, numbers, &error);
        ck_assert_int_eq(status, only ? STATUS_OK : STATUS_CONFIGURATION);
        if (only) {
            ck_assert(history.wave[0].number[0].emulated && !history.wave[0].number[1].emulated);
            ck_assert(history_is_open(&history, (double[]){0.39, 0.01, 0.99}));
            ck_assert(!history_is_open(&history, (double[]){0.8, 0.5, 0.6}));
        }
        history_free(&history);
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, a_small_region_is_filled_by_a_walk);
    tcase_add_test(tests, where_nothing_is_open_the_least_impossible_is_looked_at);
    tcase_add_test(tests, numbers_that_are_missing);
}

int main(void) {
    return run_suite("history", add_tests);
}
