#include "cli/section.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "cli/terminal.h"

enum { CELL_SIZE = 96, LABEL_INDENT = 2 };

void section_column(struct Section *self, const char *key, const char *title, enum CellKind kind) {
    self->columns[self->column_count++] = (struct SectionColumn){key, title, kind};
}

struct SectionRow *section_row(struct Section *self, const char *key, const char *label) {
    struct SectionRow *row = &self->rows[self->row_count++];
    *row = (struct SectionRow){.key = key, .label = label, .scale = 1.0};
    for (int i = 0; i < SECTION_COLUMNS; i++)
        row->cells[i] = estimate_none();
    return row;
}

struct Estimate cell_value(double value) {
    return (struct Estimate){value, (double)NAN, (double)NAN, isnan(value) ? 0 : 1};
}

struct Estimate cell_band(const struct Spread *spread) {
    return (struct Estimate){spread->median, spread->band_low, spread->band_high, spread->mean.count};
}

/* Digits after the point that leave three or four figures of the larger of two numbers. */
static int decimals(double one, double other) {
    double size = fmax(fabs(one), fabs(other));
    bool whole = one == floor(one) && other == floor(other);
    return whole || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.02 ? 3 : 5;
}

static void write_number(char *text, double value, double like) {
    snprintf(text, CELL_SIZE / 4, fabs(value) >= 1e9 ? "%.*e" : "%.*f", decimals(value, like), value);
}

static void write_share(char *text, double share) {
    snprintf(text, CELL_SIZE / 4, share >= 0.9995 ? "%.0f" : "%.1f", 100.0 * share);
}

static void write_part(char *text, double value, double like, bool share) {
    if (share)
        write_share(text, value);
    else
        write_number(text, value, like);
}

static void write_estimate(char text[CELL_SIZE], const struct Estimate *cell, bool share) {
    char value[CELL_SIZE / 4], low[CELL_SIZE / 4] = "–", high[CELL_SIZE / 4] = "–";
    bool bounded = !isnan(cell->low) || !isnan(cell->high);
    double like = isnan(cell->high) ? cell->value : cell->high;
    write_part(value, cell->value, like, share);
    if (!isnan(cell->low))
        write_part(low, cell->low, like, share);
    if (!isnan(cell->high))
        write_part(high, cell->high, cell->value, share);
    if (bounded)
        snprintf(text, CELL_SIZE, "%s [%s, %s]", value, low, high);
    else
        snprintf(text, CELL_SIZE, "%s", value);
}

static void write_band(char text[CELL_SIZE], const struct Estimate *cell, bool share) {
    char low[CELL_SIZE / 4], high[CELL_SIZE / 4];
    write_part(low, cell->low, cell->high, share);
    write_part(high, cell->high, cell->high, share);
    snprintf(text, CELL_SIZE, "%s–%s", low, high);
}

static struct Estimate scaled(const struct Estimate *cell, double scale) {
    return (struct Estimate){scale * cell->value, scale * cell->low, scale * cell->high, cell->count};
}

static void write_cell(char text[CELL_SIZE], const struct SectionRow *row, int column, enum CellKind kind) {
    bool band = kind == CELL_BAND || kind == CELL_SHARE_BAND;
    struct Estimate cell = scaled(&row->cells[column], row->scale);
    if (isnan(band ? cell.low : cell.value))
        snprintf(text, CELL_SIZE, "–");
    else if (band)
        write_band(text, &cell, kind == CELL_SHARE_BAND);
    else if (kind == CELL_COUNT)
        snprintf(text, CELL_SIZE, "%.0f", cell.value);
    else if (kind == CELL_PLAIN)
        write_number(text, cell.value, cell.value);
    else
        write_estimate(text, &cell, kind == CELL_SHARE);
}

static int larger(int one, int other) {
    return one > other ? one : other;
}

static int column_width(const struct Section *self, int column) {
    char text[CELL_SIZE];
    int width = text_columns(_(self->columns[column].title));
    for (int i = 0; i < self->row_count; i++) {
        write_cell(text, &self->rows[i], column, self->columns[column].kind);
        width = larger(width, text_columns(text));
    }
    return width;
}

static int label_width(const struct Section *self) {
    int width = text_columns(_(self->title));
    for (int i = 0; i < self->row_count; i++)
        width = larger(width, LABEL_INDENT + text_columns(_(self->rows[i].label)));
    return width;
}

static void print_right(const char *text, int width) {
    printf("%*s%s", larger(0, width - text_columns(text)), "", text);
}

/* Two blanks between columns, one where two would be too wide. */
static int gap_of(int label, const int widths[], int columns) {
    int total = label;
    for (int i = 0; i < columns; i++)
        total += widths[i] + 2;
    return total <= TERMINAL_WIDTH ? 2 : 1;
}

void section_print(const struct Section *self) {
    char text[CELL_SIZE];
    int widths[SECTION_COLUMNS], label = label_width(self);
    for (int i = 0; i < self->column_count; i++)
        widths[i] = column_width(self, i);
    int gap = gap_of(label, widths, self->column_count);
    print_bold(_(self->title));
    printf("%*s", label - text_columns(_(self->title)), "");
    for (int i = 0; i < self->column_count; i++)
        print_right(_(self->columns[i].title), widths[i] + gap);
    for (int r = 0; r < self->row_count; r++) {
        const struct SectionRow *row = &self->rows[r];
        printf("\n%*s%s%*s", LABEL_INDENT, "", _(row->label),
               label - LABEL_INDENT - text_columns(_(row->label)), "");
        for (int i = 0; i < self->column_count; i++) {
            write_cell(text, row, i, self->columns[i].kind);
            print_right(text, widths[i] + gap);
        }
    }
    printf("\n");
    if (self->note[0] != '\0') {
        printf("  ");
        print_wrapped(stdout, LABEL_INDENT, LABEL_INDENT, self->note);
    }
    printf("\n");
}

static json_t *estimate_json(const struct Estimate *cell) {
    return json_pack("{s:o, s:o, s:o, s:I}", "value", json_number(cell->value), "low", json_number(cell->low),
                     "high", json_number(cell->high), "count", (json_int_t)cell->count);
}

json_t *section_json(const struct Section *self) {
    json_t *rows = json_object();
    for (int r = 0; r < self->row_count; r++) {
        json_t *cells = json_object();
        for (int i = 0; i < self->column_count; i++)
            json_object_set_new(cells, self->columns[i].key, estimate_json(&self->rows[r].cells[i]));
        json_object_set_new(rows, self->rows[r].key, cells);
    }
    return rows;
}
