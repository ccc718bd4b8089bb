/* Whether a plan of runs can be. */
#ifndef TANDEM_DRIVE_PLAN_H
#define TANDEM_DRIVE_PLAN_H

#include "drive/drive.h"

/* Errors: STATUS_CONFIGURATION with what is wrong and what is allowed; STATUS_INTERNAL for a caller's
 * mistake. */
enum Status drive_plan_check(const struct DrivePlan *plan, struct Error *error) MUST_CHECK;

/* Threads that drive_run would take in this process: plan->threads (if 0 all, or 1 where there are other
 * ranks), at most the cores granted (affinity mask, control group) and what fits into the memory available,
 * at least 1. */
int64_t drive_threads(const struct DrivePlan *plan);

/* Runs that this plan asks of this process (its shard), stored or not. */
int64_t drive_run_count(const struct DrivePlan *plan);

#endif
