/* Simulators whose posteriors are known. */
#ifndef TANDEM_CALIBRATE_TOYS_H
#define TANDEM_CALIBRATE_TOYS_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>

#include "calibrate/simulator.h"

/* Number k is the sum of weight[k][f] x[f] and a normal error; some are missing if `missing`. */
struct Toy {
    size_t factors, numbers;
    double weight[4][4], sd;
    double shared;  /* share of the variance that all numbers of a simulation have in common */
    double missing; /* chance that a simulation has no numbers */
    gsl_rng *rng;
    size_t simulated, batches;
};

void toy_init(struct Toy *self, size_t factors, size_t numbers, double sd, unsigned long seed);
struct Simulator toy_simulator(struct Toy *self);

/* One draw of all numbers at x. */
void toy_draw(const struct Toy *self, const double x[], double numbers[]);
void toy_free(struct Toy *self);

#endif
