#include "run/trunk.h"

#include <stdlib.h>
#include <string.h>

#include "mechanism/interventions.h"
#include "run/world_run.h"
#include "world/world_copy.h"

struct Trunk {
    struct World world;
    struct ReplicateInput input;
    struct Params params; /* that the world was burnt in with */
    uint64_t replicate;
    bool ready;
};

struct Trunk *trunk_new(void) {
    return calloc(1, sizeof(struct Trunk));
}

void trunk_free(struct Trunk *self) {
    if (self == NULL)
        return;
    world_free(&self->world);
    free(self);
}

static bool acts_in_burn_in(const struct Scenario *scenario) {
    for (int64_t i = 0; i < scenario->intervention_count; i++)
        if (scenario->interventions[i].start_week < 0.0)
            return true;
    return false;
}

/* Whether a replicate of `input` has the burn-in that the trunk holds. */
static bool trunk_serves(const struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate) {
    return self->ready && self->replicate == replicate && self->input.seed == input->seed &&
           self->input.weeks == input->weeks && self->input.network == input->network &&
           memcmp(&self->params, &input->scenario->params, sizeof self->params) == 0;
}

static enum Status trunk_grow(struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate,
                              struct Error *error) {
    world_free(&self->world);
    self->ready = false;
    self->input = *input;
    self->params = input->scenario->params;
    self->replicate = replicate;
    enum Status status = world_burn_in(&self->world, input, replicate, error);
    self->ready = status == STATUS_OK;
    return status;
}

enum Status trunk_run(struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate,
                      const struct Recorder *recorder, struct Error *error) {
    if (acts_in_burn_in(input->scenario))
        return replicate_run(input, replicate, recorder, error);
    enum Status status = STATUS_OK;
    if (!trunk_serves(self, input, replicate))
        status = trunk_grow(self, input, replicate, error);
    if (status != STATUS_OK)
        return status;
    struct World world = {0};
    status = world_copy(&world, &self->world, input->scenario, error);
    world.witness = input->witness;
    if (status == STATUS_OK)
        status = interventions_aim(&world, error);
    if (status == STATUS_OK)
        status = world_report(&world, input, recorder, error);
    world_free(&world);
    return status;
}
