/* Small worlds at their start, whose traits are compared with what they are drawn from. */
#ifndef TANDEM_TESTS_MADE_WORLD_H
#define TANDEM_TESTS_MADE_WORLD_H

#include "tests/suite.h"
#include "world/people.h"
#include "world/world.h"

/* Of each statistical test. */
#define FALSE_ALARM 1e-6

/* Defaults, but for a small staff and a short burn-in. Free with scenario_free. */
void made_scenario(struct Scenario *scenario, double agencies, double governments);

/* Its world at the start, for ten weeks. Free with world_free. */
void made_world(struct World *world, const struct Scenario *scenario, uint64_t replicate);

/* The citizen that the keyed draws describe, stored or not. */
struct Citizen made_citizen(const struct World *world, uint64_t id);

#endif
