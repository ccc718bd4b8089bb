#include "estimate/summary_adoption.h"

#include <math.h>
#include <stdlib.h>

#include "estimate/series.h"
#include "estimate/summary_parts.h"
#include "estimate/tally.h"
#include "world/units.h"

static double sourced_share(const struct Tally *tally, size_t what, size_t year) {
    static const char *const names[SOURCING_COUNT] = {"chosen_in_house", "chosen_outsourced",
                                                      "chosen_collaboration"};
    double sums[SOURCING_COUNT] = {0}, total = 0.0;
    for (size_t k = 0; k < SOURCING_COUNT; k++) {
        size_t column = summary_weekly_column(names[k]);
        for (size_t i = 0; i < SUMMARY_YEAR_WEEKS; i++)
            sums[k] += tally_weekly(tally, column, year * SUMMARY_YEAR_WEEKS + i);
        total += sums[k];
    }
    return sums[what] / total; /* a year without issues: 0/0 is NaN, not available */
}

static enum Status fill_sourcing(struct Summary *self, struct Error *error) {
    static const char *const sentences[SOURCING_COUNT][2] = {
        {"in_house", "issues of the year that went in-house"},
        {"outsourced", "issues of the year that were outsourced"},
        {"collaboration", "issues of the year that became proposals to collaborate"},
    };
    enum Status status = STATUS_OK;
    for (size_t k = 0; k < SOURCING_COUNT && status == STATUS_OK; k++) {
        struct Series *series = &self->sourcing[k];
        series->name = sentences[k][0];
        series->unit = "share";
        series->sentence = sentences[k][1];
        status = series_fill(series, self, (size_t)(self->weeks / SUMMARY_YEAR_WEEKS), 1.0, sourced_share, k,
                             error);
    }
    return status;
}

static enum Status fill_run_columns(struct Summary *self, struct Error *error) {
    double *values = summary_room(self->runs, sizeof *values, error);
    self->run_column_count = record_table(TABLE_RUNS)->column_count;
    self->run_columns = summary_room(self->run_column_count, sizeof *self->run_columns, error);
    enum Status status = values == NULL || self->run_columns == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    for (size_t i = 0; i < self->run_column_count && status == STATUS_OK; i++) {
        for (size_t r = 0; r < self->runs; r++)
            values[r] = self->tallies[r]->run[i];
        const struct UnitRow unit = unit_row(record_table(TABLE_RUNS)->columns[i].unit);
        struct Spread *spread = &self->run_columns[i];
        *spread = interval_spread(values, self->runs, self->confidence);
        spread->mean = interval_within(&spread->mean, unit.low, unit.high);
    }
    free(values);
    return status;
}

enum Status summary_fill_weekly(struct Summary *self, struct Error *error) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    self->weekly = summary_room(table->column_count - 1, sizeof *self->weekly, error);
    enum Status status = self->weekly == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    for (size_t i = 0; i + 1 < table->column_count && status == STATUS_OK; i++) {
        const struct Column *column = &table->columns[i + 1];
        self->weekly[i].name = column->name;
        self->weekly[i].unit = column->unit;
        self->weekly[i].sentence = column->sentence;
        self->weekly_count = i + 1;
        status = series_fill(&self->weekly[i], self, (size_t)self->weeks, 0.0, tally_weekly, i, error);
    }
    if (status == STATUS_OK)
        status = fill_sourcing(self, error);
    if (status == STATUS_OK)
        status = fill_run_columns(self, error);
    return status;
}

/* The spread over runs of a weekly column at the end of week number `weeks` (counted from 1). */
static struct Spread spread_after(const struct Summary *self, size_t column, int64_t weeks, double room[]) {
    for (size_t r = 0; r < self->runs; r++)
        room[r] = weeks <= self->weeks ? tally_weekly(self->tallies[r], column, (size_t)weeks - 1) : NAN;
    struct Spread spread = interval_spread(room, self->runs, self->confidence);
    spread.mean = interval_within(&spread.mean, 0.0, 1.0);
    return spread;
}

static struct Estimate mean_wait(const struct Summary *self, double room[]) {
    for (size_t r = 0; r < self->runs; r++)
        room[r] =
            self->tallies[r]->waited_weeks / (double)self->tallies[r]->agencies; /* 0/0: not available */
    const struct Estimate mean = interval_mean(room, self->runs, self->confidence);
    return interval_within(&mean, 0.0, (double)self->weeks);
}

/* The first week in which a run's share is at `level` or above; -1 if never, NaN without the series. */
static double reach_week(const struct Tally *tally, size_t column, double level) {
    if (isnan(tally_weekly(tally, column, 0)))
        return NAN;
    for (size_t week = 0; week < (size_t)tally->weeks; week++)
        if (tally_weekly(tally, column, week) >= level)
            return (double)week;
    return -1.0;
}

static struct ReachSummary reach_of(const struct Summary *self, size_t column, double level, double room[]) {
    int64_t runs = 0, reached = 0;
    for (size_t r = 0; r < self->runs; r++) {
        double week = reach_week(self->tallies[r], column, level);
        runs += isnan(week) ? 0 : 1;
        if (week >= 0.0)
            room[reached++] = week;
    }
    struct Estimate share = interval_share(reached, runs, self->confidence);
    if (runs < 2) /* one run is no share of runs */
        share.low = share.high = NAN;
    return (struct ReachSummary){level, share, interval_median(room, (size_t)reached, self->confidence)};
}

static bool is_recorded(const struct Tally *tally, size_t column) {
    for (size_t i = 0; i < (size_t)tally->weeks; i++)
        if (isnan(tally_weekly(tally, column, i)))
            return false;
    return true;
}

/* Fits run by run; p[runs] and q[runs] are room for what was fitted. */
static void fit_runs(struct Summary *self, size_t column, double p[], double q[]) {
    struct BassSummary *bass = &self->adoption.bass;
    size_t agencies = (size_t)(record_column(TABLE_RUNS, "agencies") - record_table(TABLE_RUNS)->columns),
           fits = 0;
    for (size_t r = 0; r < self->runs; r++) {
        const struct Tally *tally = self->tallies[r];
        if (!is_recorded(tally, column))
            continue;
        struct BassFit fit = bass_fit((size_t)tally->weeks, tally->weekly + column * (size_t)tally->weeks,
                                      tally->run[agencies]);
        bass->runs++;
        bass->by_status[fit.status]++;
        if (fit.status != BASS_FITTED)
            continue;
        p[fits] = fit.p;
        q[fits++] = fit.q;
    }
    const struct Estimate mean_p = interval_mean(p, fits, self->confidence),
                          mean_q = interval_mean(q, fits, self->confidence);
    bass->p = interval_within(&mean_p, 0.0, INFINITY);
    bass->q = interval_within(&mean_q, 0.0, INFINITY);
}

static enum Status fill_bass(struct Summary *self, size_t column, struct Error *error) {
    double *p = summary_room(self->runs, sizeof *p, error), *q = summary_room(self->runs, sizeof *q, error);
    enum Status status = p == NULL || q == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    if (status == STATUS_OK)
        fit_runs(self, column, p, q);
    free(p);
    free(q);
    return status;
}

enum Status summary_fill_adoption(struct Summary *self, struct Error *error) {
    static const double levels[REACH_COUNT] = {0.1, 0.5, 0.9};
    static const char *const names[CURVE_COUNT] = {"ever_tried_share", "tried_programme_share",
                                                   "decided_share", "routine_share"};
    struct AdoptionSummary *adoption = &self->adoption;
    size_t tried = summary_weekly_column(names[CURVE_TRIED]);
    double *room = summary_room(self->runs, sizeof *room, error);
    if (room == NULL)
        return STATUS_OUT_OF_MEMORY;
    for (int k = 0; k < CURVE_COUNT; k++) {
        size_t column = summary_weekly_column(names[k]);
        adoption->curve[k] = &self->weekly[column];
        for (int i = 0; i < ADOPTION_TIME_COUNT; i++)
            adoption->at[k][i] = spread_after(self, column, summary_adoption_weeks(i, self->weeks), room);
    }
    for (int i = 0; i < REACH_COUNT; i++)
        adoption->reach[i] = reach_of(self, tried, levels[i], room);
    adoption->restricted_mean_weeks = mean_wait(self, room);
    free(room);
    return fill_bass(self, tried, error);
}
