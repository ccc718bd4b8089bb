/* Designs made for the tests, and what several of them look at. */
#ifndef TANDEM_TEST_MADE_DESIGN_H
#define TANDEM_TEST_MADE_DESIGN_H

#include "design/design.h"

/* The design of a request, which must be good. Free with design_free. */
struct Design made_design(struct Design request);

/* The coordinate of one factor at one point. */
double unit_at(const struct Design *design, size_t point, size_t factor);

/* Asserts that each of `strata` equal intervals of [0, 1) holds one of column[0], column[stride], … */
void assert_one_in_each_stratum(const double *column, size_t strata, size_t stride);

/* Asserts that the points are the first ones of `larger`, to the bit. */
void assert_begins(const struct Design *larger, const struct Design *design);

/* Whether all coordinates are the same, to the bit. */
bool same_points(const struct Design *one, const struct Design *other);

/* Asserts counts[cells] to come from `draws` equally likely ones, by chi-square: a false alarm on one set of
 * draws in a million. */
void assert_equally_likely(const int64_t counts[], size_t cells, int64_t draws);

#endif
