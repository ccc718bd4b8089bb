/* The life of an episode begins. */
#ifndef TANDEM_EPISODES_H
#define TANDEM_EPISODES_H

#include "world/world.h"

/* The minimum team of a proposal has committed: makes the episode, in its first stage. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status episode_start(struct World *world, const struct Proposal *proposal,
                          struct Error *error) MUST_CHECK;

#endif
