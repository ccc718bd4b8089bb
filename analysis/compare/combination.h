/* Which scenarios are combinations of others: found from what they change. */
#ifndef TANDEM_COMBINATION_H
#define TANDEM_COMBINATION_H

#include <stddef.h>

#include "params/scenario.h"

/* Scenario `both` does what `one` and `other` do; indices into the scenarios, 0 the baseline. */
struct Combination {
    size_t one, other, both;
};

/* Finds combinations among scenarios[count], scenarios[0] the baseline: `both` differs from the baseline in
 * exactly the parameters and added interventions in which `one` or `other` does, each of these differs from
 * it, and they share none of their changes. found[capacity], ascending by one, other (one < other), both;
 * `combinations` is how many there are, which may be more than `capacity`. Errors: STATUS_OUT_OF_MEMORY. */
enum Status combinations_find(size_t count, const struct Scenario scenarios[], size_t capacity,
                              struct Combination found[], size_t *combinations,
                              struct Error *error) MUST_CHECK;

#endif
