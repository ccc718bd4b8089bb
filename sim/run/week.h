/* One week of the world: the schedule of mechanisms, then the ends of the week. */
#ifndef TANDEM_WEEK_H
#define TANDEM_WEEK_H

#include "world/world.h"

/* Lets every mechanism set up its state before the first week. */
enum Status week_first(struct World *world, struct Error *error) MUST_CHECK;

/* What happens in world->week: each mechanism takes its step, then the ends of the week are committed. The
 * caller records it and counts the week up. */
enum Status week_run(struct World *world, struct Error *error) MUST_CHECK;

/* The second half of week_run: tells every mechanism of each episode that ended, in key order. */
enum Status week_ends(struct World *world, struct Error *error) MUST_CHECK;

/* The burn-in is over: counts of what is reported start at 0. */
void week_burn_in_over(struct World *world);

#endif
