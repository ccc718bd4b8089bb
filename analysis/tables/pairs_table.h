/* How the scenarios of a plan differ over its design, as a table and as pairs.csv. */
#ifndef TANDEM_PAIRS_TABLE_H
#define TANDEM_PAIRS_TABLE_H

#include <stdio.h>

#include "compare/outcomes.h"
#include "compare/paired_design.h"
#include "estimate/summary_csv.h"
#include "params/scenario.h"
#include "tables/table.h"

/* One output of all runs: scenarios[runs->scenarios], 0 the one that the others are compared with. All
 * pointers are borrowed. */
struct ScenarioPairs {
    const struct PairedDesign *runs;
    const struct Scenario *scenarios;
    size_t output; /* its place in the runs */
    enum Outcome outcome;
    double confidence;
};

/* Adds the table, in the language of readers. */
void table_pairs(struct Tables *tables, const struct ScenarioPairs *pairs);

/* pairs.csv: its columns, and the rows of one output. */
const struct SummaryTableRow *pairs_table(void);
enum Status pairs_write_rows(const struct ScenarioPairs *pairs, FILE *stream, struct Error *error) MUST_CHECK;

#endif
