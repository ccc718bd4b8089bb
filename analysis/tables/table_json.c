#include "tables/table_json.h"

#include <math.h>

json_t *json_number(double value) {
    return isfinite(value) ? json_real(value) : json_null();
}

static json_t *cell_json(const struct TableCell *cell, enum CellKind kind) {
    if (kind == CELL_TEXT)
        return cell->code != NULL && cell->code[0] != '\0' ? json_string(cell->code) : json_null();
    const struct Estimate *estimate = &cell->estimate;
    return json_pack("{s:o, s:o, s:o, s:I}", "value", json_number(estimate->value), "low",
                     json_number(estimate->low), "high", json_number(estimate->high), "count",
                     (json_int_t)estimate->count);
}

json_t *table_json(const struct Table *self) {
    json_t *rows = json_object();
    bool complete = rows != NULL;
    for (size_t i = 0; i < self->line_count; i++) {
        json_t *cells = json_object();
        for (size_t k = 0; k < self->column_count; k++)
            complete = json_object_set_new(cells, self->columns[k].key,
                                           cell_json(&self->lines[i].cells[k], self->columns[k].kind)) == 0 &&
                       complete;
        complete = json_object_set_new(rows, self->lines[i].key, cells) == 0 && complete;
    }
    if (complete)
        return rows;
    json_decref(rows);
    return NULL;
}

json_t *tables_json(const struct Tables *self) {
    json_t *all = json_object();
    bool complete = all != NULL;
    for (size_t i = 0; i < self->count; i++)
        complete =
            json_object_set_new(all, self->tables[i].key, table_json(&self->tables[i])) == 0 && complete;
    if (complete)
        return all;
    json_decref(all);
    return NULL;
}

json_t *sentences_json(const struct Sentences *answer) {
    json_t *all = answer->text[SENTENCE_FOUND][0] == '\0' ? json_null() : json_object();
    for (int i = 0; i < SENTENCE_COUNT && json_is_object(all); i++)
        json_object_set_new(all, sentence_kind_name((enum SentenceKind)i), json_string(answer->text[i]));
    return all;
}
