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

/* Attaches the database of another result directory under a name. */
enum Status database_attach(sqlite3 *database, const char *directory, const char *name,
                            struct Error *error) MUST_CHECK;

/* Text made by sqlite3_str is released by sqlite3_free; NULL is an allocation failure. */

/* CREATE TABLE, INSERT and SELECT (in key order, finished or not) of a record table, as its columns have it.
 */
char *table_create_sql(enum RecordTable table);
char *table_insert_sql(enum RecordTable table);
char *table_select_sql(enum RecordTable table);

/* Appends the names of a table's columns, separated by commas, in the order of all statements here. */
void table_append_names(sqlite3_str *sql, enum RecordTable table);

/* Columns before those of the record: scenario, point, replicate, and but for runs the row's place in its
 * run. */
int table_leading(enum RecordTable table);

/* Binds a record's columns after the leading ones; NULL binds NULLs. Errors: STATUS_INTERNAL for a code
 * without name. */
enum Status record_bind(sqlite3_stmt *statement, enum RecordTable table, const void *record,
                        struct Error *error) MUST_CHECK;

/* Reads them back into record[record_size]. Errors: STATUS_INPUT_OUTPUT for an unknown code. */
enum Status record_read(sqlite3_stmt *statement, enum RecordTable table, void *record,
                        struct Error *error) MUST_CHECK;

void key_bind(sqlite3_stmt *statement, const struct RunKey *key);
struct RunKey key_read(sqlite3_stmt *statement);
int key_compare(const struct RunKey *one, const struct RunKey *other);

#endif
