/* Tables about collaborations: how they end, what becomes of proposals, how long services live. */
#ifndef TANDEM_COLLABORATIONS_H
#define TANDEM_COLLABORATIONS_H

#include "estimate/summary.h"
#include "tables/table.h"

/* Each adds one table about a finished summary; `focus` is the group that the scenario is about, GROUP_ALL if
 * none. */
void table_completion(struct Tables *tables, const struct Summary *summary, int focus);
void table_durations(struct Tables *tables, const struct Summary *summary, int focus);
void table_endings(struct Tables *tables, const struct Summary *summary, int focus);
void table_proposals(struct Tables *tables, const struct Summary *summary, int focus);
void table_refusals(struct Tables *tables, const struct Summary *summary, int focus);
void table_services(struct Tables *tables, const struct Summary *summary, int focus);

#endif
