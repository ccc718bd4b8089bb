#include "mechanism/civic.h"

#include <math.h>

#include "world/draws.h"

bool civic_is_project(const struct World *world, enum Programme programme) {
    return world->params->programme_returns[programme] != 0.0 && world->params->mechanism_reuse != 0.0;
}

double civic_continuation(const struct World *world, uint64_t project) {
    const struct Params *p = world->params;
    if (world_trait(world, PURPOSE_CIVIC_PROJECT, project, 0) >= p->reuse_stayer_share)
        return 0.0;
    double uniform = world_trait(world, PURPOSE_CIVIC_PROJECT, project, 1);
    return -expm1(log1p(-uniform) / p->reuse_stayer_shape); /* Beta(1, shape) */
}

bool civic_pitched_again(const struct World *world, uint64_t project, uint32_t pitch) {
    return world_trait(world, PURPOSE_CIVIC_PROJECT, project, 1 + pitch) < civic_continuation(world, project);
}

/* By the uniform that tells who stays, so that those who stay register first. */
bool civic_registers(const struct World *world, uint64_t project) {
    return world_trait(world, PURPOSE_CIVIC_PROJECT, project, 0) < world->params->reuse_code_share;
}
