/* Many differences looked at together. The family of a comparison is every difference between a scenario and
 * the baseline in every primary outcome (outcomes.def), all scenarios taken together. Its intervals hold
 * together: with confidence 1 - alpha all of them hold their true differences at once, whatever the
 * dependence between them (Bonferroni; Dunn 1961, "Multiple comparisons among means"). A verdict is read off
 * its interval and from nothing else: it stands exactly where the interval leaves out 0, so that a wrong one
 * anywhere in the family has probability at most alpha. */
#ifndef TANDEM_MULTIPLICITY_H
#define TANDEM_MULTIPLICITY_H

#include <stddef.h>

#include "base/error.h"
#include "estimate/interval.h"

/* The confidence of each interval of a family of `members` that holds together with `confidence`:
 * 1 - (1 - confidence)/members; `confidence` itself for no members. */
double multiplicity_confidence(double confidence, size_t members);

/* The p of one of `members` after the same adjustment: min(1, members p); NaN stays NaN. */
double multiplicity_p(double p, size_t members);

/* Adjusted p-values of Holm 1979, "A simple sequentially rejective multiple test procedure": sorted
 * ascending, p̃_(i) = max_{j ≤ i} min(1, (m - j + 1) p_(j)). NaN in p[n] is no member of the family and stays
 * NaN; m counts the rest. adjusted[n] may be p itself. Errors: STATUS_OUT_OF_MEMORY. */
enum Status multiplicity_holm(size_t n, const double p[], double adjusted[], struct Error *error) MUST_CHECK;

enum Verdict {
    VERDICT_NONE,    /* no interval, or no primary outcome */
    VERDICT_UNCLEAR, /* the difference could be either way */
    VERDICT_BETTER,
    VERDICT_WORSE,
    VERDICT_HIGHER, /* of an outcome that is neither good nor bad */
    VERDICT_LOWER,
    VERDICT_COUNT
};
/* In files, and for people in their language. */
const char *verdict_name(enum Verdict verdict);
const char *verdict_title(enum Verdict verdict);

/* The verdict on a difference by its interval, adjusted for the family. `direction` is enum Direction: 1 if
 * higher is better, -1 if lower is, 0 if neither. */
enum Verdict multiplicity_verdict(const struct Estimate *difference, int direction);

#endif
