#include "world/witness.h"

#include "base/translate.h"
#include "params/case_types.h"
#include "world/codes.h"
#include "world/world.h"

const struct MomentRow *moment_row(enum Moment moment) {
#define MOMENT(symbol, ...) {__VA_ARGS__},
    static const struct MomentRow rows[MOMENT_COUNT] = {
#include "world/moments.def"
    };
#undef MOMENT
    return &rows[moment];
}

const char *value_code(enum ValueKind kind, int code) {
    static const char *const practices[PRACTICE_COUNT] = {N_("unaware"), N_("aware"), N_("decided"),
                                                          N_("tried"), N_("routine")};
    switch (kind) {
    case VALUE_ROLE:
        return code != 0 ? "data" : "business";
    case VALUE_TYPE:
        return case_type_name((enum CaseType)code);
    case VALUE_PROGRAMME:
        return programme_name((enum Programme)code);
    case VALUE_EXIT:
        return exit_name((enum Exit)code);
    case VALUE_REFUSAL:
        return refusal_name((enum Refusal)code);
    case VALUE_FATE:
        return fate_name((enum Fate)code);
    case VALUE_STAGE:
        return stage_name((enum Stage)code);
    case VALUE_PRACTICE:
        return practices[code];
    default:
        return NULL;
    }
}

void witness_tell(const struct World *world, struct Testimony testimony) {
    testimony.week = (int64_t)world->week - world->first_week;
    testimony.government = world->agencies.government[testimony.agency];
    world->witness->see(world->witness->context, world, &testimony);
}
