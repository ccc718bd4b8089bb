#include "sensitivity/convergence.h"

enum { LOOK_LEAST = 4 };

size_t convergence_looks(size_t blocks, size_t counts[CONVERGENCE_LOOKS]) {
    size_t first = LOOK_LEAST, looks = 0;
    while (first << (CONVERGENCE_LOOKS - 1) < blocks)
        first *= 2;
    for (size_t count = first; count < blocks; count *= 2)
        counts[looks++] = count;
    counts[looks++] = blocks;
    return looks;
}
