/* The people of an episode. */
#ifndef TANDEM_TEAM_H
#define TANDEM_TEAM_H

#include "world/world.h"

/* How many of a full team of `full` people of one side must be there: half, rounded down. */
uint32_t team_least(double full);

/* Makes the people who joined a proposal the members of its episode. Errors: STATUS_OUT_OF_MEMORY. */
enum Status team_gather(struct World *world, struct Episode *episode, const struct Proposal *proposal,
                        struct Error *error) MUST_CHECK;

/* Member number `place` of an episode, who may have left. */
struct Member *team_member(const struct World *world, const struct Episode *episode, uint32_t place);

/* People of one side who are there. */
uint32_t team_count(const struct World *world, const struct Episode *episode, enum Side side);

/* Mean of a property over the people of one side who are there; NaN if there are none. */
double team_mean(const struct World *world, const struct Episode *episode, enum Side side,
                 double (*property)(const struct World *world, const struct Member *member));

/* Whether business and data staff are both there (C37). */
bool team_has_both_roles(const struct World *world, const struct Episode *episode);

/* A member leaves the team and is free again. */
void team_leave(struct World *world, struct Member *member);

/* Frees the people of an episode that has ended; who was there to the end stays marked, for what they
 * learned. */
void team_disband(struct World *world, const struct Episode *episode);

#endif
