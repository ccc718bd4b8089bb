/* How an episode ends, whoever ends it. ODD 7.10. */
#ifndef TANDEM_ENDS_H
#define TANDEM_ENDS_H

#include "world/world.h"

/* Scope from which an object counts as completed. */
#define COMPLETED_SCOPE 0.9

/* Ends an episode by `cause`; one that is broken off with its object finished counts as completed. Its people
 * are free; what follows from the end waits for the end of the week. */
void episode_end(struct World *world, struct Episode *episode, enum Exit cause);

#endif
