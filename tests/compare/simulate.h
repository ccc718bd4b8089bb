/* Keyed draws and coverage for the tests of intervals by simulation. */
#ifndef TANDEM_TEST_SIMULATE_H
#define TANDEM_TEST_SIMULATE_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/interval.h"

/* A standard normal that belongs to a simulation, a variable and a place in it. */
double simulated_normal(uint64_t simulation, uint64_t variable, uint64_t place);

/* How often intervals held the truth. Zero-initialise it. */
struct Coverage {
    int64_t held, tried;
};
void coverage_add(struct Coverage *self, const struct Estimate *interval, double truth);

/* Asserts a share held between 0.93 and 0.97. */
void assert_coverage_of_95(const struct Coverage *self);

#endif
