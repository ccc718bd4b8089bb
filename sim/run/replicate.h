/* One replicate: from a scenario and a key to records. The only way into the model for everything above
 * sim/run. */
#ifndef TANDEM_REPLICATE_H
#define TANDEM_REPLICATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "params/scenario.h"
#include "world/network.h"
#include "world/records.h"
#include "world/witness.h"

/* What stays the same over the replicates of a scenario. Constant while they run; shared by threads. */
struct ReplicateInput {
    const struct Scenario *scenario;
    const struct Network *network; /* NULL: each replicate generates its own */
    uint64_t seed;
    int64_t weeks;    /* horizon after the burn-in */
    bool kept_levels; /* levels of weeks that summaries do not keep (week_is_kept) are not worked out */
    const struct Witness *witness; /* follows each replicate; NULL: nobody */
    const atomic_bool *stop;       /* NULL, or set from outside to end early with STATUS_STOPPED */
};

/* Runs replicate number `replicate` and sends its records to `recorder`. Same input, same bytes, on any
 * thread. Errors: STATUS_OUT_OF_MEMORY, STATUS_STOPPED, STATUS_INTERNAL (a broken conservation law), or the
 * recorder's. */
enum Status replicate_run(const struct ReplicateInput *input, uint64_t replicate,
                          const struct Recorder *recorder, struct Error *error) MUST_CHECK;

/* Model version: part of the identity of results; raised whenever the same input gives other bytes. */
const char *model_version(void);

/* An upper estimate of the memory of one replicate in bytes. */
size_t replicate_memory(const struct ReplicateInput *input);

#endif
