/* The functions that fill the points of a design, one a row of designs.def: unit[points][factors] is there,
 * and what is asked for has passed design_points. Errors: STATUS_OUT_OF_MEMORY. Private to this room. */
#ifndef TANDEM_DESIGN_GENERATORS_H
#define TANDEM_DESIGN_GENERATORS_H

#include "design/design.h"

#define DESIGN(symbol, generator, ...)                                                                       \
    enum Status generator(struct Design *self, struct Error *error) MUST_CHECK;
#include "design/designs.def"
#undef DESIGN

#endif
