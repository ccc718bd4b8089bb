#include "estimate/pooled.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

void pooled_free(struct Pooled *self) {
    free(self->events);
    free(self->censored);
    free(self->entered);
    free(self->full);
    free(self->without);
    free(self->jackknife);
    life_table_free(&self->table);
    *self = (struct Pooled){0};
}

static bool pooled_allocate(struct Pooled *self) {
    size_t length = self->length, wanted = self->wanted;
    self->events = calloc(length * self->causes, sizeof *self->events);
    self->censored = calloc(length, sizeof *self->censored);
    self->entered = calloc(length, sizeof *self->entered);
    self->full = calloc(wanted * length, sizeof *self->full);
    self->without = calloc(wanted * length, sizeof *self->without);
    self->jackknife = calloc(wanted * (length + 1), sizeof *self->jackknife);
    return self->events != NULL && self->censored != NULL && self->entered != NULL && self->full != NULL &&
           self->without != NULL && self->jackknife != NULL;
}

/* Whether counts hold anyone; those who entered late are counted where they leave. */
static bool holds_anyone(const struct Pooled *self, const int64_t counts[]) {
    for (size_t i = 0; i < self->length * (self->causes + 2); i++)
        if (counts[i] > 0)
            return true;
    return false;
}

/* The life table of all runs but one (NULL: of all). */
static enum Status tabulate(struct Pooled *self, const int64_t without[], struct LifeTable *table,
                            struct Error *error) {
    size_t causes = self->causes;
    for (size_t i = 0, cell = 0; i < self->length; i++)
        for (size_t j = 0; j < causes + 2; j++, cell++) {
            int64_t *place = j < causes    ? &self->events[i * causes + j]
                             : j == causes ? &self->censored[i]
                                           : &self->entered[i];
            *place = self->total[cell] - (without != NULL ? without[cell] : 0);
        }
    return life_table_from_counts(table, self->length, causes, self->events, self->censored, self->entered,
                                  error);
}

static void wished_curves(const struct Pooled *self, const struct LifeTable *table, double values[]) {
    size_t length = self->length;
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

static void jackknife_curves(struct Pooled *self) {
    size_t length = self->length;
    for (size_t k = 0; k < self->wanted; k++) {
        struct Jackknife *jackknife = self->jackknife + k * (length + 1);
        const double *without = self->without + k * length, *full = self->full + k * length;
        for (size_t i = 0; i < length; i++)
            jackknife_add(&jackknife[i], without[i], full[i]);
        jackknife_add(&jackknife[length], curve_area(without, length), curve_area(full, length));
    }
}

enum Status pooled_init(struct Pooled *self, size_t length, size_t causes, const int64_t total[],
                        size_t wanted, const struct CurveWish wishes[], struct Error *error) {
    *self = (struct Pooled){
        .length = length, .causes = causes, .wanted = wanted, .wishes = wishes, .total = total};
    if (!pooled_allocate(self))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to pool runs");
    if (!holds_anyone(self, total))
        return STATUS_OK;
    enum Status status = tabulate(self, NULL, &self->table, error);
    if (status == STATUS_OK)
        wished_curves(self, &self->table, self->full);
    return status;
}

/* Without a run that holds nobody the curves are those of all. */
enum Status pooled_leave_out(struct Pooled *self, const int64_t counts[], struct Error *error) {
    struct LifeTable table = {0};
    enum Status status = STATUS_OK;
    bool holds = holds_anyone(self, counts);
    self->runs++;
    self->holding += holds ? 1 : 0;
    if (holds)
        status = tabulate(self, counts, &table, error);
    if (holds && status == STATUS_OK)
        wished_curves(self, &table, self->without);
    else
        memcpy(self->without, self->full, self->wanted * self->length * sizeof *self->full);
    if (status == STATUS_OK)
        jackknife_curves(self);
    life_table_free(&table);
    return status;
}

static int64_t chosen_at(const struct LifeTable *table, size_t row, const bool chosen[]) {
    int64_t sum = 0;
    for (size_t j = 0; j < table->causes; j++)
        sum += chosen[j] ? table->events[row * table->causes + j] : 0;
    return sum;
}

/* Where fewer than two runs hold anyone there is no variance between them, and no interval. */
static double pooled_variance(const struct Pooled *self, size_t k, size_t place) {
    return self->holding < 2 ? NAN : jackknife_variance(&self->jackknife[k * (self->length + 1) + place]);
}

static enum Status pooled_read_curve(const struct Pooled *self, size_t k, const double survival[],
                                     double critical, struct Curve *curve, struct Error *error) {
    const struct LifeTable *table = &self->table;
    size_t length = self->length;
    if (!curve_allocate(curve, length))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a curve of %zu weeks", length);
    for (size_t i = 0; i < length; i++) {
        bool known = survival_is_known(table, i, survival[i]);
        struct Estimate point =
            survival_interval(known ? self->full[k * length + i] : NAN, pooled_variance(self, k, i),
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
static struct Estimate pooled_read_area(const struct Pooled *self, size_t k, double confidence) {
    size_t length = self->length;
    double mean, variance;
    survival_restricted_mean(&self->table, (double)(length - 1), &mean, &variance);
    if (isnan(mean))
        return estimate_none();
    const struct Estimate area =
        interval_plain(curve_area(self->full + k * length, length), sqrt(pooled_variance(self, k, length)),
                       (double)self->runs - 1.0, life_table_total(&self->table), confidence);
    return interval_within(&area, 0.0, (double)(length - 1));
}

enum Status pooled_read(const struct Pooled *self, double confidence, struct Curve curves[],
                        struct Estimate area[], struct Error *error) {
    double critical = interval_critical(confidence, (double)self->runs - 1.0);
    double *survival = calloc(self->length, sizeof *survival);
    enum Status status = STATUS_OK;
    for (size_t k = 0; k < self->wanted; k++) {
        curves[k] = (struct Curve){0};
        if (area != NULL)
            area[k] = estimate_none();
    }
    if (survival == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a curve of %zu weeks", self->length);
    if (self->table.length > 0)
        survival_kaplan_meier(&self->table, survival, NULL);
    for (size_t k = 0; k < self->wanted && self->table.length > 0 && status == STATUS_OK; k++) {
        status = pooled_read_curve(self, k, survival, critical, &curves[k], error);
        if (area != NULL)
            area[k] = pooled_read_area(self, k, confidence);
    }
    free(survival);
    return status;
}

void pooled_share_leave_out(struct PooledShare *self, int64_t successes, int64_t trials) {
    double share = (double)self->successes / (double)self->trials;
    self->runs++;
    self->holding += trials > 0 ? 1 : 0;
    if (self->trials > trials)
        jackknife_add(&self->jackknife,
                      (double)(self->successes - successes) / (double)(self->trials - trials), share);
}

struct Estimate pooled_share(const struct PooledShare *self, double confidence) {
    if (self->trials == 0 || self->successes > self->trials)
        return estimate_none();
    double variance = self->holding < 2 ? NAN : jackknife_variance(&self->jackknife);
    return survival_interval((double)self->successes / (double)self->trials, variance, self->trials,
                             interval_critical(confidence, (double)self->runs - 1.0), SURVIVAL_LOG_LOG);
}
