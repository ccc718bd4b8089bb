/* The points of a study that finds them while its runs come in (Study.points_rule). */
#ifndef TANDEM_STORE_POINTS_H
#define TANDEM_STORE_POINTS_H

#include "store/store.h"

/* Adds those of points[count] that the store lacks; the others have to be there as they are, to the bit.
 * Errors: STATUS_CONFIGURATION where one is another, as where the mathematical functions differ;
 * STATUS_INPUT_OUTPUT. */
enum Status store_points_add(struct Store *self, const struct ScenarioPoints *points,
                             struct Error *error) MUST_CHECK;

#endif
