/* The numbers of one run whose spread over runs a summary tells, one after the other; private to this room.
 */
#ifndef TANDEM_SUMMARY_NUMBERS_H
#define TANDEM_SUMMARY_NUMBERS_H

#include "estimate/bass.h"
#include "estimate/tally.h"

/* Levels of adoption whose weeks are told. */
enum { REACH_COUNT = 3 };
double summary_reach_level(int index);

/* Where the numbers of a run of `weeks` weeks begin: a weekly column (one a place of its grid), sourcing by
 * one way (one a year), a column of runs; the mean wait for the first trial; the first week at a level of
 * adoption (-1: never); p and q of Bass's curve. And how many there are in all. */
size_t summary_weekly_number(int64_t weeks, size_t column);
size_t summary_sourcing_number(int64_t weeks, int way);
size_t summary_run_number(int64_t weeks, size_t column);
size_t summary_wait_number(int64_t weeks);
size_t summary_reach_number(int64_t weeks, int index);
size_t summary_bass_number(int64_t weeks);
size_t summary_numbers_width(int64_t weeks);

/* Fills numbers[summary_numbers_width], NaN: not available. Returns how the fit of Bass's curve ended,
 * BASS_STATUS_COUNT if there was nothing to fit. */
enum BassStatus summary_numbers(const struct Tally *tally, double numbers[]);

#endif
