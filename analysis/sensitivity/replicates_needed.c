#include "sensitivity/replicates_needed.h"

#include <math.h>

#include "sensitivity/moments.h"
#include "sensitivity/quantiles.h"

static struct Estimate mean_of(const struct Moments *moments, double confidence) {
    return interval_plain(moments->mean, sqrt(moments_variance(moments) / moments->count),
                          moments->count - 1.0, (int64_t)moments->count, confidence);
}

/* Of a normal variable; one value has a deviation of NaN. */
static struct Estimate deviation_of(const struct Moments *moments, double confidence) {
    if (moments->count < 2.0)
        return estimate_none();
    double freedom = moments->count - 1.0, tail = 0.5 * (1.0 - confidence);
    return (struct Estimate){
        sqrt(moments->squares / freedom), sqrt(moments->squares / chi_squared_quantile(1.0 - tail, freedom)),
        sqrt(moments->squares / chi_squared_quantile(tail, freedom)), (int64_t)moments->count};
}

static int64_t count_values(const double values[], size_t n) {
    int64_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += isnan(values[i]) ? 0 : 1;
    return count;
}

static void expect_widths(struct ReplicatesNeeded *self, double confidence) {
    for (size_t i = 0; i < self->look_count; i++) {
        double n = (double)self->looks[i].replicates;
        self->looks[i].expected_half_width =
            interval_critical(confidence, n - 1.0) * self->deviation.value / sqrt(n);
    }
}

struct ReplicatesNeeded replicates_needed(const double values[], size_t n, double confidence) {
    struct ReplicatesNeeded needed = {.look_count = 0};
    struct Moments moments = {0};
    int64_t all = count_values(values, n), next = 2;
    while (next << (POWER_LOOKS - 1) < all)
        next *= 2;
    for (size_t i = 0; i < n; i++) {
        if (isnan(values[i]))
            continue;
        moments_add(&moments, values[i]);
        int64_t count = (int64_t)moments.count;
        if (count < 2 || (count != next && count != all))
            continue;
        needed.looks[needed.look_count++] = (struct WidthLook){count, mean_of(&moments, confidence), NAN};
        next *= 2;
    }
    needed.deviation = deviation_of(&moments, confidence);
    expect_widths(&needed, confidence);
    return needed;
}
