/* The scenarios of a stored study. */
#ifndef TANDEM_STORED_SCENARIO_H
#define TANDEM_STORED_SCENARIO_H

#include "params/scenario.h"
#include "store/store.h"

/* The canonical text in which parameters and interventions stand; the caller frees it. Errors:
 * STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY. */
enum Status stored_identity(struct Store *store, char **text, struct Error *error) MUST_CHECK;

/* A scenario as the store has it: texts, parameters and interventions, each with its cost; `identity` is that
 * of stored_identity. The origin of values and the path of a network are not stored. Errors:
 * STATUS_INPUT_OUTPUT if it is not there; STATUS_OUT_OF_MEMORY. Free with scenario_free, also after failure.
 */
enum Status stored_scenario_read(struct Scenario *scenario, struct Store *store, const char *identity,
                                 int64_t index, struct Error *error) MUST_CHECK;

#endif
