/* Designs of experiments: which points of the unit cube [0,1]^factors are run. A design is a function of what
 * is asked for: the same seed gives the same points on any machine, and a larger size keeps the points of a
 * smaller one as its first (but for the Latin hypercube and the grids). */
#ifndef TANDEM_DESIGN_H
#define TANDEM_DESIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* One row a design, in designs.def. `size` names what its size counts, "" if the factors' levels decide. */
#define DESIGN(symbol, generator, ...) DESIGN_##symbol,
enum DesignKind {
#include "design/designs.def"
    DESIGN_COUNT
};
#undef DESIGN

/* A design: what is asked for, and once it is made its points. What points at arrays borrows them. */
struct Design {
    enum DesignKind kind;
    size_t factors;
    const size_t *levels; /* levels[factors] of a grid, at least 2; factorial and one_at_a_time only */
    const double *centre; /* centre[factors] in the unit cube: one_at_a_time begins there, no other */
    const size_t *values; /* values[factors]: how many values each can take, 0: any in its range; NULL: any */
    int64_t size; /* what the design's row says, of a file its points; sobol and saltelli: most even at powers
                     of two */
    int64_t grid; /* morris: levels of its grid, even, at least 4 (Morris 1991: p) */
    bool second_order; /* saltelli: with the points that second-order indices need */
    uint64_t seed;     /* of the randomisation; grids have none */
    int64_t points;
    double *unit; /* unit[points][factors], owned. What estimates from it takes the coordinates for positions
                     in the ranges of the factors, which they are for those that can take any value: see
                     experiment_init. */
};

struct DesignRow {
    const char *name, *size, *sentence;
    int64_t least;       /* of its size */
    size_t factors_most; /* 0: it takes none, otherwise it needs at least one */
    enum Status (*generate)(struct Design *self, struct Error *error);
};
const struct DesignRow *design_row(enum DesignKind kind);

/* How many points it will have, without making them. Errors: STATUS_CONFIGURATION for a design that cannot be
 * (no factor, or one where the design takes none; a size below what the design needs; more than
 * DESIGN_POINTS_MOST points; more dimensions than the Sobol sequence has; a grid without levels or a centre
 * out of the unit cube), with what is allowed; then *points is left as it is. */
enum { DESIGN_POINTS_MOST = 100000000, DESIGN_FACTORS_MOST = 1000000 };
enum Status design_points(const struct Design *self, int64_t *points, struct Error *error) MUST_CHECK;

/* Makes the points of what is asked for. Errors: as design_points; STATUS_OUT_OF_MEMORY. Free with
 * design_free, also after failure, which leaves what was asked for. */
enum Status design_make(struct Design *self, struct Error *error) MUST_CHECK;
void design_free(struct Design *self);

/* How the points of three designs follow one another, for those who estimate from them.
 * one_at_a_time: point 0 is the centre; then, factor by factor, its levels in ascending order.
 * morris: trajectory t has points t (k+1) … t (k+1) + k; each step changes one factor, found by comparing.
 * saltelli: base sample j has points j w … j w + w - 1 with w = k + 2, or 2 k + 2 with second order: A, B,
 * then A with column i from B (i = 0 … k-1), then, with second order, B with column i from A. Saltelli 2002,
 * 2010. */
int64_t design_block(const struct Design *self); /* k + 1, w, or 1 for all other designs */

#endif
