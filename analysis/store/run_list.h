/* The runs of a table in key order, without sorting its rows: the number of a run says its place in the study
 * (scenario, point, replicate), so that numbers alone are sorted, eight bytes a run, and rows are then read
 * one by one by number. */
#ifndef TANDEM_RUN_LIST_H
#define TANDEM_RUN_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "store/store.h"

struct RunList {
    int64_t *places; /* places[count], ascending; owned */
    size_t count;
};

/* Reads the numbers of a table ("runs", "outputs"); no other number than that of a run of the study is lost
 * either. Errors: STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY; STATUS_STOPPED after a signal. Free in any case.
 */
enum Status run_list_read(struct RunList *self, struct Store *store, const char *table,
                          struct Error *error) MUST_CHECK;
void run_list_free(struct RunList *self);

/* The number of the run that stands at `index` < count. */
int64_t run_list_number(const struct RunList *self, const struct Store *store, size_t index);

#endif
