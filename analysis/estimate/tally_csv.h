/* What one run left, tally by tally, as a tidy CSV file: summaries.csv. */
#ifndef TANDEM_TALLY_CSV_H
#define TANDEM_TALLY_CSV_H

#include <stdio.h>

#include "estimate/summary_csv.h"

/* The documentation of its columns. */
const struct SummaryTableRow *tally_table(void);

/* Writes the header row; the rows of one run: a count that is 0 and a number that is not available have none.
 * What fails shows in the stream. */
void tally_write_header(FILE *stream);
void tally_write_rows(const struct Tally *self, const struct RunKey *key, FILE *stream);

#endif
