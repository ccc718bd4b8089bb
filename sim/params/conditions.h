/* Conditions between parameters: lower <= upper and the like. */
#ifndef TANDEM_CONDITIONS_H
#define TANDEM_CONDITIONS_H

#include "params/params.h"

/* One condition: each of `count` values from `low` is at most the one beside it from `high`. */
struct Condition {
    size_t low, high; /* offsets in struct Params */
    size_t count;
    const char *sentence;
};

/* Checks a table of conditions (any number of rows, none too); adds a message for each value that fails.
 * Errors: STATUS_CONFIGURATION. */
enum Status conditions_check(const struct Condition *conditions, size_t count, const struct Params *params,
                             struct Error *error) MUST_CHECK;

/* Checks those that parameters of the model must meet. */
enum Status params_check(const struct Params *self, struct Error *error) MUST_CHECK;

#endif
