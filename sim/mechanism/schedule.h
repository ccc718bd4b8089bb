/* What happens in a week, in its order. */
#ifndef TANDEM_SCHEDULE_H
#define TANDEM_SCHEDULE_H

#include "mechanism/mechanism.h"

/* The mechanisms in the order of the week; *count of them. */
const struct Mechanism *const *mechanism_schedule(size_t *count);

#endif
