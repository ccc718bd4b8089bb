/* The kinds of intervention and the levers that they move: one row each in interventions.def and levers.def.
 */
#ifndef TANDEM_INTERVENTION_KINDS_H
#define TANDEM_INTERVENTION_KINDS_H

#include <stdbool.h>

#define LEVER(symbol, ...) LEVER_##symbol,
enum Lever {
#include "params/levers.def"
    LEVER_COUNT
};
#undef LEVER

#define INTERVENTION(symbol, ...) INTERVENTION_##symbol,
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
    const char *unit;              /* of intensity */
    double cost;                   /* million NTD a unit of intensity, agency and week */
    bool probe;                    /* of the model's loops, and no option of a government */
    const char *claims, *sentence; /* name, unit and sentence are marked for translation */
};
const struct LeverRow *lever_row(enum Lever lever);
const struct InterventionRow *intervention_row(enum InterventionKind kind);

#endif
