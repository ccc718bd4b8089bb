/* The records of one run in memory, until the writer has stored them. Used by one thread at a time. */
#ifndef TANDEM_RUN_ROWS_H
#define TANDEM_RUN_ROWS_H

#include "base/error.h"
#include "world/records.h"

struct RecordArray {
    unsigned char *bytes; /* bytes[capacity * record_size], owned */
    size_t count, capacity;
};

struct RunRows {
    struct RunKey key;
    unsigned kept; /* bit mask of 1u << enum RecordTable: what it holds all rows of, be they none */
    struct RecordArray tables[TABLE_COUNT];
    double *outputs; /* outputs[output_count], NaN: not available; owned */
    size_t output_count;
    unsigned char *summary; /* summary[summary_size]: the run's sufficient statistics, packed; owned */
    size_t summary_size;
};

/* Keeps all tables, and has no row yet. */
void run_rows_init(struct RunRows *self, const struct RunKey *key);

/* Forgets the records and the summary and keeps their room, for another run; there are as many outputs
 * as before, all NaN. */
void run_rows_reuse(struct RunRows *self, const struct RunKey *key);

/* Idempotent. */
void run_rows_free(struct RunRows *self);

/* A recorder that copies the `wanted` tables into `self`, which must outlive it. Its errors:
 * STATUS_OUT_OF_MEMORY. */
struct Recorder run_rows_recorder(struct RunRows *self, unsigned wanted);

/* Appends one record. Errors: STATUS_OUT_OF_MEMORY. */
enum Status run_rows_add(struct RunRows *self, enum RecordTable table, const void *record,
                         struct Error *error) MUST_CHECK;

/* Releases the records of all tables but those of the bit mask `kept`. */
void run_rows_keep(struct RunRows *self, unsigned kept);

/* The memory that its records and outputs take. */
size_t run_rows_bytes(const struct RunRows *self);

/* Makes room for `count` outputs, all NaN. Errors: STATUS_OUT_OF_MEMORY. */
enum Status run_rows_make_outputs(struct RunRows *self, size_t count, struct Error *error) MUST_CHECK;

/* Takes a copy of a summary in place of the one before. Errors: STATUS_OUT_OF_MEMORY. */
enum Status run_rows_set_summary(struct RunRows *self, const void *bytes, size_t size,
                                 struct Error *error) MUST_CHECK;

/* Record `index` of a table, valid until the next change. */
const void *run_rows_get(const struct RunRows *self, enum RecordTable table, size_t index);

#endif
