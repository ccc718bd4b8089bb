#include "params/intervention_kinds.h"

#include "base/translate.h"

const struct LeverRow *lever_row(enum Lever lever) {
#define LEVER(symbol, ...) {__VA_ARGS__},
    static const struct LeverRow levers[LEVER_COUNT] = {
#include "params/levers.def"
    };
#undef LEVER
    return &levers[lever];
}

const struct InterventionRow *intervention_row(enum InterventionKind kind) {
#define INTERVENTION(symbol, ...) {__VA_ARGS__},
    static const struct InterventionRow interventions[INTERVENTION_COUNT] = {
#include "params/interventions.def"
    };
#undef INTERVENTION
    return &interventions[kind];
}
