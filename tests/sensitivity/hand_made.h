/* Designs and outputs that are known for the tests of sensitivity. */
#ifndef TANDEM_TEST_HAND_MADE_H
#define TANDEM_TEST_HAND_MADE_H

#include "sensitivity/estimator.h"

/* A design and its outputs; arrays are owned. A failure of its making fails the test. */
struct HandMade {
    struct Design design;
    int64_t replicates;
    double *values; /* values[points][replicates] */
};

/* The design as the program makes it, every output 0. */
struct HandMade hand_made(struct Design design, int64_t replicates);

/* Base samples of saltelli as independent random points, for which the bootstrap is made. */
struct HandMade hand_made_saltelli(size_t factors, int64_t size, bool second_order, uint64_t simulation);
void hand_made_free(struct HandMade *self);

/* Every replicate of a point gets function(coordinates, factors). */
typedef double TestFunction(const double unit[], size_t factors);
void hand_made_evaluate(struct HandMade *self, TestFunction *function);

/* Confidence 0.95. */
struct SensitivityData hand_made_data(const struct HandMade *self, uint64_t seed);

/* Estimates, or fails the test. */
struct Sensitivity hand_made_sensitivity(const struct HandMade *self);

/* The result of a measure, and of a pair; the `look`-th of its convergence; how many of these there are; the
 * `place`-th row of a measure, whatever its factor. None fails the test. */
const struct Estimate *at(const struct Sensitivity *found, const char *measure, size_t factor);
const struct Estimate *pair_at(const struct Sensitivity *found, size_t factor, size_t other);
const struct Estimate *look_at(const struct Sensitivity *found, const char *measure, size_t factor,
                               size_t look);
size_t looks_of(const struct Sensitivity *found, const char *measure);
const struct SensitivityRow *effect_at(const struct Sensitivity *found, const char *measure, size_t place);

/* How many rows there are of a measure. */
size_t rows_of(const struct Sensitivity *found, const char *measure);

/* Ishigami & Homma 1990 with a = 7, b = 0.1 on three factors; Sobol's g-function (Saltelli & Sobol 1995) with
 * g_parameters[]. */
enum { G_FACTORS = 6 };
extern const double g_parameters[G_FACTORS];
double ishigami(const double unit[], size_t factors);
double g_function(const double unit[], size_t factors);

/* Their indices in closed form. */
struct KnownIndices {
    double first[G_FACTORS], total[G_FACTORS], second[G_FACTORS][G_FACTORS];
};
struct KnownIndices ishigami_indices(void);
struct KnownIndices g_indices(void);

/* A standard normal, and a uniform, that belong to a simulation, a variable and a place in it. */
double simulated_normal(uint64_t simulation, uint64_t variable, uint64_t place);
double simulated_uniform(uint64_t simulation, uint64_t variable, uint64_t place);

/* Whether an interval holds the truth, up to rounding. */
int interval_holds(const struct Estimate *estimate, double truth);

#endif
