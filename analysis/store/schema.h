/* The database file of a store: opening it, its version, and what it says of its study. */
#ifndef TANDEM_SCHEMA_H
#define TANDEM_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/error.h"
#include "store/identity.h"

/* Errors: STATUS_INPUT_OUTPUT for a database of another program at that path, which is not to be deleted. */
enum Status schema_refuse_foreign(const char *path, struct Error *error) MUST_CHECK;

/* Opens results.sqlite in `directory`, after a look that changes nothing; for writing it is created with the
 * rights that the umask leaves, and written safely for its file system. Errors: STATUS_INPUT_OUTPUT, also for
 * what is no regular file or another program's; STATUS_CONFIGURATION for another schema version. Close with
 * sqlite3_close, also after failure. */
enum Status schema_open(sqlite3 **database, const char *directory, bool writing,
                        struct Error *error) MUST_CHECK;

/* Whether there are no tables yet; otherwise what the store says of its study is as it was written. Errors:
 * STATUS_INPUT_OUTPUT for damage, STATUS_CONFIGURATION for another schema version. */
enum Status schema_check(sqlite3 *database, const char *directory, bool *empty,
                         struct Error *error) MUST_CHECK;

/* Creates all tables but that of the outputs inside a transaction of the caller. */
enum Status schema_create(sqlite3 *database, struct Error *error) MUST_CHECK;

/* Copies what schema_fill writes from another store, after all tables have been made. */
enum Status schema_copy(sqlite3 *to, sqlite3 *from, struct Error *error) MUST_CHECK;

/* Writes what identifies the study, and its scenarios, factors and points, after all tables have been made.
 */
enum Status schema_fill(sqlite3 *database, const struct Study *study, const struct Identity *identity,
                        struct Error *error) MUST_CHECK;

#endif
