/* Files of another schema and strange ones are refused without being changed; texts are those of now. */
#include <stdlib.h>
#include <string.h>

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

START_TEST(chinese_texts_are_merged) {
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
}
END_TEST

static void expect_text(struct Store *store, const char *name, const char *expected) {
    char *value;
    ck_assert_int_eq(store_text(store, name, &value, &fixture.error), STATUS_OK);
    ck_assert_pstr_eq(value, expected);
    free(value);
}

/* Titles may change while the study stays the same; a store keeps what was said last. */
START_TEST(texts_are_those_of_now) {
    struct Store store;
    struct StoredScenario found;
    const struct StoreText first[] = {{"command.run", "tandem run a.cfg"}, {"plan", "one"}};
    const struct StoreText second[] = {{"plan", "two"}};
    fixture_open(&fixture, &store, STORE_START_AGAIN);
    fixture_write(&fixture, &store, 0, 0);
    expect_text(&store, "nothing", NULL);
    snprintf(fixture.scenarios[0].title, SCENARIO_TEXT, "another title");
    snprintf(fixture.scenarios[0].title_zh, SCENARIO_TEXT, "標題");
    ck_assert_int_eq(store_describe(&store, &fixture.study, first, 2, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_describe(&store, &fixture.study, second, 1, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    expect_text(&store, "command.run", "tandem run a.cfg");
    expect_text(&store, "plan", "two");
    ck_assert_int_eq(store_scenario(&store, 0, &found, &fixture.error), STATUS_OK);
    ck_assert_str_eq(found.title, "another title");
    ck_assert_str_eq(found.title_zh, "標題");
    store_close(&store);
}
END_TEST

static const struct {
    const char *change, *part;
} strange[] = {
    {"PRAGMA user_version = 5",
     "has schema version 5, this program knows version 6: use the tandem that wrote"},
    {"PRAGMA user_version = 7", "has schema version 7, this program knows version 6: use a newer tandem"},
    {"PRAGMA user_version = 0", "has schema version 0"},
    {"PRAGMA application_id = 7", "is a database of another program"},
    {"PRAGMA application_id = 7; PRAGMA user_version = 3", "is a database of another program"},
};

/* Not a byte of it changes, and not even --force deletes what another program made. */
START_TEST(strange_files_are_refused_and_left) {
    struct Store store;
    char *before, *after;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 1);
    store_close(&store);
    fixture_alter(fixture.directory, strange[_i].change, false);
    before = fixture_read(fixture.directory, STORE_FILE);
    bool foreign = strstr(strange[_i].change, "application") != NULL;
    for (int how = 0; how < (foreign ? 2 : 1); how++) {
        fixture.error = (struct Error){0};
        ck_assert_int_ne(store_open(&store, fixture.directory, &fixture.study,
                                    how == 0 ? STORE_RESUME : STORE_START_AGAIN, &fixture.error),
                         STATUS_OK);
        ck_assert_msg(strstr(fixture.error.text, strange[_i].part) != NULL, "%s", fixture.error.text);
        store_close(&store);
    }
    ck_assert_int_ne(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    after = fixture_read(fixture.directory, STORE_FILE);
    ck_assert_mem_eq(before, after, 100); /* the page that a journal mode is written into */
    free(before);
    free(after);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, chinese_texts_are_merged);
    tcase_add_test(tests, texts_are_those_of_now);
    tcase_add_loop_test(tests, strange_files_are_refused_and_left, 0,
                        (int)(sizeof strange / sizeof strange[0]));
}

int main(void) {
    return run_suite("store: versions", add_tests);
}
