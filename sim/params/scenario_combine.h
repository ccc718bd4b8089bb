/* Two scenarios at once. */
#ifndef TANDEM_SCENARIO_COMBINE_H
#define TANDEM_SCENARIO_COMBINE_H

#include "params/scenario.h"

/* Makes `self` the combination of two scenarios on a common base: the changes of both, with the interventions
 * that each adds. Errors: STATUS_CONFIGURATION where both change the same parameter, have
 * different networks, or are too many interventions together; STATUS_OUT_OF_MEMORY. The caller frees, also
 * after failure. */
enum Status scenario_combine(struct Scenario *self, const struct Scenario *base, const struct Scenario *one,
                             const struct Scenario *other, struct Error *error) MUST_CHECK;

#endif
