/* What makes a directory of results readable for other programs and for archives: scenarios.csv,
 * datapackage.json (Frictionless tabular data package, 1) with type, unit, meaning and keys of every CSV
 * file, and ro-crate-metadata.json (RO-Crate 1.1) with every file and what made it. */
#ifndef TANDEM_METADATA_H
#define TANDEM_METADATA_H

#include "cli/pipeline.h"

/* Writes all three, of the files that lie in `directory` now. Errors: STATUS_INPUT_OUTPUT,
 * STATUS_OUT_OF_MEMORY.
 */
enum Status metadata_write(const struct Job *job, struct Store *store, const char *directory,
                           struct Error *error) MUST_CHECK;

#endif
