/* What is read off a world: weekly observables, and the records of a finished run. Nothing here changes the
 * world. */
#ifndef TANDEM_OBSERVE_H
#define TANDEM_OBSERVE_H

#include "world/records.h"
#include "world/world.h"

/* All observables of the present week. */
struct WeekRecord observe_week(const struct World *world);

/* Gini coefficient of `count` values >= 0 (Gini 1912), NaN if they are all 0; `sorted` is scratch of that
 * length. */
double observe_gini(const double *values, size_t count, double *sorted);

/* Fills in the three columns on open datasets: median and inequality of local governments, and inequality of
 * the agencies of one (mean over local governments with at least ten). Errors: STATUS_OUT_OF_MEMORY. */
enum Status observe_inequality(const struct World *world, struct RunRecord *run,
                               struct Error *error) MUST_CHECK;

/* Sends the records of a finished run. `run` holds what was measured on the way. */
enum Status observe_finished(const struct World *world, struct RunRecord *run,
                             const struct Recorder *recorder, struct Error *error) MUST_CHECK;

#endif
