#include "store/store_write.h"

#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "store/database.h"
#include "store/digest.h"
#include "store/lock.h"
#include "store/outputs.h"
#include "store/record_sql.h"
#include "store/store.h"
#include "store/study_digest.h"
#include "store/summaries.h"
#include "store/table_sql.h"

/* What is stored of a run: whether it has finished, its digest, and the mark of that, 0 if there is nothing.
 */
struct StoredRun {
    bool finished;
    struct RunDigest digest;
    uint64_t mark;
};

static enum Status find_run(struct Store *self, const struct RunKey *key, struct StoredRun *found,
                            struct Error *error) {
    bool row = false;
    *found = (struct StoredRun){0};
    sqlite3_bind_int64(self->find_run, 1, store_run_number(self, key));
    enum Status status = database_step(self->find_run, &row, error);
    if (row) {
        const char *name = (const char *)sqlite3_column_text(self->find_run, 0);
        const void *bytes = sqlite3_column_blob(self->find_run, 1);
        found->finished = name != NULL && strcmp(name, "finished") == 0;
        if (run_digest_decode(&found->digest, bytes, (size_t)sqlite3_column_bytes(self->find_run, 1)))
            found->mark = run_digest_mark(&found->digest);
    }
    sqlite3_reset(self->find_run);
    return status;
}

/* The pages of the file, with those of the batch; -1 if they cannot be told. */
static int64_t count_pages(const struct Store *self) {
    int64_t pages =
        sqlite3_step(self->page_count) == SQLITE_ROW ? sqlite3_column_int64(self->page_count, 0) : -1;
    sqlite3_reset(self->page_count);
    return pages;
}

static bool batch_is_small(const struct Store *self) {
    int64_t pages = count_pages(self);
    return pages >= 0 && (pages - self->batch_pages) * STORE_PAGE_BYTES < STORE_BATCH_BYTES;
}

/* So a kill costs at most a quarter of the work, and commits become rare. */
static int64_t small_batch_waits(const struct Store *self) {
    double milliseconds = 1e3 * (self->batch_began - self->opened) / 3.0;
    return milliseconds > STORE_BATCH_WAIT_MILLISECONDS ? STORE_BATCH_WAIT_MILLISECONDS
           : milliseconds > STORE_BATCH_MILLISECONDS    ? (int64_t)milliseconds
                                                        : STORE_BATCH_MILLISECONDS;
}

int64_t store_flush_due(const struct Store *self) {
    if (!self->in_batch)
        return -1;
    int64_t age = (int64_t)(1e3 * (clock_seconds() - self->batch_began));
    int64_t most = age >= STORE_BATCH_MILLISECONDS && batch_is_small(self) ? small_batch_waits(self)
                                                                           : STORE_BATCH_MILLISECONDS;
    return most > age ? most - age : 0;
}

static enum Status batch_begin(struct Store *self, struct Error *error) {
    if (self->in_batch)
        return STATUS_OK;
    enum Status status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    self->in_batch = status == STATUS_OK;
    self->batch_began = clock_seconds();
    self->batch_pages = count_pages(self);
    return status == STATUS_OK ? runs_digest_read(self->database, &self->runs_digest, error) : status;
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
    enum Status status = lock_check(self->directory, self->lock, error);
    if (status == STATUS_OK)
        status = runs_digest_write(self->database, self->runs_digest, error);
    if (status == STATUS_OK)
        status = database_execute(self->database, "COMMIT", error);
    if (status != STATUS_OK)
        batch_abandon(self);
    self->in_batch = false;
    return status;
}

static enum Status write_run(struct Store *self, const struct RunRows *rows, const char *cause,
                             const struct RunDigest *digest, struct Error *error) {
    sqlite3_stmt *insert = self->insert[TABLE_RUNS];
    unsigned char bytes[RUN_DIGEST_BYTES];
    const void *record = rows->tables[TABLE_RUNS].count == 1 ? run_rows_get(rows, TABLE_RUNS, 0) : NULL;
    int place = table_leading(TABLE_RUNS) + (int)record_table(TABLE_RUNS)->column_count;
    key_bind(insert, &rows->key);
    enum Status status = record_bind(insert, TABLE_RUNS, record, error);
    sqlite3_bind_text(insert, place + 1, cause == NULL ? "finished" : "failed", -1, SQLITE_STATIC);
    if (cause == NULL)
        sqlite3_bind_null(insert, place + 2);
    else if (status == STATUS_OK)
        status = database_bind_text(insert, place + 2, cause, error);
    size_t size = run_digest_encode(digest, bytes);
    if (status == STATUS_OK &&
        sqlite3_bind_blob(insert, place + 3, bytes, (int)size, SQLITE_TRANSIENT) != SQLITE_OK)
        status = database_error(self->database, error);
    sqlite3_bind_int64(insert, place + 4, store_run_number(self, &rows->key));
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

/* A failed run has no rows but its own. */
static enum Status write_rows(struct Store *self, const struct RunRows *rows, const char *cause,
                              const struct RunDigest *digest, struct Error *error) {
    size_t runs = rows->tables[TABLE_RUNS].count;
    if (runs > 1)
        return error_set(error, STATUS_INTERNAL, "a run recorded %zu rows of %s", runs,
                         record_table(TABLE_RUNS)->name);
    enum Status status = write_run(self, rows, cause, digest, error);
    if (cause != NULL)
        return status;
    for (int table = TABLE_RUNS + 1; table < TABLE_COUNT && status == STATUS_OK; table++)
        status = write_table(self, rows, (enum RecordTable)table, error);
    if (status == STATUS_OK)
        status = outputs_write(self, rows, error);
    return status == STATUS_OK ? summaries_write(self, rows, error) : status;
}

static enum Status write_new(struct Store *self, const struct RunRows *rows, const char *cause,
                             const struct StoredRun *found, struct Error *error) {
    struct RunDigest digest = run_digest(rows, cause);
    self->runs_digest += run_digest_mark(&digest) - found->mark;
    return write_rows(self, rows, cause, &digest, error);
}

/* A run that was run again for rows that are not stored of it: it has to be the same one. */
static enum Status add_rows(struct Store *self, const struct RunRows *rows, const struct StoredRun *found,
                            struct Error *error) {
    struct RunDigest again = run_digest(rows, NULL), both = found->digest;
    unsigned more = rows->kept & ~found->digest.kept;
    if (more == 0)
        return STATUS_OK;
    bool same = true;
    for (int part = 0; part < RUN_PARTS; part++)
        if (found->digest.kept & again.kept & 1u << part)
            same = same && again.parts[part] == found->digest.parts[part];
        else if (more & 1u << part)
            both.parts[part] = again.parts[part];
    if (!same)
        return error_set(error, STATUS_CONFIGURATION,
                         "%s: run of scenario %" PRId64 ", point %" PRId64 ", replicate %" PRId64
                         " was run again for its rows and is another one than was stored; take another "
                         "directory (--out) or start again (--force)",
                         self->directory, rows->key.scenario, rows->key.point, rows->key.replicate);
    both.kept |= more;
    self->rows_added++;
    self->runs_digest += run_digest_mark(&both) - found->mark;
    enum Status status = write_run(self, rows, NULL, &both, error);
    for (int table = TABLE_RUNS + 1; table < TABLE_COUNT && status == STATUS_OK; table++)
        if (more & 1u << table)
            status = write_table(self, rows, (enum RecordTable)table, error);
    return status;
}

static enum Status write_batched(struct Store *self, const struct RunRows *rows, const char *cause,
                                 struct Error *error) {
    struct StoredRun found = {0};
    enum Status status = batch_begin(self, error);
    if (status == STATUS_OK)
        status = find_run(self, &rows->key, &found, error);
    if (status == STATUS_OK && !found.finished)
        status = write_new(self, rows, cause, &found, error);
    else if (status == STATUS_OK && cause == NULL)
        status = add_rows(self, rows, &found, error);
    if (status != STATUS_OK)
        batch_abandon(self);
    else if (store_flush_due(self) == 0)
        status = store_flush(self, error);
    return status;
}

enum Status store_write(struct Store *self, const struct RunRows *rows, struct Error *error) {
    return write_batched(self, rows, NULL, error);
}

enum Status store_write_failed(struct Store *self, const struct RunKey *key, const char *cause,
                               struct Error *error) {
    struct RunRows none;
    run_rows_init(&none, key);
    return write_batched(self, &none, cause, error);
}
