#include "estimate/interval.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

struct Estimate estimate_none(void) {
    return (struct Estimate){NAN, NAN, NAN, 0};
}

double estimate_half_width(const struct Estimate *self) {
    return 0.5 * (self->high - self->low);
}

double interval_critical(double confidence, double freedom) {
    double upper = 0.5 * (1.0 + confidence);
    if (!isfinite(freedom))
        return gsl_cdf_ugaussian_Pinv(upper);
    return freedom < 1.0 ? NAN : gsl_cdf_tdist_Pinv(upper, freedom);
}

struct Estimate interval_plain(double value, double standard_error, double freedom, int64_t count,
                               double confidence) {
    double reach = interval_critical(confidence, freedom) * standard_error;
    return (struct Estimate){value, value - reach, value + reach, count};
}

struct Estimate interval_mean(const double values[], size_t n, double confidence) {
    int64_t count = 0;
    double mean = 0.0, squares = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(values[i]))
            continue;
        double step = values[i] - mean; /* Welford: one pass, no cancellation */
        mean += step / (double)++count;
        squares += step * (values[i] - mean);
    }
    if (count == 0)
        return estimate_none();
    double freedom = (double)count - 1.0;
    return interval_plain(mean, sqrt(squares / freedom / (double)count), freedom, count, confidence);
}

void interval_score(double share, double trials, double critical, double *low, double *high) {
    double weight = critical * critical / trials;
    double middle = (share + 0.5 * weight) / (1.0 + weight);
    double reach = sqrt(weight * (share * (1.0 - share) + 0.25 * weight)) / (1.0 + weight);
    *low = share > 0.0 ? fmax(middle - reach, 0.0) : 0.0;
    *high = share < 1.0 ? fmin(middle + reach, 1.0) : 1.0;
}

struct Estimate interval_share(int64_t successes, int64_t trials, double confidence) {
    if (trials <= 0 || successes < 0 || successes > trials)
        return estimate_none();
    struct Estimate share = {(double)successes / (double)trials, NAN, NAN, trials};
    interval_score(share.value, (double)trials, interval_critical(confidence, INFINITY), &share.low,
                   &share.high);
    return share;
}

struct Estimate interval_cut(const struct Estimate *plain, double low, double high) {
    struct Estimate cut = *plain;
    if (cut.low < low)
        cut.low = low;
    if (cut.high > high)
        cut.high = high;
    return cut;
}

static double logistic(double x) {
    return 1.0 / (1.0 + exp(-x));
}

struct Estimate interval_within(const struct Estimate *plain, double low, double high) {
    struct Estimate within = *plain;
    double reach = plain->high - plain->value, above = plain->value - low, below = high - plain->value;
    if (!(plain->low < low) && !(plain->high > high)) /* NaN is no interval */
        return within;
    if (!(above > 0.0) || !(below > 0.0))
        return interval_cut(plain, low, high);
    if (isfinite(low) && isfinite(high)) {
        double range = high - low, middle = log(above / below), step = reach * range / (above * below);
        within.low = low + range * logistic(middle - step);
        within.high = low + range * logistic(middle + step);
    } else if (isfinite(low)) {
        within.low = low + above * exp(-reach / above);
        within.high = low + above * exp(reach / above);
    } else {
        within.low = high - below * exp(reach / below);
        within.high = high - below * exp(-reach / below);
    }
    return within;
}

double interval_quantile(const double sorted[], size_t n, double share) {
    return n == 0 ? NAN : gsl_stats_quantile_from_sorted_data(sorted, 1, n, share);
}

/* Moves what is available to the front, sorted; returns how many there are. */
static size_t sort_available(double values[], size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i]))
            values[kept++] = values[i];
    gsl_sort(values, 1, kept);
    return kept;
}

struct Estimate interval_median(double values[], size_t n, double confidence) {
    size_t count = sort_available(values, n);
    if (count == 0)
        return estimate_none();
    struct Estimate median = {interval_quantile(values, count, 0.5), NAN, NAN, (int64_t)count};
    double tail = 0.5 * (1.0 - confidence);
    for (size_t k = 0; k < count / 2 && gsl_cdf_binomial_P((unsigned)k, 0.5, (unsigned)count) <= tail; k++) {
        median.low = values[k];
        median.high = values[count - 1 - k];
    }
    return median;
}

struct Spread interval_spread(double values[], size_t n, double confidence) {
    struct Spread spread = {.mean = interval_mean(values, n, confidence)};
    size_t count = sort_available(values, n);
    spread.median = interval_quantile(values, count, 0.5);
    spread.band_low = interval_quantile(values, count, 0.05);
    spread.band_high = interval_quantile(values, count, 0.95);
    return spread;
}

void jackknife_add(struct Jackknife *self, double without_one, double full) {
    double deviation = without_one - full;
    self->sum += deviation;
    self->sum_of_squares += deviation * deviation;
    self->count++;
}

double jackknife_variance(const struct Jackknife *self) {
    if (self->count < 2)
        return NAN;
    double n = (double)self->count;
    return (n - 1.0) / n * fmax(self->sum_of_squares - self->sum * self->sum / n, 0.0);
}
