/* Files of an older schema are read, resumed and merged; newer ones and strange ones are refused. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "store/export.h"
#include "store/outputs.h"
#include "store/store_merge.h"
#include "store/store_read.h"
#include "store/store_texts.h"
#include "store_fixture.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static void alter(const char *sql) {
    char path[128], *message = NULL;
    sqlite3 *database;
    snprintf(path, sizeof path, "%s/%s", fixture.directory, STORE_FILE);
    ck_assert_int_eq(sqlite3_open(path, &database), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(database, sql, NULL, NULL, &message) == SQLITE_OK, "%s", message);
    sqlite3_close(database);
}

/* A file as the program of version 1 left it: with a design table that no command filled, without factors. */
static void create_version_1(void) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 1);
    store_close(&store);
    alter("ALTER TABLE scenarios DROP COLUMN title_zh; ALTER TABLE scenarios DROP COLUMN description_zh;"
          "DROP TABLE factors; DROP TABLE design;"
          "CREATE TABLE design (point INTEGER NOT NULL, factor INTEGER NOT NULL, parameter TEXT NOT NULL, "
          "value NOT NULL, PRIMARY KEY (point, factor)) WITHOUT ROWID;"
          "PRAGMA user_version = 1");
}

static void assert_weekly_of(const char *directory, int64_t first, int64_t last) {
    struct Store store;
    char whole[80];
    snprintf(whole, sizeof whole, "%.60s-new", fixture.directory);
    ck_assert_int_eq(store_open(&store, whole, &fixture.study, STORE_START_AGAIN, &fixture.error), STATUS_OK);
    fixture_write(&fixture, &store, first, last);
    ck_assert_int_eq(export_all(&store, whole, &fixture.error), STATUS_OK);
    store_close(&store);
    char *here = fixture_read(directory, "weekly.csv"), *there = fixture_read(whole, "weekly.csv");
    ck_assert_str_eq(here, there);
    free(here);
    free(there);
}

START_TEST(version_1_is_read) {
    struct Store store;
    size_t outputs = 99;
    create_version_1();
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_output_count(&store, &outputs, &fixture.error), STATUS_OK);
    ck_assert_uint_eq(outputs, 0);
    ck_assert_msg(export_all(&store, fixture.directory, &fixture.error) == STATUS_OK, "%s",
                  fixture.error.text);
    store_close(&store);
    assert_weekly_of(fixture.directory, 0, 1);
}
END_TEST

/* Titles in Chinese came with version 3; they are no part of the identity. */
START_TEST(chinese_texts_are_kept_and_missed_in_older_versions) {
    struct Store store;
    struct StoredScenario found;
    char merged[80];
    snprintf(merged, sizeof merged, "%.60s-merged", fixture.directory);
    snprintf(fixture.scenarios[0].title_zh, SCENARIO_TEXT, "標題");
    snprintf(fixture.scenarios[0].description_zh, SCENARIO_TEXT, "說明");
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 0);
    store_close(&store);
    fixture.scenarios[0].title_zh[0] = '\0';
    fixture_open(&fixture, &store, STORE_RESUME);
    store_close(&store);
    ck_assert_int_eq(store_open_like(&store, merged, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_scenario(&store, 0, &found, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_str_eq(found.title, fixture.scenarios[0].title);
    ck_assert_str_eq(found.title_zh, "標題");
    ck_assert_str_eq(found.description_zh, "說明");
    alter("ALTER TABLE scenarios DROP COLUMN title_zh; ALTER TABLE scenarios DROP COLUMN description_zh;"
          "PRAGMA user_version = 2");
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_scenario(&store, 0, &found, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_str_eq(found.title, fixture.scenarios[0].title);
    ck_assert_str_eq(found.title_zh, "");
}
END_TEST

static void expect_text(struct Store *store, const char *name, const char *expected) {
    char *value;
    ck_assert_int_eq(store_text(store, name, &value, &fixture.error), STATUS_OK);
    ck_assert_pstr_eq(value, expected);
    free(value);
}

/* Titles may change while the study stays the same; a store keeps what was said last. */
START_TEST(texts_are_those_of_now_in_all_versions) {
    struct Store store;
    struct StoredScenario found;
    const struct StoreText first[] = {{"command.run", "tandem run a.cfg"}, {"plan", "one"}};
    const struct StoreText second[] = {{"plan", "two"}};
    for (int version = 3; version >= 2; version--) {
        fixture_open(&fixture, &store, version == 3 ? STORE_START_AGAIN : STORE_RESUME);
        if (version == 3)
            fixture_write(&fixture, &store, 0, 0);
        expect_text(&store, "nothing", NULL);
        snprintf(fixture.scenarios[0].title, SCENARIO_TEXT, "title %d", version);
        snprintf(fixture.scenarios[0].title_zh, SCENARIO_TEXT, "標題");
        ck_assert_int_eq(store_describe(&store, &fixture.study, first, 2, &fixture.error), STATUS_OK);
        ck_assert_int_eq(store_describe(&store, &fixture.study, second, 1, &fixture.error), STATUS_OK);
        store_close(&store);
        ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
        expect_text(&store, "command.run", "tandem run a.cfg");
        expect_text(&store, "plan", "two");
        ck_assert_int_eq(store_scenario(&store, 0, &found, &fixture.error), STATUS_OK);
        ck_assert_str_eq(found.title, fixture.scenarios[0].title);
        ck_assert_str_eq(found.title_zh, version == 3 ? "標題" : "");
        store_close(&store);
        if (version == 3)
            alter("ALTER TABLE scenarios DROP COLUMN title_zh; ALTER TABLE scenarios DROP COLUMN "
                  "description_zh; PRAGMA user_version = 2");
    }
}
END_TEST

START_TEST(version_1_is_resumed) {
    struct Store store;
    int64_t finished, failed;
    create_version_1();
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_count(&store, &finished, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(finished, 2);
    fixture_write(&fixture, &store, 2, 4);
    ck_assert_int_eq(export_all(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    assert_weekly_of(fixture.directory, 0, 4);
}
END_TEST

START_TEST(version_1_is_merged) {
    struct Store store;
    char merged[80];
    snprintf(merged, sizeof merged, "%.60s-merged", fixture.directory);
    create_version_1();
    ck_assert_msg(store_open_like(&store, merged, fixture.directory, &fixture.error) == STATUS_OK, "%s",
                  fixture.error.text);
    ck_assert_int_eq(store_merge(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(export_all(&store, merged, &fixture.error), STATUS_OK);
    store_close(&store);
    assert_weekly_of(merged, 0, 1);
}
END_TEST

static const struct {
    const char *change, *part;
} strange[] = {
    {"PRAGMA user_version = 4", "has schema version 4, this program knows versions 1 to 3"},
    {"PRAGMA user_version = 99", "has schema version 99"},
    {"PRAGMA user_version = 0", "has schema version 0"},
    {"PRAGMA application_id = 7", "is a database of another program"},
};

START_TEST(strange_versions_are_refused) {
    struct Store store;
    create_version_1();
    alter(strange[_i].change);
    ck_assert_int_ne(store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &fixture.error),
                     STATUS_OK);
    ck_assert_msg(strstr(fixture.error.text, strange[_i].part) != NULL, "%s", fixture.error.text);
    store_close(&store);
    ck_assert_int_ne(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, version_1_is_read);
    tcase_add_test(tests, chinese_texts_are_kept_and_missed_in_older_versions);
    tcase_add_test(tests, texts_are_those_of_now_in_all_versions);
    tcase_add_test(tests, version_1_is_resumed);
    tcase_add_test(tests, version_1_is_merged);
    tcase_add_loop_test(tests, strange_versions_are_refused, 0, (int)(sizeof strange / sizeof strange[0]));
}

int main(void) {
    return run_suite("store: versions", add_tests);
}
