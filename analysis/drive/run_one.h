/* One run of a study: its scenario at its point, the model, and what the study keeps of it. */
#ifndef TANDEM_RUN_ONE_H
#define TANDEM_RUN_ONE_H

#include "drive/drive.h"
#include "drive/run_queue.h"
#include "run/trunk.h"
#include "world/network.h"

/* Runs the replicate that run->rows.key names and leaves there what is to be stored: outputs and the tables
 * of the study, or the cause of a failure. networks[scenario_count], empty for a generated one; `trunk` may
 * be NULL. Returns false if the run was stopped and says nothing. Safe on many threads with a trunk and a run
 * each. */
bool run_one(const struct DrivePlan *plan, const struct Network networks[], struct Trunk *trunk,
             struct QueuedRun *run);

#endif
