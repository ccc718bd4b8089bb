/* Numbers of many runs, as many of each, to be read number by number over all runs: order statistics need all
 * of them, memory holds some. */
#ifndef TANDEM_RUN_NUMBERS_H
#define TANDEM_RUN_NUMBERS_H

#include "estimate/spill.h"

/* run_numbers_init it. */
struct RunNumbers {
    size_t width, runs;
    struct Spill rows; /* rows[runs][width] */
    double *block;     /* block[block_count][runs]: some numbers of all runs, from block_first on; owned */
    size_t block_first, block_count;
};

/* For runs of `width` numbers each. */
void run_numbers_init(struct RunNumbers *self, size_t width);
void run_numbers_free(struct RunNumbers *self);

/* Appends a run. Errors: as spill_append. */
enum Status run_numbers_add(struct RunNumbers *self, const double row[], struct Error *error) MUST_CHECK;

/* Reads number `index` of all runs in order, values[runs]; fastest in ascending order. Errors: as spill_read;
 * STATUS_OUT_OF_MEMORY. */
enum Status run_numbers_read(struct RunNumbers *self, size_t index, double values[],
                             struct Error *error) MUST_CHECK;

#endif
