/* The central data office of a government shares its capacity over the cases that it supports at once.
 * ODD 7.10. */
#ifndef TANDEM_OFFICE_H
#define TANDEM_OFFICE_H

#include "world/world.h"

/* Help x^2/(x^2 + x0^2) that a share x of an office's capacity is worth, in [0, 1): a little spread thin is
 * lost. */
double office_help_of(double share);

/* An episode enters or leaves the cases that its government's office supports, with the weight of its
 * programme. */
void office_takes(struct World *world, const struct Episode *episode);
void office_leaves(struct World *world, const struct Episode *episode);

/* Help that an episode in progress has: its share of the capacity is its share of the weights. */
double office_help(const struct World *world, const struct Episode *episode);

#endif
