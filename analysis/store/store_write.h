/* Writing runs into a store. */
#ifndef TANDEM_STORE_WRITE_H
#define TANDEM_STORE_WRITE_H

#include "store/store.h"

/* Adds a finished run, records and outputs, to the batch; to one that has finished before, rows of the tables
 * of which none are stored of it yet. The batch is committed when it is due (store_flush_due); who has
 * nothing to write calls store_flush in time. Errors: STATUS_INPUT_OUTPUT with the cause (the batch is lost,
 * the store stays consistent), STATUS_CONFIGURATION for rows of a run that is another one than was stored,
 * STATUS_INTERNAL for a code that has no name or outputs that are not as many as those of the study. */
enum Status store_write(struct Store *self, const struct RunRows *rows, struct Error *error) MUST_CHECK;

/* Adds a failed run: its key and cause, no records. */
enum Status store_write_failed(struct Store *self, const struct RunKey *key, const char *cause,
                               struct Error *error) MUST_CHECK;

/* Commits the batch, if there is one. */
enum Status store_flush(struct Store *self, struct Error *error) MUST_CHECK;

/* Milliseconds until the batch wants to be flushed, if nothing more comes; -1 without a batch. */
int64_t store_flush_due(const struct Store *self);

#endif
