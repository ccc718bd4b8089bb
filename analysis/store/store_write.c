#include "store/store_write.h"

#include <string.h>

#include "base/clock.h"
#include "store/database.h"
#include "store/outputs.h"
#include "store/record_sql.h"
#include "store/store.h"
#include "store/table_sql.h"

enum Status store_finished(struct Store *self, const struct RunKey *key, bool *finished,
                           struct Error *error) {
    bool row = false;
    key_bind(self->find_run, key);
    enum Status status = database_step(self->find_run, &row, error);
    const char *found = row ? (const char *)sqlite3_column_text(self->find_run, 0) : NULL;
    *finished = found != NULL && strcmp(found, "finished") == 0;
    sqlite3_reset(self->find_run);
    return status;
}

int64_t store_flush_due(const struct Store *self) {
    if (!self->in_batch)
        return -1;
    int64_t left = STORE_BATCH_MILLISECONDS - (int64_t)(1e3 * (clock_seconds() - self->batch_began));
    return left > 0 ? left : 0;
}

static enum Status batch_begin(struct Store *self, struct Error *error) {
    if (self->in_batch)
        return STATUS_OK;
    enum Status status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    self->in_batch = status == STATUS_OK;
    self->batch_began = clock_seconds();
    return status;
}

/* A batch that failed in part goes as a whole: half a run must never be seen. */
static void batch_abandon(struct Store *self) {
    if (!sqlite3_get_autocommit(self->database))
        sqlite3_exec(self->database, "ROLLBACK", NULL, NULL, NULL);
    self->in_batch = false;
}

enum Status store_flush(struct Store *self, struct Error *error) {
    if (!self->in_batch)
        return STATUS_OK;
    enum Status status = database_execute(self->database, "COMMIT", error);
    if (status != STATUS_OK)
        batch_abandon(self);
    self->in_batch = false;
    return status;
}

static enum Status write_run(struct Store *self, const struct RunKey *key, const void *record,
                             const char *cause, struct Error *error) {
    sqlite3_stmt *insert = self->insert[TABLE_RUNS];
    int place = table_leading(TABLE_RUNS) + (int)record_table(TABLE_RUNS)->column_count;
    key_bind(insert, key);
    enum Status status = record_bind(insert, TABLE_RUNS, record, error);
    sqlite3_bind_text(insert, place + 1, cause == NULL ? "finished" : "failed", -1, SQLITE_STATIC);
    if (cause == NULL)
        sqlite3_bind_null(insert, place + 2);
    else
        sqlite3_bind_text(insert, place + 2, cause, -1, SQLITE_TRANSIENT);
    return status == STATUS_OK ? database_run(insert, error) : status;
}

static enum Status write_table(struct Store *self, const struct RunRows *rows, enum RecordTable table,
                               struct Error *error) {
    sqlite3_stmt *insert = self->insert[table];
    enum Status status = STATUS_OK;
    key_bind(insert, &rows->key);
    for (size_t i = 0; i < rows->tables[table].count && status == STATUS_OK; i++) {
        sqlite3_bind_int64(insert, 4, (int64_t)i);
        status = record_bind(insert, table, run_rows_get(rows, table, i), error);
        if (status == STATUS_OK)
            status = database_run(insert, error);
    }
    return status;
}

static enum Status write_rows(struct Store *self, const struct RunRows *rows, struct Error *error) {
    size_t runs = rows->tables[TABLE_RUNS].count;
    if (runs > 1)
        return error_set(error, STATUS_INTERNAL, "a run recorded %zu rows of %s", runs,
                         record_table(TABLE_RUNS)->name);
    enum Status status =
        write_run(self, &rows->key, runs == 1 ? run_rows_get(rows, TABLE_RUNS, 0) : NULL, NULL, error);
    for (int table = TABLE_RUNS + 1; table < TABLE_COUNT && status == STATUS_OK; table++)
        status = write_table(self, rows, (enum RecordTable)table, error);
    return status == STATUS_OK ? outputs_write(self, rows, error) : status;
}

/* `rows` or, for a failed run, `cause`. */
static enum Status write_batched(struct Store *self, const struct RunKey *key, const struct RunRows *rows,
                                 const char *cause, struct Error *error) {
    bool finished = false;
    enum Status status = batch_begin(self, error);
    if (status == STATUS_OK)
        status = store_finished(self, key, &finished, error);
    if (status == STATUS_OK && !finished)
        status = rows != NULL ? write_rows(self, rows, error) : write_run(self, key, NULL, cause, error);
    if (status != STATUS_OK)
        batch_abandon(self);
    else if (store_flush_due(self) == 0)
        status = store_flush(self, error);
    return status;
}

enum Status store_write(struct Store *self, const struct RunRows *rows, struct Error *error) {
    return write_batched(self, &rows->key, rows, NULL, error);
}

enum Status store_write_failed(struct Store *self, const struct RunKey *key, const char *cause,
                               struct Error *error) {
    return write_batched(self, key, NULL, cause, error);
}
