/* Order statistics. */
#ifndef TANDEM_BASE_ORDER_H
#define TANDEM_BASE_ORDER_H

#include <stddef.h>

/* The value that has `rank` < count values before it in ascending order; values[count] change places, so that
 * those before it are at most as high and those after it at least. None is NaN. Linear on average (Hoare
 * 1961, "Algorithm 65: FIND"). */
double order_select(double values[], size_t count, size_t rank);

#endif
