/* Replicates of a scenario, measured. */
#ifndef TANDEM_VALIDATE_MEASURE_RUNS_H
#define TANDEM_VALIDATE_MEASURE_RUNS_H

#include "run/replicate.h"
#include "targets/measure.h"

/* Runs `count` replicates of the scenario over VALIDATION_WEEKS, on as many threads as there are, into
 * measured[count]. Errors: those of replicate_run. */
enum Status measure_runs(const struct Scenario *scenario, uint64_t seed, size_t count,
                         struct Measured measured[], struct Error *error) MUST_CHECK;

#endif
