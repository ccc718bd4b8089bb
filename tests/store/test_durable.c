/* One writer, safe files, and a clear message for everything that can be wrong with a directory. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/filesystem.h"
#include "store/libm.h"
#include "store/store_merge.h"
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

/* Opens and expects `status` and a message with `part`. */
static void expect_refusal(enum Status status, const char *part) {
    struct Store store;
    struct Error error = {0};
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &error), status);
    ck_assert_msg(strstr(error.text, part) != NULL, "\"%s\" is not in: %s", part, error.text);
    store_close(&store);
}

static void write_file(const char *name, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", fixture.directory, name);
    FILE *stream = fopen(path, "w");
    ck_assert_ptr_nonnull(stream);
    fputs(text, stream);
    fclose(stream);
}

static void alter(const char *sql) {
    fixture_alter(fixture.directory, sql, false);
}

static void create_store(void) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 1);
    store_close(&store);
}

/* The status with which another process opens the directory. */
static int open_elsewhere(void) {
    pid_t child = fork();
    if (child == 0) {
        struct Store store;
        struct Error error = {0};
        enum Status status = store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &error);
        bool clear = status == STATUS_OK || strstr(error.text, "in use by another process, number ") != NULL;
        store_close(&store);
        leave(clear ? (int)status : 99);
    }
    int result = 0;
    ck_assert_int_eq(waitpid(child, &result, 0), child);
    ck_assert(WIFEXITED(result));
    return WEXITSTATUS(result);
}

START_TEST(a_second_process_is_kept_out) {
    struct Store store, reader;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(open_elsewhere(), STATUS_INPUT_OUTPUT);
    expect_refusal(STATUS_INPUT_OUTPUT, "in use by another process"); /* nor twice in one */
    ck_assert_int_eq(store_open_reading(&reader, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&reader);
    store_close(&store);
    ck_assert_int_eq(open_elsewhere(), STATUS_OK);
}
END_TEST

START_TEST(the_lock_of_a_killed_process_is_void) {
    pid_t child = fork();
    if (child == 0) {
        struct Store store;
        if (store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &fixture.error) == STATUS_OK)
            raise(SIGKILL);
        leave(1);
    }
    int result = 0;
    waitpid(child, &result, 0);
    ck_assert(WIFSIGNALED(result));
    create_store();
}
END_TEST

START_TEST(files_honour_the_umask) {
    struct stat found;
    char path[128];
    struct Store store;
    umask(027);
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(stat(fixture.directory, &found), 0);
    ck_assert_int_eq(found.st_mode & 0777, 0750);
    snprintf(path, sizeof path, "%s/%s", fixture.directory, STORE_FILE);
    ck_assert_int_eq(stat(path, &found), 0);
    ck_assert_int_eq(found.st_mode & 0777, 0640);
    store_close(&store);
}
END_TEST

START_TEST(only_the_database_is_left) {
    struct stat found;
    char path[128];
    create_store();
    const char *others[] = {"results.lock", STORE_FILE "-wal", STORE_FILE "-shm", STORE_FILE "-journal"};
    for (size_t i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s/%s", fixture.directory, others[i]);
        ck_assert_msg(stat(path, &found) != 0, "%s is left", path);
    }
    char *bytes = fixture_read(fixture.directory, STORE_FILE);
    ck_assert_int_eq(bytes[18],
                     1); /* the file format of a rollback journal: readable without a log beside it */
    free(bytes);
}
END_TEST

START_TEST(a_directory_that_cannot_be) {
    strcpy(fixture.directory + strlen(fixture.directory) - strlen("/results"), "/file");
    int descriptor = open(fixture.directory, O_WRONLY | O_CREAT, 0644);
    ck_assert_int_ge(descriptor, 0);
    close(descriptor);
    expect_refusal(STATUS_INPUT_OUTPUT, "is a file, not a directory");
    struct Store store;
    char below[96];
    snprintf(below, sizeof below, "%s/below", fixture.directory);
    struct Error error = {0};
    ck_assert_int_eq(store_open(&store, below, &fixture.study, STORE_RESUME, &error), STATUS_INPUT_OUTPUT);
    store_close(&store);
    ck_assert_int_eq(store_open(&store, "/proc/tandem/results", &fixture.study, STORE_RESUME, &error),
                     STATUS_INPUT_OUTPUT);
    store_close(&store);
    ck_assert_int_eq(store_open(&store, "", &fixture.study, STORE_RESUME, &error), STATUS_INPUT_OUTPUT);
    store_close(&store);
    ck_assert_int_eq(store_open(&store, "/proc", &fixture.study, STORE_RESUME, &error), STATUS_INPUT_OUTPUT);
    store_close(&store);
}
END_TEST

/* As store_open says it before anything is written, and then store_open itself. */
static void expect_nothing_left(const char *directory, const char *first) {
    struct Store store;
    struct stat found;
    struct Error error = {0};
    ck_assert_int_ne(store_check(directory, &fixture.study, STORE_RESUME, &error), STATUS_OK);
    ck_assert_int_ne(store_open(&store, directory, &fixture.study, STORE_RESUME, &error), STATUS_OK);
    store_close(&store);
    ck_assert_msg(stat(first, &found) != 0, "%s is left", first);
}

START_TEST(a_refusal_leaves_nothing) {
    char deep[STORE_PATH_SIZE], name[200];
    memset(name, 'e', sizeof name);
    name[sizeof name - 1] = '\0';
    snprintf(deep, sizeof deep, "%s/%s/%s/%s", fixture.directory, name, name, name);
    expect_nothing_left(deep, fixture.directory);
    snprintf(deep, sizeof deep, "%s/a/%s%s", fixture.directory, name, name); /* no file has so long a name */
    expect_nothing_left(deep, fixture.directory);
    struct Scenario *scenario = &fixture.scenarios[0];
    snprintf(scenario->network_file, sizeof scenario->network_file, "%s/absent.csv", fixture.directory);
    expect_nothing_left(fixture.directory, fixture.directory);
}
END_TEST

START_TEST(what_is_there_is_looked_at_before) {
    struct Error error = {0};
    ck_assert_int_eq(store_check(fixture.directory, &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    create_store();
    ck_assert_int_eq(store_check(fixture.directory, &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    fixture.study.weeks++;
    ck_assert_int_eq(store_check(fixture.directory, &fixture.study, STORE_RESUME, &error),
                     STATUS_CONFIGURATION);
    ck_assert_int_eq(store_check(fixture.directory, &fixture.study, STORE_START_AGAIN, &fixture.error),
                     STATUS_OK);
}
END_TEST

/* A writer that does `sql` in rollback mode and is gone before it has said whether it holds. */
static void die_writing(const char *sql) {
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *database;
        char path[128];
        snprintf(path, sizeof path, "%s/" STORE_FILE, fixture.directory);
        bool done = sqlite3_open(path, &database) == SQLITE_OK &&
                    sqlite3_exec(database, "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN",
                                 NULL, NULL, NULL) == SQLITE_OK &&
                    sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK;
        leave(done ? 0 : 1);
    }
    int result = 0;
    ck_assert_int_eq(waitpid(child, &result, 0), child);
    ck_assert(WIFEXITED(result) && WEXITSTATUS(result) == 0);
}

#define MANY_PAGES "CREATE TABLE many (a); INSERT INTO many SELECT randomblob(4000000)"

START_TEST(what_a_killed_writer_began_is_taken_back) {
    struct Store store;
    struct stat found;
    char journal[128];
    create_store();
    die_writing(MANY_PAGES);
    snprintf(journal, sizeof journal, "%s/" STORE_FILE "-journal", fixture.directory);
    ck_assert(stat(journal, &found) == 0 && found.st_size > 0); /* else nothing is tried here */
    ck_assert_msg(store_check(fixture.directory, &fixture.study, STORE_RESUME, &fixture.error) == STATUS_OK,
                  "%s", fixture.error.text);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
}
END_TEST

START_TEST(a_database_killed_while_it_was_made_is_none) {
    struct Store store;
    create_store();
    sqlite3 *database;
    char path[128];
    snprintf(path, sizeof path, "%s/" STORE_FILE, fixture.directory);
    ck_assert_int_eq(sqlite3_open(path, &database), SQLITE_OK);
    ck_assert_int_eq(sqlite3_db_config(database, SQLITE_DBCONFIG_RESET_DATABASE, 1, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(database, "VACUUM", NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_db_config(database, SQLITE_DBCONFIG_RESET_DATABASE, 0, NULL), SQLITE_OK);
    char signature[128]; /* signed, and not yet made */
    snprintf(signature, sizeof signature, "PRAGMA application_id = %d; PRAGMA user_version = %d", 0x54414e44,
             STORE_SCHEMA_VERSION);
    ck_assert_int_eq(sqlite3_exec(database, signature, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
    ck_assert_msg(store_check(fixture.directory, &fixture.study, STORE_RESUME, &fixture.error) == STATUS_OK,
                  "%s", fixture.error.text);
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 1);
    store_close(&store);
}
END_TEST

START_TEST(results_without_a_run_are_none) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    store_close(&store);
    fixture.study.weeks++;
    ck_assert_int_eq(store_check(fixture.directory, &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    create_store();
    fixture.study.weeks++;
    expect_refusal(STATUS_CONFIGURATION, "weeks");
}
END_TEST

START_TEST(nothing_to_read) {
    struct Store store;
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "holds no results"));
    store_close(&store);
    mkdir(fixture.directory, 0755);
    write_file(STORE_FILE, "");
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_INPUT_OUTPUT);
    store_close(&store);
}
END_TEST

START_TEST(a_file_that_is_no_database) {
    mkdir(fixture.directory, 0755);
    write_file(STORE_FILE,
               "these are the minutes of the meeting of the fourth of May, and they are rather long\n");
    expect_refusal(STATUS_INPUT_OUTPUT, "not a database");
}
END_TEST

START_TEST(a_directory_that_goes_is_noticed) {
    struct Store store;
    struct RunRows rows;
    char moved[80];
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 0);
    snprintf(moved, sizeof moved, "%.60s-moved", fixture.directory);
    ck_assert_int_eq(rename(fixture.directory, moved), 0);
    fixture_run(&rows, (struct RunKey){0, 0, 1}, 1);
    ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_OK);
    run_rows_free(&rows);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "was renamed or removed"));
    store_close(&store);
}
END_TEST

START_TEST(a_database_of_another_program) {
    mkdir(fixture.directory, 0755);
    alter("CREATE TABLE runs (a)");
    expect_refusal(STATUS_INPUT_OUTPUT, "another program");
}
END_TEST

START_TEST(another_fingerprint_is_refused) {
    create_store();
    fixture_alter(fixture.directory, "UPDATE facts SET value = 'feed' WHERE name = 'libm_fingerprint'", true);
    expect_refusal(STATUS_CONFIGURATION, "fingerprint feed there");
}
END_TEST

START_TEST(a_part_of_another_fingerprint_is_not_merged) {
    struct Store store;
    char whole[80];
    create_store();
    snprintf(whole, sizeof whole, "%.60s-whole", fixture.directory);
    ck_assert_int_eq(store_open(&store, whole, &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    fixture_alter(fixture.directory, "UPDATE facts SET value = 'feed' WHERE name = 'libm_fingerprint'", true);
    ck_assert_int_eq(store_merge(&store, fixture.directory, &fixture.error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "give other bits"));
    store_close(&store);
}
END_TEST

static enum Status accept(void *context, const struct RunKey *key, enum RecordTable table, const void *record,
                          struct Error *error) {
    (void)context, (void)key, (void)table, (void)record, (void)error;
    return STATUS_OK;
}

/* Reads all and expects a message with `part`. */
static void expect_unreadable(const char *part) {
    struct Store store;
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(fixture_replay(&store, ALL_TABLES, accept, NULL, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_msg(strstr(fixture.error.text, part) != NULL, "%s", fixture.error.text);
    store_close(&store);
}

START_TEST(an_unknown_code_is_an_error) {
    create_store();
    alter("UPDATE episodes SET exit = 'vanished'");
    expect_unreadable("exit of episodes holds \"vanished\"");
}
END_TEST

START_TEST(text_in_a_number_is_an_error) {
    create_store();
    alter("UPDATE weekly SET ever_tried_share = 'most'");
    expect_unreadable("ever_tried_share of weekly holds \"most\"");
}
END_TEST

START_TEST(a_damaged_page_is_an_error) {
    char path[128], noise[4096];
    create_store();
    snprintf(path, sizeof path, "%s/%s", fixture.directory, STORE_FILE);
    int descriptor = open(path, O_WRONLY);
    memset(noise, 0x5a, sizeof noise);
    for (off_t page = 8; page < 80; page++)
        ck_assert_int_eq(pwrite(descriptor, noise, sizeof noise, page * (off_t)sizeof noise), sizeof noise);
    close(descriptor);
    struct Store store;
    struct Error error = {0};
    enum Status status = store_open_reading(&store, fixture.directory, &error);
    if (status == STATUS_OK)
        status = fixture_replay(&store, ALL_TABLES, accept, NULL, &error);
    ck_assert_int_eq(status, STATUS_INPUT_OUTPUT);
    store_close(&store);
}
END_TEST

/* A limit on the size of files stands in for a full disk. */
/* The run's own row is written before the episode that cannot be. */
START_TEST(half_a_run_is_never_seen) {
    struct Store store;
    struct RunRows rows;
    struct EpisodeRecord episode;
    int64_t finished = -1, failed = -1;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_run(&rows, (struct RunKey){0, 0, 0}, 2);
    fixture_record(TABLE_EPISODES, 1, &episode);
    episode.exit = 1000;
    ck_assert_int_eq(run_rows_add(&rows, TABLE_EPISODES, &episode, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_INTERNAL);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    run_rows_free(&rows);
    ck_assert_int_eq(store_count(&store, &finished, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(finished, 0);
    store_close(&store);
}
END_TEST

START_TEST(a_full_disk_costs_one_batch) {
    struct Store store;
    struct RunRows rows;
    struct rlimit before, limit;
    int64_t done, failed;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 1);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    limit = before;
    limit.rlim_cur = 400000;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    enum Status status = STATUS_OK;
    struct Error error = {0};
    for (int64_t replicate = 2; replicate < 40 && status == STATUS_OK; replicate++) {
        fixture_run(&rows, (struct RunKey){0, 0, replicate}, 200);
        status = store_write(&store, &rows, &error);
        if (status == STATUS_OK)
            status = store_flush(&store, &error);
        run_rows_free(&rows);
    }
    setrlimit(RLIMIT_FSIZE, &before);
    ck_assert_int_eq(status, STATUS_INPUT_OUTPUT);
    ck_assert_str_ne(error.text, "");
    store_close(&store);
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_count(&store, &done, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_ge(done, 2);
    ck_assert_int_eq(fixture_replay(&store, ALL_TABLES, accept, NULL, &fixture.error), STATUS_OK);
    store_close(&store);
}
END_TEST

START_TEST(memory_does_not_grow_with_runs) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 499);
    sqlite3_int64 before = sqlite3_memory_used();
    fixture_write(&fixture, &store, 500, 1999);
    ck_assert_int_le(sqlite3_memory_used(), before + before / 2);
    store_close(&store);
    ck_assert_int_eq(sqlite3_memory_used(), 0);
}
END_TEST

/* A network's folder is asked for by its number; of what cannot be asked nothing is claimed. */
START_TEST(a_local_folder_is_no_network) {
    ck_assert(!filesystem_is_network("/proc"));
    ck_assert(!filesystem_is_network("/dev/null/nowhere"));
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_second_process_is_kept_out);
    tcase_add_test(tests, the_lock_of_a_killed_process_is_void);
    tcase_add_test(tests, files_honour_the_umask);
    tcase_add_test(tests, only_the_database_is_left);
    tcase_add_test(tests, a_directory_that_cannot_be);
    tcase_add_test(tests, a_refusal_leaves_nothing);
    tcase_add_test(tests, what_is_there_is_looked_at_before);
    tcase_add_test(tests, what_a_killed_writer_began_is_taken_back);
    tcase_add_test(tests, a_database_killed_while_it_was_made_is_none);
    tcase_add_test(tests, results_without_a_run_are_none);
    tcase_add_test(tests, nothing_to_read);
    tcase_add_test(tests, a_file_that_is_no_database);
    tcase_add_test(tests, a_directory_that_goes_is_noticed);
    tcase_add_test(tests, a_database_of_another_program);
    tcase_add_test(tests, another_fingerprint_is_refused);
    tcase_add_test(tests, a_part_of_another_fingerprint_is_not_merged);
    tcase_add_test(tests, an_unknown_code_is_an_error);
    tcase_add_test(tests, text_in_a_number_is_an_error);
    tcase_add_test(tests, a_damaged_page_is_an_error);
    tcase_add_test(tests, half_a_run_is_never_seen);
    tcase_add_test(tests, a_full_disk_costs_one_batch);
    tcase_add_test(tests, a_local_folder_is_no_network);
    tcase_add_test(tests, memory_does_not_grow_with_runs);
}

int main(void) {
    return run_suite("store: durable", add_tests);
}
