#define _GNU_SOURCE /* unlink, clock_gettime */
#include "store/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"
#include "store/database.h"
#include "store/fact.h"
#include "store/identity_compare.h"
#include "store/libm.h"
#include "store/lock.h"
#include "store/outputs.h"
#include "store/schema.h"
#include "store/summaries.h"
#include "store/table_sql.h"

void store_init(struct Store *self) {
    *self = (struct Store){.lock = -1, .opened = clock_seconds()};
}

static enum Status set_directory(struct Store *self, const char *directory, struct Error *error) {
    store_init(self);
    if (strlen(directory) >= sizeof self->directory)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", directory, strerror(ENAMETOOLONG));
    strcpy(self->directory, directory);
    for (size_t length = strlen(directory); length > 1 && directory[length - 1] == '/'; length--)
        self->directory[length - 1] = '\0';
    return STATUS_OK;
}

/* Another program's database is not ours to delete; a damaged one is. */
static enum Status delete_results(const char *directory, struct Error *error) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    char path[STORE_PATH_SIZE + 32];
    snprintf(path, sizeof path, "%s/%s", directory, STORE_FILE);
    enum Status status = schema_refuse_foreign(path, error);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && status == STATUS_OK; i++) {
        snprintf(path, sizeof path, "%s/%s%s", directory, STORE_FILE, endings[i]);
        if (unlink(path) != 0 && errno != ENOENT)
            status =
                error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be deleted: %s", path, strerror(errno));
    }
    return status;
}

/* A study that finds its points may have any number of them, and its runs keep their numbers. */
static const int64_t open_ended = (int64_t)1 << 32;

static enum Status count_study(struct Store *self, struct Error *error) {
    int64_t rule = 0;
    enum Status status = store_output_count(self, &self->output_count, error);
    if (status == STATUS_OK)
        status =
            database_integer(self->database, "SELECT count(*) FROM scenarios", &self->scenario_count, error);
    if (status == STATUS_OK)
        status = database_integer(self->database, "SELECT coalesce(max(point), 0) + 1 FROM design",
                                  &self->point_count, error);
    if (status == STATUS_OK)
        status = database_integer(
            self->database,
            "SELECT instr(value, char(10) || 'points_rule ') FROM facts WHERE name = 'identity'", &rule,
            error);
    self->point_room = rule > 0 ? open_ended : self->point_count;
    return status;
}

static enum Status open_database(struct Store *self, bool writing, bool *empty, struct Error *error) {
    enum Status status = schema_open(&self->database, self->directory, writing, error);
    if (status == STATUS_OK)
        status = schema_check(self->database, self->directory, empty, error);
    return status == STATUS_OK && !*empty ? count_study(self, error) : status;
}

static enum Status holds_runs(struct Store *self, bool *any, struct Error *error) {
    int64_t found = 0;
    enum Status status =
        database_integer(self->database, "SELECT EXISTS (SELECT 1 FROM runs)", &found, error);
    *any = found != 0;
    return status;
}

/* The lock comes first: nothing is looked at, let alone deleted, while another process writes. Results
 * without a run are none: a study that was stopped before its first may have been another one. */
static enum Status open_writing(struct Store *self, const char *directory, enum StoreOpening how, bool *empty,
                                struct Error *error) {
    bool any = true;
    enum Status status = set_directory(self, directory, error);
    if (status == STATUS_OK)
        status = directory_create(directory, error);
    if (status == STATUS_OK)
        status = lock_take(directory, &self->lock, error);
    if (status == STATUS_OK && how == STORE_START_AGAIN)
        status = delete_results(directory, error);
    if (status == STATUS_OK)
        status = open_database(self, true, empty, error);
    if (status == STATUS_OK && !*empty)
        status = holds_runs(self, &any, error);
    if (status != STATUS_OK || any)
        return status;
    sqlite3_close(self->database);
    self->database = NULL;
    status = delete_results(directory, error);
    return status == STATUS_OK ? open_database(self, true, empty, error) : status;
}

/* What was there before a directory was opened for writing. */
struct Before {
    size_t existing; /* bytes of the path */
    bool results;
};

static struct Before look_before(const char *directory) {
    char path[STORE_PATH_SIZE + sizeof STORE_FILE];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s", directory, STORE_FILE);
    return (struct Before){directory_existing(directory), lstat(path, &found) == 0};
}

/* Who is refused leaves nothing behind. Without the lock the results are another's. */
static enum Status conclude(struct Store *self, const char *directory, struct Before before,
                            enum Status status) {
    struct Error ignored = {0};
    if (status == STATUS_OK)
        return STATUS_OK;
    if (self->lock >= 0 && !before.results && delete_results(directory, &ignored) != STATUS_OK)
        return status;
    store_close(self);
    directory_remove(directory, before.existing);
    return status;
}

static enum Status prepare_statements(struct Store *self, struct Error *error) {
    enum Status status = database_prepare(self->database, "SELECT status, digest FROM runs WHERE run = ?",
                                          &self->find_run, error);
    if (status == STATUS_OK)
        status = database_prepare(self->database, "PRAGMA page_count", &self->page_count, error);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++) {
        char *sql = table_insert_sql((enum RecordTable)table);
        status = sql != NULL ? database_prepare(self->database, sql, &self->insert[table], error)
                             : database_error(self->database, error);
        sqlite3_free(sql);
    }
    if (status == STATUS_OK)
        status = count_study(self, error);
    if (status == STATUS_OK && self->output_count > 0)
        status = outputs_prepare(self->database, self->output_count, &self->insert_outputs, error);
    if (status == STATUS_OK)
        status = summaries_prepare_insert(self->database, &self->insert_summary, error);
    return status;
}

static enum Status check_fingerprint(struct Store *self, struct Error *error) {
    char *there, here[HASH_TEXT_SIZE];
    enum Status status = fact_read(self->database, "libm_fingerprint", &there, error);
    libm_fingerprint(here);
    if (status == STATUS_OK && strcmp(there, here) != 0)
        status = error_set(
            error, STATUS_CONFIGURATION,
            "%s: was computed where the mathematical functions give other bits (fingerprint %.*s there, "
            "%.12s here); go on on such a machine, take another directory (--out) or start again (--force)",
            self->directory, text_prefix(there, 12), there, here);
    free(there);
    return status;
}

static enum Status check_identity(struct Store *self, const char *here, struct Error *error) {
    char *there;
    enum Status status = fact_read(self->database, "identity", &there, error);
    if (status == STATUS_OK)
        status = identity_compare(there, here, self->directory, error);
    free(there);
    return status == STATUS_OK ? check_fingerprint(self, error) : status;
}

static enum Status create(struct Store *self, const struct Study *study, const struct Identity *identity,
                          struct Error *error) {
    enum Status status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    if (status != STATUS_OK)
        return status;
    status = schema_create(self->database, error);
    if (status == STATUS_OK && study->output_count > 0)
        status = outputs_create(self->database, study->outputs, study->output_count, error);
    if (status == STATUS_OK)
        status = schema_fill(self->database, study, identity, error);
    return database_conclude(self->database, status, error);
}

enum Status store_open(struct Store *self, const char *directory, const struct Study *study,
                       enum StoreOpening how, struct Error *error) {
    struct Identity identity;
    struct Before before = look_before(directory);
    bool empty = false;
    store_init(self);
    enum Status status = outputs_check(study, error);
    if (status != STATUS_OK)
        return status;
    status = identity_init(&identity, study, error);
    if (status == STATUS_OK)
        status = open_writing(self, directory, how, &empty, error);
    if (status == STATUS_OK)
        status = empty ? create(self, study, &identity, error) : check_identity(self, identity.text, error);
    if (status == STATUS_OK)
        status = prepare_statements(self, error);
    identity_free(&identity);
    return conclude(self, directory, before, status);
}

/* SQLite opens no path, from the root and with the ending of its journal, that is longer than its limit. */
static enum Status check_length(const char *directory, struct Error *error) {
    char here[STORE_PATH_SIZE] = "";
    size_t length = strlen(directory) + strlen("/" STORE_FILE "-journal");
    if (directory[0] != '/' && getcwd(here, sizeof here) != NULL)
        length += strlen(here) + 1;
    size_t most = (size_t)sqlite3_vfs_find(NULL)->mxPathname;
    if (length <= most)
        return STATUS_OK;
    return error_set(error, STATUS_USAGE,
                     "the path of the result directory is too long: it has %zu bytes from the root, allowed "
                     "are %zu",
                     length - strlen("/" STORE_FILE "-journal"), most - strlen("/" STORE_FILE "-journal"));
}

/* What was killed while its database was being made leaves one without tables, which is as good as none. */
static enum Status check_stored(const char *directory, const char *identity, struct Error *error) {
    struct Store store;
    bool any = false, empty = false;
    enum Status status = set_directory(&store, directory, error);
    if (status == STATUS_OK)
        status = open_database(&store, false, &empty, error);
    if (status == STATUS_OK && !empty)
        status = holds_runs(&store, &any, error);
    if (status == STATUS_OK && any)
        status = check_identity(&store, identity, error);
    store_close(&store);
    return status;
}

enum Status store_check(const char *directory, const struct Study *study, enum StoreOpening how,
                        struct Error *error) {
    struct Identity identity = {0};
    struct stat found;
    char path[STORE_PATH_SIZE + sizeof STORE_FILE];
    snprintf(path, sizeof path, "%s/%s", directory, STORE_FILE);
    enum Status status = check_length(directory, error);
    if (status == STATUS_OK)
        status = directory_check(directory, error);
    if (status == STATUS_OK)
        status = identity_init(&identity, study, error);
    if (status == STATUS_OK && how == STORE_RESUME && stat(path, &found) == 0 && found.st_size > 0)
        status = check_stored(directory, identity.text, error);
    identity_free(&identity);
    return status;
}

enum Status store_open_reading(struct Store *self, const char *directory, struct Error *error) {
    bool empty = false;
    enum Status status = set_directory(self, directory, error);
    if (status == STATUS_OK)
        status = open_database(self, false, &empty, error);
    if (status == STATUS_OK && empty)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s/%s: is empty", directory, STORE_FILE);
    return status;
}

/* Copies the study of `model` into the empty database. */
static enum Status create_like(struct Store *self, struct Store *model, struct Error *error) {
    enum Status status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    if (status != STATUS_OK)
        return status;
    status = schema_create(self->database, error);
    if (status == STATUS_OK)
        status = outputs_create_like(self, model, error);
    if (status == STATUS_OK)
        status = schema_copy(self->database, model->database, error);
    status = database_conclude(self->database, status, error);
    return status == STATUS_OK ? check_fingerprint(self, error) : status;
}

static enum Status open_like(struct Store *self, struct Store *model, const char *directory,
                             struct Error *error) {
    bool empty = false;
    char *identity;
    enum Status status = fact_read(model->database, "identity", &identity, error);
    if (status == STATUS_OK)
        status = open_writing(self, directory, STORE_RESUME, &empty, error);
    if (status == STATUS_OK)
        status = empty ? create_like(self, model, error) : check_identity(self, identity, error);
    free(identity);
    return status == STATUS_OK ? prepare_statements(self, error) : status;
}

enum Status store_open_like(struct Store *self, const char *directory, const char *model_directory,
                            struct Error *error) {
    struct Store model;
    struct Before before = look_before(directory);
    store_init(self);
    store_init(&model);
    enum Status status = check_length(directory, error);
    if (status == STATUS_OK)
        status = store_open_reading(&model, model_directory, error);
    if (status == STATUS_OK)
        status = open_like(self, &model, directory, error);
    store_close(&model);
    return conclude(self, directory, before, status);
}

/* A log beside the database would keep a copy on a read-only medium from being read, so the last writer
 * removes it; failing (a reader is at work) does no harm. */
static void leave_one_file(struct Store *self) {
    if (self->in_batch)
        sqlite3_exec(self->database, "ROLLBACK", NULL, NULL, NULL);
    if (self->lock >= 0)
        sqlite3_exec(self->database, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

void store_close(struct Store *self) {
    for (int table = 0; table < TABLE_COUNT; table++)
        sqlite3_finalize(self->insert[table]);
    sqlite3_finalize(self->insert_outputs);
    sqlite3_finalize(self->insert_summary);
    sqlite3_finalize(self->find_run);
    sqlite3_finalize(self->page_count);
    if (self->database != NULL)
        leave_one_file(self);
    sqlite3_close(self->database);
    lock_release(self->directory, &self->lock);
    store_init(self);
}
