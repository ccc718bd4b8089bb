/* At which numbers of blocks estimates are looked at. Private to sensitivity. */
#ifndef TANDEM_CONVERGENCE_H
#define TANDEM_CONVERGENCE_H

#include <stddef.h>

enum { CONVERGENCE_LOOKS = 12 };

/* Powers of two from 4 on, and at last all; the smallest are left out where there would be more than
 * CONVERGENCE_LOOKS. Returns how many. */
size_t convergence_looks(size_t blocks, size_t counts[CONVERGENCE_LOOKS]);

#endif
