/* What is made of a run's records before they are dropped. */
#ifndef TANDEM_RUN_TALLY_H
#define TANDEM_RUN_TALLY_H

#include "estimate/tally.h"
#include "store/run_rows.h"

/* The tally of a run of `weeks` weeks, whose tables in the mask `recorded` are there whole; the caller frees
 * it, NULL after an error. Errors: those of tally_add; STATUS_OUT_OF_MEMORY. */
enum Status run_tally(struct Tally **self, int64_t weeks, const struct RunRows *rows, unsigned recorded,
                      struct Error *error) MUST_CHECK;

/* A DriveSummarise: the tally of all tables, packed. */
enum Status run_summarise(int64_t weeks, struct RunRows *rows, struct Error *error) MUST_CHECK;

#endif
