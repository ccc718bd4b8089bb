/* The database file of a store: opening it, its version, and what it says of its study. */
#ifndef TANDEM_SCHEMA_H
#define TANDEM_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/error.h"
#include "store/identity.h"

/* Opens results.sqlite in `directory`; for writing it is created with the rights that the umask leaves, and
 * written safely for its file system. Errors: STATUS_INPUT_OUTPUT. Close with sqlite3_close, also after
 * failure. */
enum Status schema_open(sqlite3 **database, const char *directory, bool writing,
                        struct Error *error) MUST_CHECK;

/* Whether the file is still empty; anything else must be a store of a schema version up to this one. Version
 * 1 had no outputs and no table of factors, and no program wrote points into it. Errors: STATUS_INPUT_OUTPUT
 * for another program's file, STATUS_CONFIGURATION for a newer schema. */
enum Status schema_check(sqlite3 *database, const char *directory, bool *empty,
                         struct Error *error) MUST_CHECK;

/* Creates all tables but that of the outputs inside a transaction of the caller. */
enum Status schema_create(sqlite3 *database, struct Error *error) MUST_CHECK;

/* Copies what schema_fill writes from the database attached as "model", which may have an older schema. */
enum Status schema_copy(sqlite3 *database, struct Error *error) MUST_CHECK;

/* Writes what identifies the study, and its scenarios, factors and points. */
enum Status schema_fill(sqlite3 *database, const struct Study *study, const struct Identity *identity,
                        struct Error *error) MUST_CHECK;

/* A stored fact; the caller frees `value`. Errors: STATUS_INPUT_OUTPUT if it is not there. */
enum Status schema_fact(sqlite3 *database, const char *name, char **value, struct Error *error) MUST_CHECK;

#endif
