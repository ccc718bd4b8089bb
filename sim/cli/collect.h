/* The outputs that a store holds, as an array. */
#ifndef TANDEM_COLLECT_H
#define TANDEM_COLLECT_H

#include "cli/planned.h"
#include "store/store.h"

/* Reads the outputs of all finished runs: of as many replicates as the store holds, at least as many as the
 * drive asked for. Errors: STATUS_INPUT_OUTPUT; STATUS_OUT_OF_MEMORY. The caller frees self->values, also
 * after failure. */
enum Status collect(struct Collected *self, struct Store *store, const struct DrivePlan *drive,
                    struct Error *error) MUST_CHECK;

#endif
