/* The outputs that a store holds, as an array. */
#ifndef TANDEM_COLLECT_H
#define TANDEM_COLLECT_H

#include "cli/planned.h"
#include "compare/paired_design.h"
#include "store/store.h"

/* Reads the outputs of all finished runs of scenario 0: of as many replicates as the store holds, at least as
 * many as the drive asked for. Errors: STATUS_INPUT_OUTPUT; STATUS_OUT_OF_MEMORY. The caller frees
 * self->values, also after failure. */
enum Status collect(struct Collected *self, struct Store *store, const struct DrivePlan *drive,
                    struct Error *error) MUST_CHECK;

/* Reads the outputs of all finished runs of all scenarios: as many points as the store holds, at least
 * `points`, and of each scenario and point as many replicates. Errors: as collect. The caller frees with
 * paired_design_free, also after failure. */
enum Status collect_pairs(struct PairedDesign *runs, struct Store *store, size_t points,
                          struct Error *error) MUST_CHECK;

#endif
