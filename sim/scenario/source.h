/* A text file in memory, ready for a parser: whole, bounded, clean UTF-8, lines ended by newlines. */
#ifndef TANDEM_SOURCE_H
#define TANDEM_SOURCE_H

#include <stddef.h>

#include "base/error.h"

enum { SOURCE_LARGEST = 1 << 20, SOURCE_REASON = 160 };

struct Source {
    char *text; /* owned, ends with a newline and a NUL */
    size_t length;
};

/* Reads a regular file of at most SOURCE_LARGEST bytes; never waits for a pipe or device. On failure returns
 * STATUS_INPUT_OUTPUT, STATUS_CONFIGURATION (too large) or STATUS_OUT_OF_MEMORY and says why in `reason`, for
 * the caller to place. Free with source_free, also after failure. */
enum Status source_load(struct Source *self, const char *path, char reason[SOURCE_REASON]) MUST_CHECK;

/* The same from text[length] in memory. */
enum Status source_copy(struct Source *self, const char *text, size_t length,
                        char reason[SOURCE_REASON]) MUST_CHECK;

/* Drops a byte-order mark, turns CR LF into LF and ends the last line. Errors: STATUS_CONFIGURATION at `name`
 * and line for an empty file, a NUL byte, control characters and malformed UTF-8. */
enum Status source_clean(struct Source *self, const char *name, struct Error *error) MUST_CHECK;

/* Idempotent. */
void source_free(struct Source *self);

#endif
