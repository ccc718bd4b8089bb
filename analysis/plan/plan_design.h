/* The design of a plan, read from its file. Private to the room. */
#ifndef TANDEM_PLAN_DESIGN_H
#define TANDEM_PLAN_DESIGN_H

#include "plan/plan_reading.h"

/* Reads the group "design" with a message for each fault. */
void plan_design_read(const struct PlanReading *self, const config_setting_t *group);

#endif
