/* Parameters without effect in a scenario, since another setting of it decides in their place. */
#ifndef TANDEM_SCENARIO_INERT_H
#define TANDEM_SCENARIO_INERT_H

#include "params/scenario.h"

/* Why the parameter `index` (as in params_row) has no effect whatever its value, or NULL if it can have one.
 * Judged by the values of the scenario: where a plan also moves the setting that decides, ask at each of its
 * points. The text completes "has no effect: ". Static storage. */
const char *scenario_inert(const struct Scenario *self, size_t index);

#endif
