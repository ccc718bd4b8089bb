/* A copy of a world. */
#ifndef TANDEM_WORLD_COPY_H
#define TANDEM_WORLD_COPY_H

#include "world/world.h"

/* A copy that goes on under another scenario, with levers of its own that stand as those of the original do;
 * the two share nothing but what is borrowed. Errors: STATUS_OUT_OF_MEMORY. Free with world_free, also after
 * failure. */
enum Status world_copy(struct World *self, const struct World *original, const struct Scenario *scenario,
                       struct Error *error) MUST_CHECK;

#endif
