/* The program's own random.c, compiled once more so that it counts: blocks of the generator and inverted
 * normals. The bench that includes this is linked with these functions instead of the program's; for one
 * thread. */
#ifndef TANDEM_BENCH_COUNTED_RANDOM_H
#define TANDEM_BENCH_COUNTED_RANDOM_H

#include <Random123/philox.h>
#include <stdint.h>

#include "base/normal.h"

static uint64_t blocks_drawn, normals_inverted;

#undef philox4x64
#define philox4x64(counter, key) (blocks_drawn++, philox4x64_R(philox4x64_rounds, counter, key))
#define normal_quantile(centred) (normals_inverted++, (normal_quantile)(centred))
#include "base/random.c"

#endif
