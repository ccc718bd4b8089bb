/* Reading what a store holds. */
#ifndef TANDEM_STORE_READ_H
#define TANDEM_STORE_READ_H

#include "store/store.h"

/* How many runs have finished and failed. */
enum Status store_count(struct Store *self, int64_t *finished, int64_t *failed,
                        struct Error *error) MUST_CHECK;

/* The highest replicate that has finished at any point, counted from 1. */
enum Status store_replicates(struct Store *self, int64_t *replicates, struct Error *error) MUST_CHECK;

/* What the store says of its study, for readers without the scenario files. */
struct StoredScenario {
    char name[SCENARIO_TEXT], title[SCENARIO_TEXT], description[SCENARIO_TEXT];
    char title_zh[SCENARIO_TEXT], description_zh[SCENARIO_TEXT];
};
enum Status store_scenario_count(struct Store *self, int64_t *count, struct Error *error) MUST_CHECK;
enum Status store_scenario(struct Store *self, int64_t scenario, struct StoredScenario *found,
                           struct Error *error) MUST_CHECK;

/* Of which finished runs the rows of tables are stored. */
struct StoredRows {
    int64_t runs, replicates; /* that have finished */
    unsigned tables;          /* bit mask of 1u << enum RecordTable: of one run at least */
    int64_t runs_with[TABLE_COUNT];
    int64_t first_replicates[TABLE_COUNT]; /* those with rows are all runs of so many replicates; 0: others */
};
enum Status store_rows(struct Store *self, struct StoredRows *rows, struct Error *error) MUST_CHECK;

/* One stored fact: "identity", "identity_hash", "libm_fingerprint", "model_version", "weeks", "seed".
 * `value[size]`; a longer value is cut. Errors: STATUS_INPUT_OUTPUT if it is not there. */
enum Status store_fact(struct Store *self, const char *name, char *value, size_t size,
                       struct Error *error) MUST_CHECK;

#endif
