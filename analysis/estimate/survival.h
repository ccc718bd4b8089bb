/* Survival with competing ways of ending: life tables, Kaplan-Meier, Aalen-Johansen, restricted mean, median.
 * Times are in any unit (weeks here) and start at 0; at one time events come before censorings. */
#ifndef TANDEM_SURVIVAL_H
#define TANDEM_SURVIVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "estimate/interval.h"

/* Who was at risk and what happened at each time. Arrays are owned. */
struct LifeTable {
    size_t length, causes;
    double *time;      /* time[length], ascending */
    int64_t *at_risk;  /* at_risk[length], just before the time */
    int64_t *events;   /* events[length * causes], row by time */
    int64_t *censored; /* censored[length] */
    int64_t *entered;  /* entered[length]: came under risk only at that time (left truncation) */
};

/* From weekly counts: events[length * causes] (row by week), censored[length], and entered[length], those of
 * them who came under risk only in that week, in time for its events (NULL: all were from the start); time i
 * is i weeks. Those that are followed beyond the last week are to be counted as censored in it. Errors:
 * STATUS_OUT_OF_MEMORY; free in any case. */
enum Status life_table_from_counts(struct LifeTable *self, size_t length, size_t causes,
                                   const int64_t events[], const int64_t censored[], const int64_t entered[],
                                   struct Error *error) MUST_CHECK;

/* From n individuals: time[n] of end or of censoring, cause[n] in 0..causes-1, or negative for censored.
 * Errors: STATUS_OUT_OF_MEMORY; free in any case. */
enum Status life_table_from_times(struct LifeTable *self, size_t n, size_t causes, const double time[],
                                  const int cause[], struct Error *error) MUST_CHECK;
void life_table_free(struct LifeTable *self);

/* Individuals in the table, whenever they came under risk. */
int64_t life_table_total(const struct LifeTable *self);

/* Kaplan & Meier 1958: S(t) = Π_{t_i ≤ t} (1 - d_i/n_i), with the variance of Greenwood 1926,
 * S² Σ d_i/(n_i (n_i - d_i)), 0 once S is 0. survival[length], variance[length] (or NULL). Where nobody is at
 * risk any more, or not yet, the last value is carried on: see survival_is_known. Of those who entered late
 * the curve is that of a life from time 0 on if nothing happens before somebody is at risk. */
void survival_kaplan_meier(const struct LifeTable *table, double survival[], double variance[]);

/* Aalen & Johansen 1978, the cumulative incidence F_j(t) = Σ_{t_i ≤ t} S(t_{i-1}) d_ij/n_i of the causes j
 * with chosen[j] true, chosen[causes], taken together. Variance by the delta method (Marubini & Valsecchi
 * 1995, equation 10.12): Σ (F_j(t) - F_j(t_i))² d_i/(n_i (n_i - d_i)) + Σ S(t_{i-1})² d_ij (n_i - d_ij)/n_i³
 * - 2 Σ (F_j(t) - F_j(t_i)) S(t_{i-1}) d_ij/n_i². It is F(1-F)/n without censoring and Greenwood's with one
 * cause. incidence[length], variance[length] (or NULL). */
void survival_incidence(const struct LifeTable *table, const bool chosen[], double incidence[],
                        double variance[]);

/* True where curves are known: someone is at risk at row `index`, or all had ended. `survival` is
 * Kaplan-Meier's there. */
bool survival_is_known(const struct LifeTable *table, size_t index, double survival);

enum SurvivalScale { SURVIVAL_PLAIN, SURVIVAL_LOG_LOG };

/* Interval of a probability (survival or incidence) with a given variance: value ± critical · se within [0,
 * 1], or on the scale log(-log) as value^exp(±critical se/(value log value)) (Kalbfleisch & Prentice 1980,
 * section 1.3). Where the value is 0 or 1 or the variance 0, Wilson's interval with `count` trials. NaN value
 * or variance, or critical NaN: no interval. critical > 0. */
struct Estimate survival_interval(double value, double variance, int64_t count, double critical,
                                  enum SurvivalScale scale);

/* Median: the first time[i] with survival[i] ≤ 1/2; its interval lies between the times when the curves low[]
 * and high[] get there (Brookmeyer & Crowley 1982). All arrays [length]; NaN where a curve never does. */
struct Estimate survival_median(size_t length, const double time[], const double survival[],
                                const double low[], const double high[], int64_t count);

/* Restricted mean ∫_0^horizon S(t) dt (Irwin 1949) with variance Σ_{t_i ≤ horizon} (∫_{t_i}^horizon S)²
 * d_i/(n_i (n_i - d_i)) (Klein & Moeschberger 2003, equation 4.5.2). NaN if followed less long than `horizon`
 * while some go on. */
void survival_restricted_mean(const struct LifeTable *table, double horizon, double *mean, double *variance);

#endif
