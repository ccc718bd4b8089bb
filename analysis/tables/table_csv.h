/* A table as CSV, and as a list of flat JSON objects: every column in full, as files have it. */
#ifndef TANDEM_TABLE_CSV_H
#define TANDEM_TABLE_CSV_H

#include <jansson.h>
#include <stdio.h>

#include "tables/table.h"

/* Writes the names of the columns and a line a row (RFC 4180 with LF; shortest numbers that read back the
 * same, empty for not available; of texts the code). Of an estimate or band there are three columns: its key,
 * and this with _low and _high. That the stream failed is for its owner to find. */
void table_csv(const struct Table *self, FILE *stream);

/* [{column: number or code}] with the columns of table_csv, null for not available; rows `first` and `count`
 * from there on. NULL without memory. The caller owns it. */
json_t *table_records(const struct Table *self, size_t first, size_t count);

#endif
