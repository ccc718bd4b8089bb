/* The choice among three ways of doing an agency's issue. Source: McFadden 1974 (multinomial logit). */
#ifndef TANDEM_SOURCING_H
#define TANDEM_SOURCING_H

#include "world/world.h"

enum Way { WAY_IN_HOUSE, WAY_OUTSOURCED, WAY_COLLABORATION, WAY_COUNT };

/* Choice probabilities of the ways that are `open` (at least one); the others get 0. Utilities are in units
 * of the scale of what is not observed. */
void choice_shares(const double utility[WAY_COUNT], const bool open[WAY_COUNT], double share[WAY_COUNT]);

#endif
