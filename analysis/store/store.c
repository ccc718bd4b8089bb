#define _GNU_SOURCE /* unlink, clock_gettime */
#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/database.h"
#include "store/file.h"
#include "store/lock.h"
#include "store/outputs.h"
#include "store/schema.h"

void store_init(struct Store *self) {
    *self = (struct Store){.lock = -1};
}

static enum Status set_directory(struct Store *self, const char *directory, struct Error *error) {
    store_init(self);
    if (strlen(directory) >= sizeof self->directory)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", directory, strerror(ENAMETOOLONG));
    strcpy(self->directory, directory);
    return STATUS_OK;
}

static enum Status delete_results(const char *directory, struct Error *error) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        char path[STORE_PATH_SIZE + 32];
        snprintf(path, sizeof path, "%s/%s%s", directory, STORE_FILE, endings[i]);
        if (unlink(path) != 0 && errno != ENOENT)
            return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be deleted: %s", path, strerror(errno));
    }
    return STATUS_OK;
}

/* The lock comes first: nothing is looked at, let alone deleted, while another process writes. */
static enum Status open_writing(struct Store *self, const char *directory, enum StoreOpening how, bool *empty,
                                struct Error *error) {
    enum Status status = set_directory(self, directory, error);
    if (status == STATUS_OK)
        status = directory_create(directory, error);
    if (status == STATUS_OK)
        status = lock_take(directory, &self->lock, error);
    if (status == STATUS_OK && how == STORE_START_AGAIN)
        status = delete_results(directory, error);
    if (status == STATUS_OK)
        status = schema_open(&self->database, directory, true, error);
    return status == STATUS_OK ? schema_check(self->database, directory, empty, error) : status;
}

static enum Status prepare_statements(struct Store *self, struct Error *error) {
    enum Status status = database_prepare(
        self->database, "SELECT status FROM runs WHERE scenario = ? AND point = ? AND replicate = ?",
        &self->find_run, error);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++) {
        char *sql = table_insert_sql((enum RecordTable)table);
        status = sql != NULL ? database_prepare(self->database, sql, &self->insert[table], error)
                             : database_error(self->database, error);
        sqlite3_free(sql);
    }
    if (status == STATUS_OK)
        status = store_output_count(self, &self->output_count, error);
    if (status == STATUS_OK && self->output_count > 0)
        status = outputs_prepare(self->database, self->output_count, &self->insert_outputs, error);
    return status;
}

static enum Status check_fingerprint(struct Store *self, struct Error *error) {
    char *there, here[HASH_TEXT_SIZE];
    enum Status status = schema_fact(self->database, "libm_fingerprint", &there, error);
    libm_fingerprint(here);
    if (status == STATUS_OK && strcmp(there, here) != 0)
        status = error_set(
            error, STATUS_CONFIGURATION,
            "%s: was computed where the mathematical functions give other bits (fingerprint %.12s there, "
            "%.12s here); go on on such a machine, take another directory (--out) or start again (--force)",
            self->directory, there, here);
    free(there);
    return status;
}

static enum Status check_identity(struct Store *self, const char *here, struct Error *error) {
    char *there;
    enum Status status = schema_fact(self->database, "identity", &there, error);
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
    return status;
}

enum Status store_open_reading(struct Store *self, const char *directory, struct Error *error) {
    bool empty = false;
    enum Status status = set_directory(self, directory, error);
    if (status == STATUS_OK)
        status = schema_open(&self->database, directory, false, error);
    if (status == STATUS_OK)
        status = schema_check(self->database, directory, &empty, error);
    if (status == STATUS_OK && empty)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s/%s: is empty", directory, STORE_FILE);
    return status;
}

/* Copies the study of `model`, which is attached as "model" too, into the empty database. */
static enum Status create_like(struct Store *self, struct Store *model, struct Error *error) {
    enum Status status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    if (status != STATUS_OK)
        return status;
    status = schema_create(self->database, error);
    if (status == STATUS_OK)
        status = schema_copy(self->database, error);
    if (status == STATUS_OK)
        status = outputs_create_like(self, model, error);
    status = database_conclude(self->database, status, error);
    return status == STATUS_OK ? check_fingerprint(self, error) : status;
}

static enum Status open_like(struct Store *self, struct Store *model, const char *directory,
                             struct Error *error) {
    bool empty = false;
    char *identity;
    enum Status status = schema_fact(model->database, "identity", &identity, error);
    if (status == STATUS_OK)
        status = open_writing(self, directory, STORE_RESUME, &empty, error);
    if (status == STATUS_OK && empty) {
        status = database_attach(self->database, model->directory, "model", error);
        if (status == STATUS_OK)
            status = create_like(self, model, error);
        sqlite3_exec(self->database, "DETACH model", NULL, NULL, NULL);
    } else if (status == STATUS_OK)
        status = check_identity(self, identity, error);
    free(identity);
    return status == STATUS_OK ? prepare_statements(self, error) : status;
}

enum Status store_open_like(struct Store *self, const char *directory, const char *model_directory,
                            struct Error *error) {
    struct Store model;
    store_init(self);
    enum Status status = store_open_reading(&model, model_directory, error);
    if (status == STATUS_OK)
        status = open_like(self, &model, directory, error);
    store_close(&model);
    return status;
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
    sqlite3_finalize(self->find_run);
    if (self->database != NULL)
        leave_one_file(self);
    sqlite3_close(self->database);
    lock_release(self->directory, &self->lock);
    store_init(self);
}
