#include "made_world.h"

#include "world/citizens.h"

void made_scenario(struct Scenario *scenario, double agencies, double governments) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(scenario, &error), STATUS_OK);
    scenario->params.world_agencies = agencies;
    scenario->params.world_governments = governments;
    scenario->params.world_staff_mean = 6.0;
    scenario->params.world_burn_in_weeks = 3.0;
}

void made_world(struct World *world, const struct Scenario *scenario, uint64_t replicate) {
    struct Error error = {0};
    struct RandomKey key = {17, replicate};
    ck_assert_msg(world_create(world, scenario, NULL, key, 10, &error) == STATUS_OK, "%s", error.text);
}

struct Citizen made_citizen(const struct World *world, uint64_t id) {
    struct Citizen citizen;
    citizen_motives(world, id, &citizen);
    citizen_traits(world, &citizen);
    return citizen;
}
