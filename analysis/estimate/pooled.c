#include "estimate/pooled.h"

#include <math.h>
#include <stdlib.h>

#include "estimate/survival.h"

void curve_free(struct Curve *self) {
    free(self->time);
    free(self->value);
    free(self->low);
    free(self->high);
    free(self->at_risk);
    free(self->events);
    *self = (struct Curve){0};
}

static bool curve_allocate(struct Curve *self, size_t length) {
    *self = (struct Curve){.length = length};
    self->time = calloc(length, sizeof *self->time);
    self->value = calloc(length, sizeof *self->value);
    self->low = calloc(length, sizeof *self->low);
    self->high = calloc(length, sizeof *self->high);
    self->at_risk = calloc(length, sizeof *self->at_risk);
    self->events = calloc(length, sizeof *self->events);
    bool complete = self->time != NULL && self->value != NULL && self->low != NULL && self->high != NULL &&
                    self->at_risk != NULL && self->events != NULL;
    if (!complete)
        curve_free(self); /* to a curve of length 0, which is safe to read */
    return complete;
}

/* What the jackknife works with: the counts of all runs, of all but one, and curves from either. */
struct Pool {
    const struct RunCounts *runs;
    size_t wanted;
    const struct CurveWish *wishes;
    int64_t *events, *censored, *entered;                /* all runs together */
    int64_t *less_events, *less_censored, *less_entered; /* all but one */
    double *full, *without;                              /* [wanted * length] */
    struct Jackknife *jackknife; /* [wanted * (length + 1)], the last of a curve for its area */
};

static void pool_free(struct Pool *self) {
    free(self->events);
    free(self->censored);
    free(self->entered);
    free(self->less_events);
    free(self->less_censored);
    free(self->less_entered);
    free(self->full);
    free(self->without);
    free(self->jackknife);
}

static bool pool_allocate(struct Pool *self, const struct RunCounts *runs, size_t wanted,
                          const struct CurveWish wishes[]) {
    size_t length = runs->length;
    *self = (struct Pool){.runs = runs, .wanted = wanted, .wishes = wishes};
    self->events = calloc(length * runs->causes, sizeof *self->events);
    self->less_events = calloc(length * runs->causes, sizeof *self->less_events);
    self->censored = calloc(length, sizeof *self->censored);
    self->less_censored = calloc(length, sizeof *self->less_censored);
    self->entered = calloc(length, sizeof *self->entered);
    self->less_entered = calloc(length, sizeof *self->less_entered);
    self->full = calloc(wanted * length, sizeof *self->full);
    self->without = calloc(wanted * length, sizeof *self->without);
    self->jackknife = calloc(wanted * (length + 1), sizeof *self->jackknife);
    return self->events != NULL && self->less_events != NULL && self->censored != NULL &&
           self->less_censored != NULL && self->entered != NULL && self->less_entered != NULL &&
           self->full != NULL && self->without != NULL && self->jackknife != NULL;
}

/* Adds all runs up; returns how many of them hold anyone. */
static size_t pool_sum(struct Pool *self) {
    size_t causes = self->runs->causes, holding = 0;
    for (size_t r = 0; r < self->runs->runs; r++) {
        const uint32_t *cell = self->runs->counts[r];
        int64_t total = 0;
        for (size_t i = 0; i < self->runs->length; i++) {
            for (size_t j = 0; j < causes; j++) {
                total += *cell;
                self->events[i * causes + j] += *cell++;
            }
            total += *cell;
            self->censored[i] += *cell++;
            self->entered[i] += *cell++;
        }
        holding += total > 0 ? 1 : 0;
    }
    return holding;
}

static void pool_leave_out(struct Pool *self, size_t run) {
    size_t causes = self->runs->causes;
    const uint32_t *cell = self->runs->counts[run];
    for (size_t i = 0; i < self->runs->length; i++) {
        for (size_t j = 0; j < causes; j++, cell++)
            self->less_events[i * causes + j] = self->events[i * causes + j] - *cell;
        self->less_censored[i] = self->censored[i] - *cell++;
        self->less_entered[i] = self->entered[i] - *cell++;
    }
}

static void wished_curves(const struct Pool *self, const struct LifeTable *table, double values[]) {
    size_t length = self->runs->length;
    for (size_t k = 0; k < self->wanted; k++) {
        double *curve = values + k * length;
        survival_incidence(table, self->wishes[k].chosen, curve, NULL);
        for (size_t i = 0; i < length && self->wishes[k].complement; i++)
            curve[i] = 1.0 - curve[i];
    }
}

/* Area under a step curve over weeks 0..length-1. */
static double curve_area(const double curve[], size_t length) {
    double area = 0.0;
    for (size_t i = 0; i + 1 < length; i++)
        area += curve[i];
    return area;
}

static void jackknife_curves(struct Pool *self) {
    size_t length = self->runs->length;
    for (size_t k = 0; k < self->wanted; k++) {
        struct Jackknife *jackknife = self->jackknife + k * (length + 1);
        const double *without = self->without + k * length, *full = self->full + k * length;
        for (size_t i = 0; i < length; i++)
            jackknife_add(&jackknife[i], without[i], full[i]);
        jackknife_add(&jackknife[length], curve_area(without, length), curve_area(full, length));
    }
}

static enum Status pool_jackknife(struct Pool *self, struct Error *error) {
    for (size_t r = 0; r < self->runs->runs; r++) {
        struct LifeTable table;
        pool_leave_out(self, r);
        enum Status status =
            life_table_from_counts(&table, self->runs->length, self->runs->causes, self->less_events,
                                   self->less_censored, self->less_entered, error);
        if (status == STATUS_OK) {
            wished_curves(self, &table, self->without);
            jackknife_curves(self);
        }
        life_table_free(&table);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

static int64_t chosen_at(const struct LifeTable *table, size_t row, const bool chosen[]) {
    int64_t sum = 0;
    for (size_t j = 0; j < table->causes; j++)
        sum += chosen[j] ? table->events[row * table->causes + j] : 0;
    return sum;
}

/* Where fewer than two runs hold anyone there is no variance between them, and no interval. */
static enum Status pool_read_curve(const struct Pool *self, size_t k, const struct LifeTable *table,
                                   const double survival[], double critical, struct Curve *curve,
                                   struct Error *error) {
    size_t length = self->runs->length;
    if (!curve_allocate(curve, length))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a curve of %zu weeks", length);
    for (size_t i = 0; i < length; i++) {
        double variance = jackknife_variance(&self->jackknife[k * (length + 1) + i]);
        bool known = survival_is_known(table, i, survival[i]);
        struct Estimate point = survival_interval(known ? self->full[k * length + i] : NAN, variance,
                                                  life_table_total(table), critical, SURVIVAL_LOG_LOG);
        curve->time[i] = table->time[i];
        curve->value[i] = point.value;
        curve->low[i] = point.low;
        curve->high[i] = point.high;
        curve->at_risk[i] = (double)table->at_risk[i];
        curve->events[i] = (double)chosen_at(table, i, self->wishes[k].chosen);
    }
    return STATUS_OK;
}

/* The area under one curve, where that is known to its end. */
static struct Estimate pool_read_area(const struct Pool *self, size_t k, const struct LifeTable *table,
                                      double confidence) {
    size_t length = self->runs->length;
    double mean, variance;
    survival_restricted_mean(table, (double)(length - 1), &mean, &variance);
    if (isnan(mean))
        return estimate_none();
    variance = jackknife_variance(&self->jackknife[k * (length + 1) + length]);
    const struct Estimate area =
        interval_plain(curve_area(self->full + k * length, length), sqrt(variance),
                       (double)self->runs->runs - 1.0, life_table_total(table), confidence);
    return interval_within(&area, 0.0, (double)(length - 1));
}

static enum Status pool_read(const struct Pool *self, const struct LifeTable *table, double confidence,
                             struct Curve curves[], struct Estimate area[], struct Error *error) {
    double critical = interval_critical(confidence, (double)self->runs->runs - 1.0);
    double *survival = calloc(table->length, sizeof *survival);
    if (survival == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a curve of %zu weeks", table->length);
    survival_kaplan_meier(table, survival, NULL);
    enum Status status = STATUS_OK;
    for (size_t k = 0; k < self->wanted && status == STATUS_OK; k++) {
        status = pool_read_curve(self, k, table, survival, critical, &curves[k], error);
        if (area != NULL)
            area[k] = pool_read_area(self, k, table, confidence);
    }
    free(survival);
    return status;
}

enum Status pooled_curves(const struct RunCounts *runs, size_t wanted, const struct CurveWish wishes[],
                          double confidence, struct Curve curves[], struct Estimate area[],
                          struct Error *error) {
    struct Pool pool;
    struct LifeTable table = {0};
    enum Status status = STATUS_OK;
    for (size_t k = 0; k < wanted; k++) {
        curves[k] = (struct Curve){0};
        if (area != NULL)
            area[k] = estimate_none();
    }
    if (!pool_allocate(&pool, runs, wanted, wishes)) {
        status = error_set(error, STATUS_OUT_OF_MEMORY, "no memory to pool %zu runs", runs->runs);
        goto out;
    }
    size_t holding = pool_sum(&pool);
    if (holding == 0)
        goto out;
    status = life_table_from_counts(&table, runs->length, runs->causes, pool.events, pool.censored,
                                    pool.entered, error);
    if (status != STATUS_OK)
        goto out;
    wished_curves(&pool, &table, pool.full);
    if (holding > 1)
        status = pool_jackknife(&pool, error);
    if (status == STATUS_OK)
        status = pool_read(&pool, &table, confidence, curves, area, error);
out:
    life_table_free(&table);
    pool_free(&pool);
    return status;
}

struct Estimate pooled_share(size_t runs, const int64_t successes[], const int64_t trials[],
                             double confidence) {
    int64_t hits = 0, total = 0;
    size_t holding = 0;
    for (size_t r = 0; r < runs; r++) {
        hits += successes[r];
        total += trials[r];
        holding += trials[r] > 0 ? 1 : 0;
    }
    if (total == 0)
        return estimate_none();
    double share = (double)hits / (double)total;
    if (hits > total)
        return estimate_none();
    struct Jackknife jackknife = {0};
    for (size_t r = 0; r < runs && holding > 1; r++)
        jackknife_add(&jackknife, (double)(hits - successes[r]) / (double)(total - trials[r]), share);
    double critical = interval_critical(confidence, (double)runs - 1.0);
    return survival_interval(share, jackknife_variance(&jackknife), total, critical, SURVIVAL_LOG_LOG);
}
