#include "compare/paired.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Means and centred sums of squares in one pass (Welford 1962), so that equal values cancel to exactly 0. */
struct Moments {
    double n;
    double baseline, scenario, difference;
    double baseline_squares, scenario_squares, difference_squares, products;
};

static void moments_add(struct Moments *self, double baseline, double scenario) {
    double difference = scenario - baseline;
    double step_0 = baseline - self->baseline, step_1 = scenario - self->scenario,
           step_d = difference - self->difference;
    self->n += 1.0;
    self->baseline += step_0 / self->n;
    self->scenario += step_1 / self->n;
    self->difference += step_d / self->n;
    self->baseline_squares += step_0 * (baseline - self->baseline);
    self->scenario_squares += step_1 * (scenario - self->scenario);
    self->difference_squares += step_d * (difference - self->difference);
    self->products += step_0 * (scenario - self->scenario);
}

double paired_p(double mean, double standard_error, double freedom) {
    if (isnan(mean) || isnan(standard_error) || !(freedom >= 1.0))
        return NAN;
    if (standard_error <= 0.0)
        return mean == 0.0 ? 1.0 : 0.0;
    return 2.0 * gsl_cdf_tdist_Q(fabs(mean) / standard_error, freedom);
}

/* 0/0 and n/0 are no numbers here. */
static double ratio(double above, double below) {
    return below > 0.0 ? above / below : NAN;
}

struct PairedEffect paired_effect(const double baseline[], const double scenario[], size_t n,
                                  double confidence) {
    struct Moments sums = {0};
    for (size_t i = 0; i < n; i++)
        if (!isnan(baseline[i]) && !isnan(scenario[i]))
            moments_add(&sums, baseline[i], scenario[i]);
    struct PairedEffect effect = {NAN, NAN, estimate_none(), NAN, NAN, NAN, NAN, NAN};
    if (sums.n < 1.0)
        return effect;
    double freedom = sums.n - 1.0;
    double error = sqrt(sums.difference_squares / freedom / sums.n); /* one pair: 0/0, no interval */
    effect.baseline_mean = sums.baseline;
    effect.scenario_mean = sums.scenario;
    effect.difference = interval_plain(sums.difference, error, freedom, (int64_t)sums.n, confidence);
    effect.standard_error = error;
    effect.p = paired_p(sums.difference, error, freedom);
    effect.correlation = ratio(sums.products, sqrt(sums.baseline_squares * sums.scenario_squares));
    effect.variance_reduction = ratio(sums.baseline_squares + sums.scenario_squares, sums.difference_squares);
    effect.unpaired_replicates = sums.n * effect.variance_reduction;
    return effect;
}
