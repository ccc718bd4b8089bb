#include "estimate/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/pooled.h"
#include "estimate/series.h"
#include "estimate/summary_adoption.h"
#include "estimate/summary_episodes.h"
#include "estimate/summary_parts.h"
#include "estimate/tally.h"

bool summary_has(const struct Summary *self, enum RecordTable table) {
    return table == TABLE_RUNS || (self->recorded & 1u << table) != 0;
}

enum Status summary_init(struct Summary *self, int64_t weeks, double confidence, struct Error *error) {
    *self = (struct Summary){.weeks = weeks, .confidence = confidence, .recorded = (1u << TABLE_COUNT) - 1};
    if (weeks < 1 || !(confidence > 0.0 && confidence < 1.0))
        return error_set(error, STATUS_INTERNAL,
                         "a summary needs at least one week and a confidence within 0 and 1");
    return STATUS_OK;
}

static bool same_run(const struct RunKey *one, const struct RunKey *other) {
    return one->scenario == other->scenario && one->point == other->point &&
           one->replicate == other->replicate;
}

static bool key_follows(const struct RunKey *next, const struct RunKey *last) {
    return next->scenario == last->scenario && next->point == last->point &&
           next->replicate > last->replicate;
}

static enum Status summary_next_run(struct Summary *self, const struct RunKey *key, struct Error *error) {
    if (self->runs > 0 && !key_follows(key, &self->key))
        return error_set(error, STATUS_INTERNAL, "run %lld/%lld/%lld does not follow run %lld/%lld/%lld",
                         (long long)key->scenario, (long long)key->point, (long long)key->replicate,
                         (long long)self->key.scenario, (long long)self->key.point,
                         (long long)self->key.replicate);
    if (self->runs == self->capacity) {
        size_t capacity = self->capacity > 0 ? 2 * self->capacity : 16;
        struct Tally **tallies = realloc(self->tallies, capacity * sizeof *tallies);
        if (tallies == NULL)
            return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to summarise %zu runs", capacity);
        self->tallies = tallies;
        self->capacity = capacity;
    }
    struct Tally *tally = tally_new(self->weeks);
    if (tally == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to summarise run %zu", self->runs + 1);
    self->tallies[self->runs++] = tally;
    self->key = *key;
    return STATUS_OK;
}

enum Status summary_record(struct Summary *self, const struct RunKey *key, enum RecordTable table,
                           const void *record, struct Error *error) {
    if (self->runs == 0 || !same_run(key, &self->key)) {
        enum Status status = summary_next_run(self, key, error);
        if (status != STATUS_OK)
            return status;
    }
    return tally_add(self->tallies[self->runs - 1], table, record, error);
}

/* Frees what summary_finish made and leaves the runs. */
static void summary_clear(struct Summary *self) {
    for (int group = 0; group < GROUP_COUNT; group++) {
        for (int exit = 0; exit < EXIT_COUNT; exit++)
            curve_free(&self->episodes[group].incidence[exit]);
        curve_free(&self->episodes[group].in_progress);
    }
    for (int group = 0; group < SERVICE_GROUP_COUNT; group++)
        curve_free(&self->services[group].alive);
    for (int k = 0; k < SOURCING_COUNT; k++)
        series_free(&self->sourcing[k]);
    for (size_t i = 0; i < self->weekly_count; i++)
        series_free(&self->weekly[i]);
    free(self->weekly);
    free(self->run_columns);
    struct Summary bare = {.weeks = self->weeks,
                           .confidence = self->confidence,
                           .recorded = self->recorded,
                           .key = self->key,
                           .tallies = self->tallies,
                           .runs = self->runs,
                           .capacity = self->capacity};
    *self = bare;
}

enum Status summary_finish(struct Summary *self, struct Error *error) {
    summary_clear(self);
    enum Status (*const fill[])(struct Summary *, struct Error *) = {
        summary_fill_episodes, summary_fill_services, summary_fill_proposals, summary_fill_weekly,
        summary_fill_adoption};
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < sizeof fill / sizeof fill[0] && status == STATUS_OK; i++)
        status = fill[i](self, error);
    return status;
}

void summary_free(struct Summary *self) {
    summary_clear(self);
    for (size_t r = 0; r < self->runs; r++)
        tally_free(self->tallies[r]);
    free(self->tallies);
    *self = (struct Summary){0};
}

const struct Series *summary_series(const struct Summary *self, const char *name) {
    size_t column = summary_weekly_column(name);
    return column < self->weekly_count ? &self->weekly[column] : NULL;
}

double summary_precision(const struct Summary *self) {
    const struct Estimate *tried = &self->adoption.at[CURVE_TRIED][ADOPTION_HORIZON].mean;
    double widest = tried->count == 1 ? INFINITY : -INFINITY;
    widest = fmax(widest, estimate_half_width(tried));
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        const struct Estimate *completed = &self->episodes[GROUP_CASE_TYPE + type].completed[COMPLETION_52];
        if (completed->count > 0)
            widest = fmax(widest, estimate_half_width(completed));
    }
    return widest < 0.0 ? INFINITY : widest;
}
