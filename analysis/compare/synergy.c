#include "compare/synergy.h"

#include <math.h>

#include "base/translate.h"
#include "compare/paired.h"

const char *synergy_name(enum SynergyKind kind) {
    static const char *const names[] = {"none", "additive", "synergy", "crowding_out"};
    return names[kind];
}

const char *synergy_title(enum SynergyKind kind) {
    static const char *const titles[] = {N_("not available"), N_("not told from the sum"), N_("synergy"),
                                         N_("crowding-out")};
    return _(titles[kind]);
}

/* Means of three contrasts, in one pass (Welford 1962). */
struct Contrast {
    double mean, squares;
};

static void contrast_add(struct Contrast *self, double value, double n) {
    double step = value - self->mean;
    self->mean += step / n;
    self->squares += step * (value - self->mean);
}

static struct Estimate contrast_estimate(const struct Contrast *self, double n, double confidence,
                                         double *p) {
    double error = sqrt(self->squares / (n - 1.0) / n);
    *p = paired_p(self->mean, error, n - 1.0);
    return interval_plain(self->mean, error, n - 1.0, (int64_t)n, confidence);
}

static enum SynergyKind kind_of(const struct Estimate *excess, int direction) {
    if (isnan(excess->low))
        return SYNERGY_NONE;
    if (excess->low <= 0.0 && excess->high >= 0.0)
        return SYNERGY_ADDITIVE;
    return (excess->value > 0.0) == (direction >= 0) ? SYNERGY_MORE : SYNERGY_LESS;
}

struct Synergy synergy_estimate(size_t n, const double baseline[], const double one[], const double other[],
                                const double both[], double confidence, int direction) {
    struct Contrast together = {0}, sum = {0}, excess = {0};
    struct Synergy synergy = {SYNERGY_NONE, estimate_none(), estimate_none(), estimate_none(), NAN};
    double count = 0.0, unused;
    for (size_t i = 0; i < n; i++) {
        double of_both = both[i] - baseline[i], of_sum = (one[i] - baseline[i]) + (other[i] - baseline[i]);
        if (isnan(of_both) || isnan(of_sum))
            continue;
        count += 1.0;
        contrast_add(&together, of_both, count);
        contrast_add(&sum, of_sum, count);
        contrast_add(&excess, of_both - of_sum, count);
    }
    if (count < 1.0)
        return synergy;
    synergy.together = contrast_estimate(&together, count, confidence, &unused);
    synergy.sum = contrast_estimate(&sum, count, confidence, &unused);
    synergy.excess = contrast_estimate(&excess, count, confidence, &synergy.p);
    synergy.kind = kind_of(&synergy.excess, direction);
    return synergy;
}
