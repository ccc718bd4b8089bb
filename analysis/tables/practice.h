/* Tables about the spread of the practice, what moves it, and what runs are worth and cost. */
#ifndef TANDEM_PRACTICE_H
#define TANDEM_PRACTICE_H

#include "estimate/summary.h"
#include "tables/table.h"

/* Each adds one table about a finished summary. */
void table_adoption(struct Tables *tables, const struct Summary *summary, int focus);
void table_reach(struct Tables *tables, const struct Summary *summary, int focus);
void table_bass(struct Tables *tables, const struct Summary *summary, int focus);
void table_constructs(struct Tables *tables, const struct Summary *summary, int focus);
void table_sourcing(struct Tables *tables, const struct Summary *summary, int focus);
void table_value_and_cost(struct Tables *tables, const struct Summary *summary, int focus);

#endif
