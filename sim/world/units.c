#include "world/units.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/translate.h"

/* Units that are not here are shown as they are, and may be any number. */
static const struct UnitRow rows[] = {
    {"share", N_("%"), N_("percentage points"), 100.0, 0.0, 1.0},
    {"probability", N_("%"), N_("percentage points"), 100.0, 0.0, 1.0},
    {"score", N_("score"), N_("score"), 1.0, 0.0, 1.0},
    {"Gini", N_("Gini"), N_("Gini"), 1.0, 0.0, 1.0},
    {"million NTD", N_("million NTD"), N_("million NTD"), 1.0, 0.0, INFINITY},
    {"value units", N_("points"), N_("points"), 1.0, 0.0, INFINITY},
    {"value units a week", N_("points a week"), N_("points a week"), 1.0, 0.0, INFINITY},
    {"episodes", N_("collaborations"), N_("collaborations"), 1.0, 0.0, INFINITY},
    {"units", N_("agencies"), N_("agencies"), 1.0, 0.0, INFINITY},
    {"agencies", N_("agencies"), N_("agencies"), 1.0, 0.0, INFINITY},
    {"weeks", N_("weeks"), N_("weeks"), 1.0, 0.0, INFINITY},
    {"issues", N_("issues"), N_("issues"), 1.0, 0.0, INFINITY},
    {"per issue", N_("per 100 issues"), N_("per 100 issues"), 100.0, 0.0, INFINITY},
    {"crises", N_("crises"), N_("crises"), 1.0, 0.0, INFINITY},
    {"start-ups", N_("start-ups"), N_("start-ups"), 1.0, 0.0, INFINITY},
    {"people", N_("people"), N_("people"), 1.0, 0.0, INFINITY},
    {"person-weeks", N_("person-weeks"), N_("person-weeks"), 1.0, 0.0, INFINITY},
    {"datasets", N_("datasets"), N_("datasets"), 1.0, 0.0, INFINITY},
    {"successes", N_("successes"), N_("successes"), 1.0, 0.0, INFINITY},
    {"proposals", N_("proposals"), N_("proposals"), 1.0, 0.0, INFINITY},
    {"services", N_("services"), N_("services"), 1.0, 0.0, INFINITY},
};

struct UnitRow unit_row(const char *stored) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].stored, stored) == 0)
            return rows[i];
    return (struct UnitRow){stored, stored, stored, 1.0, -INFINITY, INFINITY};
}
