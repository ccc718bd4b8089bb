/* The documentation of every column of the stored tables. */
#ifndef TANDEM_EXPORT_SCHEMA_H
#define TANDEM_EXPORT_SCHEMA_H

/* One column of a file. Type: "integer", "number" or "string" (as Frictionless calls them); in all of them an
 * empty cell is not available. "<output>" and "<factor>" stand for a column an output or factor, called as
 * it. */
struct SchemaColumn {
    const char *table, *name, *type, *unit; /* table: without ".csv" */
    const char *title, *meaning;            /* title: NULL if there is none */
};

/* Receives a column during the call only. */
typedef void (*SchemaVisit)(void *context, const struct SchemaColumn *column);

/* Delivers every column, table by table, in the order of the files. */
void export_schema(SchemaVisit visit, void *context);

#endif
