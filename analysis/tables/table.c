#include "tables/table.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"

enum { NOTE_SIZE = 2048 };

/* A copy of the text that lives as long as the table. */
static const char *keep(struct Table *self, const char *text) {
    if (text == NULL || text[0] == '\0' || self->failed)
        return "";
    if (self->text_count == self->text_room) {
        size_t room = self->text_room > 0 ? 2 * self->text_room : 32;
        char **texts = realloc(self->texts, room * sizeof *texts);
        if (texts == NULL) {
            self->failed = true;
            return "";
        }
        self->texts = texts;
        self->text_room = room;
    }
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    if (copy == NULL) {
        self->failed = true;
        return "";
    }
    self->texts[self->text_count++] = copy;
    return memcpy(copy, text, size);
}

void table_init(struct Table *self, const char *key, const char *title) {
    *self = (struct Table){.note = "", .missing = "", .empty = ""};
    self->key = keep(self, key);
    self->title = keep(self, title);
}

void table_free(struct Table *self) {
    for (size_t i = 0; i < self->text_count; i++)
        free(self->texts[i]);
    for (size_t i = 0; i < self->line_count; i++)
        free(self->lines[i].cells);
    free(self->texts);
    free(self->columns);
    free(self->lines);
    *self = (struct Table){0};
}

enum Status table_status(const struct Table *self, struct Error *error) {
    return self->failed ? error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a table of results")
                        : STATUS_OK;
}

static void add_column(struct Table *self, const char *key, const char *title, enum CellKind kind,
                       bool filed) {
    struct TableColumn *columns = realloc(self->columns, (self->column_count + 1) * sizeof *columns);
    if (columns == NULL) {
        self->failed = true;
        return;
    }
    self->columns = columns;
    self->columns[self->column_count++] =
        (struct TableColumn){keep(self, key), keep(self, title), kind, filed};
}

void table_column(struct Table *self, const char *key, const char *title, enum CellKind kind) {
    add_column(self, key, title, kind, false);
}

void table_filed_column(struct Table *self, const char *key, enum CellKind kind) {
    add_column(self, key, "", kind, true);
}

void table_line(struct Table *self, const char *key, const char *label) {
    if (self->failed)
        return;
    if (self->line_count == self->line_room) {
        size_t room = self->line_room > 0 ? 2 * self->line_room : 16;
        struct TableLine *lines = realloc(self->lines, room * sizeof *lines);
        if (lines == NULL) {
            self->failed = true;
            return;
        }
        self->lines = lines;
        self->line_room = room;
    }
    struct TableCell *cells = calloc(self->column_count + 1, sizeof *cells);
    if (cells == NULL) {
        self->failed = true;
        return;
    }
    for (size_t i = 0; i < self->column_count; i++)
        cells[i].estimate = estimate_none();
    self->lines[self->line_count++] = (struct TableLine){keep(self, key), keep(self, label), 1.0, cells};
}

static struct TableLine *last(struct Table *self) {
    return self->failed || self->line_count == 0 ? NULL : &self->lines[self->line_count - 1];
}

void table_scale(struct Table *self, double scale) {
    struct TableLine *line = last(self);
    if (line != NULL)
        line->scale = scale;
}

/* The place of a column; column_count if there is none. */
static size_t place_of(const struct Table *self, const char *key) {
    size_t i = 0;
    while (i < self->column_count && strcmp(self->columns[i].key, key) != 0)
        i++;
    return i;
}

static struct TableCell *cell_of(struct Table *self, const char *column) {
    struct TableLine *line = last(self);
    size_t place = place_of(self, column);
    return line == NULL || place == self->column_count ? NULL : &line->cells[place];
}

void table_estimate(struct Table *self, const char *column, const struct Estimate *estimate) {
    struct TableCell *cell = cell_of(self, column);
    if (cell != NULL)
        cell->estimate = *estimate;
}

void table_value(struct Table *self, const char *column, double value) {
    const struct Estimate alone = {value, (double)NAN, (double)NAN, isfinite(value) ? 1 : 0};
    table_estimate(self, column, &alone);
}

void table_band(struct Table *self, const char *column, const struct Spread *spread) {
    struct Estimate band = {spread->median, spread->band_low, spread->band_high, spread->mean.count};
    if (band.count < 2) /* one run does not spread */
        band.low = band.high = (double)NAN;
    table_estimate(self, column, &band);
}

void table_text(struct Table *self, const char *column, const char *code, const char *text) {
    struct TableCell *cell = cell_of(self, column);
    if (cell == NULL)
        return;
    cell->code = keep(self, code);
    cell->text = keep(self, text);
}

void table_note(struct Table *self, const char *format, ...) {
    char text[NOTE_SIZE];
    size_t length = strlen(self->note); /* a full point of Chinese has its blank within */
    bool blank = length > 0 && (unsigned char)self->note[length - 1] < 0x80;
    size_t used = (size_t)snprintf(text, sizeof text, "%s%s", self->note, blank ? " " : "");
    va_list arguments;
    va_start(arguments, format);
    if (used < sizeof text)
        vsnprintf(text + used, sizeof text - used, format, arguments);
    va_end(arguments);
    self->note = keep(self, text);
}

void table_missing(struct Table *self, const char *reason) {
    self->missing = keep(self, reason);
}

void table_empty(struct Table *self, const char *sentence) {
    self->empty = keep(self, sentence);
}

static double size_in(const struct TableLine *line, size_t column) {
    double value = line->cells[column].estimate.value;
    return isfinite(value) ? fabs(value) : -1.0;
}

void table_sort(struct Table *self, const char *column) {
    size_t place = place_of(self, column);
    for (size_t i = 1; i < self->line_count && place < self->column_count; i++) {
        struct TableLine line = self->lines[i];
        size_t k = i;
        for (; k > 0 && size_in(&self->lines[k - 1], place) < size_in(&line, place); k--)
            self->lines[k] = self->lines[k - 1];
        self->lines[k] = line;
    }
}

size_t table_shown(const struct Table *self) {
    return self->most > 0 && self->most < self->line_count ? self->most : self->line_count;
}

static bool is_band(enum CellKind kind) {
    return kind == CELL_BAND || kind == CELL_SHARE_BAND;
}

static bool is_dash(const struct TableCell *cell, enum CellKind kind) {
    if (kind == CELL_TEXT)
        return cell->text == NULL || cell->text[0] == '\0';
    return !isfinite(is_band(kind) ? cell->estimate.low : cell->estimate.value);
}

size_t table_cells(const struct Table *self) {
    size_t columns = 0;
    for (size_t k = 0; k < self->column_count; k++)
        columns += self->columns[k].filed ? 0 : 1;
    return table_shown(self) * columns;
}

size_t table_dashes(const struct Table *self) {
    size_t dashes = 0;
    for (size_t i = 0; i < table_shown(self); i++)
        for (size_t k = 0; k < self->column_count; k++)
            dashes += !self->columns[k].filed && is_dash(&self->lines[i].cells[k], self->columns[k].kind);
    return dashes;
}

void table_cell_text(const struct Table *self, size_t line, size_t column, enum FormatStyle style,
                     char text[TABLE_CELL_SIZE]) {
    const struct TableCell *cell = &self->lines[line].cells[column];
    const struct Estimate *stored = &cell->estimate, seen = estimate_scaled(stored, self->lines[line].scale);
    enum CellKind kind = self->columns[column].kind;
    if (is_dash(cell, kind)) {
        strcpy(text, FORMAT_NONE);
        return;
    }
    switch (kind) {
    case CELL_ESTIMATE:
        format_estimate(text, &seen, FORMAT_AS_NUMBER, style);
        break;
    case CELL_DIFFERENCE:
        format_estimate(text, &seen, FORMAT_AS_DIFFERENCE, style);
        break;
    case CELL_VALUE:
        format_number(text, seen.value, seen.value, style);
        break;
    case CELL_BAND:
        format_band(text, &seen, FORMAT_AS_NUMBER, style);
        break;
    case CELL_SHARE:
        format_estimate(text, stored, FORMAT_AS_SHARE, style);
        break;
    case CELL_SHARE_BAND:
        format_band(text, stored, FORMAT_AS_SHARE, style);
        break;
    case CELL_COUNT:
        format_number(text, round(stored->value), (double)NAN, style);
        break;
    case CELL_PLAIN:
        format_number(text, stored->value, stored->value, style);
        break;
    case CELL_P:
        format_p(text, stored->value);
        break;
    case CELL_TEXT:
        snprintf(text, TABLE_CELL_SIZE, "%s", cell->text);
        break;
    }
}

struct Table *tables_add(struct Tables *self, const char *key, const char *title) {
    struct Table *tables = realloc(self->tables, (self->count + 1) * sizeof *tables);
    if (tables == NULL) {
        self->spare = (struct Table){.note = "", .failed = true};
        return &self->spare;
    }
    self->tables = tables;
    table_init(&self->tables[self->count], key, title);
    return &self->tables[self->count++];
}

const struct Table *tables_find(const struct Tables *self, const char *key) {
    for (size_t i = 0; i < self->count; i++)
        if (strcmp(self->tables[i].key, key) == 0)
            return &self->tables[i];
    return NULL;
}

enum Status tables_status(const struct Tables *self, struct Error *error) {
    enum Status status = table_status(&self->spare, error);
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++)
        status = table_status(&self->tables[i], error);
    return status;
}

void tables_free(struct Tables *self) {
    for (size_t i = 0; i < self->count; i++)
        table_free(&self->tables[i]);
    table_free(&self->spare);
    free(self->tables);
    *self = (struct Tables){0};
}
