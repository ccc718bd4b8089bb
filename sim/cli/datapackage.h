/* datapackage.json: every CSV file of a directory, with type, unit and meaning of its columns, and the keys
 * by which tables are joined. A tabular data package of Frictionless Data, version 1
 * (specs.frictionlessdata.io/tabular-data-package, 2017); `unit` is a property of our own. */
#ifndef TANDEM_DATAPACKAGE_H
#define TANDEM_DATAPACKAGE_H

#include "cli/described.h"

/* Errors: STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY. */
enum Status datapackage_write(const struct Described *self, struct Error *error) MUST_CHECK;

#endif
