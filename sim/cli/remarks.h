/* What is worth knowing of a scenario before it runs: settings that are right and yet have no effect, or
 * another one than may be meant. */
#ifndef TANDEM_REMARKS_H
#define TANDEM_REMARKS_H

#include "params/scenario.h"

/* One note a remark on stderr, unless `quiet`. */
void remarks_on_scenario(const struct Scenario *scenario, bool quiet);

#endif
