#include "tables/table_csv.h"

#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "tables/table_json.h"

enum { FIELD_SIZE = 128 };

static const char *const ends[] = {"", "_low", "_high"};

static size_t fields_of(enum CellKind kind) {
    switch (kind) {
    case CELL_ESTIMATE:
    case CELL_DIFFERENCE:
    case CELL_SHARE:
    case CELL_BAND:
    case CELL_SHARE_BAND:
        return 3;
    default:
        return 1;
    }
}

static double number_of(const struct TableCell *cell, size_t field) {
    return field == 0 ? cell->estimate.value : field == 1 ? cell->estimate.low : cell->estimate.high;
}

static void write_field(const struct TableCell *cell, enum CellKind kind, size_t field, FILE *stream) {
    if (kind == CELL_TEXT)
        csv_text(stream, cell->code == NULL ? "" : cell->code, '\0');
    else if (isfinite(number_of(cell, field)))
        csv_number(stream, number_of(cell, field), '\0');
}

void table_csv(const struct Table *self, FILE *stream) {
    for (size_t k = 0; k < self->column_count; k++)
        for (size_t field = 0; field < fields_of(self->columns[k].kind); field++)
            fprintf(stream, "%s%s%s", k + field > 0 ? "," : "", self->columns[k].key, ends[field]);
    fputc('\n', stream);
    for (size_t i = 0; i < self->line_count; i++) {
        for (size_t k = 0; k < self->column_count; k++)
            for (size_t field = 0; field < fields_of(self->columns[k].kind); field++) {
                fputs(k + field > 0 ? "," : "", stream);
                write_field(&self->lines[i].cells[k], self->columns[k].kind, field, stream);
            }
        fputc('\n', stream);
    }
}

static json_t *record_of(const struct Table *self, const struct TableLine *line) {
    json_t *record = json_object();
    bool complete = record != NULL;
    for (size_t k = 0; k < self->column_count; k++) {
        const struct TableCell *cell = &line->cells[k];
        enum CellKind kind = self->columns[k].kind;
        for (size_t field = 0; field < fields_of(kind); field++) {
            char key[FIELD_SIZE];
            snprintf(key, sizeof key, "%.100s%s", self->columns[k].key, ends[field]);
            json_t *value = kind != CELL_TEXT    ? json_number(number_of(cell, field))
                            : cell->code == NULL ? json_null()
                                                 : json_string(cell->code);
            complete = json_object_set_new(record, key, value) == 0 && complete;
        }
    }
    if (complete)
        return record;
    json_decref(record);
    return NULL;
}

json_t *table_records(const struct Table *self, size_t first, size_t count) {
    json_t *records = json_array();
    bool complete = records != NULL;
    for (size_t i = first; i < first + count && i < self->line_count; i++)
        complete = json_array_append_new(records, record_of(self, &self->lines[i])) == 0 && complete;
    if (complete)
        return records;
    json_decref(records);
    return NULL;
}
