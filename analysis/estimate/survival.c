#include "estimate/survival.h"

#include <math.h>
#include <stdlib.h>

static enum Status life_table_allocate(struct LifeTable *self, size_t length, size_t causes,
                                       struct Error *error) {
    size_t rows = length > 0 ? length : 1;
    *self = (struct LifeTable){.length = length, .causes = causes};
    self->time = calloc(rows, sizeof *self->time);
    self->at_risk = calloc(rows, sizeof *self->at_risk);
    self->events = calloc(rows * causes, sizeof *self->events);
    self->censored = calloc(rows, sizeof *self->censored);
    self->entered = calloc(rows, sizeof *self->entered);
    if (self->time == NULL || self->at_risk == NULL || self->events == NULL || self->censored == NULL ||
        self->entered == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a life table of %zu times", length);
    return STATUS_OK;
}

void life_table_free(struct LifeTable *self) {
    free(self->time);
    free(self->at_risk);
    free(self->events);
    free(self->censored);
    free(self->entered);
    *self = (struct LifeTable){0};
}

static int64_t events_at(const struct LifeTable *self, size_t row) {
    int64_t sum = 0;
    for (size_t j = 0; j < self->causes; j++)
        sum += self->events[row * self->causes + j];
    return sum;
}

static void count_at_risk(struct LifeTable *self) {
    int64_t there = 0;
    for (size_t i = self->length; i-- > 0;) {
        there += events_at(self, i) + self->censored[i];
        self->at_risk[i] = there;
        there -= self->entered[i];
    }
}

enum Status life_table_from_counts(struct LifeTable *self, size_t length, size_t causes,
                                   const int64_t events[], const int64_t censored[], const int64_t entered[],
                                   struct Error *error) {
    enum Status status = life_table_allocate(self, length, causes, error);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < length; i++) {
        self->time[i] = (double)i;
        self->censored[i] = censored[i];
        self->entered[i] = entered == NULL ? 0 : entered[i];
        for (size_t j = 0; j < causes; j++)
            self->events[i * causes + j] = events[i * causes + j];
    }
    count_at_risk(self);
    return STATUS_OK;
}

struct Life {
    double time;
    int cause;
};

static int life_compare(const void *one, const void *other) {
    double a = ((const struct Life *)one)->time, b = ((const struct Life *)other)->time;
    return (a > b) - (a < b);
}

static void life_table_fill(struct LifeTable *self, size_t n, const struct Life sorted[]) {
    self->length = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || sorted[i].time > sorted[i - 1].time)
            self->time[self->length++] = sorted[i].time;
        size_t row = self->length - 1;
        if (sorted[i].cause < 0)
            self->censored[row]++;
        else
            self->events[row * self->causes + (size_t)sorted[i].cause]++;
    }
    count_at_risk(self);
}

enum Status life_table_from_times(struct LifeTable *self, size_t n, size_t causes, const double time[],
                                  const int cause[], struct Error *error) {
    enum Status status = life_table_allocate(self, n, causes, error);
    if (status != STATUS_OK)
        return status;
    struct Life *lives = calloc(n > 0 ? n : 1, sizeof *lives);
    if (lives == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to sort %zu lives", n);
    for (size_t i = 0; i < n; i++)
        lives[i] = (struct Life){time[i], cause[i]};
    qsort(lives, n, sizeof *lives, life_compare);
    life_table_fill(self, n, lives);
    free(lives);
    return STATUS_OK;
}

int64_t life_table_total(const struct LifeTable *self) {
    int64_t total = 0;
    for (size_t i = 0; i < self->length; i++)
        total += events_at(self, i) + self->censored[i];
    return total;
}

/* Greenwood's d/(n (n - d)). Where all at risk end it is infinite, but what it multiplies is 0 from there on.
 */
static double greenwood_term(double events, double at_risk) {
    return events < at_risk ? events / (at_risk * (at_risk - events)) : 0.0;
}

void survival_kaplan_meier(const struct LifeTable *table, double survival[], double variance[]) {
    double s = 1.0, greenwood = 0.0;
    for (size_t i = 0; i < table->length; i++) {
        double d = (double)events_at(table, i), n = (double)table->at_risk[i];
        if (n > 0.0)
            s *= (n - d) / n;
        greenwood += greenwood_term(d, n);
        survival[i] = s;
        if (variance != NULL)
            variance[i] = s * s * greenwood;
    }
}

/* The sums over event times from which the variance of an incidence follows at each time, its squares
 * multiplied out: a is Greenwood's term, c the covariance of all ends with those of the cause. */
struct IncidenceSums {
    double a, fa, ffa, own, c, fc;
};

static double incidence_variance(const struct IncidenceSums *sums, double f) {
    double variance =
        f * f * sums->a - 2.0 * f * sums->fa + sums->ffa + sums->own - 2.0 * (f * sums->c - sums->fc);
    return fmax(variance, 0.0);
}

static double chosen_events(const struct LifeTable *table, size_t row, const bool chosen[]) {
    int64_t sum = 0;
    for (size_t j = 0; j < table->causes; j++)
        sum += chosen[j] ? table->events[row * table->causes + j] : 0;
    return (double)sum;
}

void survival_incidence(const struct LifeTable *table, const bool chosen[], double incidence[],
                        double variance[]) {
    struct IncidenceSums sums = {0};
    double s = 1.0, f = 0.0;
    for (size_t i = 0; i < table->length; i++) {
        double n = (double)table->at_risk[i], d = (double)events_at(table, i),
               dj = chosen_events(table, i, chosen);
        if (n > 0.0) {
            f += s * dj / n;
            double a = greenwood_term(d, n), c = s * dj / (n * n);
            sums.a += a;
            sums.fa += f * a;
            sums.ffa += f * f * a;
            sums.own += s * s * dj * (n - dj) / (n * n * n);
            sums.c += c;
            sums.fc += f * c;
            s *= (n - d) / n;
        }
        incidence[i] = f;
        if (variance != NULL)
            variance[i] = incidence_variance(&sums, f);
    }
}

bool survival_is_known(const struct LifeTable *table, size_t index, double survival) {
    return table->at_risk[index] > 0 || (life_table_total(table) > 0 && survival == 0.0);
}

struct Estimate survival_interval(double value, double variance, int64_t count, double critical,
                                  enum SurvivalScale scale) {
    struct Estimate estimate = {value, NAN, NAN, count};
    if (isnan(value) || isnan(variance) || isnan(critical))
        return estimate;
    bool at_edge = value <= 0.0 || value >= 1.0 || variance <= 0.0;
    double error = sqrt(variance);
    if (at_edge && count > 0) {
        interval_score(fmin(fmax(value, 0.0), 1.0), (double)count, critical, &estimate.low, &estimate.high);
    } else if (!at_edge && scale == SURVIVAL_PLAIN) {
        estimate.low = fmax(value - critical * error, 0.0);
        estimate.high = fmin(value + critical * error, 1.0);
    } else if (!at_edge) {
        double reach = critical * error / (value * -log(value));
        estimate.low = pow(value, exp(reach));
        estimate.high = pow(value, exp(-reach));
    }
    return estimate;
}

/* The product of many factors can miss one half by rounding. */
static double first_half(size_t length, const double time[], const double curve[]) {
    for (size_t i = 0; i < length; i++)
        if (curve[i] <= 0.5 + 1e-12)
            return time[i];
    return NAN;
}

struct Estimate survival_median(size_t length, const double time[], const double survival[],
                                const double low[], const double high[], int64_t count) {
    return (struct Estimate){first_half(length, time, survival), first_half(length, time, low),
                             first_half(length, time, high), count};
}

/* Area under Kaplan-Meier from 0 to `until`, and in `variance` the sum of squares of the area still to come
 * from the total `area` at each end (or NULL). */
static double area_until(const struct LifeTable *table, double until, double area, double *variance) {
    double s = 1.0, from = 0.0, sum = 0.0;
    for (size_t i = 0; i < table->length && table->time[i] <= until; i++) {
        double d = (double)events_at(table, i), n = (double)table->at_risk[i];
        sum += s * (table->time[i] - from);
        from = table->time[i];
        if (n > 0.0)
            s *= (n - d) / n;
        if (variance != NULL)
            *variance += (area - sum) * (area - sum) * greenwood_term(d, n);
    }
    return sum + s * (until - from);
}

/* Up to when someone was watched; for ever if all ended. */
static double watched_until(const struct LifeTable *table) {
    for (size_t i = table->length; i-- > 0;)
        if (table->at_risk[i] > 0)
            return events_at(table, i) == table->at_risk[i] ? INFINITY : table->time[i];
    return -INFINITY;
}

void survival_restricted_mean(const struct LifeTable *table, double horizon, double *mean, double *variance) {
    *mean = NAN;
    *variance = NAN;
    if (watched_until(table) < horizon)
        return;
    *mean = area_until(table, horizon, 0.0, NULL);
    *variance = 0.0;
    area_until(table, horizon, *mean, variance);
}
