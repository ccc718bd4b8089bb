#include "estimate/summary_numbers.h"

#include <math.h>
#include <string.h>

double summary_reach_level(int index) {
    static const double levels[REACH_COUNT] = {0.1, 0.5, 0.9};
    return levels[index];
}

size_t summary_weekly_number(int64_t weeks, size_t column) {
    size_t number = 0;
    for (size_t i = 0; i < column; i++) {
        struct WeekGrid grid = tally_grid(i, weeks);
        number += week_grid_places(&grid);
    }
    return number;
}

size_t summary_sourcing_number(int64_t weeks, int way) {
    return summary_weekly_number(weeks, tally_weekly_columns()) +
           (size_t)way * (size_t)(weeks / SUMMARY_YEAR_WEEKS);
}

size_t summary_run_number(int64_t weeks, size_t column) {
    return summary_sourcing_number(weeks, SOURCING_COUNT) + column;
}

size_t summary_wait_number(int64_t weeks) {
    return summary_run_number(weeks, record_table(TABLE_RUNS)->column_count);
}

size_t summary_reach_number(int64_t weeks, int index) {
    return summary_wait_number(weeks) + 1 + (size_t)index;
}

size_t summary_bass_number(int64_t weeks) {
    return summary_reach_number(weeks, REACH_COUNT);
}

size_t summary_numbers_width(int64_t weeks) {
    return summary_bass_number(weeks) + 2;
}

static double year_sum(const struct Tally *tally, size_t column, int64_t year) {
    struct WeekGrid grid = tally_grid(column, tally->weeks);
    size_t first = week_grid_place(&grid, year * SUMMARY_YEAR_WEEKS),
           last = week_grid_place(&grid, (year + 1) * SUMMARY_YEAR_WEEKS - 1);
    double sum = 0.0;
    for (size_t place = first; place <= last; place++)
        sum += tally->weekly[column][place];
    return sum;
}

/* A year without issues: 0/0 is NaN, not available. */
static void fill_sourcing(const struct Tally *tally, double numbers[]) {
    for (int64_t year = 0; year < tally->weeks / SUMMARY_YEAR_WEEKS; year++) {
        double sums[SOURCING_COUNT], total = 0.0;
        for (int way = 0; way < SOURCING_COUNT; way++)
            total += sums[way] = year_sum(tally, tally_sourcing_column(way), year);
        for (int way = 0; way < SOURCING_COUNT; way++)
            numbers[summary_sourcing_number(tally->weeks, way) + (size_t)year] = sums[way] / total;
    }
}

/* The first week in which a share is at `level` or above; -1 if never, NaN without the series. */
static double reach_week(const double share[], int64_t weeks, double level) {
    if (isnan(share[0]))
        return NAN;
    for (int64_t week = 0; week < weeks; week++)
        if (share[week] >= level)
            return (double)week;
    return -1.0;
}

static bool is_recorded(const double share[], int64_t weeks) {
    for (int64_t week = 0; week < weeks; week++)
        if (isnan(share[week]))
            return false;
    return true;
}

static enum BassStatus fit_bass(const struct Tally *tally, const double share[], double numbers[2]) {
    size_t agencies = (size_t)(record_column(TABLE_RUNS, "agencies") - record_table(TABLE_RUNS)->columns);
    numbers[0] = numbers[1] = NAN;
    if (!is_recorded(share, tally->weeks))
        return BASS_STATUS_COUNT;
    struct BassFit fit = bass_fit((size_t)tally->weeks, share, tally->run[agencies]);
    if (fit.status == BASS_FITTED) {
        numbers[0] = fit.p;
        numbers[1] = fit.q;
    }
    return fit.status;
}

enum BassStatus summary_numbers(const struct Tally *tally, double numbers[]) {
    int64_t weeks = tally->weeks;
    for (size_t i = 0; i < tally_weekly_columns(); i++) {
        struct WeekGrid grid = tally_grid(i, weeks);
        memcpy(numbers + summary_weekly_number(weeks, i), tally->weekly[i],
               week_grid_places(&grid) * sizeof *numbers);
    }
    const double *tried = tally->weekly[tally_weekly_column("ever_tried_share")];
    fill_sourcing(tally, numbers);
    memcpy(numbers + summary_run_number(weeks, 0), tally->run,
           record_table(TABLE_RUNS)->column_count * sizeof *numbers);
    numbers[summary_wait_number(weeks)] =
        tally->waited_weeks / (double)tally->agencies; /* 0/0: not available */
    for (int i = 0; i < REACH_COUNT; i++)
        numbers[summary_reach_number(weeks, i)] = reach_week(tried, weeks, summary_reach_level(i));
    return fit_bass(tally, tried, numbers + summary_bass_number(weeks));
}
