/* What people bring to an episode and what makes them end it, in whatever stage it is. ODD 7.13. */
#ifndef TANDEM_WORK_H
#define TANDEM_WORK_H

#include "world/world.h"

/* Log-odds a week of completion in the stage of work where the mechanism is switched off. */
#define NEUTRAL_LOG_ODDS (-3.0)

/* The team has committed: sets what each member gives a week and how soon it leaves. */
void work_engage(struct World *world, struct Episode *episode);

/* The weekly log-odds, against going on, of the ways of ending that people decide on; the other entries are
 * left as they are. */
void work_log_odds(const struct World *world, const struct Episode *episode, double log_odds[EXIT_COUNT]);

/* One week of the people: some leave, the rest give their time. A team that falls below its minimum ends the
 * episode. */
void work_week(struct World *world, struct Episode *episode);

/* Looks at the term: when it is over the episode ends or is extended. */
void work_review(struct World *world, struct Episode *episode);

#endif
