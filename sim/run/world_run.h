/* The two parts of a replicate: the burn-in, and what is reported; all at once or week by week. */
#ifndef TANDEM_WORLD_RUN_H
#define TANDEM_WORLD_RUN_H

#include "run/replicate.h"
#include "world/world.h"

/* Builds the world of a replicate and runs its burn-in. Errors as replicate_run. Free with world_free, also
 * after failure. */
enum Status world_burn_in(struct World *world, const struct ReplicateInput *input, uint64_t replicate,
                          struct Error *error) MUST_CHECK;

/* Runs a world from the end of its burn-in to the horizon and sends its records. Errors as replicate_run. */
enum Status world_report(struct World *world, const struct ReplicateInput *input,
                         const struct Recorder *recorder, struct Error *error) MUST_CHECK;

/* The same week by week, for those who watch a run as it unfolds: begin after the burn-in, a week as long as
 * world->week < world->end_week, end when there is none left. `run` is what the record of the run has so
 * far. Errors as replicate_run. */
enum Status world_report_begin(struct World *world, struct RunRecord *run, const struct Recorder *recorder,
                               struct Error *error) MUST_CHECK;
enum Status world_report_week(struct World *world, const struct ReplicateInput *input, struct RunRecord *run,
                              const struct Recorder *recorder, struct Error *error) MUST_CHECK;
enum Status world_report_end(struct World *world, struct RunRecord *run, const struct Recorder *recorder,
                             struct Error *error) MUST_CHECK;

#endif
