/* Inequality of non-negative amounts. */
#ifndef TANDEM_INEQUALITY_H
#define TANDEM_INEQUALITY_H

#include <stddef.h>

/* Gini's coefficient (Gini 1914) of amounts[n] ≥ 0, G = Σ (2i - n - 1) x_(i) / (n Σ x), in [0, 1 - 1/n]; 0 if
 * all are 0, NaN if n is 0. Reorders `amounts`. */
double inequality_gini(double amounts[], size_t n);

#endif
