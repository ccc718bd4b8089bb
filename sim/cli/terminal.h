/* What is written for people: notes on stderr, descriptions and bold text on stdout. */
#ifndef TANDEM_TERMINAL_H
#define TANDEM_TERMINAL_H

#include <stdbool.h>

#include "base/error.h"
#include "base/terminal.h"

/* One line on stderr, unless `quiet`; the format is translated here, as error_set does it. */
void note(bool quiet, const char *format, ...) PRINTF_LIKE(2, 3);

/* On stdout, with names and paths of any origin; the format is translated here. */
void print_text(const char *format, ...) PRINTF_LIKE(1, 2);

/* "Label      text that wraps", for descriptions; nothing if the text is empty. The label is translated here,
 * the text is in the language chosen. */
void print_labelled(const char *label, const char *text);

/* `text` in bold where stdout is a terminal and NO_COLOR is not set. */
void print_bold(const char *text);

#endif
