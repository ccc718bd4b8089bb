/* What the files of this room share about the table, and nobody else needs. */
#ifndef TANDEM_PARAMS_TABLE_H
#define TANDEM_PARAMS_TABLE_H

#include "params/params.h"

/* The whole key "group.name" of a row, NULL past the end. Static storage. */
const char *params_key(size_t index);

/* One condition between parameters: each of `count` values from `low` is at most the one beside it from
 * `high`. */
struct Condition {
    size_t low, high; /* offsets in struct Params */
    size_t count;
    const char *sentence;
};

/* Checks a table of conditions (any number of rows, none too); adds a message for each value that fails.
 * Errors: STATUS_CONFIGURATION. */
enum Status conditions_check(const struct Condition *conditions, size_t count, const struct Params *params,
                             struct Error *error) MUST_CHECK;

#endif
