/* Small worlds: a ring of neighbours of which some ties are moved. Source: Watts & Strogatz 1998. */
#ifndef TANDEM_NETWORK_RING_H
#define TANDEM_NETWORK_RING_H

#include "world/network_ties.h"

/* Adds the small world of units `start` to `start + units - 1`: `each_side` neighbours on either side of the
 * ring, `units` > 2 each_side + 1, and each tie moved with probability `rewiring` in [0, 1], never onto
 * itself or another. The same bytes as igraph_watts_strogatz_game, whose generator it seeds with `seed` and
 * uses, one thread at a time. Errors: STATUS_OUT_OF_MEMORY. */
enum Status ring_add(struct TieList *ties, uint32_t start, uint32_t units, uint32_t each_side,
                     double rewiring, uint64_t seed, struct Error *error) MUST_CHECK;

#endif
