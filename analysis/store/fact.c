#define _POSIX_C_SOURCE 200809L /* strdup */
#include "store/fact.h"

#include <stdbool.h>
#include <string.h>

#include "store/database.h"

enum Status fact_write(sqlite3 *database, const char *name, const char *value, struct Error *error) {
    sqlite3_stmt *insert;
    enum Status status =
        database_prepare(database, "INSERT OR REPLACE INTO facts VALUES (?, ?)", &insert, error);
    if (status == STATUS_OK)
        status = database_bind_text(insert, 1, name, error);
    if (status == STATUS_OK)
        status = database_bind_text(insert, 2, value, error);
    if (status == STATUS_OK)
        status = database_run(insert, error);
    sqlite3_finalize(insert);
    return status;
}

enum Status fact_find(sqlite3 *database, const char *name, char **value, struct Error *error) {
    sqlite3_stmt *select;
    bool row = false;
    *value = NULL;
    enum Status status = database_prepare(database, "SELECT value FROM facts WHERE name = ?", &select, error);
    if (status == STATUS_OK)
        status = database_bind_text(select, 1, name, error);
    if (status == STATUS_OK)
        status = database_step(select, &row, error);
    const char *text = row ? (const char *)sqlite3_column_text(select, 0) : NULL;
    if (text != NULL)
        *value = strdup(text);
    if (*value == NULL && (text != NULL || sqlite3_errcode(database) == SQLITE_NOMEM))
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out in the database");
    sqlite3_finalize(select);
    return status;
}

enum Status fact_read(sqlite3 *database, const char *name, char **value, struct Error *error) {
    enum Status status = fact_find(database, name, value, error);
    return status != STATUS_OK || *value != NULL
               ? status
               : error_set(error, STATUS_INPUT_OUTPUT, "%s: has no entry \"%s\"",
                           sqlite3_db_filename(database, "main"), name);
}
