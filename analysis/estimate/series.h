/* Time series over runs: mean with Student's t interval, and the band in which nine runs in ten lie. */
#ifndef TANDEM_SERIES_H
#define TANDEM_SERIES_H

#include "estimate/summary.h"

/* The spread over runs of number `index` of each; its mean lies in the range of `unit`. room[runs]. Errors:
 * as run_numbers_read. */
enum Status number_spread(struct Summary *summary, size_t index, const char *unit, double room[],
                          struct Spread *spread, struct Error *error) MUST_CHECK;

/* Fills `self` (its name, unit and sentence are kept) from `length` numbers of the runs, from `first` on;
 * time is left to the caller. Length 0 where no run has a value. The caller frees with series_free, also
 * after failure. Errors: as number_spread. */
enum Status series_fill(struct Series *self, struct Summary *summary, size_t first, size_t length,
                        struct Error *error) MUST_CHECK;
void series_free(struct Series *self);

#endif
