/* The table of outcomes by scenario and replicate, made of the tallies of runs. */
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
    struct RunKey key;            /* of the last run */
    unsigned seen; /* mask of 1u << enum RecordTable over all runs: tables of which records came */
};

/* For runs of `weeks` ≥ 1 weeks of `scenarios` ≥ 1 scenarios. Errors: STATUS_OUT_OF_MEMORY, STATUS_INTERNAL
 * for arguments out of range. */
enum Status outcome_table_init(struct OutcomeTable *self, int64_t weeks, size_t scenarios,
                               struct Error *error) MUST_CHECK;

/* Takes what a run that has finished left: keys ascending by scenario, point and replicate, of one design
 * point. Errors: STATUS_OUT_OF_MEMORY; STATUS_INTERNAL for keys out of order or range, or other weeks. */
enum Status outcome_table_add(struct OutcomeTable *self, const struct RunKey *key, const struct Tally *tally,
                              struct Error *error) MUST_CHECK;

/* After the last run: an outcome whose record table never came is not available in any run. */
void outcome_table_finish(struct OutcomeTable *self);

/* Idempotent. */
void outcome_table_free(struct OutcomeTable *self);

/* values[n] of an outcome in the replicates replicate[n], NaN where that replicate was not run. */
void outcome_table_values(const struct OutcomeTable *self, size_t scenario, enum Outcome outcome, size_t n,
                          const int64_t replicate[], double values[]);

#endif
