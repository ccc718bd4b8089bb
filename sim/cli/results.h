/* The files of a result directory that are made from what is stored. */
#ifndef TANDEM_RESULTS_H
#define TANDEM_RESULTS_H

#include <stdint.h>
#include <stdio.h>

#include "cli/options.h"
#include "estimate/summary.h"
#include "store/store.h"

#define RESULTS_CONFIDENCE 0.95

/* Writes to `directory` the CSV files of the stored tables in the mask (and of each run's summary, with
 * TABLES_SUMMARIES), and of summaries[count], a scenario each. Errors: STATUS_INPUT_OUTPUT. */
enum Status results_write_csv(struct Store *store, unsigned tables, const struct Summary summaries[],
                              size_t count, const char *directory, struct Error *error) MUST_CHECK;

/* Says, unless --quiet, which rows of the tables that the options name are not stored. */
void results_note_rows(const struct Options *options, struct Store *store);

/* Writes <directory>/<name>, whole or not at all, with what `write` gives. Errors: STATUS_INPUT_OUTPUT, or
 * those of `write`. */
typedef enum Status (*ResultsWriter)(const void *context, FILE *stream, struct Error *error);
enum Status results_write_file(const char *directory, const char *name, ResultsWriter write,
                               const void *context, struct Error *error) MUST_CHECK;

#endif
