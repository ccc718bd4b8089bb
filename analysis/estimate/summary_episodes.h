/* How episodes end, what becomes of proposals, how long services live: members of a summary, filled
 * from the counts of its runs; private to this room. */
#ifndef TANDEM_SUMMARY_EPISODES_H
#define TANDEM_SUMMARY_EPISODES_H

#include "estimate/summary.h"

/* Errors: STATUS_OUT_OF_MEMORY; as spill_read. */
enum Status summary_fill_counts(struct Summary *self, struct Error *error) MUST_CHECK;

#endif
