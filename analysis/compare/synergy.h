/* Combinations: whether two measures together do more or less than the sum of what each does alone. */
#ifndef TANDEM_SYNERGY_H
#define TANDEM_SYNERGY_H

#include <stddef.h>

#include "estimate/interval.h"

enum SynergyKind {
    SYNERGY_NONE,     /* not available */
    SYNERGY_ADDITIVE, /* not told from the sum */
    SYNERGY_MORE,     /* synergy: more in the good direction than the sum */
    SYNERGY_LESS      /* crowding-out: less than the sum */
};
/* In files, and what people read, in their language. */
const char *synergy_name(enum SynergyKind kind);
const char *synergy_title(enum SynergyKind kind);

struct Synergy {
    enum SynergyKind kind; /* by whether the interval of `excess` contains 0; not adjusted for multiplicity */
    struct Estimate together; /* both - baseline */
    struct Estimate sum;      /* (one - baseline) + (other - baseline) */
    struct Estimate excess;   /* together - sum = both - one - other + baseline, paired t interval */
    double p;                 /* two-sided, of no excess */
};

/* Four arrays [n], replicate by replicate; replicates with a NaN in any are left out. direction: 1 if higher
 * is better (or neither is), -1 if lower is. Interaction contrast on the additive scale (Rothman 1976; Law
 * 2015, section 12.2). */
struct Synergy synergy_estimate(size_t n, const double baseline[], const double one[], const double other[],
                                const double both[], double confidence, int direction);

#endif
