/* The tidy CSV files of a summary. */
#ifndef TANDEM_SUMMARY_CSV_H
#define TANDEM_SUMMARY_CSV_H

#include <stdio.h>

#include "estimate/summary.h"

/* Files that a summary writes: one row a column in the table's documentation. */
enum SummaryTable { SUMMARY_SURVIVAL, SUMMARY_ADOPTION, SUMMARY_TABLE_COUNT };

struct SummaryColumn {
    const char *name, *unit, *sentence;
};
/* A row of them: unit and sentence are marked for translation. */
#define SUMMARY_COLUMN(name, unit, sentence)                                                                 \
    { name, unit, sentence }
struct SummaryTableRow {
    const char *file, *sentence; /* file: "survival.csv" */
    const struct SummaryColumn *columns;
    size_t column_count;
};
const struct SummaryTableRow *summary_table(enum SummaryTable table);

/* Writes the header row; the rows of one summary (RFC 4180 with LF, shortest numbers that read back the same,
 * empty for not available). summary_write_rows lets several scenarios or points share a file. What cannot be
 * written is found in the stream (atomic_file_commit). */
void summary_write_header(enum SummaryTable table, FILE *stream);
void summary_write_rows(const struct Summary *self, enum SummaryTable table, FILE *stream);

#endif
