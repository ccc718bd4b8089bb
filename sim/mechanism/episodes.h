/* The life of an episode: start, stages, ways of ending that compete. */
#ifndef TANDEM_EPISODES_H
#define TANDEM_EPISODES_H

#include "world/world.h"

/* Owner number `place` of the data that a proposal asks for: the lead agency, then units drawn by their
 * staff.
 */
uint32_t proposal_owner(const struct World *world, const struct Proposal *proposal, uint32_t place);

/* The minimum team has committed: makes the episode. STATUS_OUT_OF_MEMORY if it cannot. */
enum Status episode_start(struct World *world, const struct Proposal *proposal,
                          struct Error *error) MUST_CHECK;

/* Moves every running episode by one week; those that end wait in world->ended. */
enum Status episodes_step(struct World *world, struct Error *error) MUST_CHECK;

/* Ends an episode by `cause`; one that is broken off with its object finished counts as completed. */
void episode_end(struct World *world, struct Episode *episode, enum Exit cause);

/* Calls every mechanism for the episodes that ended in this week, in key order. */
enum Status ends_commit(struct World *world, struct Error *error) MUST_CHECK;

/* Keeps an unfinished pitch of a programme whose pitches can return. */
enum Status unfinished_return(struct World *world, const struct Proposal *proposal,
                              struct Error *error) MUST_CHECK;

/* A member leaves the team and is free again. */
void member_leave(struct World *world, struct Member *member);

/* Mean trust of the people of one side who are there; NaN if there are none. */
double team_trust(const struct World *world, const struct Episode *episode, enum Side side);

/* People of one side who are there. */
uint32_t team_count(const struct World *world, const struct Episode *episode, enum Side side);

#endif
