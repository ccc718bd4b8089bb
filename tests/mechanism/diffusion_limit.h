/* The limit of diffusion in which only the outside and the inside part are left, driven week by week. */
#ifndef TANDEM_TESTS_DIFFUSION_LIMIT_H
#define TANDEM_TESTS_DIFFUSION_LIMIT_H

#include "small_world.h"

/* Complete, homogeneous, all aware, fully useful, no stage back, no covariate: only p and q are left. Without
 * issues a decision is a trial. Free with scenario_free. */
void limit_scenario(struct Scenario *scenario, size_t agencies, double p, double q);

/* Its world after the start of managers' support, on which diffusion rests; free with world_free. */
void limit_world(struct World *world, const struct Scenario *scenario, uint64_t replicate, uint32_t weeks);

/* One week, counted up. */
void limit_week(struct World *world);

/* How many tried it. */
size_t adopters(const struct World *world);

#endif
