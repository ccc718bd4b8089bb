/* Every simulation of a move that emulators proposed, taken or not. */
#ifndef TANDEM_TRIALS_H
#define TANDEM_TRIALS_H

#include <stddef.h>

#include "base/error.h"

/* Zero-initialise it; arrays are owned. */
struct Trials {
    size_t count, room;
    double *unit, *numbers, *distance; /* unit[count][factors], numbers[count][numbers] */
    double *weight; /* one over the chance that emulators gave it, by which it was proposed */
};

/* Copies its arguments. Errors: STATUS_OUT_OF_MEMORY. */
enum Status trials_add(struct Trials *self, size_t factors, const double unit[], size_t numbers,
                       const double of_run[], double distance, double weight, struct Error *error) MUST_CHECK;
void trials_free(struct Trials *self);

#endif
