/* Bytes of any length in memory of fixed size: what is more lies in a temporary file without a name, in the
 * folder for such files. Written once, read at any place. */
#ifndef TANDEM_SPILL_H
#define TANDEM_SPILL_H

#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

enum { SPILL_MEMORY = 1 << 22 };

/* Zero-initialise it. */
struct Spill {
    unsigned char *bytes; /* while it is small; owned */
    size_t capacity;
    uint64_t size;
    FILE *file; /* then; owned */
};

/* Appends bytes. Errors: STATUS_OUT_OF_MEMORY; STATUS_INPUT_OUTPUT where no temporary file can be written. */
enum Status spill_append(struct Spill *self, const void *bytes, size_t size, struct Error *error) MUST_CHECK;

/* Reads bytes[size] from a place; all of them were appended. Errors: STATUS_INPUT_OUTPUT. */
enum Status spill_read(const struct Spill *self, uint64_t place, void *bytes, size_t size,
                       struct Error *error) MUST_CHECK;

/* Idempotent; what is left can be appended to. */
void spill_free(struct Spill *self);

#endif
