/* Inequality of open datasets, for the record of a run. Nothing here changes the world. */
#ifndef TANDEM_OBSERVE_INEQUALITY_H
#define TANDEM_OBSERVE_INEQUALITY_H

#include "world/records.h"
#include "world/world.h"

/* Gini coefficient of `count` values >= 0 (Gini 1912), NaN if they are all 0; `sorted` is scratch of that
 * length. */
double observe_gini(const double *values, size_t count, double *sorted);

/* Fills in the three columns on open datasets: median and inequality of local governments, and inequality of
 * the agencies of one (mean over local governments with at least ten). Errors: STATUS_OUT_OF_MEMORY. */
enum Status observe_inequality(const struct World *world, struct RunRecord *run,
                               struct Error *error) MUST_CHECK;

#endif
