/* Tidy CSV out of a store: RFC 4180 with LF, UTF-8, a point as decimal mark, the shortest numbers that read
 * back the same, empty for not available, rows in key order. Columns: scenario, point, replicate, then those
 * of records.def; runs.csv ends with status and cause. */
#ifndef TANDEM_EXPORT_H
#define TANDEM_EXPORT_H

#include <stdio.h>

#include "base/error.h"
#include "store/store.h"
#include "world/records.h"

/* Writes one table to `path`, whole or not at all. Errors: STATUS_INPUT_OUTPUT. */
enum Status export_table(struct Store *store, enum RecordTable table, const char *path,
                         struct Error *error) MUST_CHECK;

/* Writes every recorded table to <directory>/<table>.csv, outputs.csv if the study has outputs, and
 * design.csv if it has points. */
enum Status export_all(struct Store *store, const char *directory, struct Error *error) MUST_CHECK;

/* Writes the outputs of finished runs in key order: scenario, point, replicate, then one column an output,
 * empty where not available. Errors: STATUS_INPUT_OUTPUT, also for a store without outputs. */
enum Status export_outputs(struct Store *store, const char *path, struct Error *error) MUST_CHECK;

#endif
