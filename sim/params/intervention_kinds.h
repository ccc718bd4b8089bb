/* The kinds of intervention and the levers that they move: one row each in interventions.def and levers.def.
 */
#ifndef TANDEM_INTERVENTION_KINDS_H
#define TANDEM_INTERVENTION_KINDS_H

#define LEVER(symbol, name, unit, mechanism, sentence) LEVER_##symbol,
enum Lever {
#include "params/levers.def"
    LEVER_COUNT
};
#undef LEVER

#define INTERVENTION(symbol, name, lever, per_unit, unit, cost, claims, sentence) INTERVENTION_##symbol,
enum InterventionKind {
#include "params/interventions.def"
    INTERVENTION_COUNT
};
#undef INTERVENTION

struct LeverRow {
    const char *name, *unit, *mechanism, *sentence;
};
struct InterventionRow {
    const char *name;
    enum Lever lever;
    double per_unit;
    const char *unit;
    double cost; /* thousand NTD a unit of intensity, agency and week */
    const char *claims, *sentence;
};
const struct LeverRow *lever_row(enum Lever lever);
const struct InterventionRow *intervention_row(enum InterventionKind kind);

#endif
