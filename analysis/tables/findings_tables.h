/* The tables of findings, in the language of readers. */
#ifndef TANDEM_FINDINGS_TABLES_H
#define TANDEM_FINDINGS_TABLES_H

#include <stdio.h>

#include "claims/finding.h"
#include "estimate/summary_csv.h"
#include "tables/table.h"

/* How many claims of each group hold, and a table of the tests of each group. */
void findings_tables(struct Tables *tables, const struct Findings *findings);

/* findings.csv: its columns, and all tests. */
const struct SummaryTableRow *findings_table(void);
void findings_csv(const struct Findings *findings, FILE *stream);

#endif
