/* One run as bytes, to travel from the process that ran it to the one that stores it. Both must be the same
 * program: records travel as they lie in memory. */
#ifndef TANDEM_RUN_PARCEL_H
#define TANDEM_RUN_PARCEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "drive/run_queue.h"

/* A number that two programs share only if their records have the same columns at the same places (FNV-1a,
 * 64 bits: Fowler, Noll and Vo 1991). */
uint64_t run_parcel_layout(void);

/* Writes key, failure, records, outputs and summary of `run` into new bytes[size], which the caller frees.
 * Errors: STATUS_OUT_OF_MEMORY. */
enum Status run_parcel_pack(const struct QueuedRun *run, unsigned char **bytes, size_t *size,
                            struct Error *error) MUST_CHECK;

/* Makes a run of bytes[size]; the caller frees it with queued_run_free. `run` is NULL after an error. Errors:
 * STATUS_CONFIGURATION for a parcel of another layout, STATUS_INTERNAL for one that is damaged,
 * STATUS_OUT_OF_MEMORY. */
enum Status run_parcel_unpack(const unsigned char *bytes, size_t size, struct QueuedRun **run,
                              struct Error *error) MUST_CHECK;

#endif
