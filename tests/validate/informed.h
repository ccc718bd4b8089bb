/* The tables that say how strongly the public figures inform the scalars that are said to be informed by
 * them. */
#ifndef TANDEM_VALIDATE_INFORMED_H
#define TANDEM_VALIDATE_INFORMED_H

#include "targets.h"

/* Moves each scalar whose row of the parameter table says that one of the figures informs it, runs `count`
 * replicates under the same draws on either side, and prints what is known of each and of the directions
 * between them. `runs` are those of the defaults. Errors: STATUS_OUT_OF_MEMORY or those of a run. */
enum Status informed_print(const struct Scenario *scenario, const struct Runs *runs, uint64_t seed,
                           size_t count, struct Error *error) MUST_CHECK;

#endif
