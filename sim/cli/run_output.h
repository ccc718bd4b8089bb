/* What `tandem run` says on stdout: a report a scenario, and a table of all of them where there are several;
 * or JSON. */
#ifndef TANDEM_RUN_OUTPUT_H
#define TANDEM_RUN_OUTPUT_H

#include "cli/scenario_study.h"

/* Prints, or keeps for JSON, what came of one scenario, and keeps its line. Errors: STATUS_OUT_OF_MEMORY. */
enum Status run_output_tell(struct Job *job, struct Error *error) MUST_CHECK;

/* Prints what comes after the last of jobs[count]; those that have no results are left out. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status run_output_finish(const struct Job jobs[], size_t count, struct Error *error) MUST_CHECK;

#endif
