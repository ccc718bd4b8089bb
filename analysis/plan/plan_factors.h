/* The list of factors of a plan: single ones, sets that move together, selections of the parameter table.
 * Private to the room. */
#ifndef TANDEM_PLAN_FACTORS_H
#define TANDEM_PLAN_FACTORS_H

#include "plan/plan_reading.h"

/* Reads the list with a message for each fault. The scenario and the design are read before. */
void plan_factors_read(const struct PlanReading *self, const config_setting_t *list);

#endif
