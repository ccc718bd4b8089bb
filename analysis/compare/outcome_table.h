/* The table of outcomes by scenario and replicate. It consumes records as a summary does, from the store's
 * replay or directly from runs. */
#ifndef TANDEM_OUTCOME_TABLE_H
#define TANDEM_OUTCOME_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "compare/outcomes.h"

/* The runs of one scenario. Arrays are owned. */
struct OutcomeRuns {
    size_t runs, capacity;
    int64_t *replicate;              /* replicate[runs], ascending */
    double (*values)[OUTCOME_COUNT]; /* values[runs][outcome], NaN: not available */
};

/* Zero-initialise or outcome_table_init it. About 300 bytes a run. */
struct OutcomeTable {
    int64_t weeks;
    size_t scenarios;
    struct OutcomeRuns *scenario; /* scenario[scenarios], 0 the baseline */
    struct RunKey key;            /* of the open run */
    struct Tally *open; /* the run that records come for; NULL before the first and after the last */
    unsigned seen;      /* mask of 1u << enum RecordTable over all runs */
};

/* For runs of `weeks` ≥ 1 weeks of `scenarios` ≥ 1 scenarios. Errors: STATUS_OUT_OF_MEMORY, STATUS_INTERNAL
 * for arguments out of range. */
enum Status outcome_table_init(struct OutcomeTable *self, int64_t weeks, size_t scenarios,
                               struct Error *error) MUST_CHECK;

/* Takes one record. Records come grouped by run, keys ascending by scenario, point and replicate, of one
 * design point and only of runs that finished. Errors: STATUS_OUT_OF_MEMORY; STATUS_INTERNAL for keys out of
 * order or range. */
enum Status outcome_table_record(struct OutcomeTable *self, const struct RunKey *key, enum RecordTable table,
                                 const void *record, struct Error *error) MUST_CHECK;

/* Closes the last run. An outcome whose record table never came is not available in any run. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status outcome_table_finish(struct OutcomeTable *self, struct Error *error) MUST_CHECK;

/* Idempotent. */
void outcome_table_free(struct OutcomeTable *self);

/* values[n] of an outcome in the replicates replicate[n], NaN where that replicate was not run. */
void outcome_table_values(const struct OutcomeTable *self, size_t scenario, enum Outcome outcome, size_t n,
                          const int64_t replicate[], double values[]);

#endif
