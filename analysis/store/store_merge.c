#define _POSIX_C_SOURCE 200809L /* stat */
#include "store/store_merge.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/database.h"
#include "store/identity_compare.h"
#include "store/libm.h"
#include "store/schema.h"
#include "store/store_read.h"
#include "store/store_write.h"
#include "store/table_sql.h"

static enum Status same_fact(struct Store *self, struct Store *other, const char *name, bool *same,
                             struct Error *error) {
    char here[HASH_TEXT_SIZE], there[HASH_TEXT_SIZE];
    *same = false;
    enum Status status = store_fact(self, name, here, sizeof here, error);
    if (status == STATUS_OK)
        status = store_fact(other, name, there, sizeof there, error);
    if (status == STATUS_OK)
        *same = strcmp(here, there) == 0;
    return status;
}

static enum Status compare_identities(struct Store *self, struct Store *other, struct Error *error) {
    char *here = NULL, *there = NULL;
    enum Status status = schema_fact(self->database, "identity", &here, error);
    if (status == STATUS_OK)
        status = schema_fact(other->database, "identity", &there, error);
    if (status == STATUS_OK)
        status = identity_compare(there, here, other->directory, error);
    free(here);
    free(there);
    return status;
}

static enum Status check_mergeable(struct Store *self, const char *directory, struct Error *error) {
    struct Store other;
    bool same = true;
    enum Status status = store_open_reading(&other, directory, error);
    if (status == STATUS_OK)
        status = compare_identities(self, &other, error);
    if (status == STATUS_OK)
        status = same_fact(self, &other, "libm_fingerprint", &same, error);
    store_close(&other);
    if (status == STATUS_OK && !same)
        status = error_set(
            error, STATUS_CONFIGURATION,
            "%s: was computed where the mathematical functions give other bits; it cannot be merged",
            directory);
    return status;
}

/* Runs the statement that is in `sql`, and frees it. */
static enum Status execute_built(struct Store *self, sqlite3_str *sql, struct Error *error) {
    char *text = sqlite3_str_finish(sql);
    enum Status status =
        text != NULL ? database_execute(self->database, text, error) : database_error(self->database, error);
    sqlite3_free(text);
    return status;
}

/* Rows of runs that have not finished here. */
static void append_missing(sqlite3_str *sql, const char *table) {
    sqlite3_str_appendf(sql,
                        " FROM shard.\"%w\" AS there WHERE NOT EXISTS (SELECT 1 FROM main.runs AS here WHERE "
                        "here.scenario = there.scenario AND here.point = there.point AND "
                        "here.replicate = there.replicate AND here.status = 'finished')",
                        table);
}

static enum Status merge_table(struct Store *self, enum RecordTable table, struct Error *error) {
    sqlite3_str *sql = sqlite3_str_new(NULL);
    sqlite3_str_appendf(sql, "INSERT OR REPLACE INTO main.\"%w\" (", record_table(table)->name);
    table_append_names(sql, table);
    sqlite3_str_appendall(sql, ") SELECT ");
    table_append_names(sql, table);
    append_missing(sql, record_table(table)->name);
    return execute_built(self, sql, error);
}

/* The order of the columns is part of the identity. */
static enum Status merge_outputs(struct Store *self, struct Error *error) {
    if (self->output_count == 0)
        return STATUS_OK;
    sqlite3_str *sql = sqlite3_str_new(NULL);
    sqlite3_str_appendall(sql, "INSERT OR REPLACE INTO main.outputs SELECT *");
    append_missing(sql, "outputs");
    return execute_built(self, sql, error);
}

/* `runs` comes last, for the other tables look into it. */
static enum Status merge_tables(struct Store *self, struct Error *error) {
    enum Status status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    if (status != STATUS_OK)
        return status;
    status = merge_outputs(self, error);
    for (int table = TABLE_COUNT - 1; table >= 0 && status == STATUS_OK; table--)
        status = merge_table(self, (enum RecordTable)table, error);
    return database_conclude(self->database, status, error);
}

static bool same_directory(const char *one, const char *other) {
    struct stat first, second;
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

enum Status store_merge_check(const char *target, char *const parts[], int count, struct Error *error) {
    struct Store first;
    for (int i = 0; i < count; i++) {
        if (same_directory(target, parts[i]))
            return error_set(error, STATUS_USAGE, "%s: is target and part", parts[i]);
        for (int k = 0; k < i; k++)
            if (same_directory(parts[k], parts[i]))
                return error_set(error, STATUS_USAGE, "%s: is named twice", parts[i]);
    }
    enum Status status = store_open_reading(&first, parts[0], error);
    for (int i = 1; i < count && status == STATUS_OK; i++)
        status = check_mergeable(&first, parts[i], error);
    store_close(&first);
    return status;
}

enum Status store_merge(struct Store *self, const char *directory, struct Error *error) {
    enum Status status = store_flush(self, error);
    if (status == STATUS_OK)
        status = check_mergeable(self, directory, error);
    if (status == STATUS_OK)
        status = database_attach(self->database, directory, "shard", error);
    if (status == STATUS_OK) {
        status = merge_tables(self, error);
        sqlite3_exec(self->database, "DETACH shard", NULL, NULL, NULL);
    }
    return status;
}
