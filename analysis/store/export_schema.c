#include "store/export_schema.h"

#include "world/records.h"

/* Whom the columns are told to. */
struct Telling {
    SchemaVisit visit;
    void *context;
};

static void tell(const struct Telling *to, const char *table, const char *name, const char *type,
                 const char *meaning) {
    const struct SchemaColumn column = {table, name, type, "", NULL, meaning};
    to->visit(to->context, &column);
}

static void tell_key(const struct Telling *to, const char *table) {
    tell(to, table, "scenario", "integer", N_("number of the scenario, 0 the baseline"));
    tell(to, table, "point", "integer", N_("number of the design point, 0 without a design"));
    tell(to, table, "replicate", "integer", N_("number of the replicate, from 0"));
}

static const char *type_of(enum ColumnKind kind) {
    return kind == COLUMN_INTEGER ? "integer" : kind == COLUMN_REAL ? "number" : "string";
}

static void tell_table(const struct Telling *to, enum RecordTable table) {
    const struct TableRow *row = record_table(table);
    tell_key(to, row->name);
    for (size_t i = 0; i < row->column_count; i++) {
        const struct Column *from = &row->columns[i];
        const struct SchemaColumn column = {row->name,  from->name,  type_of(from->kind),
                                            from->unit, from->title, from->sentence};
        to->visit(to->context, &column);
    }
    if (table == TABLE_RUNS) {
        tell(to, row->name, "status", "string", N_("finished, or failed: then the other columns are empty"));
        tell(to, row->name, "cause", "string", N_("why a run failed, empty if it finished"));
    }
}

void export_schema(SchemaVisit visit, void *context) {
    const struct Telling to = {visit, context};
    for (int table = 0; table < TABLE_COUNT; table++)
        tell_table(&to, (enum RecordTable)table);
    tell_key(&to, "outputs");
    tell(&to, "outputs", "<output>", "number",
         "value of this output of the plan in the run, one column an output; empty: not available");
    tell(&to, "design", "point", "integer", "number of the design point");
    tell(&to, "design", "<factor>", "number", "value of this factor at the point, one column a factor");
}
