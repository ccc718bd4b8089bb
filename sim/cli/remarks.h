/* What is worth knowing of a study before it runs: settings that are right and yet have no effect, or another
 * one than may be meant. */
#ifndef TANDEM_REMARKS_H
#define TANDEM_REMARKS_H

#include "store/identity.h"

/* One note a remark on stderr, unless `quiet`. */
void remarks_on_study(const struct Study *study, bool quiet);

#endif
