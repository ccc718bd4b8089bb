/* Text on a terminal: how wide it is, how it wraps, bold. */
#ifndef TANDEM_BASE_TERMINAL_H
#define TANDEM_BASE_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { TERMINAL_WIDTH = 78 };

/* Columns that UTF-8 `text` takes on a terminal; Chinese characters take two. */
int text_columns(const char *text);

/* Bytes of the longest beginning of `text` that takes at most `columns` and ends where a line may end; of a
 * longer first word the word. */
size_t text_fitting(const char *text, int columns);

/* Writes `text`, of any origin as print_clean does, with lines of at most TERMINAL_WIDTH columns. The cursor
 * stands at column `at`; further lines are indented by `indent` columns. Ends the last line. */
void print_wrapped(FILE *stream, int at, int indent, const char *text);

/* Writes text of any origin: what a terminal could take for an order is "?", marks that turn the writing are
 * left out.
 */
void print_clean(FILE *stream, const char *text);

/* Whether the stream is a terminal that shows styles, and NO_COLOR is not set. */
bool style_is_wanted(FILE *stream);

/* `text` of any origin, in bold where styles are wanted. */
void write_bold(FILE *stream, const char *text);

#endif
