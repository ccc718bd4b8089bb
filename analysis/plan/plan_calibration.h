/* The calibration of a plan, read from its file. Private to the room. */
#ifndef TANDEM_PLAN_CALIBRATION_H
#define TANDEM_PLAN_CALIBRATION_H

#include "plan/plan_reading.h"

/* Reads the group "calibrate" with a message for each fault. */
void plan_calibration_read(const struct PlanReading *self, const config_setting_t *group);

#endif
