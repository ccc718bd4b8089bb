/* The bootstrap over replicates, or other independent units of a design (Efron 1979): keyed draws, so that a
 * sample is a function of seed, number and size and shared by all that is computed from it. */
#ifndef TANDEM_BOOTSTRAP_H
#define TANDEM_BOOTSTRAP_H

#include <stddef.h>
#include <stdint.h>

enum { BOOTSTRAP_SAMPLES = 2000 };

/* index[n]: n draws with replacement from 0 … n-1, for sample number `sample`. */
void bootstrap_draw(uint64_t seed, uint64_t sample, size_t n, size_t index[]);

/* index[n]: 0 … n-1 in an order of chance (Fisher & Yates 1938; Durstenfeld 1964), for sample number
 * `sample`, with draws of its own. */
void bootstrap_shuffle(uint64_t seed, uint64_t sample, size_t n, size_t index[]);

/* Mean of values[index[0]], …, values[index[n-1]]. */
double bootstrap_mean(const double values[], size_t n, const size_t index[]);

#endif
