#include "sensitivity/power.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdbool.h>

#include "estimate/interval.h"

static const double replicates_most = 1e12;

/* From here on t is as good as a normal variable with a correction, and beta functions lose digits; and from
 * this shift on the normal part of noncentral t matters little. */
static const double large_freedom = 1e5, large_shift = 100.0;

/* ---- Noncentral t. */

/* P(χ²(freedom) < freedom (shift/critical)²), averaged over shift ± 1: the mean over the normal part, exact
 * for what is cubic over it (Gauss-Hermite with two nodes). */
static double tails_of_large_shift(double critical, double freedom, double shift) {
    double low = (shift - 1.0) / critical, high = (shift + 1.0) / critical;
    return 0.5 *
           (gsl_cdf_chisq_P(freedom * low * low, freedom) + gsl_cdf_chisq_P(freedom * high * high, freedom));
}

/* Abramowitz & Stegun 1964, 26.7.10, on both sides. */
static double tails_of_large_freedom(double critical, double freedom, double shift) {
    double middle = critical * (1.0 - 0.25 / freedom),
           spread = sqrt(1.0 + 0.5 * critical * critical / freedom);
    return gsl_cdf_ugaussian_Q((middle - shift) / spread) + gsl_cdf_ugaussian_P((-middle - shift) / spread);
}

/* P(|t'| > critical): the square of noncentral t is noncentral F with one degree above, a mixture of beta
 * variables with Poisson weights (Johnson, Kotz & Balakrishnan 1995, chapter 30). Twelve standard deviations
 * of the weights and some more leave out less than 1e-15. */
static double tails_of_noncentral_t(double critical, double freedom, double shift) {
    if (freedom > large_freedom)
        return tails_of_large_freedom(critical, freedom, shift);
    if (shift > large_shift)
        return tails_of_large_shift(critical, freedom, shift);
    double weight_mean = fmax(0.5 * shift * shift, DBL_MIN), reach = 12.0 * sqrt(weight_mean) + 30.0;
    double y = freedom / (freedom + critical * critical), sum = 0.0;
    unsigned first = (unsigned)fmax(weight_mean - reach, 0.0), last = (unsigned)(weight_mean + reach);
    for (unsigned j = first; j <= last; j++)
        sum += gsl_ran_poisson_pdf(j, weight_mean) * gsl_cdf_beta_P(y, 0.5 * freedom, 0.5 + (double)j);
    return fmin(sum, 1.0);
}

/* `shift` in standard errors. */
static double power_of_shift(double shift, double freedom, double confidence) {
    if (isnan(shift) || !(freedom >= 1.0) || !(confidence > 0.0 && confidence < 1.0))
        return NAN;
    return isinf(shift) ? 1.0 : tails_of_noncentral_t(interval_critical(confidence, freedom), freedom, shift);
}

static double shift_of(double effect, double deviation, double root) {
    return deviation >= 0.0 ? fabs(effect) / deviation * root : NAN;
}

double power_paired(int64_t n, double effect, double deviation, double confidence) {
    return n < 2 ? NAN
                 : power_of_shift(shift_of(effect, deviation, sqrt((double)n)), (double)n - 1.0, confidence);
}

double power_two_samples(int64_t n, double effect, double deviation, double confidence) {
    return n < 2 ? NAN
                 : power_of_shift(shift_of(effect, deviation, sqrt(0.5 * (double)n)), 2.0 * ((double)n - 1.0),
                                  confidence);
}

/* ---- The smallest number of replicates. */

/* What is asked of a number of replicates; true from some number on. */
struct Question {
    double (*power)(int64_t n, double effect, double deviation, double confidence); /* NULL: half-width */
    double effect, deviation, confidence, wanted;
};

static double half_width_of(int64_t n, double deviation, double confidence) {
    return interval_critical(confidence, (double)n - 1.0) * deviation / sqrt((double)n);
}

static bool holds(const struct Question *self, int64_t n) {
    if (self->power == NULL)
        return half_width_of(n, self->deviation, self->confidence) <= self->wanted;
    return self->power(n, self->effect, self->deviation, self->confidence) >= self->wanted;
}

static int64_t smallest(const struct Question *self) {
    int64_t low = 1, high = 2; /* too few, and perhaps enough */
    while (!holds(self, high)) {
        if ((double)high > replicates_most)
            return INT64_MAX;
        low = high;
        high *= 2;
    }
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        *(holds(self, middle) ? &high : &low) = middle;
    }
    return (double)high > replicates_most ? INT64_MAX : high;
}

static bool is_share(double value) {
    return value > 0.0 && value < 1.0;
}

int64_t replicates_for_half_width(double deviation, double half_width, double confidence) {
    const struct Question question = {NULL, 0.0, deviation, confidence, half_width};
    return is_share(confidence) && deviation >= 0.0 ? smallest(&question) : INT64_MAX;
}

int64_t replicates_for_effect_paired(double effect, double deviation, double confidence, double power) {
    const struct Question question = {power_paired, effect, deviation, confidence, power};
    return is_share(power) ? smallest(&question) : INT64_MAX;
}

int64_t replicates_for_effect_two_samples(double effect, double deviation, double confidence, double power) {
    const struct Question question = {power_two_samples, effect, deviation, confidence, power};
    return is_share(power) ? smallest(&question) : INT64_MAX;
}
