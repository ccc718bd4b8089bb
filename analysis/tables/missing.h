/* Why cells of the tables of a run are dashes. */
#ifndef TANDEM_MISSING_H
#define TANDEM_MISSING_H

#include "estimate/summary.h"
#include "tables/table.h"

/* Says why cells are dashes: runs are shorter than `weeks`, or too little was observed. */
void run_table_missing(struct Table *table, const struct Summary *summary, int64_t weeks);

#endif
