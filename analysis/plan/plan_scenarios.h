/* The scenarios that a plan runs at every point beside the one that its factors move. Private to the room. */
#ifndef TANDEM_PLAN_SCENARIOS_H
#define TANDEM_PLAN_SCENARIOS_H

#include "plan/plan_reading.h"

/* Reads the list "scenarios", paths or names, with a message for each fault. */
void plan_scenarios_read(const struct PlanReading *self, const config_setting_t *setting);

/* Reads the scenario that a setting names into a new one among the others: a path from the plan's folder, or
 * a name, NAME.cfg in the folder of the plan's `scenario`. NULL after a message. */
struct Scenario *plan_scenarios_add(const struct PlanReading *self, const config_setting_t *setting);

/* Refuses a name that another scenario of the plan has; results go by it. */
bool plan_scenarios_name(const struct PlanReading *self, const config_setting_t *setting,
                         const struct Scenario *named);

#endif
