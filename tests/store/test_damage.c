/* What is damaged is found when it is read, named, and computed again. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/database.h"
#include "store/digest.h"
#include "store/outputs.h"
#include "store/store_merge.h"
#include "store/store_read.h"
#include "store/store_repair.h"
#include "store/store_runs.h"
#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

enum { RUNS = 4 };

static struct Fixture fixture;

static void write_runs(void) {
    static const char *const outputs[] = {"x"};
    struct Store store;
    fixture.study.outputs = outputs;
    fixture.study.output_count = 1;
    fixture_open(&fixture, &store, STORE_RESUME);
    for (int64_t i = 0; i < RUNS; i++) {
        struct RunRows rows;
        fixture_run(&rows, (struct RunKey){0, 0, i}, 3);
        ck_assert_int_eq(run_rows_make_outputs(&rows, 1, &fixture.error), STATUS_OK);
        rows.outputs[0] = (double)i;
        ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_OK);
        run_rows_free(&rows);
    }
    ck_assert_int_eq(store_write_failed(&store, &(struct RunKey){0, 0, RUNS}, "bad luck", &fixture.error),
                     STATUS_OK);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
}

static void set_up(void) {
    fixture_set_up(&fixture);
    write_runs();
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static enum Status count(void *context, const struct RunRows *rows, const char *cause, struct Error *error) {
    (void)rows, (void)cause, (void)error;
    ++*(int *)context;
    return STATUS_OK;
}

static enum Status read_all(int *runs, struct Error *error) {
    struct Store store;
    *runs = 0;
    enum Status status = store_open_reading(&store, fixture.directory, error);
    if (status == STATUS_OK)
        status = store_each_rows(&store, (1u << RUN_PARTS) - 1, count, runs, error);
    store_close(&store);
    return status;
}

START_TEST(what_is_whole_is_read) {
    struct Error error = {0};
    int runs;
    ck_assert_msg(read_all(&runs, &error) == STATUS_OK, "%s", error.text);
    ck_assert_int_eq(runs, RUNS + 1);
}
END_TEST

static const struct {
    const char *change, *part;
    int good; /* runs that come before it */
} changes[] = {
    {"UPDATE weekly SET ever_tried_share = 0.25 WHERE replicate = 2 AND row = 1",
     "replicate 2 is damaged (weekly)", 2},
    {"UPDATE runs SET agencies = 13 WHERE replicate = 1", "replicate 1 is damaged (runs)", 1},
    {"UPDATE runs SET agencies = 1000000000 WHERE replicate = 1",
     "replicate 1 is damaged (agencies of runs holds \"1000000000\")", 1},
    {"UPDATE runs SET agencies = -1 WHERE replicate = 1", "agencies of runs holds \"-1\"", 1},
    {"UPDATE weekly SET load = 1.5 WHERE replicate = 1", "load of weekly holds \"1.5\"", 1},
    {"UPDATE weekly SET visibility = 9e999 WHERE replicate = 1", "visibility of weekly holds \"Inf\"", 1},
    {"UPDATE runs SET total_cost = -1e300 WHERE replicate = 1", "total_cost of runs holds \"-1.0e+300\"", 1},
    {"UPDATE episodes SET crisis = 2 WHERE replicate = 1", "crisis of episodes holds \"2\"", 1},
    {"UPDATE outputs SET x = 7.0 WHERE replicate = 3", "replicate 3 is damaged (outputs)", 3},
    {"DELETE FROM outputs WHERE replicate = 3", "replicate 3 is damaged (outputs)", 3},
    {"UPDATE summaries SET summary = 'summary of 2' WHERE replicate = 2",
     "replicate 2 is damaged (summaries)", 2},
    {"DELETE FROM summaries WHERE replicate = 1", "replicate 1 is damaged (summaries)", 1},
    {"UPDATE summaries SET replicate = 8 WHERE replicate = 0", "replicate 0 is damaged (summaries)", 0},
    {"DELETE FROM agencies WHERE replicate = 0 AND row = 2", "replicate 0 is damaged (agencies)", 0},
    {"UPDATE agencies SET row = 9 - row WHERE replicate = 0", "replicate 0 is damaged (agencies)", 0},
    {"UPDATE agencies SET replicate = 8 WHERE replicate = 3 AND row = 0", "replicate 3 is damaged (agencies)",
     3},
    {"UPDATE runs SET scenario = -1 WHERE replicate = 3",
     "run of scenario -1, point 0, replicate 3 is damaged (its study has no such run)", 3},
    {"UPDATE runs SET point = 1 WHERE replicate = 3", "replicate 3 is damaged (its study has no such run)",
     3},
    {"UPDATE runs SET replicate = 9 WHERE replicate = 4",
     "replicate 9 is damaged (its study has no such run)", 4},
    {"UPDATE runs SET run = 77 WHERE replicate = 2", "replicate 2 is damaged (weekly)", 2},
    {"UPDATE outputs SET run = 77 WHERE replicate = 2", "replicate 2 is damaged (outputs)", 2},
    {"UPDATE runs SET cause = 'good luck' WHERE replicate = 4", "replicate 4 is damaged (runs)", 4},
    {"UPDATE runs SET status = 'failed' WHERE replicate = 0", "replicate 0 is damaged (runs)", 0},
    {"UPDATE runs SET status = 'finished' WHERE replicate = 4", "replicate 4 is damaged (runs)", 4},
    {"UPDATE runs SET digest = zeroblob(64) WHERE replicate = 2", "replicate 2 is damaged (its digest)", 2},
    {"UPDATE runs SET digest = 'x' WHERE replicate = 2", "replicate 2 is damaged (its digest)", 2},
    {"DELETE FROM runs WHERE replicate = 4", "runs are missing that were stored", 4},
    {"DELETE FROM runs WHERE replicate = 0", "replicate 0 is damaged (weekly)", 0},
    {"UPDATE facts SET value = '1' WHERE name = 'runs_digest'", "runs are missing that were stored", 5},
    {"DELETE FROM facts WHERE name = 'runs_digest'", "runs are missing that were stored", 5},
};

/* Reading says which run, and --retry (store_repair) makes the store whole but for that run. */
START_TEST(a_change_is_found_and_can_be_repaired) {
    struct Error error = {0};
    struct Store store;
    int64_t removed, finished, failed;
    int runs;
    fixture_alter(fixture.directory, changes[_i].change, false);
    ck_assert_int_eq(read_all(&runs, &error), STATUS_INPUT_OUTPUT);
    ck_assert_msg(strstr(error.text, changes[_i].part) != NULL, "%s", error.text);
    ck_assert_int_eq(runs, changes[_i].good);
    ck_assert_ptr_nonnull(strstr(error.text, "--retry"));
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_msg(store_repair(&store, &removed, &fixture.error) == STATUS_OK, "%s", fixture.error.text);
    ck_assert_int_eq(store_count(&store, &finished, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_ge(finished + failed, RUNS - 1);
    ck_assert_int_le(finished + failed + removed, RUNS + 1);
    store_close(&store);
    write_runs(); /* what is missing */
    error = (struct Error){0};
    ck_assert_msg(read_all(&runs, &error) == STATUS_OK, "%s", error.text);
    ck_assert_int_eq(runs, RUNS + 1);
}
END_TEST

static const char *const descriptions[] = {
    "UPDATE facts SET value = 53 WHERE name = 'weeks'",
    "UPDATE facts SET value = replace(value, 'legal', 'legat') WHERE name = 'identity'",
    "UPDATE scenarios SET title = 'b'",
    "DELETE FROM scenarios",
    "INSERT INTO design VALUES (1, 0, 0.5)",
    "ALTER TABLE weekly RENAME COLUMN load TO loaf",
    "DELETE FROM facts WHERE name = 'study_digest'",
    "DROP TABLE facts",
    "DROP TABLE scenarios",
    "DROP TABLE design",
};

static enum Status count_summary(void *context, const struct RunKey *key, const unsigned char *bytes,
                                 size_t size, struct Error *error) {
    (void)key, (void)bytes, (void)size, (void)error;
    ++*(int *)context;
    return STATUS_OK;
}

/* Results stand on summaries, whatever became of rows beside them. */
START_TEST(a_damaged_row_is_found_where_it_is_read) {
    struct Error error = {0};
    struct Store store;
    int summaries = 0, runs;
    fixture_alter(fixture.directory,
                  "UPDATE weekly SET ever_tried_share = 0.25 WHERE replicate = 2 AND row = 1", false);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &error), STATUS_OK);
    ck_assert_int_eq(store_each_summary(&store, count_summary, &summaries, &error), STATUS_OK);
    ck_assert_int_eq(summaries, RUNS);
    store_close(&store);
    ck_assert_int_eq(read_all(&runs, &error), STATUS_INPUT_OUTPUT);
}
END_TEST

START_TEST(what_describes_the_study_is_checked) {
    struct Error error = {0};
    int runs;
    fixture_alter(fixture.directory, descriptions[_i], false);
    ck_assert_int_eq(read_all(&runs, &error), STATUS_INPUT_OUTPUT);
    ck_assert_int_eq(runs, 0);
    ck_assert_msg(strstr(error.text, "damaged where it describes its study") != NULL, "%s", error.text);
    ck_assert_ptr_nonnull(strstr(error.text, "--force"));
}
END_TEST

/* As another program may have written it, digest and all. */
START_TEST(a_name_that_leads_outside_is_refused) {
    static const char *const changes[] = {"UPDATE scenarios SET name = '../../x'",
                                          "UPDATE scenarios SET name = ''",
                                          "UPDATE scenarios SET title = char(27) || '[2J'"};
    struct Store store;
    struct StoredScenario found;
    fixture_alter(fixture.directory, changes[_i], true);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_scenario(&store, 0, &found, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "that no scenario can have"));
    store_close(&store);
}
END_TEST

START_TEST(a_damaged_part_is_not_merged) {
    struct Store store;
    char whole[80];
    snprintf(whole, sizeof whole, "%.60s-whole", fixture.directory);
    fixture_alter(fixture.directory, "UPDATE outputs SET x = 7.0 WHERE replicate = 3", false);
    ck_assert_int_eq(store_open_like(&store, whole, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_merge(&store, fixture.directory, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "replicate 3 is damaged (outputs)"));
    store_close(&store);
}
END_TEST

/* Every byte of the file, one after the other (some, to be quick), is turned over: either reading fails, or
 * it delivers what was written. */
struct Sum {
    uint64_t sum;
};

static enum Status add(void *context, const struct RunRows *rows, const char *cause, struct Error *error) {
    struct RunDigest digest = run_digest(rows, cause);
    (void)error;
    ((struct Sum *)context)->sum += run_digest_mark(&digest);
    return STATUS_OK;
}

static bool read_sum(struct Sum *sum) {
    struct Error error = {0};
    struct Store store;
    *sum = (struct Sum){0};
    enum Status status = store_open_reading(&store, fixture.directory, &error);
    if (status == STATUS_OK)
        status = store_each_rows(&store, (1u << RUN_PARTS) - 1, add, sum, &error);
    store_close(&store);
    ck_assert(status == STATUS_OK || status == STATUS_INPUT_OUTPUT || status == STATUS_CONFIGURATION);
    return status == STATUS_OK;
}

START_TEST(turned_bytes_are_found_or_harmless) {
    enum { EACH = 211 };
    char path[128];
    struct stat found;
    struct Sum whole, here;
    int harmless = 0, noticed = 0;
    ck_assert(read_sum(&whole));
    snprintf(path, sizeof path, "%s/%s", fixture.directory, STORE_FILE);
    int file = open(path, O_RDWR);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(fstat(file, &found), 0);
    for (off_t place = 0; place < found.st_size; place += EACH) {
        unsigned char byte, turned;
        ck_assert_int_eq(pread(file, &byte, 1, place), 1);
        turned = (unsigned char)(byte ^ 1u << place % 8);
        ck_assert_int_eq(pwrite(file, &turned, 1, place), 1);
        if (read_sum(&here)) {
            ck_assert_msg(here.sum == whole.sum, "byte %lld gave other results", (long long)place);
            harmless++;
        } else
            noticed++;
        ck_assert_int_eq(pwrite(file, &byte, 1, place), 1);
    }
    close(file);
    ck_assert_int_gt(noticed, 0);
    ck_assert_int_gt(harmless, 0); /* room that is free */
}
END_TEST

START_TEST(a_link_is_not_followed) {
    struct Store store;
    char path[128], target[128];
    snprintf(path, sizeof path, "%s/%s", fixture.directory, STORE_FILE);
    snprintf(target, sizeof target, "%s/other", fixture.directory);
    ck_assert_int_eq(rename(path, target), 0);
    ck_assert_int_eq(symlink("other", path), 0);
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &fixture.error),
                     STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "is a symbolic link"));
    store_close(&store);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_INPUT_OUTPUT);
    store_close(&store);
    snprintf(path, sizeof path, "%s/results.lock", fixture.directory);
    snprintf(target, sizeof target, "%s/minutes", fixture.directory);
    ck_assert_int_eq(symlink("minutes", path), 0);
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_START_AGAIN, &fixture.error),
                     STATUS_INPUT_OUTPUT);
    store_close(&store);
    ck_assert_int_ne(access(target, F_OK), 0);
}
END_TEST

static const char *in_directory(char path[128], const char *name) {
    snprintf(path, 128, "%s/%s", fixture.directory, name);
    return path;
}

/* A copy made of hard links (cp -al) would change with the original, and no lock would keep their writers
 * apart. */
START_TEST(what_has_two_names_is_not_written) {
    struct Store store;
    char path[128], other[128];
    int64_t finished = 0, failed;
    ck_assert_int_eq(link(in_directory(path, STORE_FILE), in_directory(other, "copy")), 0);
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &fixture.error),
                     STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "has a second name"));
    store_close(&store);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    fixture_open(&fixture, &store, STORE_START_AGAIN);
    store_close(&store);
    ck_assert_int_eq(rename(other, path), 0);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_count(&store, &finished, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(finished, RUNS);
    store_close(&store);
}
END_TEST

/* The lock is written and deleted: what has its name and is none stays as it is. */
START_TEST(what_is_no_lock_is_left_alone) {
    static const char minutes[] = "minutes of a meeting";
    struct Store store;
    char path[128], other[128];
    FILE *file = fopen(in_directory(other, "minutes"), "w");
    fputs(_i == 0 ? minutes : "77", file);
    fclose(file);
    if (_i == 0)
        ck_assert_int_eq(rename(other, in_directory(path, "results.lock")), 0);
    else
        ck_assert_int_eq(link(other, in_directory(path, "results.lock")), 0);
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_START_AGAIN, &fixture.error),
                     STATUS_INPUT_OUTPUT);
    ck_assert_msg(strstr(fixture.error.text, _i == 0 ? "is no lock of this program" : "has a second name") !=
                      NULL,
                  "%s", fixture.error.text);
    store_close(&store);
    char *text = fixture_read(fixture.directory, "results.lock");
    ck_assert_str_eq(text, _i == 0 ? minutes : "77");
    free(text);
}
END_TEST

START_TEST(what_lies_beside_is_named) {
    struct Store store;
    char path[128];
    ck_assert_int_eq(mkdir(in_directory(path, STORE_FILE "-wal"), 0700), 0);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, STORE_FILE "-wal: is not a regular file"));
    store_close(&store);
}
END_TEST

START_TEST(a_file_that_is_cut_can_be_begun_again) {
    struct Store store;
    char path[128];
    ck_assert_int_eq(truncate(in_directory(path, STORE_FILE), 3 * STORE_PAGE_BYTES), 0);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_msg(strstr(fixture.error.text, "is damaged (") != NULL, "%s", fixture.error.text);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "--force"));
    store_close(&store);
}
END_TEST

START_TEST(what_somebody_added_does_not_act) {
    struct Error error = {0};
    int runs;
    fixture_alter(fixture.directory,
                  "CREATE TRIGGER lose AFTER INSERT ON runs BEGIN DELETE FROM runs WHERE replicate = 1; END",
                  false);
    fixture_alter(fixture.directory, "DELETE FROM runs WHERE replicate = 2", false);
    struct Store store;
    int64_t removed;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_repair(&store, &removed, &fixture.error), STATUS_OK);
    store_close(&store);
    write_runs();
    ck_assert_msg(read_all(&runs, &error) == STATUS_OK, "%s", error.text);
    ck_assert_int_eq(runs, RUNS + 1);
}
END_TEST

/* Debian's SQLite would take it for an address. */
START_TEST(a_name_is_no_address) {
    struct Store store;
    struct stat found;
    char *slash = strrchr(fixture.directory, '/');
    *slash = '\0';
    ck_assert_int_eq(chdir(fixture.directory), 0);
    *slash = '/';
    ck_assert_int_eq(
        store_open(&store, "file:here?mode=memory", &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(stat("file:here?mode=memory/" STORE_FILE, &found), 0);
    ck_assert_int_gt(found.st_size, 0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_set_timeout(tests, 240);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_is_whole_is_read);
    tcase_add_loop_test(tests, a_change_is_found_and_can_be_repaired, 0,
                        (int)(sizeof changes / sizeof changes[0]));
    tcase_add_test(tests, a_damaged_row_is_found_where_it_is_read);
    tcase_add_loop_test(tests, what_describes_the_study_is_checked, 0,
                        (int)(sizeof descriptions / sizeof descriptions[0]));
    tcase_add_loop_test(tests, a_name_that_leads_outside_is_refused, 0, 3);
    tcase_add_test(tests, a_damaged_part_is_not_merged);
    tcase_add_test(tests, turned_bytes_are_found_or_harmless);
    tcase_add_test(tests, a_link_is_not_followed);
    tcase_add_test(tests, what_has_two_names_is_not_written);
    tcase_add_loop_test(tests, what_is_no_lock_is_left_alone, 0, 2);
    tcase_add_test(tests, what_lies_beside_is_named);
    tcase_add_test(tests, a_file_that_is_cut_can_be_begun_again);
    tcase_add_test(tests, what_somebody_added_does_not_act);
    tcase_add_test(tests, a_name_is_no_address);
}

int main(void) {
    return run_suite("store: damage", add_tests);
}
