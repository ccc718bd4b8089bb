/* Shards put together are the results of one process. */
#include <stdlib.h>
#include <string.h>

#include "store/export.h"
#include "store/store_merge.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

static struct Fixture fixture;
static char parts[2][80], whole[80];

static void set_up(void) {
    fixture_set_up(&fixture);
    for (int i = 0; i < 2; i++)
        snprintf(parts[i], sizeof parts[i], "%.60s-%d", fixture.directory, i);
    snprintf(whole, sizeof whole, "%.60s-whole", fixture.directory);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static void write_part(const char *directory, int64_t first, int64_t last) {
    struct Store store;
    ck_assert_int_eq(store_open(&store, directory, &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    fixture_write(&fixture, &store, first, last);
    store_close(&store);
}

static void assert_same_file(const char *one, const char *other, const char *name) {
    char *here = fixture_read(one, name), *there = fixture_read(other, name);
    ck_assert_str_eq(here, there);
    free(here);
    free(there);
}

static enum Status expect_summary(void *context, const struct RunKey *key, const unsigned char *bytes,
                                  size_t size, struct Error *error) {
    char expected[FIXTURE_SUMMARY];
    (void)error;
    ck_assert_uint_eq(size, fixture_summary(key->replicate, expected));
    ck_assert_mem_eq(bytes, expected, size);
    ++*(int64_t *)context;
    return STATUS_OK;
}

START_TEST(merged_parts_are_the_whole) {
    struct Store store;
    write_part(fixture.directory, 0, 9);
    write_part(parts[0], 0, 6);
    write_part(parts[1], 4, 9);
    ck_assert_int_eq(store_open(&store, parts[0], &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_write_failed(&store, &(struct RunKey){0, 0, 8}, "bad luck", &fixture.error),
                     STATUS_OK);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(store_open_like(&store, whole, parts[0], &fixture.error), STATUS_OK);
    for (int i = 0; i < 2; i++) {
        enum Status status = store_merge(&store, parts[i], &fixture.error);
        ck_assert_msg(status == STATUS_OK, "%s", fixture.error.text);
    }
    ck_assert_int_eq(store_merge(&store, parts[0], &fixture.error), STATUS_OK);
    ck_assert_int_eq(export_all(&store, whole, &fixture.error), STATUS_OK);
    int64_t summaries = 0;
    ck_assert_int_eq(store_each_summary(&store, expect_summary, &summaries, &fixture.error), STATUS_OK);
    ck_assert_int_eq(summaries, 10);
    store_close(&store);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(export_all(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    for (int table = 0; table < TABLE_COUNT; table++) {
        char name[64];
        snprintf(name, sizeof name, "%s.csv", record_table((enum RecordTable)table)->name);
        assert_same_file(whole, fixture.directory, name);
    }
}
END_TEST

START_TEST(another_identity_is_refused) {
    struct Store store;
    write_part(parts[0], 0, 1);
    fixture.study.weeks = 26;
    write_part(parts[1], 0, 1);
    ck_assert_int_eq(store_open(&store, parts[1], &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_merge(&store, parts[0], &fixture.error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "weeks 52 there, 26 here"));
    store_close(&store);
}
END_TEST

START_TEST(parts_are_looked_at_before) {
    char *const twice[] = {parts[0], parts[1], parts[0]};
    write_part(parts[0], 0, 1);
    write_part(parts[1], 2, 3);
    ck_assert_int_eq(store_merge_check(whole, twice, 2, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_merge_check(parts[0], twice, 2, &fixture.error), STATUS_USAGE);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "is target and part"));
    ck_assert_int_eq(store_merge_check(whole, twice, 3, &fixture.error), STATUS_USAGE);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "is named twice"));
}
END_TEST

START_TEST(a_shard_that_is_not_there) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_merge(&store, parts[0], &fixture.error), STATUS_INPUT_OUTPUT);
    store_close(&store);
    ck_assert_int_eq(store_open_like(&store, whole, parts[0], &fixture.error), STATUS_INPUT_OUTPUT);
    store_close(&store);
}
END_TEST

START_TEST(scenarios_can_be_read_back) {
    struct Store store;
    struct StoredScenario scenario;
    int64_t count;
    write_part(parts[0], 0, 0);
    ck_assert_int_eq(store_open_like(&store, whole, parts[0], &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_scenario_count(&store, &count, &fixture.error), STATUS_OK);
    ck_assert_int_eq(count, 1);
    ck_assert_int_eq(store_scenario(&store, 0, &scenario, &fixture.error), STATUS_OK);
    ck_assert_str_eq(scenario.title, fixture.scenarios[0].title);
    ck_assert_int_eq(store_scenario(&store, 1, &scenario, &fixture.error), STATUS_INPUT_OUTPUT);
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, merged_parts_are_the_whole);
    tcase_add_test(tests, another_identity_is_refused);
    tcase_add_test(tests, parts_are_looked_at_before);
    tcase_add_test(tests, a_shard_that_is_not_there);
    tcase_add_test(tests, scenarios_can_be_read_back);
}

int main(void) {
    return run_suite("store: merge", add_tests);
}
