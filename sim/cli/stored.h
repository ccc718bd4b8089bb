/* What a store says of its study: its scenarios, the summary of each and, of more than one, their comparison.
 */
#ifndef TANDEM_STORED_H
#define TANDEM_STORED_H

#include <stdint.h>

#include "compare/comparison.h"
#include "estimate/summary.h"
#include "params/scenario.h"
#include "store/store.h"

/* Zero-initialise it. Arrays are owned. */
struct Stored {
    size_t count;
    struct Scenario *scenarios;       /* scenarios[count] */
    struct Summary *summaries;        /* summaries[count] */
    struct Combination *combinations; /* combinations[combination_count] */
    size_t combination_count;
    struct Comparison comparison; /* of more than one scenario */
};

/* Reads the finished runs with replicates below `replicates`. Errors: those of store, summary and comparison;
 * STATUS_INPUT_OUTPUT for a scenario without a finished run. Free with stored_free, also after failure. */
enum Status stored_read(struct Stored *self, struct Store *store, int64_t replicates,
                        struct Error *error) MUST_CHECK;
void stored_free(struct Stored *self);

#endif
