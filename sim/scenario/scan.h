/* A strict look at the words of a configuration text before libconfig 1.5 parses it: that library turns
 * 5000000000 into 705032704, 010 into 10 and 1e400 into infinity without a word, recurses on nesting and
 * opens any @include. */
#ifndef TANDEM_SCAN_H
#define TANDEM_SCAN_H

#include <stdbool.h>

#include "base/error.h"

enum {
    SCAN_NESTING = 32,
    SCAN_SETTINGS = 20000,
    SCAN_NAMES = 1000 /* of settings in one group */,
    SCAN_FAULTS = 32
};

/* What was found. */
struct Scan {
    bool parseable;               /* nothing that the parser should not meet */
    int fault_lines[SCAN_FAULTS]; /* lines with a number that was refused */
    int fault_count;
};

/* Scans `text`. Adds a message at `name` and line for each number that is octal, hexadecimal, too large or
 * malformed, and for the first of: @include, a string or comment without end, a NUL in a string, brackets
 * nested deeper than SCAN_NESTING, more settings and elements than SCAN_SETTINGS, more names in one group
 * than SCAN_NAMES, each of which the parser compares with all before. Errors: STATUS_CONFIGURATION. */
enum Status scan_text(struct Scan *self, const char *text, const char *name, struct Error *error) MUST_CHECK;

/* True if a number of that line was refused, so that its value means nothing. */
bool scan_refused(const struct Scan *self, int line);

#endif
