#include "diffusion_limit.h"

#include "world/scales.h"

void limit_scenario(struct Scenario *scenario, size_t agencies, double p, double q) {
    small_scenario(scenario, agencies);
    struct Params *params = &scenario->params;
    params->mechanism_manager_support = params->mechanism_issues = 0.0;
    params->diffusion_outside_per_year = p;
    params->diffusion_inside_per_year = q;
    params->outside_attention_mean = REFERENCE;
    params->diffusion_usefulness_start = 1.0;
    params->diffusion_threshold_exponent = 1.0;
    params->diffusion_support_exponent = params->diffusion_burden_weight = params->diffusion_lapse_per_year =
        0.0;
    params->diffusion_aware_start = 1.0;
    params->trust_sharing = 0.0;
    params->world_staff_mean = 2.0;
}

size_t adopters(const struct World *world) {
    size_t count = 0;
    for (size_t a = 0; a < world->agencies.count; a++)
        count += world->agencies.practice[a] >= PRACTICE_TRIED;
    return count;
}

void limit_world(struct World *world, const struct Scenario *scenario, uint64_t replicate, uint32_t weeks) {
    small_world(world, scenario, replicate, weeks);
    drive_start(world, &manager_support_mechanism);
}

void limit_week(struct World *world) {
    drive_step(world, &diffusion_mechanism);
    world->week++;
}
