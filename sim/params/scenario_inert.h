/* Settings without effect in a scenario: parameters in whose place another one decides, interventions that
 * never act. */
#ifndef TANDEM_SCENARIO_INERT_H
#define TANDEM_SCENARIO_INERT_H

#include "params/scenario.h"

/* Why the parameter `index` (as in params_row) has no effect whatever its value, or NULL if it can have one.
 * Judged by the values of the scenario: where a plan also moves the setting that decides, ask at each of its
 * points. The text completes "has no effect: ". Static storage. */
const char *scenario_inert(const struct Scenario *self, size_t index);

/* Whether the intervention at `place` never acts in runs of so many weeks, and why: its time begins after the
 * horizon or holds no week, its intensity is 0, it reaches no agency. The reason completes "never acts: ". */
enum { SCENARIO_INERT_REASON = 160 };
bool scenario_intervention_inert(const struct Scenario *self, size_t place, int64_t weeks,
                                 char reason[SCENARIO_INERT_REASON]);

#endif
