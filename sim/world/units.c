#include "world/units.h"

#include <stddef.h>
#include <string.h>

struct UnitRow unit_row(const char *stored) {
#define UNIT(stored, shown, difference, scale) {stored, shown, difference, scale},
    static const struct UnitRow rows[] = {
#include "world/units.def"
    };
#undef UNIT
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].stored, stored) == 0)
            return rows[i];
    return (struct UnitRow){stored, stored, stored, 1.0};
}
