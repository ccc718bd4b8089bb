/* Of which runs rows are stored: said run by run, and added where they are asked for later. */
#include <string.h>

#include "store/digest.h"
#include "store/store_merge.h"
#include "store/store_read.h"
#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

enum { ROWS = 5, LAST = 3, RUNS = LAST + 1 };

static const unsigned FEW = 1u << TABLE_RUNS | 1u << TABLE_EPISODES;

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

/* Writes replicates first … last with `count` rows in each of the kept tables. */
static void write_kept(struct Store *store, int64_t first, int64_t last, unsigned kept, size_t count) {
    for (int64_t replicate = first; replicate <= last; replicate++) {
        struct RunRows rows;
        fixture_run(&rows, (struct RunKey){0, 0, replicate}, count);
        run_rows_keep(&rows, kept);
        enum Status status = store_write(store, &rows, &fixture.error);
        ck_assert_msg(status == STATUS_OK, "%s", fixture.error.text);
        run_rows_free(&rows);
    }
    ck_assert_int_eq(store_flush(store, &fixture.error), STATUS_OK);
}

static struct StoredRows rows_of(struct Store *store) {
    struct StoredRows rows;
    ck_assert_int_eq(store_rows(store, &rows, &fixture.error), STATUS_OK);
    return rows;
}

static enum Status expect_whole(void *context, const struct RunRows *rows, const char *cause,
                                struct Error *error) {
    struct RunRows whole;
    fixture_run(&whole, rows->key, ROWS);
    ck_assert_ptr_null(cause);
    ck_assert_uint_eq(rows->kept, ALL_TABLES);
    for (int part = 0; part < RUN_PARTS; part++)
        ck_assert(run_digest_part(rows, NULL, part) == run_digest_part(&whole, NULL, part));
    run_rows_free(&whole);
    ++*(int *)context;
    (void)error;
    return STATUS_OK;
}

static void expect_all_whole(struct Store *store) {
    int count = 0;
    enum Status status = store_each_rows(store, (1u << RUN_PARTS) - 1, expect_whole, &count, &fixture.error);
    ck_assert_msg(status == STATUS_OK, "%s", fixture.error.text);
    ck_assert_int_eq(count, RUNS);
}

START_TEST(rows_are_added_to_runs_that_are_there) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    write_kept(&store, 0, LAST, FEW, ROWS);
    struct StoredRows rows = rows_of(&store);
    ck_assert_uint_eq(rows.tables, FEW);
    ck_assert_int_eq(rows.runs_with[TABLE_EPISODES], RUNS);
    write_kept(&store, 0, LAST, ALL_TABLES, ROWS);
    ck_assert_int_eq(store.rows_added, RUNS);
    write_kept(&store, 0, LAST, ALL_TABLES, ROWS); /* nothing more to add */
    write_kept(&store, 0, LAST, FEW, ROWS);        /* nor to take away */
    ck_assert_int_eq(store.rows_added, RUNS);
    store_close(&store);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_uint_eq(rows_of(&store).tables, ALL_TABLES);
    expect_all_whole(&store);
    store_close(&store);
}
END_TEST

START_TEST(which_runs_have_rows_is_known) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    write_kept(&store, 0, 1, ALL_TABLES, ROWS);
    write_kept(&store, 2, LAST, FEW, ROWS);
    struct StoredRows rows = rows_of(&store);
    ck_assert_int_eq(rows.runs, RUNS);
    ck_assert_int_eq(rows.replicates, RUNS);
    ck_assert_int_eq(rows.runs_with[TABLE_WEEKLY], 2);
    ck_assert_int_eq(rows.first_replicates[TABLE_WEEKLY], 2);
    ck_assert_int_eq(rows.first_replicates[TABLE_EPISODES], RUNS);
    write_kept(&store, LAST, LAST, ALL_TABLES, ROWS);
    rows = rows_of(&store);
    ck_assert_int_eq(rows.runs_with[TABLE_WEEKLY], 3);
    ck_assert_int_eq(rows.first_replicates[TABLE_WEEKLY], 0); /* with a gap */
    store_close(&store);
}
END_TEST

/* A run without a single collaboration has its rows, all none of them. */
START_TEST(no_rows_are_not_missing_rows) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    write_kept(&store, 0, 0, ALL_TABLES, 0);
    ck_assert_uint_eq(rows_of(&store).tables, ALL_TABLES);
    write_kept(&store, 1, 1, 1u << TABLE_RUNS, 0);
    ck_assert_int_eq(rows_of(&store).runs_with[TABLE_EPISODES], 1);
    store_close(&store);
}
END_TEST

START_TEST(rows_of_another_run_are_refused) {
    struct Store store;
    struct RunRows rows;
    fixture_open(&fixture, &store, STORE_RESUME);
    write_kept(&store, 0, 0, FEW, ROWS);
    fixture_run(&rows, (struct RunKey){0, 0, 0}, ROWS);
    ck_assert_int_eq(run_rows_set_summary(&rows, "another", 7, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(
        strstr(fixture.error.text, "replicate 0 was run again for its rows and is another"));
    run_rows_free(&rows);
    ck_assert_uint_eq(rows_of(&store).tables, FEW);
    store_close(&store);
}
END_TEST

START_TEST(merging_adds_rows) {
    struct Store store, part;
    char directory[80];
    snprintf(directory, sizeof directory, "%.60s-part", fixture.directory);
    fixture_open(&fixture, &store, STORE_RESUME);
    write_kept(&store, 0, LAST, FEW, ROWS);
    ck_assert_int_eq(store_open_like(&part, directory, fixture.directory, &fixture.error), STATUS_OK);
    write_kept(&part, 0, LAST, ALL_TABLES, ROWS);
    store_close(&part);
    ck_assert_int_eq(store_merge(&store, directory, &fixture.error), STATUS_OK);
    expect_all_whole(&store);
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, rows_are_added_to_runs_that_are_there);
    tcase_add_test(tests, which_runs_have_rows_is_known);
    tcase_add_test(tests, no_rows_are_not_missing_rows);
    tcase_add_test(tests, rows_of_another_run_are_refused);
    tcase_add_test(tests, merging_adds_rows);
}

int main(void) {
    return run_suite("store: rows", add_tests);
}
