#define _GNU_SOURCE /* strdup */
#include "store/store_read.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/database.h"
#include "store/fact.h"
#include "store/store.h"

enum Status store_count(struct Store *self, int64_t *finished, int64_t *failed, struct Error *error) {
    *failed = 0;
    enum Status status = database_integer(
        self->database, "SELECT count(*) FROM runs WHERE status = 'finished'", finished, error);
    if (status != STATUS_OK)
        return status;
    return database_integer(self->database, "SELECT count(*) FROM runs WHERE status <> 'finished'", failed,
                            error);
}

enum Status store_replicates(struct Store *self, int64_t *replicates, struct Error *error) {
    return database_integer(self->database,
                            "SELECT coalesce(max(replicate), -1) + 1 FROM runs WHERE status = 'finished'",
                            replicates, error);
}

enum Status store_fact(struct Store *self, const char *name, char *value, size_t size, struct Error *error) {
    char *found;
    enum Status status = fact_read(self->database, name, &found, error);
    if (status == STATUS_OK)
        snprintf(value, size, "%s", found);
    free(found);
    return status;
}

static enum Status add_run(struct StoredRows *self, sqlite3_stmt *select, struct Error *error) {
    const unsigned char *parts = sqlite3_column_blob(select, 0);
    int64_t replicates = sqlite3_column_int64(select, 1);
    if (parts == NULL)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: runs have no digest",
                         sqlite3_db_filename(sqlite3_db_handle(select), "main"));
    self->runs++;
    self->replicates = replicates > self->replicates ? replicates : self->replicates;
    for (int table = 0; table < TABLE_COUNT; table++)
        if (parts[0] >> table & 1) {
            self->tables |= 1u << table;
            self->runs_with[table]++;
            if (replicates > self->first_replicates[table])
                self->first_replicates[table] = replicates;
        }
    return STATUS_OK;
}

/* Whether all runs of the replicates up to the last that has rows have them. */
static enum Status check_first(struct Store *store, struct StoredRows *self, int table, struct Error *error) {
    char sql[128];
    int64_t runs = 0;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM runs WHERE status = 'finished' AND replicate < %" PRId64,
             self->first_replicates[table]);
    enum Status status = database_integer(store->database, sql, &runs, error);
    if (runs != self->runs_with[table])
        self->first_replicates[table] = 0;
    return status;
}

enum Status store_rows(struct Store *self, struct StoredRows *rows, struct Error *error) {
    sqlite3_stmt *select;
    bool row = true;
    *rows = (struct StoredRows){0};
    enum Status status = database_prepare(
        self->database, "SELECT substr(digest, 1, 1), replicate + 1 FROM runs WHERE status = 'finished'",
        &select, error);
    while (status == STATUS_OK && (status = database_step(select, &row, error)) == STATUS_OK && row)
        status = add_run(rows, select, error);
    sqlite3_finalize(select);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++)
        status = check_first(self, rows, table, error);
    return status;
}

enum Status store_scenario_count(struct Store *self, int64_t *count, struct Error *error) {
    return database_integer(self->database, "SELECT count(*) FROM scenarios", count, error);
}

static void copy_text(char text[SCENARIO_TEXT], sqlite3_stmt *select, int column) {
    const char *found = (const char *)sqlite3_column_text(select, column);
    snprintf(text, SCENARIO_TEXT, "%s", found != NULL ? found : "");
}

static bool texts_are_clean(const struct StoredScenario *found) {
    return text_is_clean_utf8(found->title) && text_is_clean_utf8(found->description) &&
           text_is_clean_utf8(found->title_zh) && text_is_clean_utf8(found->description_zh);
}

enum Status store_scenario(struct Store *self, int64_t scenario, struct StoredScenario *found,
                           struct Error *error) {
    sqlite3_stmt *select;
    bool row = false;
    enum Status status = database_prepare(
        self->database,
        "SELECT name, title, description, title_zh, description_zh FROM scenarios WHERE scenario = ?",
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
        if (!text_is_file_name(found->name) || !texts_are_clean(found))
            status = error_set(error, STATUS_INPUT_OUTPUT,
                               "%s: scenario %lld has a name or text that no scenario can have",
                               self->directory, (long long)scenario);
    } else if (status == STATUS_OK)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: has no scenario %lld", self->directory,
                           (long long)scenario);
    sqlite3_finalize(select);
    return status;
}
