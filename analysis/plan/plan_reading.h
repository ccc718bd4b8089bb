/* What the files of this room share while one plan is read. */
#ifndef TANDEM_PLAN_READING_H
#define TANDEM_PLAN_READING_H

#include "plan/plan.h"
#include "scenario/reading.h"

struct PlanReading {
    struct Reading reading;
    struct Plan *plan;
};

/* Reads the list of factors, with a message for each fault. The scenario is read before. */
void plan_reading_factors(const struct PlanReading *self, const config_setting_t *list);

/* One element of that list: several parameters that move together, or a selection of the parameter table. */
void plan_reading_together(const struct PlanReading *self, const config_setting_t *element,
                           const config_setting_t *list);
void plan_reading_selection(const struct PlanReading *self, const config_setting_t *element,
                            const config_setting_t *selection);

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

/* A whole number within limits, with a message otherwise. */
bool plan_reading_whole(const struct PlanReading *self, const config_setting_t *setting, int64_t low,
                        int64_t high, int64_t *value);

/* Refuses a key that is none of known[count]. */
void plan_reading_unknown(const struct PlanReading *self, const config_setting_t *setting,
                          const char *const known[], size_t count);

#endif
