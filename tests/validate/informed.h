/* Which scalars the public figures inform, and how strongly. */
#ifndef TANDEM_VALIDATE_INFORMED_H
#define TANDEM_VALIDATE_INFORMED_H

#include "params/scenario.h"
#include "targets/targets.h"

enum { SCALARS_MOST = 64 };

/* The scalars whose row of the parameter table says that one of the figures informs it, and what the figures
 * say of them near a scenario. Places are in a scalar's range, 0 to 1 on its own scale. */
struct Informed {
    size_t scalars, params[SCALARS_MOST];
    size_t figures;       /* numbers of all figures together */
    struct Cloud *clouds; /* [target_count()] what would have been published */
    double *slopes; /* [figures * scalars] of the figures, whitened by their clouds, along the whole range of
                       a scalar */
    double noise;   /* strength (identify.h) that the noise of runs alone would give */
};

/* Moves each scalar by 0.15 of its range to either side and runs `count` replicates there under the same
 * draws. `runs` are those of the scenario itself; with a count of 0 all slopes are 0. Errors:
 * STATUS_OUT_OF_MEMORY or those of a run. Free also after failure. */
enum Status informed_init(struct Informed *self, const struct Scenario *scenario, const struct Runs *runs,
                          uint64_t seed, size_t count, struct Error *error) MUST_CHECK;
void informed_free(struct Informed *self);

/* Where a scalar of it stands in its range, and to put it there. */
double informed_place(const struct Informed *self, size_t scalar, const struct Scenario *scenario);
void informed_move(const struct Informed *self, size_t scalar, double place, struct Scenario *scenario);

/* The tables of what is known of each scalar and of the directions between them. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status informed_print(const struct Informed *self, const struct Scenario *scenario,
                           struct Error *error) MUST_CHECK;

#endif
