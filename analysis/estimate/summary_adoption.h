/* What spreads over runs: weekly series, sourcing, run columns, and how the practice spreads: members of a
 * summary, filled from the numbers of its runs; private to this room. */
#ifndef TANDEM_SUMMARY_ADOPTION_H
#define TANDEM_SUMMARY_ADOPTION_H

#include "estimate/summary.h"

/* Errors: as run_numbers_read. */
enum Status summary_fill_numbers(struct Summary *self, struct Error *error) MUST_CHECK;

#endif
