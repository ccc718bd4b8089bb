/* The documentation of every column, as a table. */
#ifndef TANDEM_EXPORT_SCHEMA_H
#define TANDEM_EXPORT_SCHEMA_H

#include <stdio.h>

/* Writes one row a column of every table as CSV: table, column, unit, meaning. */
void export_schema(FILE *stream);

#endif
