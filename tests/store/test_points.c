/* Points that a study finds while its runs come in. */
#include "store/store_points.h"

#include <string.h>

#include "store/store_read.h"
#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

static struct Fixture fixture;
static double values[] = {0.1, 0.2, 0.3, 0.4};
static struct ScenarioField field = {SCENARIO_FIELD_PARAMETER, 0};

static void setup(void) {
    fixture_set_up(&fixture);
    field.index = params_find("legal.ambiguity");
    fixture.study.points_rule = "by the test";
    fixture.study.points = (struct ScenarioPoints){2, 1, &field, values, NULL};
}

static void teardown(void) {
    fixture_tear_down(&fixture);
}

static void write_run(struct Store *store, int64_t point) {
    struct RunRows rows;
    struct Error error = {0};
    fixture_run(&rows, (struct RunKey){0, point, 0}, 1);
    ck_assert_int_eq(store_write(store, &rows, &error), STATUS_OK);
    ck_assert_int_eq(store_flush(store, &error), STATUS_OK);
    run_rows_free(&rows);
}

static enum Status add(struct Store *store, int64_t count, struct Error *error) {
    struct ScenarioPoints points = fixture.study.points;
    points.count = count;
    return store_points_add(store, &points, error);
}

static int64_t finished(const char *directory) {
    struct Store store;
    struct Error error = {0};
    int64_t runs = 0, failed = 0;
    ck_assert_int_eq(store_open_reading(&store, directory, &error), STATUS_OK);
    ck_assert_int_eq(store_count(&store, &runs, &failed, &error), STATUS_OK);
    store_close(&store);
    return runs;
}

/* Whoever goes on begins with fewer points than there are, and finds the runs of all of them. */
START_TEST(points_come_and_stay) {
    struct Store store;
    struct Error error = {0};
    fixture_open(&fixture, &store, STORE_RESUME);
    write_run(&store, 1);
    ck_assert_int_eq(add(&store, 4, &error), STATUS_OK);
    ck_assert_int_eq(store.point_count, 4);
    write_run(&store, 3);
    store_close(&store);
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store.point_count, 4);
    ck_assert_int_eq(add(&store, 2, &error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(finished(fixture.directory), 2);
}
END_TEST

START_TEST(another_point_is_refused) {
    struct Store store;
    struct Error error = {0};
    fixture_open(&fixture, &store, STORE_RESUME);
    write_run(&store, 0);
    values[1] = 0.25;
    ck_assert_int_eq(add(&store, 3, &error), STATUS_CONFIGURATION);
    values[1] = 0.2;
    store_close(&store);
}
END_TEST

/* The rule stands in the identity in place of the points. */
START_TEST(another_rule_is_another_study) {
    struct Store store;
    struct Error error = {0};
    fixture_open(&fixture, &store, STORE_RESUME);
    write_run(&store, 0);
    store_close(&store);
    fixture.study.points.count = 4;
    fixture_open(&fixture, &store, STORE_RESUME);
    store_close(&store);
    fixture.study.points_rule = "by another";
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &error),
                     STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "points_rule"));
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, points_come_and_stay);
    tcase_add_test(tests, another_point_is_refused);
    tcase_add_test(tests, another_rule_is_another_study);
}

int main(void) {
    return run_suite("points", add_tests);
}
