/* Quality of agencies' data: five dimensions, known as of the week in which what they follow last changed and
 * advanced from there in closed form when they are looked at, which changes nothing: dQ/dt = u (1 - Q) - d Q,
 * with decay d and upkeep u = d Q0/(1 - Q0) e for the quality Q0 that an effort e of 1 holds. ODD 7.5. */
#ifndef TANDEM_QUALITY_H
#define TANDEM_QUALITY_H

#include "world/world.h"

enum {
    QUALITY_COMPLETENESS,
    QUALITY_TIMELINESS,
    QUALITY_GRANULARITY,
    QUALITY_MACHINE_READABLE,
    QUALITY_CONSISTENCY,
    QUALITY_DIMENSIONS
};

/* Geometric mean of five scores. */
double quality_score(const double level[QUALITY_DIMENSIONS]);

/* Where a dimension settles under an effort, of data that age (decay > 0). */
double quality_rest(double decay, double first, double effort);

/* Q0 of an agency, and its levels as of the last change. */
void quality_first(const struct Agencies *agencies, size_t agency, double level[QUALITY_DIMENSIONS]);
void quality_at_change(const struct Agencies *agencies, size_t agency, double level[QUALITY_DIMENSIONS]);

/* Lets levels of an agency pass `weeks` under an effort. */
void quality_advance(const struct World *world, size_t agency, double effort, double weeks,
                     double level[QUALITY_DIMENSIONS]);

/* The levels of an agency at the present week, and their score, with the push of a probe. */
void quality_levels(const struct World *world, size_t agency, double level[QUALITY_DIMENSIONS]);
double agency_quality(const struct World *world, size_t agency);

/* The sum of timeliness over all weeks before the present one. */
double agency_timeliness_sum(const struct World *world, size_t agency);

/* From the present week on an agency's data have these levels and follow this effort. */
void quality_change(struct World *world, size_t agency, const double level[QUALITY_DIMENSIONS],
                    double effort);

#endif
