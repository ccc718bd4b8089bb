#define _GNU_SOURCE /* strdup */
#include "store/store_read.h"

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

enum Status store_rows(struct Store *self, int64_t *rows, struct Error *error) {
    char text[32];
    uint64_t number = 0;
    enum Status status = store_fact(self, "rows", text, sizeof text, error);
    if (status == STATUS_OK && (!text_to_unsigned(text, &number) || number > INT64_MAX))
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s/%s: which rows are stored cannot be read",
                           self->directory, STORE_FILE);
    *rows = (int64_t)number;
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
