/* The tables of a decision, in the language of readers: harm first, then what is best for each budget, the
 * mixes, effects on each outcome, the frontier, and when the recommendation would be wrong. */
#ifndef TANDEM_DECISION_TABLES_H
#define TANDEM_DECISION_TABLES_H

#include "decide/decision_view.h"
#include "tables/table.h"

void decision_tables(struct Tables *tables, const struct DecisionView *view);

#endif
