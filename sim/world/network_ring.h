/* Small worlds: a ring of neighbours of which some ties are moved. Source: Watts & Strogatz 1998. */
#ifndef TANDEM_NETWORK_RING_H
#define TANDEM_NETWORK_RING_H

#include "base/random.h"
#include "world/network_ties.h"

/* Adds the small world of units `start` to `start + units - 1`: a ring in which each unit is tied with
 * `each_side` neighbours on either side, `units` > 2 each_side + 1, and of which each tie is moved with
 * probability `rewiring` in [0, 1]. As in Watts & Strogatz 1998, ties are taken by distance and then around
 * the ring, and a tie that moves keeps the unit it starts from; deviation: its other end goes to a unit drawn
 * from all that this one is not tied with, so that a moved tie is never where it was (unless the unit is tied
 * with all), and there are neither self-ties nor ties listed twice. Ties stay as many as they were, and each
 * unit keeps at least `each_side` of them. Each tie has draws of its own, keyed by unit and distance: a
 * higher rewiring moves the ties that a lower one moves, and others. Errors: STATUS_OUT_OF_MEMORY. */
enum Status ring_add(struct TieList *ties, uint32_t start, uint32_t units, uint32_t each_side,
                     double rewiring, const struct RandomKey *key, struct Error *error) MUST_CHECK;

#endif
