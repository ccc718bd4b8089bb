#define _POSIX_C_SOURCE 200809L /* strdup */
#include "store/store_texts.h"

#include <stdlib.h>
#include <string.h>

#include "store/database.h"
#include "store/store_write.h"

/* Runs `sql` with a number and texts[count] as its parameters. */
static enum Status run_with(sqlite3 *database, const char *sql, int64_t number, const char *const texts[],
                            size_t count, struct Error *error) {
    sqlite3_stmt *statement;
    enum Status status = database_prepare(database, sql, &statement, error);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, number);
        for (size_t i = 0; i < count; i++)
            sqlite3_bind_text(statement, 2 + (int)i, texts[i], -1, SQLITE_TRANSIENT);
        status = database_run(statement, error);
    }
    sqlite3_finalize(statement);
    return status;
}

/* Schemas below 3 have no texts in Chinese. */
static enum Status describe_scenario(struct Store *self, int64_t index, const struct Scenario *scenario,
                                     int64_t version, struct Error *error) {
    const char *const english[] = {scenario->title, scenario->description};
    const char *const chinese[] = {scenario->title_zh, scenario->description_zh};
    enum Status status =
        run_with(self->database, "UPDATE scenarios SET title = ?2, description = ?3 WHERE scenario = ?1",
                 index, english, 2, error);
    return status == STATUS_OK && version >= 3
               ? run_with(self->database,
                          "UPDATE scenarios SET title_zh = ?2, description_zh = ?3 WHERE scenario = ?1",
                          index, chinese, 2, error)
               : status;
}

enum Status store_describe(struct Store *self, const struct Study *study, const struct StoreText texts[],
                           size_t count, struct Error *error) {
    int64_t version = 0;
    enum Status status = store_flush(self, error);
    if (status == STATUS_OK)
        status = database_integer(self->database, "PRAGMA user_version", &version, error);
    if (status == STATUS_OK)
        status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < study->scenario_count && status == STATUS_OK; i++)
        status = describe_scenario(self, (int64_t)i, &study->scenarios[i], version, error);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const char *const row[] = {texts[i].name, texts[i].value};
        status = run_with(self->database, "INSERT OR REPLACE INTO facts (name, value) SELECT ?2, ?3 WHERE ?1",
                          1, row, 2, error);
    }
    return database_conclude(self->database, status, error);
}

enum Status store_text(struct Store *self, const char *name, char **value, struct Error *error) {
    sqlite3_stmt *select;
    bool row = false;
    *value = NULL;
    enum Status status =
        database_prepare(self->database, "SELECT value FROM facts WHERE name = ?", &select, error);
    if (status == STATUS_OK) {
        sqlite3_bind_text(select, 1, name, -1, SQLITE_TRANSIENT);
        status = database_step(select, &row, error);
    }
    if (row) {
        *value = strdup((const char *)sqlite3_column_text(select, 0));
        if (*value == NULL)
            status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out in the database");
    }
    sqlite3_finalize(select);
    return status;
}
