#include "store/run_reader.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "store/database.h"
#include "store/outputs.h"
#include "store/record_sql.h"
#include "store/study_digest.h"
#include "store/summaries.h"
#include "store/table_sql.h"

/* Where the statements of table_sql.c have what follows the record of a run. */
enum RunColumn { RUN_STATUS, RUN_CAUSE, RUN_DIGEST, RUN_NUMBER };

static int run_column(enum RunColumn column) {
    return table_leading(TABLE_RUNS) + (int)record_table(TABLE_RUNS)->column_count + (int)column;
}

const char *run_part_name(int part) {
    return part == RUN_PART_OUTPUTS   ? "outputs"
           : part == RUN_PART_SUMMARY ? "summaries"
                                      : record_table((enum RecordTable)part)->name;
}

static enum Status damaged(const struct RunReader *self, const struct RunKey *key, const char *what,
                           struct Error *error) {
    return error_set(error, STATUS_INPUT_OUTPUT,
                     "%s/%s: run of scenario %" PRId64 ", point %" PRId64 ", replicate %" PRId64
                     " is damaged (%s); the command that made it, with --retry, computes it again",
                     self->store->directory, STORE_FILE, key->scenario, key->point, key->replicate, what);
}

static bool is_numbered(int part) {
    return part == TABLE_RUNS || part == RUN_PART_OUTPUTS;
}

/* Where there is one scenario and one point, numbers are in key order. */
static bool needs_list(const struct RunReader *self, int part) {
    bool one = self->store->scenario_count == 1 && self->store->point_count == 1;
    return is_numbered(part) && self->order == ORDER_BY_KEY && !one;
}

static int compare(const struct RunReader *self, const struct RunKey *one, const struct RunKey *other) {
    if (self->order == ORDER_BY_KEY)
        return key_compare(one, other);
    int64_t first = store_run_number(self->store, one), second = store_run_number(self->store, other);
    return (first > second) - (first < second);
}

static enum Status cursor_step(struct RunReader *self, struct Cursor *cursor, struct Error *error) {
    if (!cursor->by_number)
        return database_step(cursor->select, &cursor->waiting, error);
    cursor->waiting = cursor->next < cursor->list.count;
    if (!cursor->waiting)
        return STATUS_OK;
    sqlite3_reset(cursor->select);
    sqlite3_bind_int64(cursor->select, 1, run_list_number(&cursor->list, self->store, cursor->next++));
    return database_step(cursor->select, &cursor->waiting, error);
}

static enum Status cursor_prepare(struct RunReader *self, int part, struct Error *error) {
    struct Cursor *cursor = &self->cursors[part];
    sqlite3 *database = self->store->database;
    if (part == RUN_PART_SUMMARY)
        return summaries_prepare_select(database, &cursor->select, error);
    char *rows = part == RUN_PART_OUTPUTS ? sqlite3_mprintf("SELECT * FROM outputs")
                                          : table_select_sql((enum RecordTable)part);
    char *sql = sqlite3_mprintf("%s %s", rows,
                                cursor->by_number   ? "WHERE run = ?"
                                : is_numbered(part) ? "ORDER BY run"
                                                    : "ORDER BY scenario, point, replicate, row");
    enum Status status = rows != NULL && sql != NULL ? database_prepare(database, sql, &cursor->select, error)
                                                     : database_error(database, error);
    sqlite3_free(rows);
    sqlite3_free(sql);
    return status;
}

static enum Status cursor_open(struct RunReader *self, int part, struct Error *error) {
    struct Cursor *cursor = &self->cursors[part];
    enum Status status = STATUS_OK;
    cursor->by_number = needs_list(self, part);
    if (cursor->by_number)
        status = run_list_read(&cursor->list, self->store, run_part_name(part), error);
    if (status == STATUS_OK)
        status = cursor_prepare(self, part, error);
    return status == STATUS_OK ? cursor_step(self, cursor, error) : status;
}

static enum Status open_cursors(struct RunReader *self, struct Error *error) {
    size_t largest = 0;
    unsigned wanted = self->parts | 1u << TABLE_RUNS;
    if (self->store->output_count == 0)
        wanted &= ~(1u << RUN_PART_OUTPUTS);
    for (int table = 0; table < TABLE_COUNT; table++)
        if (record_table((enum RecordTable)table)->record_size > largest)
            largest = record_table((enum RecordTable)table)->record_size;
    self->record = malloc(largest);
    enum Status status = self->record == NULL
                             ? error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out while reading results")
                             : STATUS_OK;
    if (status == STATUS_OK && wanted & 1u << RUN_PART_OUTPUTS)
        status = run_rows_make_outputs(&self->rows, self->store->output_count, error);
    for (int part = 0; part < RUN_PARTS && status == STATUS_OK; part++)
        if (wanted & 1u << part)
            status = cursor_open(self, part, error);
    return status;
}

enum Status run_reader_open(struct RunReader *self, struct Store *store, unsigned parts, enum RunOrder order,
                            struct Error *error) {
    *self = (struct RunReader){.store = store, .order = order, .parts = parts};
    return open_cursors(self, error);
}

void run_reader_close(struct RunReader *self) {
    for (int part = 0; part < RUN_PARTS; part++) {
        sqlite3_finalize(self->cursors[part].select);
        run_list_free(&self->cursors[part].list);
    }
    run_rows_free(&self->rows);
    free(self->record);
}

static bool is_of_study(const struct Store *store, const struct RunKey *key, int64_t number) {
    const struct RunKey numbered = store_run_key(store, number);
    return key_compare(key, &numbered) == 0 && key->scenario >= 0 && key->scenario < store->scenario_count &&
           key->point >= 0 && key->point < store->point_count && key->replicate >= 0;
}

static enum Status bad_cell(const struct RunReader *self, int part, int place, const struct RunKey *key,
                            struct Error *error) {
    sqlite3_stmt *select = self->cursors[part].select;
    const char *held = (const char *)sqlite3_column_text(select, place), *text = held != NULL ? held : "";
    char what[256];
    snprintf(what, sizeof what, _("%s of %s holds \"%.*s\""), sqlite3_column_name(select, place),
             run_part_name(part), text_prefix(text, 60), text);
    return damaged(self, key, what, error);
}

static enum Status read_row(struct RunReader *self, int part, const struct RunKey *key, struct Error *error) {
    sqlite3_stmt *select = self->cursors[part].select;
    int place = 0;
    if (part == RUN_PART_SUMMARY)
        return summaries_read(select, &self->rows, error);
    bool good = part == RUN_PART_OUTPUTS
                    ? outputs_read(select, self->rows.output_count, self->number, self->rows.outputs, &place)
                    : record_read(select, (enum RecordTable)part, self->record, &place);
    if (!good)
        return bad_cell(self, part, place, key, error);
    return part == RUN_PART_OUTPUTS ? STATUS_OK
                                    : run_rows_add(&self->rows, (enum RecordTable)part, self->record, error);
}

/* A run that recorded no row of its own has only empty cells. */
static bool is_empty(sqlite3_stmt *select) {
    for (int column = table_leading(TABLE_RUNS); column < run_column(RUN_STATUS); column++)
        if (sqlite3_column_type(select, column) != SQLITE_NULL)
            return false;
    return true;
}

/* The row of the run itself, which stays current while its parts are read: so does the text of its cause. */
static enum Status read_run(struct RunReader *self, const struct RunKey *key, struct Error *error) {
    sqlite3_stmt *select = self->cursors[TABLE_RUNS].select;
    const char *state = (const char *)sqlite3_column_text(select, run_column(RUN_STATUS)),
               *cause = (const char *)sqlite3_column_text(select, run_column(RUN_CAUSE));
    const void *digest = sqlite3_column_blob(select, run_column(RUN_DIGEST));
    size_t size = (size_t)sqlite3_column_bytes(select, run_column(RUN_DIGEST));
    bool finished = state != NULL && strcmp(state, "finished") == 0;
    self->cause = finished ? NULL : cause != NULL ? cause : "";
    self->number = sqlite3_column_int64(select, run_column(RUN_NUMBER));
    run_rows_reuse(&self->rows, key);
    if (!is_of_study(self->store, key, self->number))
        return damaged(self, key, _("its study has no such run"), error);
    if (!run_digest_decode(&self->digest, digest, size))
        return damaged(self, key, _("its digest"), error);
    self->rows.kept = self->digest.kept & ((1u << TABLE_COUNT) - 1);
    return is_empty(select) ? STATUS_OK : read_row(self, TABLE_RUNS, key, error);
}

/* The rows of this run; one of a run before it belongs to none. */
static enum Status read_part(struct RunReader *self, int part, const struct RunKey *key,
                             struct Error *error) {
    struct Cursor *cursor = &self->cursors[part];
    enum Status status = STATUS_OK;
    while (cursor->waiting && status == STATUS_OK) {
        struct RunKey here = key_read(cursor->select);
        int order = compare(self, &here, key);
        if (order > 0)
            break;
        status =
            order == 0 ? read_row(self, part, key, error) : damaged(self, &here, run_part_name(part), error);
        if (status == STATUS_OK)
            status = cursor_step(self, cursor, error);
    }
    return status;
}

static enum Status check_part(struct RunReader *self, int part, struct Error *error) {
    if (self->cursors[part].select == NULL ||
        run_digest_part(&self->rows, self->cause, part) == self->digest.parts[part])
        return STATUS_OK;
    return damaged(self, &self->rows.key, run_part_name(part), error);
}

/* A failed run has a row of its own only. */
enum Status run_reader_next(struct RunReader *self, const struct RunKey *key, struct Error *error) {
    enum Status status = read_run(self, key, error);
    if (status == STATUS_OK)
        status = check_part(self, TABLE_RUNS, error);
    int end = self->cause == NULL ? RUN_PARTS : TABLE_RUNS + 1;
    for (int part = TABLE_RUNS + 1; part < end && status == STATUS_OK; part++) {
        status = read_part(self, part, key, error);
        if (status == STATUS_OK)
            status = check_part(self, part, error);
    }
    if (status == STATUS_OK)
        self->sum += run_digest_mark(&self->digest);
    return status;
}

/* What is left over: rows of runs that are not there, or runs that are not. */
enum Status run_reader_end(struct RunReader *self, struct Error *error) {
    uint64_t sum = 0;
    for (int part = TABLE_RUNS + 1; part < RUN_PARTS; part++)
        if (self->cursors[part].waiting) {
            struct RunKey key = key_read(self->cursors[part].select);
            return damaged(self, &key, run_part_name(part), error);
        }
    enum Status status = runs_digest_read(self->store->database, &sum, error);
    if (status == STATUS_OK && sum != self->sum)
        status =
            error_set(error, STATUS_INPUT_OUTPUT,
                      "%s/%s: is damaged: runs are missing that were stored; the command that made them, "
                      "with --retry, computes them again",
                      self->store->directory, STORE_FILE);
    return status;
}

enum Status run_reader_advance(struct RunReader *self, struct Error *error) {
    return cursor_step(self, &self->cursors[TABLE_RUNS], error);
}

enum Status run_reader_pass_over(struct RunReader *self, struct Error *error) {
    const struct RunKey key = store_run_key(self->store, self->number);
    enum Status status = STATUS_OK;
    for (int part = TABLE_RUNS + 1; part < RUN_PARTS; part++) {
        struct Cursor *cursor = &self->cursors[part];
        while (cursor->waiting && status == STATUS_OK) {
            struct RunKey here = key_read(cursor->select);
            if (compare(self, &here, &key) > 0)
                break;
            status = cursor_step(self, cursor, error);
        }
    }
    return status;
}
