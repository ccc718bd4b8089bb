/* manifest.json beside the results: which program, on which machine, made them out of which values. */
#ifndef TANDEM_MANIFEST_H
#define TANDEM_MANIFEST_H

#include <stdint.h>

#include "base/error.h"
#include "store/store.h"

/* The time as files say it, "2026-01-31T12:00:00Z": SOURCE_DATE_EPOCH where set. Errors: STATUS_CONFIGURATION
 * for one that is no time. */
enum { MANIFEST_TIME_SIZE = 32 };
enum Status manifest_time(char buffer[MANIFEST_TIME_SIZE], struct Error *error) MUST_CHECK;

/* Whether a manifest could say the time, to be found out before all runs. Errors: STATUS_CONFIGURATION for a
 * SOURCE_DATE_EPOCH that is no time. */
enum Status manifest_check(struct Error *error) MUST_CHECK;

/* Writes manifest.json beside a store, whole or not at all: versions, revision, compiler and flags, libm
 * fingerprint, scenarios of its study in full with the origin of each value, the store's identity hash, seed
 * (as text: 64 bits), weeks, replicates, of how many runs rows are stored, outputs, UTC time
 * (SOURCE_DATE_EPOCH where set) and machine. Errors: STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY. */
enum Status manifest_write(struct Store *store, const struct Study *study, int64_t replicates,
                           struct Error *error) MUST_CHECK;

#endif
