/* What is written for people: notes on stderr, text that wraps, its width on a terminal. */
#ifndef TANDEM_TERMINAL_H
#define TANDEM_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

enum { TERMINAL_WIDTH = 78 };

/* One line on stderr, unless `quiet`. */
void note(bool quiet, const char *format, ...) PRINTF_LIKE(2, 3);

/* Columns that UTF-8 `text` takes on a terminal; Chinese characters take two. */
int text_columns(const char *text);

/* Writes `text` with lines of at most TERMINAL_WIDTH columns. The cursor stands at column `at`; further lines
 * are indented by `indent` columns. Ends the last line. */
void print_wrapped(FILE *stream, int at, int indent, const char *text);

/* "Label      text that wraps", for descriptions; nothing if the text is empty. */
void print_labelled(const char *label, const char *text);

/* `text` in bold where stdout is a terminal and NO_COLOR is not set. */
void print_bold(const char *text);

#endif
