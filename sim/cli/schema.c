#include "cli/schema.h"

#include <string.h>

#include "base/array.h"
#include "base/csv.h"
#include "base/translate.h"
#include "cli/scenarios_csv.h"
#include "compare/comparison_csv.h"
#include "compare/outcomes.h"
#include "estimate/tally_csv.h"
#include "params/params.h"
#include "sensitivity/response_csv.h"
#include "sensitivity/sensitivity_csv.h"
#include "tables/calibration_tables.h"
#include "tables/decision_csv.h"
#include "tables/findings_tables.h"
#include "tables/pairs_table.h"
#include "world/records.h"

enum { TABLE_NAME_SIZE = 64 };

size_t schema_made_tables(const struct SummaryTableRow *tables[SCHEMA_TABLES_MOST]) {
    const struct SummaryTableRow *const all[] = {
        scenarios_table(),
        summary_table(SUMMARY_SURVIVAL),
        summary_table(SUMMARY_ADOPTION),
        tally_table(),
        comparison_table(),
        sensitivity_table(),
        given_data_table(),
        response_table(),
        points_table(),
        replicates_table(),
        findings_table(),
        pairs_table(),
        calibration_table(),
        posterior_table(),
        decision_file(DECISION_FILE_BUDGETS),
        decision_file(DECISION_FILE_MIXES),
        decision_file(DECISION_FILE_EFFECTS),
        decision_file(DECISION_FILE_BOXES),
    };
    _Static_assert(sizeof all / sizeof all[0] <= SCHEMA_TABLES_MOST, "room for every table");
    memcpy(tables, all, sizeof all);
    return COUNT_OF(all);
}

static bool is_file_of(const struct SummaryTableRow *row, const char *table) {
    size_t length = strcspn(row->file, ".");
    return strncmp(row->file, table, length) == 0 && table[length] == '\0';
}

/* Keys and switches are whole numbers; what has no unit is text. */
static const char *type_of(const struct SummaryColumn *column) {
    static const char *const keys[] = {"scenario", "point", "replicate", "week", "generation"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (strcmp(column->name, keys[i]) == 0)
            return "integer";
    if (strcmp(column->unit, "switch") == 0)
        return "integer";
    return column->unit[0] == '\0' ? "string" : "number";
}

static void tell_table(const struct SummaryTableRow *row, SchemaVisit visit, void *context) {
    char table[TABLE_NAME_SIZE];
    snprintf(table, sizeof table, "%.*s", (int)strcspn(row->file, "."), row->file);
    for (size_t i = 0; i < row->column_count; i++) {
        const struct SummaryColumn *from = &row->columns[i];
        const struct SchemaColumn column = {table,      from->name, type_of(from),
                                            from->unit, NULL,       from->sentence};
        visit(context, &column);
    }
}

static void schema_each(SchemaVisit visit, void *context) {
    const struct SummaryTableRow *tables[SCHEMA_TABLES_MOST];
    size_t count = schema_made_tables(tables);
    export_schema(visit, context);
    for (size_t i = 0; i < count; i++)
        tell_table(tables[i], visit, context);
}

static void print_column(void *context, const struct SchemaColumn *column) {
    FILE *stream = context;
    csv_text(stream, column->table, ',');
    csv_text(stream, column->name, ',');
    csv_text(stream, _(column->unit), ',');
    csv_text(stream, _(column->meaning), ',');
    csv_text(stream, column->type, '\n');
}

void schema_print(FILE *stream) {
    fputs("table,column,unit,meaning,type\n", stream);
    schema_each(print_column, stream);
}

struct Search {
    const char *table, *name;
    struct SchemaColumn *found;
    bool any;
};

static void look(void *context, const struct SchemaColumn *column) {
    struct Search *self = context;
    if (strcmp(column->table, self->table) != 0 || strcmp(column->name, self->name) != 0)
        return;
    *self->found = *column;
    self->found->table = self->table;
    self->found->name = self->name;
    self->any = true;
}

static bool find_outcome(struct SchemaColumn *found) {
    enum Outcome outcome = outcome_find(found->name);
    if (outcome >= OUTCOME_COUNT)
        return false;
    const struct OutcomeRow *row = outcome_row(outcome);
    found->unit = row->unit;
    found->title = row->title;
    found->meaning = row->sentence;
    return true;
}

static bool find_factor(struct SchemaColumn *found) {
    const struct ParamRow *row = params_row(params_find(found->name));
    if (row == NULL)
        return false;
    found->unit = row->unit;
    found->meaning = row->sentence;
    return true;
}

bool schema_find(const char *table, const char *name, struct SchemaColumn *found) {
    struct Search search = {table, name, found, false};
    *found = (struct SchemaColumn){.table = table, .name = name, .type = "string", .unit = "", .meaning = ""};
    schema_each(look, &search);
    if (search.any)
        return true;
    bool wide =
        strcmp(table, "outputs") == 0 || strcmp(table, "design") == 0 || strcmp(table, "posterior") == 0;
    if (!wide)
        return false;
    found->type = "number";
    if (!find_outcome(found) && !find_factor(found))
        found->meaning =
            N_("value of this factor of the plan; of parameters that move together, that of the first");
    return true;
}

const char *schema_rows(const char *table) {
    const struct SummaryTableRow *tables[SCHEMA_TABLES_MOST];
    size_t count = schema_made_tables(tables);
    for (int i = 0; i < TABLE_COUNT; i++)
        if (strcmp(record_table((enum RecordTable)i)->name, table) == 0)
            return record_table((enum RecordTable)i)->sentence;
    for (size_t i = 0; i < count; i++)
        if (is_file_of(tables[i], table))
            return tables[i]->sentence;
    return strcmp(table, "outputs") == 0  ? N_("one row a finished run, one column an output")
           : strcmp(table, "design") == 0 ? N_("one row a point of the design, one column a factor")
                                          : NULL;
}
