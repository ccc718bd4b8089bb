/* The scenarios that a plan runs at every point beside the one that its factors move. Private to the room. */
#ifndef TANDEM_PLAN_SCENARIOS_H
#define TANDEM_PLAN_SCENARIOS_H

#include "plan/plan_reading.h"

/* Reads the list "scenarios", paths or names, with a message for each fault. */
void plan_scenarios_read(const struct PlanReading *self, const config_setting_t *setting);

#endif
