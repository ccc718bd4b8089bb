/* Whom the interventions of a scenario reach. */
#ifndef TANDEM_INTERVENTIONS_H
#define TANDEM_INTERVENTIONS_H

#include "world/world.h"

/* Finds the agencies that each intervention targets; targets do not change afterwards. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status interventions_aim(struct World *world, struct Error *error) MUST_CHECK;

#endif
