/* A section of the results: rows and columns of estimates, printed as a table or as JSON. */
#ifndef TANDEM_SECTION_H
#define TANDEM_SECTION_H

#include <jansson.h>

#include "estimate/interval.h"

/* What a cell holds, and so how a table prints it; JSON has all of it. */
enum CellKind {
    CELL_SHARE,      /* per cent with interval */
    CELL_NUMBER,     /* number with interval */
    CELL_COUNT,      /* the value alone, a whole number */
    CELL_PLAIN,      /* the value alone */
    CELL_SHARE_BAND, /* low and high alone, per cent */
    CELL_BAND        /* low and high alone */
};

enum { SECTION_COLUMNS = 4, SECTION_ROWS = 20, SECTION_TEXT = 320 };

struct SectionColumn {
    const char *key, *title;
    enum CellKind kind;
};

struct SectionRow {
    const char *key, *label;
    double scale; /* what a table, not JSON, multiplies numbers by to keep them short; 1 */
    struct Estimate cells[SECTION_COLUMNS]; /* NaN: not available */
};

/* Texts are borrowed but for the note. Titles and labels are translated when they are printed; the note is
 * what it is. Zero-initialise it. */
struct Section {
    const char *key, *title;
    struct SectionColumn columns[SECTION_COLUMNS];
    int column_count;
    struct SectionRow rows[SECTION_ROWS];
    int row_count;
    char note[SECTION_TEXT]; /* below the table, empty for none */
};

/* Adds a column; adds a row with every cell not available and returns it. At most SECTION_COLUMNS and
 * SECTION_ROWS. */
void section_column(struct Section *self, const char *key, const char *title, enum CellKind kind);
struct SectionRow *section_row(struct Section *self, const char *key, const char *label);

/* A number without interval; the 5 % and 95 % quantiles of runs. */
struct Estimate cell_value(double value);
struct Estimate cell_band(const struct Spread *spread);

/* Prints the table to stdout, at most TERMINAL_WIDTH columns wide. */
void section_print(const struct Section *self);

/* The section as JSON: row, column, then value, low, high, count; null for not available. NULL without
 * memory. */
json_t *section_json(const struct Section *self);

/* A number, or null where it is not finite: tables/table_json.h. */
json_t *json_number(double value);

#endif
