/* Numbers of many runs, as many of each, to be read number by number over all runs: order statistics need all
 * of them, memory holds some. What is more goes to a file in chunks of runs, each number of a chunk for
 * itself and packed, so that to read one number means to read no other. */
#ifndef TANDEM_RUN_NUMBERS_H
#define TANDEM_RUN_NUMBERS_H

#include "estimate/spill.h"

/* Memory of the runs that are not in a chunk yet. */
enum { RUN_NUMBERS_CHUNK = 1 << 20 };

/* run_numbers_init it. */
struct RunNumbers {
    size_t width, runs;
    double divisor;    /* of the first run */
    size_t chunk_runs; /* runs of a chunk */
    double *rows;      /* rows[row_room][width]: the last runs; owned */
    size_t row_count;  /* of them, fewer than chunk_runs */
    size_t row_room;
    struct Spill chunks; /* of each uint64_t ends[width], where its numbers end, and the numbers, packed */
    uint64_t *places;    /* places[runs / chunk_runs]: where each chunk begins; owned */
    double *block;       /* block[block_count][runs]: some numbers of all runs, from block_first on; owned */
    size_t block_first, block_count;
};

/* For runs of `width` numbers each, at least one. */
void run_numbers_init(struct RunNumbers *self, size_t width);
void run_numbers_free(struct RunNumbers *self);

/* Appends a run. Numbers take least room where they are whole, or whole over the first run's `divisor` (1 to
 * 2^53). Errors: as spill_append. */
enum Status run_numbers_add(struct RunNumbers *self, const double row[], double divisor,
                            struct Error *error) MUST_CHECK;

/* Reads number `index` of all runs in order, values[runs], to the bit; fastest in ascending order. Errors: as
 * spill_read; STATUS_OUT_OF_MEMORY. */
enum Status run_numbers_read(struct RunNumbers *self, size_t index, double values[],
                             struct Error *error) MUST_CHECK;

#endif
