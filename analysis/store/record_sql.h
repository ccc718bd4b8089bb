/* Records in and out of the rows of their tables. */
#ifndef TANDEM_RECORD_SQL_H
#define TANDEM_RECORD_SQL_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/error.h"
#include "world/records.h"

/* Binds a record's columns after the leading ones; NULL binds NULLs. Errors: STATUS_INTERNAL for a code
 * without name. */
enum Status record_bind(sqlite3_stmt *statement, enum RecordTable table, const void *record,
                        struct Error *error) MUST_CHECK;

/* Reads them back into record[record_size]; false where a column, whose place `fault` then is, holds what it
 * cannot hold: another type, a code without a meaning, a count of no run. */
bool record_read(sqlite3_stmt *statement, enum RecordTable table, void *record, int *fault) MUST_CHECK;

#endif
