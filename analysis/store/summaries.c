#include "store/summaries.h"

#include <limits.h>

#include "store/database.h"

enum { KEY_COLUMNS = 3 };

/* With row numbers, unlike the other tables: of what fills a page no copy goes into the inner nodes of its
 * tree. */
enum Status summaries_create(sqlite3 *database, struct Error *error) {
    return database_execute(database,
                            "CREATE TABLE summaries (scenario INTEGER NOT NULL, point INTEGER NOT NULL, "
                            "replicate INTEGER NOT NULL, summary BLOB NOT NULL, "
                            "PRIMARY KEY (scenario, point, replicate))",
                            error);
}

enum Status summaries_prepare_insert(sqlite3 *database, sqlite3_stmt **insert, struct Error *error) {
    return database_prepare(database, "INSERT INTO summaries VALUES (?, ?, ?, ?)", insert, error);
}

enum Status summaries_prepare_select(sqlite3 *database, sqlite3_stmt **select, struct Error *error) {
    return database_prepare(
        database,
        "SELECT scenario, point, replicate, summary FROM summaries ORDER BY scenario, point, replicate",
        select, error);
}

enum Status summaries_write(struct Store *self, const struct RunRows *rows, struct Error *error) {
    if (rows->summary_size == 0)
        return STATUS_OK;
    if (rows->summary_size > INT_MAX)
        return error_set(error, STATUS_INTERNAL, "a summary of %zu bytes", rows->summary_size);
    key_bind(self->insert_summary, &rows->key);
    if (sqlite3_bind_blob(self->insert_summary, KEY_COLUMNS + 1, rows->summary, (int)rows->summary_size,
                          SQLITE_STATIC) != SQLITE_OK)
        return database_error(self->database, error);
    return database_run(self->insert_summary, error);
}

enum Status summaries_read(sqlite3_stmt *select, struct RunRows *rows, struct Error *error) {
    const void *bytes = sqlite3_column_blob(select, KEY_COLUMNS);
    return run_rows_set_summary(rows, bytes, (size_t)sqlite3_column_bytes(select, KEY_COLUMNS), error);
}
