/* History matching: points of the cube that the figures rule out, found by emulators in waves (Craig et al.
 * 1997; Vernon, Goldstein & Bower 2010). */
#ifndef TANDEM_HISTORY_H
#define TANDEM_HISTORY_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stdint.h>

#include "calibrate/emulator.h"

enum { WAVES_MOST = 20 };

/* One number in one wave. */
struct WaveNumber {
    struct Emulator emulator;
    double spread; /* variance between replicates at a point, pooled */
    double scale;  /* standard deviation of reality round the simulator's mean: spread, error, discrepancy */
    bool emulated; /* false: too few points have it, and it rules nothing out */
    double inside; /* share of points that the others give within two standard deviations of the emulator */
    double explained; /* 1 - mean square of what the others give off over the variance of the means */
};

struct Wave {
    size_t points, replicates; /* its own */
    double *unit, *numbers;    /* unit[points][factors], numbers[points][replicates][numbers]; owned */
    size_t used;               /* points that its emulators rest on: its own and earlier ones not ruled out */
    struct WaveNumber *number; /* number[numbers], owned */
    double share;  /* of the cube that it and those before do not rule out, as far as was looked */
    size_t looked; /* points of the cube that were looked at for that share */
};

struct History {
    size_t factors, numbers, wave_count;
    const struct Observation *observation; /* observation[numbers], borrowed */
    double cutoff; /* implausible beyond so many standard deviations (Pukelsheim 1994: 3) */
    bool second;   /* by the second-largest number instead of the largest */
    struct Wave wave[WAVES_MOST];
};

/* Points for the next wave, unit[points][factors]: a Latin hypercube before the first; then uniform over what
 * is not ruled out yet, by rejection, and where that finds too few by a random walk from those that it found
 * (from the point that is least ruled out where it found none). Errors: STATUS_OUT_OF_MEMORY. */
enum Status history_sample(const struct History *self, size_t points, uint64_t seed, double unit[],
                           struct Error *error) MUST_CHECK;

/* Adds a wave and fits its emulators; copies its arguments. Errors: STATUS_CONFIGURATION where no number can
 * be emulated; STATUS_OUT_OF_MEMORY. */
enum Status history_add(struct History *self, size_t points, const double unit[], size_t replicates,
                        const double numbers[], struct Error *error) MUST_CHECK;

/* Sets `share` of the last wave. */
void history_look(struct History *self, uint64_t seed);

/* The implausibility at x[factors]: |figure - emulator| over the standard deviation of emulator, spread of
 * runs, observation and discrepancy together; the largest over numbers, or the second-largest, and the
 * largest over waves. It stops looking beyond the cutoff. 0 without waves. */
double history_implausibility(const struct History *self, const double x[]);

/* Whether x is in the cube and not ruled out. */
bool history_is_open(const struct History *self, const double x[]);
void history_free(struct History *self);

#endif
