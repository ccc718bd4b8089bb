#include "store/export_schema.h"

#include "store/export.h"

#include "base/csv.h"

static void schema_row(FILE *stream, const char *table, const char *column, const char *unit,
                       const char *meaning) {
    csv_text(stream, table, ',');
    csv_text(stream, column, ',');
    csv_text(stream, unit, ',');
    csv_text(stream, meaning, '\n');
}

static void schema_key(FILE *stream, const char *table) {
    schema_row(stream, table, "scenario", "", "number of the scenario, 0 the baseline");
    schema_row(stream, table, "point", "", "number of the design point, 0 without a design");
    schema_row(stream, table, "replicate", "", "number of the replicate, from 0");
}

static void schema_table(FILE *stream, enum RecordTable table) {
    const struct TableRow *row = record_table(table);
    schema_key(stream, row->name);
    for (size_t i = 0; i < row->column_count; i++)
        schema_row(stream, row->name, row->columns[i].name, row->columns[i].unit, row->columns[i].sentence);
    if (table == TABLE_RUNS) {
        schema_row(stream, row->name, "status", "", "finished, or failed: then the other columns are empty");
        schema_row(stream, row->name, "cause", "", "why a run failed, empty if it finished");
    }
}

void export_schema(FILE *stream) {
    fputs("table,column,unit,meaning\n", stream);
    for (int table = 0; table < TABLE_COUNT; table++)
        schema_table(stream, (enum RecordTable)table);
    schema_key(stream, "outputs");
    schema_row(stream, "outputs", "<output>", "",
               "value of this output of the plan in the run, one column an output; empty: not available");
    schema_row(stream, "design", "point", "", "number of the design point");
    schema_row(stream, "design", "<factor>", "", "value of this factor at the point, one column a factor");
}
