/* responses.csv, points.csv and replicates.csv (RFC 4180 with LF, shortest numbers that read back the same,
 * empty for not available): a header, then the rows of one output after the other. */
#ifndef TANDEM_RESPONSE_CSV_H
#define TANDEM_RESPONSE_CSV_H

#include <stdio.h>

#include "estimate/summary_csv.h"
#include "sensitivity/replicates_needed.h"
#include "sensitivity/response.h"
#include "sensitivity/sensitivity_csv.h"

const struct SummaryTableRow *response_table(void);   /* responses.csv */
const struct SummaryTableRow *points_table(void);     /* points.csv */
const struct SummaryTableRow *replicates_table(void); /* replicates.csv */

/* The names of a table's columns as its first line. */
void response_write_header(const struct SummaryTableRow *table, FILE *stream);

/* The rows of one output; a failure shows in ferror(stream). */
void response_write_rows(const struct Response *self, const struct SensitivityNames *names, FILE *stream);
void points_write_rows(const struct Response *self, int64_t points, const char *output, FILE *stream);
void replicates_write_rows(const struct ReplicatesNeeded *self, const char *output, FILE *stream);

#endif
