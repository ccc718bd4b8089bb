/* Threads that take runs from somewhere, run them, and put what came of them somewhere. */
#ifndef TANDEM_WORKERS_H
#define TANDEM_WORKERS_H

#include <stdatomic.h>

#include "drive/drive.h"
#include "drive/run_queue.h"
#include "world/network.h"

/* Where runs come from and go to. All three are called by many threads at once. */
struct RunFlow {
    void *context;
    /* Fills keys[scenario_count] with the next runs, of one replicate at one point, and says how many they
     * are; may wait; 0: nothing more. `ahead`: they are to wait for somebody who is at work still. */
    size_t (*take)(void *context, bool ahead, struct RunKey keys[]);
    /* Hands a run over; owned by the flow from here on. */
    void (*put)(void *context, struct QueuedRun *run);
    /* Whether more runs should be started. */
    bool (*goes_on)(void *context);
};

struct Workers {
    const struct DrivePlan *plan;
    const struct RunFlow *flow;
    struct Network *networks; /* networks[scenario_count], empty for a generated one; owned */
    atomic_bool out_of_memory;
};

/* Reads the networks of the plan. Errors: those of network_read, STATUS_OUT_OF_MEMORY. Free with
 * workers_free, also after failure. */
enum Status workers_init(struct Workers *self, const struct DrivePlan *plan, const struct RunFlow *flow,
                         struct Error *error) MUST_CHECK;
void workers_free(struct Workers *self);

/* Runs on `threads` threads until there is nothing more, or the flow or a lack of memory ends it. A thread
 * takes the scenarios of one replicate together, since they may have their burn-in in common. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status workers_run(struct Workers *self, int threads, struct Error *error) MUST_CHECK;

#endif
