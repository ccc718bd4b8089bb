/* What a plan of runs would take. */
#ifndef TANDEM_DRY_RUN_H
#define TANDEM_DRY_RUN_H

#include "drive/drive.h"

/* Times the first replicate of the plan and prints runs, time, memory and disk; writes nothing. Errors: those
 * of the network file and of replicate_run. */
enum Status dry_run(const struct DrivePlan *plan, const char *directory, struct Error *error) MUST_CHECK;

#endif
