/* A table of results: columns, rows of estimates and texts, what stands below it. It is built once, in the
 * language of readers, and written as text for a terminal (table_text.h), as JSON (table_json.h), as CSV
 * (table_csv.h) and as HTML (plots/page).
 *
 * Building needs no checks: a table that ran out of memory takes nothing more, and table_status says so at
 * the end. */
#ifndef TANDEM_TABLE_H
#define TANDEM_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "tables/format.h"

/* What the cells of a column hold, and so how people read them. Files have the numbers as they are stored. */
enum CellKind {
    CELL_ESTIMATE,   /* number with its interval, in the unit of the row */
    CELL_DIFFERENCE, /* the same, signed */
    CELL_VALUE,      /* number alone, in the unit of the row */
    CELL_BAND,       /* low and high alone, in the unit of the row */
    CELL_SHARE,      /* share with its interval, in per cent */
    CELL_SHARE_BAND, /* low and high alone, in per cent */
    CELL_COUNT,      /* whole number */
    CELL_PLAIN,      /* number alone, without a unit */
    CELL_P,          /* probability of chance */
    CELL_TEXT        /* words, with a code for files */
};

struct TableCell {
    struct Estimate estimate; /* NaN: not available */
    const char *code, *text;  /* of CELL_TEXT; NULL: not available */
};

struct TableColumn {
    const char *key, *title;
    enum CellKind kind;
    bool filed; /* for files alone: people do not see it */
};

struct TableLine {
    const char *key, *label;
    double scale;            /* what people see is so many times what is stored */
    struct TableCell *cells; /* cells[column_count] */
};

/* All texts and arrays are owned. */
struct Table {
    const char *key, *title;
    struct TableColumn *columns;
    size_t column_count;
    struct TableLine *lines;
    size_t line_count;
    size_t most;         /* rows that people see, 0 for all; files have all */
    const char *note;    /* sentences below, "" for none */
    const char *missing; /* why a cell is a dash, said where one is; "" for no reason */
    const char *empty;   /* what is said instead of a table without rows */
    /* private */
    char **texts;
    size_t text_count, text_room, line_room;
    bool failed;
};

/* The table's key is its name in files; `title` is in the language of readers, as all texts that follow. */
void table_init(struct Table *self, const char *key, const char *title);
void table_free(struct Table *self);

/* STATUS_OUT_OF_MEMORY if any step of the building failed. */
enum Status table_status(const struct Table *self, struct Error *error) MUST_CHECK;

/* Adds a column; all of them come before the first row. */
void table_column(struct Table *self, const char *key, const char *title, enum CellKind kind);
/* The same for a column that only files have. */
void table_filed_column(struct Table *self, const char *key, enum CellKind kind);

/* Begins a row; its cells are not available until they are set. */
void table_line(struct Table *self, const char *key, const char *label);
/* What people see in this row is `scale` times what is stored. */
void table_scale(struct Table *self, double scale);

/* Sets a cell of the last row: an estimate, a number alone, the quantiles of runs, a text with its code. */
void table_estimate(struct Table *self, const char *column, const struct Estimate *estimate);
void table_value(struct Table *self, const char *column, double value);
void table_band(struct Table *self, const char *column, const struct Spread *spread);
void table_text(struct Table *self, const char *column, const char *code, const char *text);

/* Adds a sentence below the table; says why a cell is a dash; what is said if there is no row. */
void table_note(struct Table *self, const char *format, ...) PRINTF_LIKE(2, 3);
void table_missing(struct Table *self, const char *reason);
void table_empty(struct Table *self, const char *sentence);

/* Puts the rows with the largest sizes in this column first, rows without a value last, equal ones in their
 * order. */
void table_sort(struct Table *self, const char *column);

/* How many rows people see, and how many of the cells in these are there and are dashes. */
size_t table_shown(const struct Table *self);
size_t table_cells(const struct Table *self);
size_t table_dashes(const struct Table *self);

enum { TABLE_CELL_SIZE = 512 };
/* What people read in a cell. */
void table_cell_text(const struct Table *self, size_t line, size_t column, enum FormatStyle style,
                     char text[TABLE_CELL_SIZE]);

/* Several tables about one subject, in their order. Zero-initialise it. */
struct Tables {
    struct Table *tables; /* tables[count], owned */
    size_t count;
    struct Table spare; /* private: what is built when memory has run out */
};

/* Room for one more table, in which it is to be built; never NULL. */
struct Table *tables_add(struct Tables *self, const char *key, const char *title);
/* The table of that key; NULL if there is none. */
const struct Table *tables_find(const struct Tables *self, const char *key);
enum Status tables_status(const struct Tables *self, struct Error *error) MUST_CHECK;
void tables_free(struct Tables *self);

#endif
