/* The documentation of every column of every CSV file. */
#ifndef TANDEM_SCHEMA_H
#define TANDEM_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "estimate/summary_csv.h"
#include "store/export_schema.h"

/* The files that are made of what is stored, in tables[], as many as it returns. */
enum { SCHEMA_TABLES_MOST = 32 };
size_t schema_made_tables(const struct SummaryTableRow *tables[SCHEMA_TABLES_MOST]);

/* Writes one row a column as CSV: table, column, unit, meaning, type. */
void schema_print(FILE *stream);

/* What is known of a column of a file; an output or factor is found by its own name. False: nothing is, and
 * only table, name and type of `found` are filled. The caller keeps `table` and `name`. */
bool schema_find(const char *table, const char *name, struct SchemaColumn *found);

/* What a row of a table is, "one row a replicate"; NULL for no table of this program. */
const char *schema_rows(const char *table);

#endif
