/* Estimates with intervals: means, shares, quantiles and the jackknife over replicates. NaN is "not
 * available" everywhere: values that are NaN are left out and the count says how many were there. */
#ifndef TANDEM_INTERVAL_H
#define TANDEM_INTERVAL_H

#include <stddef.h>
#include <stdint.h>

/* A number with its interval. `count` is how many observations it rests on (runs, episodes, proposals: the
 * member that holds it says which); 0 with NaN for not available. low and high are NaN where one observation
 * gives no interval. */
struct Estimate {
    double value, low, high;
    int64_t count;
};

/* A mean over runs with its interval, and how the runs spread. Quantiles: band_low and band_high 5 % and 95
 * %. */
struct Spread {
    struct Estimate mean;
    double median, band_low, band_high;
};

/* Not available: NaN, NaN, NaN, 0. */
struct Estimate estimate_none(void);

/* Half the width of the interval; NaN without one. */
double estimate_half_width(const struct Estimate *self);

/* Two-sided critical value of the t distribution, or of the normal distribution where `freedom` is not
 * finite. `confidence` in (0, 1), for example 0.95; NaN for freedom below 1. */
double interval_critical(double confidence, double freedom);

/* Mean with Student's t interval (Student 1908). One value: the value without an interval. */
struct Estimate interval_mean(const double values[], size_t n, double confidence);

/* Share `successes`/`trials` with the score interval of Wilson (1927). Without trials, or with successes
 * outside [0, trials], not available. */
struct Estimate interval_share(int64_t successes, int64_t trials, double confidence);

/* The interval of Wilson (1927) at a share in [0, 1] of `trials` > 0 for a critical value, 1.96 for example.
 */
void interval_score(double share, double trials, double critical, double *low, double *high);

/* A value with a given standard error: value ± critical · error, normal where `freedom` is not finite. */
struct Estimate interval_plain(double value, double standard_error, double freedom, int64_t count,
                               double confidence);

/* The interval of a quantity that lies in [low, high], either of which may be infinite. A symmetric interval
 * that stays within is kept; one that does not is taken to the logit scale of the range (log scale of a range
 * with one end) by the delta method (Agresti 2013, Categorical Data Analysis, section 16.1), where it cannot
 * leave it; where the value is at an end itself it is cut there. */
struct Estimate interval_within(const struct Estimate *plain, double low, double high);

/* The same interval without what lies outside [low, high]: what was not possible is left out, and whether 0
 * is in it stays as it was. */
struct Estimate interval_cut(const struct Estimate *plain, double low, double high);

/* Quantile of values sorted ascending, `sorted[n]`, share in [0, 1], linear between order statistics (Hyndman
 * & Fan 1996, type 7); NaN if n is 0. */
double interval_quantile(const double sorted[], size_t n, double share);

/* Median with the distribution-free interval of order statistics (Thompson 1936; Conover 1999, section 3.2):
 * the narrowest symmetric pair whose coverage is at least `confidence`, none where n is too small. Reorders
 * `values[n]`. */
struct Estimate interval_median(double values[], size_t n, double confidence);

/* Mean with interval, median and 5 % and 95 % quantiles. Reorders `values[n]`. */
struct Spread interval_spread(double values[], size_t n, double confidence);

/* Moments of the delete-one values of a jackknife; zero-initialise it. */
struct Jackknife {
    double sum, sum_of_squares; /* of the deviations from the full estimate */
    int64_t count;
};

/* Adds the estimate without one replicate; `full` is the estimate from all of them. */
void jackknife_add(struct Jackknife *self, double without_one, double full);

/* Variance (n-1)/n Σ(θ_(i) - mean θ_(.))² (Tukey 1958; Efron 1982, equation 3.5), NaN below two replicates.
 */
double jackknife_variance(const struct Jackknife *self);

#endif
