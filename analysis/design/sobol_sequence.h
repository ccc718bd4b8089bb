/* The Sobol sequence (Sobol' 1967) with the direction numbers of Joe & Kuo 2008, in the order of the Gray
 * code (Antonov & Saleev 1979), its first point the origin; and its nested uniform scrambling (Owen 1995). */
#ifndef TANDEM_SOBOL_SEQUENCE_H
#define TANDEM_SOBOL_SEQUENCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/random.h"

enum { SOBOL_DIMENSIONS = 1111, SOBOL_DIGITS = 32 };

/* The direction numbers of one dimension, 0 … SOBOL_DIMENSIONS - 1, as binary fractions of SOBOL_DIGITS
 * digits. Joe & Kuo 2008, equation 2. */
void sobol_directions(size_t dimension, uint32_t direction[SOBOL_DIGITS]);

/* The coordinate of point `index`, as a binary fraction of SOBOL_DIGITS digits: the direction numbers at the
 * ones of the Gray code of `index`, added modulo 2. */
uint32_t sobol_digits(const uint32_t direction[SOBOL_DIGITS], uint32_t index);

/* The scrambled coordinate in [0, 1), with 53 digits: each digit is flipped with probability 1/2 by a draw
 * that belongs to the dimension and to all higher digits before the scrambling; digits past SOBOL_DIGITS are
 * random. Points that were in one dyadic interval stay in one, and each point is uniform. */
double sobol_scrambled(const struct RandomKey *key, size_t dimension, uint32_t digits);

/* The scrambled coordinates of points 0 … points - 1 in one dimension, at column[0], column[stride], … */
void sobol_column(const struct RandomKey *key, size_t dimension, size_t points, double *column,
                  size_t stride);

#endif
