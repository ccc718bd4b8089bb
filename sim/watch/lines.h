/* A run under watch in plain lines. */
#ifndef TANDEM_LINES_H
#define TANDEM_LINES_H

#include <stdio.h>

#include "watch/watch.h"

/* Lets the run live to its end, or until nobody reads on, and prints a line at the end of each quarter.
 * Errors as replicate_run; STATUS_INPUT_OUTPUT if the stream cannot be written. */
enum Status lines_print(struct Watch *watch, FILE *stream, struct Error *error) MUST_CHECK;

/* Prints how the run stands, beside the other future if there is one, and what was switched on or off, as
 * the file of a scenario would have it. */
void lines_print_end(const struct Watch *watch, FILE *stream);

#endif
