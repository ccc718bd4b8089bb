/* What tandem check says of a plan: factors with their ranges, points, runs, outputs. */
#ifndef TANDEM_CHECK_PLAN_H
#define TANDEM_CHECK_PLAN_H

#include "cli/options.h"

/* Reads and explains the plan at `path`, which the argument names, with its mixes if it is one of a decision.
 * Errors: those of plan_read, scenario_check and experiment_init, and of every point of the design. */
enum Status check_plan(const struct Options *options, char *argument, const char *path,
                       struct Error *error) MUST_CHECK;

#endif
