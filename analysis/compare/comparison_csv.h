/* The columns of comparison.csv. */
#ifndef TANDEM_COMPARISON_CSV_H
#define TANDEM_COMPARISON_CSV_H

#include "estimate/summary_csv.h"

/* The columns of comparison.csv: one row each. */
const struct SummaryTableRow *comparison_table(void);

#endif
