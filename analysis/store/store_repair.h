/* A damaged store made whole again, but for the runs that have to be computed anew. */
#ifndef TANDEM_STORE_REPAIR_H
#define TANDEM_STORE_REPAIR_H

#include "store/store.h"

/* Deletes what is damaged, so that it can be computed again: `removed` counts the runs, of which some may
 * have been missing already. `self` is open for writing. Errors: STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY.
 */
enum Status store_repair(struct Store *self, int64_t *removed, struct Error *error) MUST_CHECK;

#endif
