/* Time series over runs: mean with Student's t interval, and the band in which nine runs in ten lie. */
#ifndef TANDEM_SERIES_H
#define TANDEM_SERIES_H

#include "estimate/summary.h"

/* The value of one run at a place of the series; NaN for not available. `what` says which quantity. */
typedef double (*RunValue)(const struct Tally *tally, size_t what, size_t place);

/* Fills `self` (its name, unit and sentence are kept) from all runs of `summary` at `length` places; time is
 * place + `first_time`. Length 0 where no run has a value. The caller frees with series_free, also after
 * failure. Errors: STATUS_OUT_OF_MEMORY. */
enum Status series_fill(struct Series *self, const struct Summary *summary, size_t length, double first_time,
                        RunValue value, size_t what, struct Error *error) MUST_CHECK;
void series_free(struct Series *self);

#endif
