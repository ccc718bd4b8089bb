/* The constructs that carry the study's answers (constructs.def), as levels of agencies, and what moves them.
 * ODD 7.21 and 8. */
#ifndef TANDEM_CONSTRUCTS_H
#define TANDEM_CONSTRUCTS_H

#include "world/world.h"

struct ConstructRow {
    const char *name; /* of its weekly column */
    size_t feedback;  /* offset in struct Params of the switch that cuts its loop */
    enum Lever push;  /* that raises it */
    bool shared;      /* rests on experience that units share, else on the unit alone */
};
const struct ConstructRow *construct_row(enum Construct construct);

/* The level of a construct in an agency, in [0, 1], at the present week. */
double construct_level(const struct World *world, enum Construct construct, size_t agency);

/* The sum and mean of a construct over agencies, and the levels below which 10, 50 and 90 % of them lie
 * (inverse of their distribution function, Hyndman & Fan 1996, type 1); these are not available if nobody
 * watches. */
enum { CONSTRUCT_QUANTILES = 3 };
struct ConstructLevels {
    double sum, mean, quantile[CONSTRUCT_QUANTILES];
};

/* The levels of all constructs at the present week. */
void constructs_look(const struct World *world, struct ConstructLevels levels[CONSTRUCT_COUNT]);

/* What moves constructs, in `moved` of a world that is watched. Interventions book what they do. What an end
 * does to the units that it is of is booked round it: once before its consequences and once after. What it
 * does to experience moves all units; that is worked out when it is told, for all weeks since it last was:
 * ends first, then incidents. What is told, with the levels of this week, stays
 * for the rest of it; the next one forgets it. */
void constructs_end(struct World *world, const struct Episode *episode, bool after);
void constructs_tell(struct World *world, const struct ConstructLevels levels[CONSTRUCT_COUNT]);
void constructs_forget(struct World *world);

#endif
