/* scenarios.csv: what the numbers of the column `scenario` stand for, in every other file. */
#ifndef TANDEM_SCENARIOS_CSV_H
#define TANDEM_SCENARIOS_CSV_H

#include "estimate/summary_csv.h"
#include "store/store.h"

const struct SummaryTableRow *scenarios_table(void);

/* Writes it of what the store says of its study. Errors: STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY. */
enum Status scenarios_csv_write(struct Store *store, const char *directory, struct Error *error) MUST_CHECK;

#endif
