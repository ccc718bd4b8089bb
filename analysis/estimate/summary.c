#include "estimate/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/pooled.h"
#include "estimate/series.h"
#include "estimate/summary_adoption.h"
#include "estimate/summary_episodes.h"
#include "estimate/summary_numbers.h"
#include "estimate/summary_parts.h"
#include "estimate/tally_pack.h"

enum Status summary_init(struct Summary *self, int64_t weeks, double confidence, struct Error *error) {
    *self = (struct Summary){.weeks = weeks, .confidence = confidence};
    if (weeks < 1 || !(confidence > 0.0 && confidence < 1.0))
        return error_set(error, STATUS_INTERNAL,
                         "a summary needs at least one week and a confidence within 0 and 1");
    self->total = summary_room(1, sizeof *self->total, error);
    run_numbers_init(&self->numbers, summary_numbers_width(weeks));
    return self->total != NULL ? STATUS_OK : STATUS_OUT_OF_MEMORY;
}

static bool key_follows(const struct RunKey *next, const struct RunKey *last) {
    return next->scenario == last->scenario && next->point == last->point &&
           next->replicate > last->replicate;
}

static enum Status check_run(const struct Summary *self, const struct RunKey *key, const struct Tally *tally,
                             struct Error *error) {
    if (tally->weeks != self->weeks)
        return error_set(error, STATUS_INTERNAL, "a run of %lld weeks in a summary of %lld",
                         (long long)tally->weeks, (long long)self->weeks);
    if (self->runs > 0 && !key_follows(key, &self->key))
        return error_set(error, STATUS_INTERNAL, "run %lld/%lld/%lld does not follow run %lld/%lld/%lld",
                         (long long)key->scenario, (long long)key->point, (long long)key->replicate,
                         (long long)self->key.scenario, (long long)self->key.point,
                         (long long)self->key.replicate);
    return STATUS_OK;
}

static void add_up(struct TallyCounts *total, const struct TallyCounts *counts) {
    int64_t *sum = (int64_t *)total;
    const int64_t *cell = (const int64_t *)counts;
    for (size_t i = 0; i < TALLY_CELLS; i++)
        sum[i] += cell[i];
}

static enum Status keep_counts(struct Summary *self, const struct TallyCounts *counts, struct Error *error) {
    struct Packing packing = {0};
    tally_pack_counts(counts, &packing);
    uint64_t size = packing.size;
    enum Status status = packing.failed
                             ? error_set(error, STATUS_OUT_OF_MEMORY, "no memory to summarise a run")
                             : spill_append(&self->counts, &size, sizeof size, error);
    if (status == STATUS_OK)
        status = spill_append(&self->counts, packing.bytes, packing.size, error);
    free(packing.bytes);
    return status;
}

static enum Status keep_numbers(struct Summary *self, const struct Tally *tally, struct Error *error) {
    double *row = summary_room(self->numbers.width, sizeof *row, error);
    if (row == NULL)
        return STATUS_OUT_OF_MEMORY;
    enum BassStatus fit = summary_numbers(tally, row);
    if (fit < BASS_STATUS_COUNT)
        self->bass_by_status[fit]++;
    enum Status status =
        run_numbers_add(&self->numbers, row, tally->agencies > 0 ? (double)tally->agencies : 1.0, error);
    free(row);
    return status;
}

enum Status summary_add(struct Summary *self, const struct RunKey *key, const struct Tally *tally,
                        struct Error *error) {
    enum Status status = check_run(self, key, tally, error);
    if (status == STATUS_OK)
        status = keep_counts(self, &tally->counts, error);
    if (status == STATUS_OK)
        status = keep_numbers(self, tally, error);
    if (status != STATUS_OK)
        return status;
    add_up(self->total, &tally->counts);
    self->key = *key;
    self->runs++;
    return STATUS_OK;
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
    self->weekly = NULL;
    self->run_columns = NULL;
    self->weekly_count = self->run_column_count = 0;
    memset(self->episodes, 0, sizeof self->episodes);
    memset(self->proposals, 0, sizeof self->proposals);
    memset(self->services, 0, sizeof self->services);
    memset(&self->adoption, 0, sizeof self->adoption);
}

enum Status summary_finish(struct Summary *self, struct Error *error) {
    summary_clear(self);
    enum Status status = summary_fill_counts(self, error);
    return status == STATUS_OK ? summary_fill_numbers(self, error) : status;
}

void summary_close(struct Summary *self) {
    free(self->total);
    self->total = NULL;
    spill_free(&self->counts);
    run_numbers_free(&self->numbers);
}

void summary_free(struct Summary *self) {
    summary_clear(self);
    summary_close(self);
    *self = (struct Summary){0};
}

size_t series_place(const struct Series *self, int64_t week) {
    size_t place = 0;
    while (place < self->length && self->time[place] != (double)week)
        place++;
    return place;
}

const struct Series *summary_series(const struct Summary *self, const char *name) {
    size_t column = tally_weekly_column(name);
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
