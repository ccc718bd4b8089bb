/* The observables of one week, by their rows in records.def. Nothing here changes the world. */
#ifndef TANDEM_OBSERVE_WEEK_H
#define TANDEM_OBSERVE_WEEK_H

#include "world/constructs.h"
#include "world/records.h"
#include "world/world.h"

/* All observables of the present week, after its ends. Sums over agencies and citizens are in their order:
 * the same bytes everywhere. Levels of agencies and citizens are not available if `levels`, of all constructs
 * (constructs_look), are NULL; what moved constructs is 0 in weeks in which it is not told (constructs_tell).
 */
struct WeekRecord observe_week(const struct World *world, const struct ConstructLevels *levels);

#endif
