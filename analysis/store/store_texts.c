#define _POSIX_C_SOURCE 200809L /* strdup */
#include "store/store_texts.h"

#include <stdlib.h>
#include <string.h>

#include "store/database.h"
#include "store/fact.h"
#include "store/store_write.h"
#include "store/study_digest.h"

/* Runs `sql` with a number and texts[count] as its parameters. */
static enum Status run_with(sqlite3 *database, const char *sql, int64_t number, const char *const texts[],
                            size_t count, struct Error *error) {
    sqlite3_stmt *statement;
    enum Status status = database_prepare(database, sql, &statement, error);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, number);
        for (size_t i = 0; i < count && status == STATUS_OK; i++)
            status = database_bind_text(statement, 2 + (int)i, texts[i], error);
        if (status == STATUS_OK)
            status = database_run(statement, error);
    }
    sqlite3_finalize(statement);
    return status;
}

static enum Status describe_scenario(struct Store *self, int64_t index, const struct Scenario *scenario,
                                     struct Error *error) {
    const char *const texts[] = {scenario->title, scenario->description, scenario->title_zh,
                                 scenario->description_zh};
    return run_with(self->database,
                    "UPDATE scenarios SET title = ?2, description = ?3, title_zh = ?4, description_zh = ?5 "
                    "WHERE scenario = ?1",
                    index, texts, sizeof texts / sizeof *texts, error);
}

enum Status store_describe(struct Store *self, const struct Study *study, const struct StoreText texts[],
                           size_t count, struct Error *error) {
    enum Status status = store_flush(self, error);
    if (status == STATUS_OK)
        status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < study->scenario_count && status == STATUS_OK; i++)
        status = describe_scenario(self, (int64_t)i, &study->scenarios[i], error);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = fact_write(self->database, texts[i].name, texts[i].value, error);
    if (status == STATUS_OK)
        status = study_digest_write(self->database, error);
    return database_conclude(self->database, status, error);
}

enum Status store_text(struct Store *self, const char *name, char **value, struct Error *error) {
    sqlite3_stmt *select;
    bool row = false;
    *value = NULL;
    enum Status status =
        database_prepare(self->database, "SELECT value FROM facts WHERE name = ?", &select, error);
    if (status == STATUS_OK)
        status = database_bind_text(select, 1, name, error);
    if (status == STATUS_OK)
        status = database_step(select, &row, error);
    if (row) {
        const char *text = (const char *)sqlite3_column_text(select, 0);
        *value = text != NULL ? strdup(text) : NULL;
        if (*value == NULL)
            status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out in the database");
    }
    sqlite3_finalize(select);
    return status;
}
