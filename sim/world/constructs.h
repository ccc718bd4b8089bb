/* The constructs that carry the study's answers (constructs.def), as levels of agencies, and what moves them.
 * ODD 7.21 and 8. */
#ifndef TANDEM_CONSTRUCTS_H
#define TANDEM_CONSTRUCTS_H

#include "world/world.h"

struct ConstructRow {
    const char *name; /* of its weekly column */
    size_t feedback;  /* offset in struct Params of the switch that cuts its loop */
    enum Lever push;  /* that raises it */
};
const struct ConstructRow *construct_row(enum Construct construct);

/* The level of a construct in an agency, in [0, 1], at the present week. */
double construct_level(const struct World *world, enum Construct construct, size_t agency);

/* The sums of all levels over agencies; all 0 if nobody watches. */
struct ConstructSums {
    double of[CONSTRUCT_COUNT];
};
struct ConstructSums construct_sums(const struct World *world);

/* Books what moved since `before` under a cause, if anybody watches; gives the sums of now. */
struct ConstructSums constructs_moved(struct World *world, const struct ConstructSums *before,
                                      enum Cause cause);

/* The levels of a construct below which 10, 50 and 90 % of agencies lie (inverse of their distribution
 * function, Hyndman & Fan 1996, type 1); not
 * available if nobody watches. */
enum { CONSTRUCT_QUANTILES = 3 };
void construct_quantiles(const struct World *world, enum Construct construct,
                         double quantile[CONSTRUCT_QUANTILES]);

#endif
