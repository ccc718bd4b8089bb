/* One factor of a plan, read from its file. Private to the room. */
#ifndef TANDEM_PLAN_FACTOR_H
#define TANDEM_PLAN_FACTOR_H

#include "plan/plan_reading.h"

/* Reads an element of the list of factors that names one `parameter`, with a message for each fault. */
void plan_factor_read(const struct PlanReading *self, const config_setting_t *element,
                      const config_setting_t *parameter);

/* Parts of reading a factor, each with a message for what is wrong; false then. plan_factor_find names the
 * field that a text says; plan_factor_range takes kind, scale and the range to sweep (NaN: none) from the
 * parameter table; plan_factor_check looks at the range and plan_factor_check_levels whether a grid's levels
 * are different values; plan_factor_add and plan_factor_link put the factor into the plan, by itself or
 * moving with the one that was added last. */
bool plan_factor_find(const struct PlanReading *self, const config_setting_t *setting, struct Factor *factor);
void plan_factor_range(struct Factor *factor);
void plan_factor_check(const struct PlanReading *self, const config_setting_t *setting,
                       const struct Factor *factor);
void plan_factor_check_levels(const struct PlanReading *self, const config_setting_t *setting,
                              const struct Factor *factor);
void plan_factor_name(const struct PlanReading *self, const config_setting_t *setting, struct Factor *factor);
void plan_factor_levels(const struct PlanReading *self, const config_setting_t *setting,
                        struct Factor *factor);
bool plan_factor_add(const struct PlanReading *self, const config_setting_t *setting,
                     const struct Factor *factor);
bool plan_factor_link(const struct PlanReading *self, const config_setting_t *setting,
                      const struct Factor *factor);

#endif
