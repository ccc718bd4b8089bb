/* Whether a plan of runs can be. */
#ifndef TANDEM_DRIVE_PLAN_H
#define TANDEM_DRIVE_PLAN_H

#include "drive/drive.h"

/* Errors: STATUS_CONFIGURATION with what is wrong and what is allowed; STATUS_INTERNAL for a caller's
 * mistake. */
enum Status drive_plan_check(const struct DrivePlan *plan, struct Error *error) MUST_CHECK;

#endif
