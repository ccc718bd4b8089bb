/* The tables of findings, in the language of readers. */
#ifndef TANDEM_FINDINGS_TABLES_H
#define TANDEM_FINDINGS_TABLES_H

#include <stdio.h>

#include "claims/finding.h"
#include "estimate/summary_csv.h"
#include "tables/table.h"

/* How many claims of each group hold, and a table of the tests of each group. */
void findings_tables(struct Tables *tables, const struct Findings *findings);

/* The tests of one group, a row each, and how many of its claims have each verdict. */
void findings_group_table(struct Tables *tables, const struct Findings *findings, size_t group);

/* findings.csv: its columns, and all tests. */
const struct SummaryTableRow *findings_table(void);
void findings_csv(const struct Findings *findings, FILE *stream);

#endif
