#include "store/database.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "store/store.h"

/* The system's cause where SQLite kept one: "disk I/O error" alone helps nobody. */
enum Status database_error(sqlite3 *database, struct Error *error) {
    int here = errno, code = sqlite3_extended_errcode(database);
    /* Where SQLite knows of no error, a text for it could not be made. */
    bool none = code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
    if (none || (code & 0xff) == SQLITE_NOMEM)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out in the database");
    const char *path = sqlite3_db_filename(database, "main");
    int cause = sqlite3_system_errno(database);
    bool of_system = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
    if (path == NULL)
        path = "database";
    if (cause == 0 && (code & 0xff) == SQLITE_IOERR)
        cause = here; /* SQLite does not keep that of every call */
    if ((code & 0xff) == SQLITE_CANTOPEN && file_inodes_are_gone(path))
        cause = ENOSPC; /* it tries in other ways then, and keeps what came of the last */
    if (of_system && cause != 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", path, file_cause(path, cause));
    if (code == SQLITE_READONLY_DBMOVED)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: was renamed or removed by another command", path);
    if ((code & 0xff) == SQLITE_BUSY)
        return error_set(error, STATUS_INPUT_OUTPUT,
                         "%s: another program keeps it locked; close that, and give the same command again",
                         path);
    if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
        return error_set(error, STATUS_INPUT_OUTPUT,
                         "%s: is damaged (%s); put a copy of it back, or start again (--force)", path,
                         sqlite3_errmsg(database));
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s%s%s", path, sqlite3_errmsg(database),
                     cause != 0 ? ": " : "", cause != 0 ? strerror(cause) : "");
}

enum Status database_execute(sqlite3 *database, const char *sql, struct Error *error) {
    return sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK ? STATUS_OK
                                                                      : database_error(database, error);
}

enum Status database_prepare(sqlite3 *database, const char *sql, sqlite3_stmt **statement,
                             struct Error *error) {
    *statement = NULL;
    return sqlite3_prepare_v2(database, sql, -1, statement, NULL) == SQLITE_OK
               ? STATUS_OK
               : database_error(database, error);
}

enum Status database_step(sqlite3_stmt *statement, bool *row, struct Error *error) {
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK
                                                     : database_error(sqlite3_db_handle(statement), error);
}

enum Status database_run(sqlite3_stmt *statement, struct Error *error) {
    bool row;
    enum Status status = database_step(statement, &row, error);
    sqlite3_reset(statement);
    return status;
}

enum Status database_integer(sqlite3 *database, const char *sql, int64_t *value, struct Error *error) {
    sqlite3_stmt *statement;
    bool row = false;
    *value = 0;
    enum Status status = database_prepare(database, sql, &statement, error);
    if (status == STATUS_OK)
        status = database_step(statement, &row, error);
    if (row)
        *value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return status;
}

enum Status database_conclude(sqlite3 *database, enum Status status, struct Error *error) {
    if (status == STATUS_OK)
        status = database_execute(database, "COMMIT", error);
    if (status != STATUS_OK && !sqlite3_get_autocommit(database))
        sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

enum Status database_bind_text(sqlite3_stmt *statement, int place, const char *text, struct Error *error) {
    return sqlite3_bind_text(statement, place, text, -1, SQLITE_TRANSIENT) == SQLITE_OK
               ? STATUS_OK
               : database_error(sqlite3_db_handle(statement), error);
}

void key_bind(sqlite3_stmt *statement, const struct RunKey *key) {
    sqlite3_bind_int64(statement, 1, key->scenario);
    sqlite3_bind_int64(statement, 2, key->point);
    sqlite3_bind_int64(statement, 3, key->replicate);
}

struct RunKey key_read(sqlite3_stmt *statement) {
    return (struct RunKey){sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
                           sqlite3_column_int64(statement, 2)};
}

int key_compare(const struct RunKey *one, const struct RunKey *other) {
    if (one->scenario != other->scenario)
        return one->scenario < other->scenario ? -1 : 1;
    if (one->point != other->point)
        return one->point < other->point ? -1 : 1;
    return one->replicate == other->replicate ? 0 : one->replicate < other->replicate ? -1 : 1;
}
