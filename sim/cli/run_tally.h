/* What is made of a run's records before they are dropped, and read again from its store. */
#ifndef TANDEM_RUN_TALLY_H
#define TANDEM_RUN_TALLY_H

#include "estimate/tally.h"
#include "store/store.h"

/* The tally of a run of `weeks` weeks, whose tables in the mask `recorded` are there whole; the caller frees
 * it, NULL after an error. Errors: those of tally_add; STATUS_OUT_OF_MEMORY. */
enum Status run_tally(struct Tally **self, int64_t weeks, const struct RunRows *rows, unsigned recorded,
                      struct Error *error) MUST_CHECK;

/* The tally of a stored run from its summary bytes[size]; the caller frees it, NULL after an error. Errors:
 * STATUS_INPUT_OUTPUT, which names the run, for a summary that is not there or that no run can have;
 * STATUS_OUT_OF_MEMORY. */
enum Status stored_tally(struct Tally **self, int64_t weeks, const struct Store *store,
                         const struct RunKey *key, const unsigned char *bytes, size_t size,
                         struct Error *error) MUST_CHECK;

/* A DriveSummarise: the tally of all tables, packed. */
enum Status run_summarise(int64_t weeks, struct RunRows *rows, struct Error *error) MUST_CHECK;

#endif
