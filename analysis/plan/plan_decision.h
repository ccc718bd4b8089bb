/* What a plan says of a decision: options, budgets, aims, how mixes race. Private to the room. */
#ifndef TANDEM_PLAN_DECISION_H
#define TANDEM_PLAN_DECISION_H

#include "plan/plan_reading.h"

/* Each reads the setting of its key with a message for each fault. Options become the other scenarios of the
 * plan. */
void plan_options_read(const struct PlanReading *self, const config_setting_t *setting);
void plan_aims_read(const struct PlanReading *self, const config_setting_t *setting); /* "outcomes" */
void plan_budgets_read(const struct PlanReading *self, const config_setting_t *setting);
void plan_at_once_read(const struct PlanReading *self, const config_setting_t *setting); /* "most_at_once" */
void plan_race_read(const struct PlanReading *self, const config_setting_t *setting);
void plan_race_error_read(const struct PlanReading *self, const config_setting_t *setting);

/* What a plan of a decision cannot be without. */
void plan_decision_check(const struct PlanReading *self, const config_setting_t *root);

#endif
