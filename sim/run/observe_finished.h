/* The records of a finished run. Nothing here changes the world. */
#ifndef TANDEM_OBSERVE_FINISHED_H
#define TANDEM_OBSERVE_FINISHED_H

#include "world/records.h"
#include "world/world.h"

/* Sends the records of a finished run. `run` holds what was measured on the way. */
enum Status observe_finished(const struct World *world, struct RunRecord *run,
                             const struct Recorder *recorder, struct Error *error) MUST_CHECK;

#endif
