/* Any text made fit to be shown: cleaned, wrapped to a width, and quoted for gnuplot. */
#ifndef TANDEM_CAPTION_H
#define TANDEM_CAPTION_H

#include <stddef.h>
#include <stdio.h>

enum { CAPTION_LINES = 3, CAPTION_LINE_SIZE = 640 };

struct Caption {
    size_t count;
    char lines[CAPTION_LINES][CAPTION_LINE_SIZE];
};

/* Wraps UTF-8 `text` into at most `most` ≤ CAPTION_LINES lines of `columns` ≤ 150 columns (a wide character,
 * such as a Chinese one, takes two; a mark that combines takes none); what does not fit is left off and the
 * last line ends in "…". Controls, line ends and blanks become single blanks; marks of writing direction are
 * dropped; bytes that are no UTF-8 become "?". NULL is the empty text. */
void caption_wrap(struct Caption *self, const char *text, size_t columns, size_t most);

/* Columns of a line, as caption_wrap counts them. */
size_t caption_columns(const char *line);

/* Writes a line as a gnuplot string in single quotes, in which nothing but the quote has a meaning; the quote
 * itself becomes an apostrophe (U+2019). */
void caption_quote(FILE *stream, const char *line);

/* A name for a code in the language of readers: "not_selected" gives "not selected". `buffer[size]`. */
void caption_from_code(char *buffer, size_t size, const char *code);

/* A count with thousands apart: "1,234,567". `buffer[size]`, size at least 32. */
void caption_from_count(char *buffer, size_t size, long long count);

#endif
