/* HTML while it is written. Every text is escaped on its way out, so that nothing a scenario says is ever
 * markup; a failure to write is found by who closes the stream. Private to
 * plots/page. */
#ifndef TANDEM_HTML_H
#define TANDEM_HTML_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

/* Writes UTF-8 text: & < > " ' become references, controls blanks, bytes that are no UTF-8 U+FFFD; marks of
 * writing direction are dropped. NULL is the empty text. */
void html_text(FILE *stream, const char *text);

/* <name>text</name> and a line end; as html_text what the format gives, cut at 4096 bytes. `name` may be "p"
 * or "p class='note'". */
void html_element(FILE *stream, const char *name, const char *text);
void html_print(FILE *stream, const char *name, const char *format, ...) PRINTF_LIKE(3, 4);

/* A column of a table: numbers stand at its right, its title above them. */
struct HtmlColumn {
    const char *title;
    bool numbers;
};

/* A table in a box of its own that scrolls where the page is narrow. The first column holds the rows' names.
 */
void html_table_open(FILE *stream, const char *caption, size_t n, const struct HtmlColumn columns[]);
void html_table_close(FILE *stream);

/* Rows and their cells: a number; a text. */
void html_row_open(FILE *stream, const char *name);
void html_row_close(FILE *stream);
void html_number(FILE *stream, const char *format, ...) PRINTF_LIKE(2, 3);
void html_words(FILE *stream, const char *text);

/* The picture of a file, inline, with a text for readers who cannot see it and a caption. Errors:
 * STATUS_INPUT_OUTPUT if it cannot be read; then nothing is written. */
enum Status html_picture(FILE *stream, const char *path, const char *type, const char *alternative,
                         const char *caption, struct Error *error) MUST_CHECK;

#endif
