#include "world/units.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

struct UnitRow unit_row(const char *stored) {
#define UNIT(stored, shown, difference, scale, low, high) {stored, shown, difference, scale, low, high},
    static const struct UnitRow rows[] = {
#include "world/units.def"
    };
#undef UNIT
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].stored, stored) == 0)
            return rows[i];
    return (struct UnitRow){stored, stored, stored, 1.0, -INFINITY, INFINITY};
}
