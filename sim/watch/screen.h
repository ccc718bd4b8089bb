/* Rows of characters, each in a style: what views draw on and a terminal shows. */
#ifndef TANDEM_SCREEN_H
#define TANDEM_SCREEN_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

enum Style {
    STYLE_PLAIN,
    STYLE_STRONG, /* headings */
    STYLE_FAINT,  /* what is there if one looks for it */
    STYLE_BAR,    /* the first row */
    STYLE_SHOWN,  /* of the run */
    STYLE_OTHER,  /* of the other future */
    STYLE_COUNT
};

enum { CELL_BYTES = 16 };

/* One column of one row: a character with the marks that combine with it; empty right of a wide one. */
struct Cell {
    char text[CELL_BYTES];
    enum Style style;
};

struct Screen {
    int width, height;
    bool colour;        /* styles are shown */
    bool unicode;       /* else graphics are ASCII, and so is text: what is not is "?" */
    struct Cell *cells; /* [height × width] */
};

/* Blank. Errors: STATUS_OUT_OF_MEMORY. Free with screen_free, also after failure; idempotent. */
enum Status screen_init(struct Screen *self, int width, int height, struct Error *error) MUST_CHECK;
void screen_free(struct Screen *self);
void screen_clear(struct Screen *self);

/* Writes text of any origin from `column` on, in at most `columns` columns; what a terminal could take for an
 * order is "?". What lies outside of the screen is left out. Returns the column after it. */
int screen_put(struct Screen *self, int row, int column, int columns, enum Style style, const char *text);

/* The same, formatted, up to the right edge. */
int screen_say(struct Screen *self, int row, int column, enum Style style, const char *format, ...)
    PRINTF_LIKE(5, 6);

/* Shows it all on a terminal of at least that size (ECMA-48). */
void screen_show(const struct Screen *self, FILE *terminal);

#endif
