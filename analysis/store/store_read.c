#define _GNU_SOURCE /* strdup */
#include "store/store_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/database.h"
#include "store/record_sql.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/table_sql.h"

/* A table read in key order; `waiting` says that its current row is still to be delivered. */
struct Cursor {
    sqlite3_stmt *select; /* NULL: this table is not wanted */
    bool waiting;
};

struct Replay {
    struct Cursor cursors[TABLE_COUNT];
    void *record; /* big enough for a record of any table */
    StoreVisit visit;
    void *context;
};

static enum Status cursor_open(struct Cursor *self, sqlite3 *database, enum RecordTable table,
                               struct Error *error) {
    char *sql = table_select_sql(table);
    enum Status status =
        sql != NULL ? database_prepare(database, sql, &self->select, error) : database_error(database, error);
    sqlite3_free(sql);
    return status == STATUS_OK ? database_step(self->select, &self->waiting, error) : status;
}

static enum Status replay_open(struct Replay *self, sqlite3 *database, unsigned tables, struct Error *error) {
    size_t largest = 0;
    enum Status status = STATUS_OK;
    for (int i = 0; i < TABLE_COUNT && status == STATUS_OK; i++) {
        enum RecordTable table = (enum RecordTable)i;
        if (record_table(table)->record_size > largest)
            largest = record_table(table)->record_size;
        if (tables & (1u << i))
            status = cursor_open(&self->cursors[i], database, table, error);
    }
    self->record = malloc(largest);
    if (self->record == NULL && status == STATUS_OK)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out while reading results");
    return status;
}

static void replay_close(struct Replay *self) {
    for (int i = 0; i < TABLE_COUNT; i++)
        sqlite3_finalize(self->cursors[i].select);
    free(self->record);
}

/* Delivers this run's rows of one table, and passes over rows of runs before it (failed ones have a row in
 * runs). */
static enum Status replay_table(struct Replay *self, enum RecordTable table, const struct RunKey *key,
                                struct Error *error) {
    struct Cursor *cursor = &self->cursors[table];
    enum Status status = STATUS_OK;
    while (cursor->waiting && status == STATUS_OK) {
        struct RunKey here = key_read(cursor->select);
        int order = key_compare(&here, key);
        if (order > 0)
            break;
        if (order == 0)
            status = record_read(cursor->select, table, self->record, error);
        if (order == 0 && status == STATUS_OK)
            status = self->visit(self->context, key, table, self->record, error);
        if (status == STATUS_OK)
            status = database_step(cursor->select, &cursor->waiting, error);
    }
    return status;
}

static enum Status replay_run(void *context, const struct RunKey *key, const char *cause,
                              struct Error *error) {
    struct Replay *self = context;
    enum Status status = STATUS_OK;
    for (int table = 0; table < TABLE_COUNT && cause == NULL && status == STATUS_OK; table++)
        status = replay_table(self, (enum RecordTable)table, key, error);
    return status;
}

/* One transaction, so that a run which another process adds meanwhile is seen in all tables or in none. */
static enum Status snapshot_begin(struct Store *self, bool *begun, struct Error *error) {
    *begun = sqlite3_get_autocommit(self->database) != 0;
    return *begun ? database_execute(self->database, "BEGIN", error) : STATUS_OK;
}

static void snapshot_end(struct Store *self, bool begun) {
    if (begun)
        sqlite3_exec(self->database, "ROLLBACK", NULL, NULL, NULL);
}

enum Status store_replay(struct Store *self, unsigned tables, StoreVisit visit, void *context,
                         struct Error *error) {
    struct Replay replay = {.visit = visit, .context = context};
    unsigned recorded = 0;
    bool begun = false;
    enum Status status = store_tables(self, &recorded, error);
    if (status == STATUS_OK)
        status = snapshot_begin(self, &begun, error);
    if (status == STATUS_OK)
        status = replay_open(&replay, self->database, tables & recorded, error);
    if (status == STATUS_OK)
        status = store_each_run(self, replay_run, &replay, error);
    replay_close(&replay);
    snapshot_end(self, begun);
    return status;
}

enum Status store_each_run(struct Store *self, StoreVisitRun visit, void *context, struct Error *error) {
    sqlite3_stmt *select;
    bool row = true;
    enum Status status =
        database_prepare(self->database,
                         "SELECT scenario, point, replicate, CASE status WHEN 'finished' THEN NULL "
                         "ELSE coalesce(cause, '') END FROM runs ORDER BY scenario, point, replicate",
                         &select, error);
    while (status == STATUS_OK) {
        status = database_step(select, &row, error);
        if (status != STATUS_OK || !row)
            break;
        struct RunKey key = key_read(select);
        status = visit(context, &key, (const char *)sqlite3_column_text(select, 3), error);
    }
    sqlite3_finalize(select);
    return status;
}

enum Status store_count(struct Store *self, int64_t *finished, int64_t *failed, struct Error *error) {
    *failed = 0;
    enum Status status = database_integer(
        self->database, "SELECT count(*) FROM runs WHERE status = 'finished'", finished, error);
    if (status != STATUS_OK)
        return status;
    return database_integer(self->database, "SELECT count(*) FROM runs WHERE status <> 'finished'", failed,
                            error);
}

enum Status store_fact(struct Store *self, const char *name, char *value, size_t size, struct Error *error) {
    char *found;
    enum Status status = schema_fact(self->database, name, &found, error);
    if (status == STATUS_OK)
        snprintf(value, size, "%s", found);
    free(found);
    return status;
}

enum Status store_tables(struct Store *self, unsigned *tables, struct Error *error) {
    char text[32];
    uint64_t number = 0;
    *tables = 0;
    enum Status status = store_fact(self, "tables", text, sizeof text, error);
    if (status == STATUS_OK && !text_to_unsigned(text, &number))
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s/%s: the recorded tables cannot be read",
                           self->directory, STORE_FILE);
    *tables = (unsigned)number & ((1u << TABLE_COUNT) - 1);
    return status;
}

enum Status store_scenario_count(struct Store *self, int64_t *count, struct Error *error) {
    return database_integer(self->database, "SELECT count(*) FROM scenarios", count, error);
}

static void copy_text(char text[SCENARIO_TEXT], sqlite3_stmt *select, int column) {
    const char *found = (const char *)sqlite3_column_text(select, column);
    snprintf(text, SCENARIO_TEXT, "%s", found != NULL ? found : "");
}

enum Status store_scenario(struct Store *self, int64_t scenario, struct StoredScenario *found,
                           struct Error *error) {
    sqlite3_stmt *select;
    bool row = false;
    int64_t version = 0;
    enum Status status = database_integer(self->database, "PRAGMA user_version", &version, error);
    if (status != STATUS_OK)
        return status;
    status = database_prepare(
        self->database,
        version < 3
            ? "SELECT name, title, description, '', '' FROM scenarios WHERE scenario = ?"
            : "SELECT name, title, description, title_zh, description_zh FROM scenarios WHERE scenario = ?",
        &select, error);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(select, 1, scenario);
        status = database_step(select, &row, error);
    }
    if (row) {
        copy_text(found->name, select, 0);
        copy_text(found->title, select, 1);
        copy_text(found->description, select, 2);
        copy_text(found->title_zh, select, 3);
        copy_text(found->description_zh, select, 4);
    } else if (status == STATUS_OK)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: has no scenario %lld", self->directory,
                           (long long)scenario);
    sqlite3_finalize(select);
    return status;
}
