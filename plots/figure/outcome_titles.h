/* What outcomes, verdicts and kinds of synergy are called for people, in their language. */
#ifndef TANDEM_OUTCOME_TITLES_H
#define TANDEM_OUTCOME_TITLES_H

#include <stddef.h>

#include "compare/comparison.h"

/* "Completed within 52 weeks", without its case type. */
const char *outcome_title(enum Outcome outcome);

/* "percentage points": the unit that outcome_display shows values in. */
const char *outcome_unit_title(enum Outcome outcome);

const char *verdict_title(enum Verdict verdict);
const char *synergy_title(enum SynergyKind kind);

#endif
