/* Weekly series, sourcing, run columns, and how the practice spreads: members of a summary, filled
 * from its tallies; private to this room. Errors: STATUS_OUT_OF_MEMORY. */
#ifndef TANDEM_SUMMARY_ADOPTION_H
#define TANDEM_SUMMARY_ADOPTION_H

#include "estimate/summary.h"

/* The weekly series, sourcing and the columns of runs. */
enum Status summary_fill_weekly(struct Summary *self, struct Error *error) MUST_CHECK;

/* After the weekly series. */
enum Status summary_fill_adoption(struct Summary *self, struct Error *error) MUST_CHECK;

#endif
