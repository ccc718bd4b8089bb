#include "world/witness.h"

#include "base/translate.h"
#include "world/world.h"

const struct MomentRow *moment_row(enum Moment moment) {
#define MOMENT(symbol, ...) {__VA_ARGS__},
    static const struct MomentRow rows[MOMENT_COUNT] = {
#include "world/moments.def"
    };
#undef MOMENT
    return &rows[moment];
}

void witness_tell(const struct World *world, struct Testimony testimony) {
    testimony.week = (int64_t)world->week - world->first_week;
    testimony.government = world->agencies.government[testimony.agency];
    world->witness->see(world->witness->context, world, &testimony);
}
