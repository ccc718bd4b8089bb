#include "run/observe_week.h"

#include <math.h>

#include "world/draws.h"
#include "world/people.h"
#include "world/quality.h"
#include "world/support.h"

struct WeekRecord observe_week(const struct World *world, const struct ConstructLevels *levels) {
    const struct Agencies *all = &world->agencies;
    const bool leveled = levels != NULL;
    double none = (double)NAN;
    uint32_t counted;
    struct WeekRecord week = {.week = (int64_t)world->week - world->first_week};
#define WORLD(name, value) week.name = (int64_t)(value);
#define HAPPENINGS(name, value) WORLD(name, value)
#define PRACTISERS(name, value)                                                                              \
    counted = 0;                                                                                             \
    for (size_t a = 0; a < all->count; a++)                                                                  \
        counted += (value);                                                                                  \
    week.name = (double)counted / (double)all->count;
#define AGENCIES(name, value)                                                                                \
    for (size_t a = 0; a < all->count && leveled; a++)                                                       \
        week.name += (value);                                                                                \
    week.name = leveled ? week.name / (double)all->count : none;
#define CITIZENS(name, value)                                                                                \
    for (size_t i = 0; i < world->citizens.count && leveled; i++) {                                          \
        const struct Citizen *citizen = &world->citizens.item[i];                                            \
        week.name += (value);                                                                                \
    }                                                                                                        \
    week.name = leveled && world->citizens.count > 0 ? week.name / (double)world->citizens.count : none;
#define LEVELS(name, value) week.name = leveled ? (value) : none;
#define MOVED(name, value) week.name = world->told ? (value) / (double)all->count : 0.0;
#define WEEK_COLUMN(kind, name, title, unit, over, value, sentence) over(name, value)
#include "world/records.def"
#undef WEEK_COLUMN
    return week;
}
