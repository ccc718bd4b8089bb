#include "params/intervention_kinds.h"

const struct LeverRow *lever_row(enum Lever lever) {
#define LEVER(symbol, name, unit, mechanism, sentence) {name, unit, mechanism, sentence},
    static const struct LeverRow levers[LEVER_COUNT] = {
#include "params/levers.def"
    };
#undef LEVER
    return &levers[lever];
}

const struct InterventionRow *intervention_row(enum InterventionKind kind) {
#define INTERVENTION(symbol, name, lever, per_unit, unit, cost, claims, sentence)                            \
    {name, LEVER_##lever, per_unit, unit, cost, claims, sentence},
    static const struct InterventionRow interventions[INTERVENTION_COUNT] = {
#include "params/interventions.def"
    };
#undef INTERVENTION
    return &interventions[kind];
}
