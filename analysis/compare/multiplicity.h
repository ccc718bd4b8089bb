/* Many differences looked at together. The family of a comparison is every difference between a scenario and
 * the baseline in every outcome that is marked as tested (outcomes.def), all scenarios, case types and
 * outcomes taken together: with verdicts at level alpha, a wrong claim anywhere in it has probability at most
 * alpha, whatever the dependence between its members. */
#ifndef TANDEM_MULTIPLICITY_H
#define TANDEM_MULTIPLICITY_H

#include <stddef.h>

#include "base/error.h"

/* Adjusted p-values of Holm 1979, "A simple sequentially rejective multiple test procedure": sorted
 * ascending, p̃_(i) = max_{j ≤ i} min(1, (m - j + 1) p_(j)). NaN in p[n] is no member of the family and stays
 * NaN; m counts the rest. adjusted[n] may be p itself. Errors: STATUS_OUT_OF_MEMORY. */
enum Status multiplicity_holm(size_t n, const double p[], double adjusted[], struct Error *error) MUST_CHECK;

enum Verdict {
    VERDICT_NONE,    /* not available, or not tested */
    VERDICT_UNCLEAR, /* the difference could be either way */
    VERDICT_BETTER,
    VERDICT_WORSE,
    VERDICT_HIGHER, /* of an outcome that is neither good nor bad */
    VERDICT_LOWER,
    VERDICT_COUNT
};
const char *verdict_name(enum Verdict verdict);

/* The verdict on a difference by its adjusted p. `direction` is enum Direction: 1 if higher is better, -1 if
 * lower is, 0 if neither. */
enum Verdict multiplicity_verdict(double difference, double adjusted_p, double alpha, int direction);

#endif
