/* The table `summaries`: the sufficient statistics of a run, packed, which the store keeps as bytes. A run
 * that has none has no row there. */
#ifndef TANDEM_SUMMARIES_H
#define TANDEM_SUMMARIES_H

#include "store/store.h"

enum Status summaries_create(struct sqlite3 *database, struct Error *error) MUST_CHECK;

/* Compiles the statements that write one run's, and read all in key order. */
enum Status summaries_prepare_insert(struct sqlite3 *database, struct sqlite3_stmt **insert,
                                     struct Error *error) MUST_CHECK;
enum Status summaries_prepare_select(struct sqlite3 *database, struct sqlite3_stmt **select,
                                     struct Error *error) MUST_CHECK;

/* Writes that of one run, in the transaction that is open. Errors: STATUS_INPUT_OUTPUT. */
enum Status summaries_write(struct Store *self, const struct RunRows *rows, struct Error *error) MUST_CHECK;

/* Reads one back. Errors: STATUS_OUT_OF_MEMORY. */
enum Status summaries_read(struct sqlite3_stmt *select, struct RunRows *rows, struct Error *error) MUST_CHECK;

#endif
