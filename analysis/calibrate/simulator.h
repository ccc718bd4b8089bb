/* What is calibrated: a stochastic simulator of numbers at points of the unit cube, and what they should be.
 */
#ifndef TANDEM_SIMULATOR_H
#define TANDEM_SIMULATOR_H

#include <stddef.h>

#include "base/error.h"

enum { CALIBRATION_FACTORS_MOST = 15, CALIBRATION_NUMBERS_MOST = 64 };

/* Fills numbers[points][replicates][numbers] with independent replicates at unit[points][factors]; NaN where
 * a run has none. Calls follow one another in an order that depends on their numbers alone, so that a
 * simulator that keeps its runs gives the same ones again. */
typedef enum Status (*SimulatorRun)(void *context, size_t points, const double unit[], size_t replicates,
                                    double numbers[], struct Error *error);

struct Simulator {
    size_t factors, numbers;
    SimulatorRun run;
    void *context;
};

/* What one number of reality was, on the scale on which it is compared: reality is one run, seen with an
 * error of observation by a simulator that is itself somewhat off. All are standard deviations. */
struct Observation {
    double figure, error, discrepancy;
};

#endif
