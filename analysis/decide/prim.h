/* The patient rule induction method (Friedman & Fisher 1999) for yes and no: boxes in the space of the
 * factors in which an event is more frequent than elsewhere. As scenario discovery uses it (Bryant & Lempert
 * 2010). */
#ifndef TANDEM_PRIM_H
#define TANDEM_PRIM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { PRIM_POINTS_LEAST = 30, PRIM_EVENTS_LEAST = 5, PRIM_BOXES_MOST = 3 };

/* The points: x[points][factors] in any unit, event[points]. Borrowed. */
struct PrimData {
    size_t points, factors;
    const double *x;
    const unsigned char *event;
};

/* A box: low[f] <= x[f] <= high[f] for the factors that it restricts; the others are free (infinite ends).
 * Arrays are owned. */
struct PrimBox {
    double *low, *high;
    double *quasi_p; /* quasi_p[factors]: of a factor that is restricted, the probability that the box without
                        that restriction gives as many events among as many points by chance (binomial; Bryant
                        & Lempert 2010, section 3.2); NaN of others */
    size_t restricted;
    size_t points, events;           /* inside, of the points that it was found in */
    double density, coverage;        /* events of the points inside; events inside of all */
    size_t held_points, held_events; /* inside, of those that were held back */
    double held_base;                /* share of events among all that were held back */
    double p; /* one-sided, of so many events among the held-back points inside by chance (hypergeometric) */
    bool holds; /* p below 0.05 / PRIM_BOXES_MOST: of data without any rule one of twenty has a box that holds
                 */
};

/* Zero-initialise it. */
struct PrimBoxes {
    struct PrimBox box[PRIM_BOXES_MOST];
    size_t count;
    size_t points, held; /* that boxes were found in, and held back: every third */
    double base;         /* share of events among all points */
};

/* Finds up to PRIM_BOXES_MOST boxes, each in the points that the ones before left over. Peeling takes a
 * twentieth of the points off at the side where that leaves the densest box, down to a tenth of all; of the
 * trajectory the box is taken whose events are furthest from chance, (density - base) sqrt(points); pasting
 * gives back what does not lower that; then restrictions whose quasi-p is above 0.05 are dropped, the weakest
 * first. No box is looked for among fewer than PRIM_POINTS_LEAST points, PRIM_EVENTS_LEAST events or as few
 * without. Errors: STATUS_OUT_OF_MEMORY. Free with prim_free, also after failure. */
enum Status prim_find(struct PrimBoxes *self, const struct PrimData *data, struct Error *error) MUST_CHECK;
void prim_free(struct PrimBoxes *self);

#endif
