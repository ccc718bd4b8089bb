/* How far the distribution of an output moves where a factor is known to lie in a class of its values: from
 * points of any design that are independent of one another. Private to sensitivity. */
#ifndef TANDEM_CONDITIONAL_H
#define TANDEM_CONDITIONAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { CONDITIONAL_CLASSES = 65, CONDITIONAL_NODES = 128 };

/* The points that have a value, in the order of these. Arrays are owned. Zero-initialise it. */
struct Conditional {
    size_t points;
    double *value;      /* value[points], ascending */
    size_t *point;      /* point[points]: which of the design */
    size_t *node;       /* node[points]: the value lies between this node of the grid and the next */
    double *fraction;   /* fraction[points]: how far on the way to the next */
    double step, first; /* between nodes; the first node */
};

/* Takes values[n] that are not NaN of the points point[n]. Errors: STATUS_OUT_OF_MEMORY. Free in any case. */
enum Status conditional_init(struct Conditional *self, size_t n, const double values[], const size_t point[],
                             struct Error *error) MUST_CHECK;
void conditional_free(struct Conditional *self);

/* Whether all values are the same: then no distance means anything. */
bool conditional_is_constant(const struct Conditional *self);

/* Distances over classes 0 … classes-1, at most CONDITIONAL_CLASSES: `label[points]` is the class of each
 * point in the order of self, `weight[points]` how often it counts (NULL: once).
 * pawn: the median over classes of the largest distance between the distribution functions of a class and of
 * all points, 0 to 1 (Kolmogorov & Smirnov; Pianosi & Wagener 2018, equations 2 to 5).
 * delta: half the area between the densities of a class and of all points, averaged over points, 0 to 1
 * (Borgonovo 2007, equation 6, estimated as Plischke, Borgonovo & Smith 2013, equation 26). Deviation:
 * densities are of normal kernels on a grid of 128 nodes; a class and all points are compared under the same
 * kernel, with the bandwidth 0.6 s n^(-1/5) of the class and no less than a step, since kernels of two
 * widths make a distance of their own where values are few. Kernels round off: delta is a little low where
 * densities have edges. Classes without a point are passed over; NaN without two classes. */
double conditional_pawn(const struct Conditional *self, size_t classes, const int label[],
                        const unsigned weight[]);
double conditional_delta(const struct Conditional *self, size_t classes, const int label[],
                         const unsigned weight[]);

#endif
