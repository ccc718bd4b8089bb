/* What a store knows by name: the table `facts`. */
#ifndef TANDEM_FACT_H
#define TANDEM_FACT_H

#include <sqlite3.h>

#include "base/error.h"

/* A stored fact, NULL if it is not there; the caller frees `value`. */
enum Status fact_find(sqlite3 *database, const char *name, char **value, struct Error *error) MUST_CHECK;

/* One that has to be there; the caller frees `value`. Errors: STATUS_INPUT_OUTPUT if it is not there. */
enum Status fact_read(sqlite3 *database, const char *name, char **value, struct Error *error) MUST_CHECK;

/* Writes one, over what was there before. */
enum Status fact_write(sqlite3 *database, const char *name, const char *value,
                       struct Error *error) MUST_CHECK;

#endif
