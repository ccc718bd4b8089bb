/* The files of a decision: decision.csv, mixes.csv, mix_effects.csv, boxes.csv (RFC 4180 with LF, numbers as
 * the shortest that read back the same, empty for not available). */
#ifndef TANDEM_DECISION_CSV_H
#define TANDEM_DECISION_CSV_H

#include <stdio.h>

#include "decide/decision_view.h"
#include "estimate/summary_csv.h"

enum DecisionFile { DECISION_FILE_BUDGETS, DECISION_FILE_MIXES, DECISION_FILE_EFFECTS, DECISION_FILE_BOXES };
enum { DECISION_FILE_COUNT = DECISION_FILE_BOXES + 1 };

const struct SummaryTableRow *decision_file(enum DecisionFile file);
void decision_file_write(enum DecisionFile file, const struct DecisionView *view, FILE *stream);

#endif
