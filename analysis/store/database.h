/* SQLite with this program's errors: each call returns a status, each message says what was being done and
 * why not. */
#ifndef TANDEM_DATABASE_H
#define TANDEM_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/error.h"
#include "world/records.h"

/* Reports the database's last error. */
enum Status database_error(sqlite3 *database, struct Error *error);

/* Runs statements that give no rows. */
enum Status database_execute(sqlite3 *database, const char *sql, struct Error *error) MUST_CHECK;

/* Compiles one statement; `statement` is NULL on failure. Finalise with sqlite3_finalize. */
enum Status database_prepare(sqlite3 *database, const char *sql, sqlite3_stmt **statement,
                             struct Error *error) MUST_CHECK;

/* Steps a statement that gives no rows and resets it. */
enum Status database_run(sqlite3_stmt *statement, struct Error *error) MUST_CHECK;

/* Steps to the next row; `row` says whether there is one. */
enum Status database_step(sqlite3_stmt *statement, bool *row, struct Error *error) MUST_CHECK;

/* The first column of the first row as an integer; 0 if there is no row. */
enum Status database_integer(sqlite3 *database, const char *sql, int64_t *value,
                             struct Error *error) MUST_CHECK;

/* Commits the open transaction, or rolls it back if `status` or the commit is an error; returns that. */
enum Status database_conclude(sqlite3 *database, enum Status status, struct Error *error) MUST_CHECK;

/* Binds a copy of a text. */
enum Status database_bind_text(sqlite3_stmt *statement, int place, const char *text,
                               struct Error *error) MUST_CHECK;

void key_bind(sqlite3_stmt *statement, const struct RunKey *key);
struct RunKey key_read(sqlite3_stmt *statement);
int key_compare(const struct RunKey *one, const struct RunKey *other);

#endif
