/* What is written comes back to the bit, in key order, and only what was committed. */
#include <stdlib.h>
#include <string.h>

#include "store/store_read.h"
#include "store/store_runs.h"
#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

enum { ROWS = 60 };

struct Expectation {
    struct RunKey keys[8];
    size_t key_count, run; /* run: how many runs have been begun */
    struct RunKey last;
    int table;
    int64_t row, delivered;
};

/* NaN is stored as missing, so its payload is not compared. */
static void check_record(enum RecordTable table, const unsigned char *found, const unsigned char *wanted) {
    const struct TableRow *row = record_table(table);
    for (size_t i = 0; i < row->column_count; i++) {
        size_t offset = row->columns[i].offset;
        double one, other;
        memcpy(&one, found + offset, sizeof one);
        memcpy(&other, wanted + offset, sizeof other);
        bool both_missing = row->columns[i].kind == COLUMN_REAL && one != one && other != other;
        ck_assert_msg(both_missing || memcmp(found + offset, wanted + offset, 8) == 0, "%s.%s changed",
                      row->name, row->columns[i].name);
    }
}

static enum Status expect(void *context, const struct RunKey *key, enum RecordTable table, const void *record,
                          struct Error *error) {
    struct Expectation *self = context;
    unsigned char wanted[4096];
    (void)error;
    if (self->run == 0 || memcmp(key, &self->last, sizeof *key) != 0) {
        ck_assert_uint_lt(self->run, self->key_count);
        ck_assert_mem_eq(key, &self->keys[self->run++], sizeof *key);
        self->last = *key;
        self->table = -1;
    }
    ck_assert_int_ge((int)table, self->table);
    self->row = (int)table == self->table ? self->row + 1 : 0;
    self->table = (int)table;
    fixture_record(table, key->replicate * 100 + self->row, wanted);
    check_record(table, record, wanted);
    self->delivered++;
    return STATUS_OK;
}

START_TEST(every_table_comes_back_in_key_order) {
    struct Expectation expectation = {
        .keys = {{0, 0, 0}, {0, 0, 2}, {0, 1, 1}, {1, 0, 0}}, .key_count = 4, .table = -1};
    const size_t order[] = {3, 1, 0, 2};
    struct Store store;
    fixture.study.scenario_count = 2;
    fixture_points(&fixture);
    fixture_open(&fixture, &store, STORE_RESUME);
    for (size_t i = 0; i < 4; i++) {
        struct RunRows rows;
        fixture_run(&rows, expectation.keys[order[i]], ROWS);
        ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_OK);
        run_rows_free(&rows);
    }
    ck_assert_int_eq(store_write_failed(&store, &(struct RunKey){0, 0, 1}, "because", &fixture.error),
                     STATUS_OK);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(fixture_replay(&store, ALL_TABLES, expect, &expectation, &fixture.error), STATUS_OK);
    ck_assert_int_eq(expectation.delivered, 4 * (1 + ROWS * (TABLE_COUNT - 1)));
    store_close(&store);
}
END_TEST

static enum Status count_tables(void *context, const struct RunKey *key, enum RecordTable table,
                                const void *record, struct Error *error) {
    (void)key, (void)record, (void)error;
    ((int64_t *)context)[table]++;
    return STATUS_OK;
}

START_TEST(a_mask_chooses_tables) {
    int64_t counts[TABLE_COUNT] = {0};
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 2);
    unsigned wanted = 1u << TABLE_EPISODES | 1u << TABLE_AGENCIES;
    ck_assert_int_eq(fixture_replay(&store, wanted, count_tables, counts, &fixture.error), STATUS_OK);
    for (int table = 0; table < TABLE_COUNT; table++)
        ck_assert_int_eq(counts[table], wanted & (1u << table) ? 21 : 0);
    store_close(&store);
}
END_TEST

static enum Status refuse(void *context, const struct RunKey *key, enum RecordTable table, const void *record,
                          struct Error *error) {
    (void)key, (void)table, (void)record;
    return ++*(int *)context == 3 ? error_set(error, STATUS_STOPPED, "enough") : STATUS_OK;
}

START_TEST(a_visit_ends_the_replay) {
    struct Store store;
    int visits = 0;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 2);
    ck_assert_int_eq(fixture_replay(&store, ALL_TABLES, refuse, &visits, &fixture.error), STATUS_STOPPED);
    ck_assert_int_eq(visits, 3);
    fixture_write(&fixture, &store, 3, 3); /* the snapshot is over: writing goes on */
    store_close(&store);
}
END_TEST

static enum Status expect_first(void *context, const struct RunKey *key, const char *cause,
                                struct Error *error) {
    (void)context, (void)error;
    ck_assert_int_eq(key->replicate, 0);
    ck_assert_ptr_null(cause);
    return STATUS_OK;
}

START_TEST(what_was_not_flushed_is_lost_as_a_whole) {
    struct Store store;
    struct RunRows rows;
    int64_t done, failed;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 0);
    fixture_run(&rows, (struct RunKey){0, 0, 1}, 1);
    ck_assert_int_eq(store_flush_due(&store), -1);
    ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_OK);
    ck_assert_int_ge(store_flush_due(&store), 0);
    run_rows_free(&rows);
    store_close(&store);
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_each_run(&store, expect_first, NULL, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_count(&store, &done, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(done, 1);
    store_close(&store);
}
END_TEST

START_TEST(a_failed_run_gives_way_to_a_finished_one_only) {
    struct Store store;
    struct RunKey key = {0, 0, 0};
    int64_t done, failed;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_write_failed(&store, &key, "no luck", &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_count(&store, &done, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(failed, 1);
    fixture_write(&fixture, &store, 0, 0);
    fixture_write(&fixture, &store, 0, 0);
    ck_assert_int_eq(store_write_failed(&store, &key, "again", &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_count(&store, &done, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(done, 1);
    ck_assert_int_eq(failed, 0);
    store_close(&store);
}
END_TEST

START_TEST(a_code_without_name_is_an_internal_error) {
    struct Store store;
    struct RunRows rows;
    int64_t done, failed;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_run(&rows, (struct RunKey){0, 0, 0}, 1);
    struct EpisodeRecord *episode = (struct EpisodeRecord *)rows.tables[TABLE_EPISODES].bytes;
    episode->exit = EXIT_COUNT;
    ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_INTERNAL);
    run_rows_free(&rows);
    ck_assert_int_eq(store_count(&store, &done, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(done, 0);
    store_close(&store);
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_table_comes_back_in_key_order);
    tcase_add_test(tests, a_mask_chooses_tables);
    tcase_add_test(tests, a_visit_ends_the_replay);
    tcase_add_test(tests, what_was_not_flushed_is_lost_as_a_whole);
    tcase_add_test(tests, a_failed_run_gives_way_to_a_finished_one_only);
    tcase_add_test(tests, a_code_without_name_is_an_internal_error);
}

int main(void) {
    return run_suite("store: round trip", add_tests);
}
