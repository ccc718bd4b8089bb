#include "drive/workers.h"

#include <stdlib.h>

#include "base/translate.h"
#include "drive/resources.h"
#include "drive/run_one.h"
#include "drive/study_networks.h"
#include "run/trunk.h"

enum Status workers_init(struct Workers *self, const struct DrivePlan *plan, const struct RunFlow *flow,
                         struct Error *error) {
    *self = (struct Workers){.plan = plan, .flow = flow};
    atomic_init(&self->out_of_memory, false);
    return study_networks_read(&self->networks, &plan->study, NULL, error);
}

void workers_free(struct Workers *self) {
    study_networks_free(&self->networks, &self->plan->study);
}

static bool may_go_on(struct Workers *self) {
    return !atomic_load(&self->out_of_memory) && self->flow->goes_on(self->flow->context);
}

static void work_on(struct Workers *self, struct Trunk *trunk, const struct RunKey *key) {
    struct QueuedRun *run = queued_run_new(key);
    if (run == NULL)
        atomic_store(&self->out_of_memory, true);
    else if (run_one(self->plan, self->networks, trunk, run))
        self->flow->put(self->flow->context, run);
    else
        queued_run_free(run);
}

/* What becomes of a run is stored, and no language changes what is stored. */
static void work(struct Workers *self) {
    void *spoken = translate_english();
    size_t scenarios = self->plan->study.scenario_count;
    struct Trunk *trunk = scenarios > 1 ? trunk_new() : NULL;
    struct RunKey *keys = calloc(scenarios, sizeof *keys);
    if (keys == NULL || (scenarios > 1 && trunk == NULL))
        atomic_store(&self->out_of_memory, true);
    while (may_go_on(self)) {
        size_t count = self->flow->take(self->flow->context, false, keys);
        if (count == 0)
            break;
        for (size_t i = 0; i < count && may_go_on(self); i++)
            work_on(self, trunk, &keys[i]);
    }
    free(keys);
    trunk_free(trunk);
    translate_back(spoken);
}

/* Where a thread cannot be started OpenMP ends the process. */
enum Status workers_run(struct Workers *self, int threads, struct Error *error) {
    threads = 1 + resources_threads(threads - 1);
#pragma omp parallel num_threads(threads)
    work(self);
    return atomic_load(&self->out_of_memory)
               ? error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the results of a run")
               : STATUS_OK;
}
