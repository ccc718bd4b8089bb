/* What the files of this room share while one plan is read. */
#ifndef TANDEM_PLAN_READING_H
#define TANDEM_PLAN_READING_H

#include "plan/plan.h"
#include "scenario/reading.h"

struct PlanReading {
    struct Reading reading;
    struct Plan *plan;
    bool restored; /* the plan has its scenarios and the text of its points already */
};

/* A whole number within limits, with a message otherwise. */
bool plan_reading_whole(const struct PlanReading *self, const config_setting_t *setting, int64_t low,
                        int64_t high, int64_t *value);

/* Refuses a key that is none of known[count]. */
void plan_reading_unknown(const struct PlanReading *self, const config_setting_t *setting,
                          const char *const known[], size_t count);

/* Refuses a name of an outcome that there is not, with what is near. */
void plan_reading_outcome(const struct PlanReading *self, const config_setting_t *setting, const char *word);

#endif
