/* The two parts of a replicate: the burn-in, and what is reported. */
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

#endif
