#include "estimate/summary_adoption.h"

#include <math.h>
#include <stdlib.h>

#include "estimate/series.h"
#include "estimate/summary_numbers.h"
#include "estimate/summary_parts.h"

static enum Status fill_weekly(struct Summary *self, struct Error *error) {
    const struct TableRow *table = record_table(TABLE_WEEKLY);
    self->weekly = summary_room(tally_weekly_columns(), sizeof *self->weekly, error);
    enum Status status = self->weekly == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    for (size_t i = 0; i < tally_weekly_columns() && status == STATUS_OK; i++) {
        const struct Column *column = &table->columns[i + 1];
        struct Series *series = &self->weekly[i];
        struct WeekGrid grid = tally_grid(i, self->weeks);
        series->name = column->name;
        series->unit = column->unit;
        series->sentence = column->sentence;
        self->weekly_count = i + 1;
        status =
            series_fill(series, self, summary_weekly_number(self->weeks, i), week_grid_places(&grid), error);
        for (size_t place = 0; place < series->length && status == STATUS_OK; place++)
            series->time[place] = (double)week_grid_week(&grid, place);
    }
    return status;
}

static enum Status fill_sourcing(struct Summary *self, struct Error *error) {
    static const char *const sentences[SOURCING_COUNT][2] = {
        {"in_house", "issues of the year that went in-house"},
        {"outsourced", "issues of the year that were outsourced"},
        {"collaboration", "issues of the year that became proposals to collaborate"},
    };
    enum Status status = STATUS_OK;
    for (int way = 0; way < SOURCING_COUNT && status == STATUS_OK; way++) {
        struct Series *series = &self->sourcing[way];
        series->name = sentences[way][0];
        series->unit = "share";
        series->sentence = sentences[way][1];
        status = series_fill(series, self, summary_sourcing_number(self->weeks, way),
                             (size_t)(self->weeks / SUMMARY_YEAR_WEEKS), error);
        for (size_t year = 0; year < series->length && status == STATUS_OK; year++)
            series->time[year] = (double)(year + 1);
    }
    return status;
}

static enum Status fill_run_columns(struct Summary *self, double room[], struct Error *error) {
    const struct TableRow *table = record_table(TABLE_RUNS);
    self->run_column_count = table->column_count;
    self->run_columns = summary_room(self->run_column_count, sizeof *self->run_columns, error);
    enum Status status = self->run_columns == NULL ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    for (size_t i = 0; i < self->run_column_count && status == STATUS_OK; i++)
        status = number_spread(self, summary_run_number(self->weeks, i), table->columns[i].unit, room,
                               &self->run_columns[i], error);
    return status;
}

static enum Status fill_wait(struct Summary *self, double room[], struct Error *error) {
    enum Status status = run_numbers_read(&self->numbers, summary_wait_number(self->weeks), room, error);
    if (status != STATUS_OK)
        return status;
    const struct Estimate mean = interval_mean(room, self->runs, self->confidence);
    self->adoption.restricted_mean_weeks = interval_within(&mean, 0.0, (double)self->weeks);
    return STATUS_OK;
}

static enum Status fill_reach(struct Summary *self, int index, double room[], struct Error *error) {
    int64_t runs = 0, reached = 0;
    enum Status status =
        run_numbers_read(&self->numbers, summary_reach_number(self->weeks, index), room, error);
    if (status != STATUS_OK)
        return status;
    for (size_t r = 0; r < self->runs; r++) {
        double week = room[r];
        runs += isnan(week) ? 0 : 1;
        if (week >= 0.0)
            room[reached++] = week;
    }
    struct Estimate share = interval_share(reached, runs, self->confidence);
    if (runs < 2) /* one run is no share of runs */
        share.low = share.high = NAN;
    self->adoption.reach[index] = (struct ReachSummary){
        summary_reach_level(index), share, interval_median(room, (size_t)reached, self->confidence)};
    return STATUS_OK;
}

static enum Status fill_bass(struct Summary *self, double room[], struct Error *error) {
    struct BassSummary *bass = &self->adoption.bass;
    struct Estimate *const estimates[] = {&bass->p, &bass->q};
    enum Status status = STATUS_OK;
    for (int i = 0; i < BASS_STATUS_COUNT; i++)
        bass->runs += bass->by_status[i] = self->bass_by_status[i];
    for (size_t i = 0; i < 2 && status == STATUS_OK; i++) {
        status = run_numbers_read(&self->numbers, summary_bass_number(self->weeks) + i, room, error);
        if (status != STATUS_OK)
            break;
        const struct Estimate mean = interval_mean(room, self->runs, self->confidence);
        *estimates[i] = interval_within(&mean, 0.0, INFINITY);
    }
    return status;
}

static enum Status fill_curve(struct Summary *self, int curve, size_t column, double room[],
                              struct Error *error) {
    enum Status status = STATUS_OK;
    self->adoption.curve[curve] = &self->weekly[column];
    for (int i = 0; i < ADOPTION_TIME_COUNT && status == STATUS_OK; i++) {
        int64_t weeks = summary_adoption_weeks(i, self->weeks);
        size_t number = summary_weekly_number(self->weeks, column) + (size_t)weeks - 1;
        struct Spread *at = &self->adoption.at[curve][i];
        *at = (struct Spread){estimate_none(), NAN, NAN, NAN};
        if (weeks <= self->weeks)
            status = number_spread(self, number, "share", room, at, error);
    }
    return status;
}

static enum Status fill_adoption(struct Summary *self, double room[], struct Error *error) {
    static const char *const names[CURVE_COUNT] = {"ever_tried_share", "tried_programme_share",
                                                   "decided_share", "routine_share"};
    enum Status status = STATUS_OK;
    for (int k = 0; k < CURVE_COUNT && status == STATUS_OK; k++)
        status = fill_curve(self, k, tally_weekly_column(names[k]), room, error);
    for (int i = 0; i < REACH_COUNT && status == STATUS_OK; i++)
        status = fill_reach(self, i, room, error);
    if (status == STATUS_OK)
        status = fill_wait(self, room, error);
    return status == STATUS_OK ? fill_bass(self, room, error) : status;
}

enum Status summary_fill_numbers(struct Summary *self, struct Error *error) {
    double *room = summary_room(self->runs, sizeof *room, error);
    enum Status status = room == NULL ? STATUS_OUT_OF_MEMORY : fill_weekly(self, error);
    if (status == STATUS_OK)
        status = fill_sourcing(self, error);
    if (status == STATUS_OK)
        status = fill_run_columns(self, room, error);
    if (status == STATUS_OK)
        status = fill_adoption(self, room, error);
    free(room);
    return status;
}
