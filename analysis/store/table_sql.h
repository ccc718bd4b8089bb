/* The statements of the record tables, made from their columns. */
#ifndef TANDEM_TABLE_SQL_H
#define TANDEM_TABLE_SQL_H

#include <sqlite3.h>

#include "world/records.h"

/* Text made by sqlite3_str is released by sqlite3_free; NULL is an allocation failure. */

/* CREATE TABLE, INSERT and SELECT of a record table, as its columns have it; what is selected, finished or
 * not, has no order yet. */
char *table_create_sql(enum RecordTable table);
char *table_insert_sql(enum RecordTable table);
char *table_select_sql(enum RecordTable table);

/* Columns before those of the record: scenario, point, replicate, and but for runs the row's place in its
 * run. */
int table_leading(enum RecordTable table);

#endif
