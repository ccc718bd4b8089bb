#include "run/observe_week.h"

#include <math.h>

#include "world/constructs.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/quality.h"
#include "world/support.h"

struct WeekRecord observe_week(const struct World *world) {
    const struct Agencies *all = &world->agencies;
    double levels[CONSTRUCT_COUNT][CONSTRUCT_QUANTILES];
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        construct_quantiles(world, (enum Construct)c, levels[c]);
    struct WeekRecord week = {.week = (int64_t)world->week - world->first_week};
#define WORLD(name, value) week.name = (int64_t)(value);
#define HAPPENINGS(name, value) WORLD(name, value)
#define AGENCIES(name, value)                                                                                \
    for (size_t a = 0; a < all->count; a++)                                                                  \
        week.name += (value);                                                                                \
    week.name /= (double)all->count;
#define PRACTISERS(name, value) AGENCIES(name, value)
#define CITIZENS(name, value)                                                                                \
    for (size_t i = 0; i < world->citizens.count; i++) {                                                     \
        const struct Citizen *citizen = &world->citizens.item[i];                                            \
        week.name += (value);                                                                                \
    }                                                                                                        \
    week.name = world->citizens.count > 0 ? week.name / (double)world->citizens.count : (double)NAN;
#define LEVELS(name, value) week.name = (value);
#define MOVED(name, value) week.name = (value) / (double)all->count;
#define WEEK_COLUMN(kind, name, title, unit, over, value, sentence) over(name, value)
#include "world/records.def"
#undef WEEK_COLUMN
    return week;
}
