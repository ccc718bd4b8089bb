#include "estimate/tally_csv.h"

#include <inttypes.h>
#include <math.h>

#include "base/csv.h"
#include "base/translate.h"

static const struct SummaryColumn columns[] = {
    SUMMARY_COLUMN("scenario", "", "number of the scenario, 0 the baseline"),
    SUMMARY_COLUMN("point", "", "number of the design point, 0 without a design"),
    SUMMARY_COLUMN("replicate", "", "number of the replicate, from 0"),
    SUMMARY_COLUMN(
        "statistic", "",
        "what is counted: episodes, completed, proposals, fate, refusal, ended (of episodes that started 52 "
        "weeks before "
        "the horizon), services, service_ended, agencies, waited_weeks, issues_last_year; or a column of the "
        "weekly "
        "table"),
    SUMMARY_COLUMN("group", "", "all, a case type, a programme; of services all, handed_over or kept"),
    SUMMARY_COLUMN(
        "category", "",
        "fate, reason of a refusal, way of ending (censored: watched no longer; entered: came under risk at "
        "that age), "
        "way of dealing with an issue"),
    SUMMARY_COLUMN("week", "weeks",
                   "of ends the weeks since the start; of weekly columns the week, 0-based, at whose end a "
                   "level is or up "
                   "to which a "
                   "sum goes from the week before on"),
    SUMMARY_COLUMN("value", "as the statistic says",
                   "how many, or the level or sum; what is 0 of counts is left out"),
};

const struct SummaryTableRow *tally_table(void) {
    static const struct SummaryTableRow table = {
        "summaries.csv", N_("one row a statistic of a run: what all answers are made of"), columns,
        sizeof columns / sizeof columns[0]};
    return &table;
}

/* Where the rows of a run go. */
struct TallyRows {
    FILE *stream;
    const struct RunKey *key;
};

/* week -1: of no week. */
static void write_row(const struct TallyRows *self, const char *statistic, const char *group,
                      const char *category, int64_t week, double value) {
    fprintf(self->stream, "%" PRId64 ",%" PRId64 ",%" PRId64 ",%s,%s,%s,", self->key->scenario,
            self->key->point, self->key->replicate, statistic, group, category);
    if (week >= 0)
        fprintf(self->stream, "%" PRId64, week);
    fputc(',', self->stream);
    csv_number(self->stream, value, '\n');
}

static void write_count(const struct TallyRows *self, const char *statistic, const char *group,
                        const char *category, int64_t week, int64_t count) {
    if (count != 0)
        write_row(self, statistic, group, category, week, (double)count);
}

static const char *end_name(size_t column, size_t ends) {
    return column == ends ? "censored" : column > ends ? "entered" : exit_name((enum Exit)column);
}

static void write_group(const struct TallyRows *self, const struct TallyCounts *counts, int group) {
    const char *name = summary_group_name(group);
    write_count(self, "episodes", name, "", -1, counts->episodes[group]);
    write_count(self, "completed", name, "", -1, counts->completed[group]);
    write_count(self, "proposals", name, "", -1, counts->proposals[group]);
    for (int fate = 0; fate < FATE_COUNT; fate++)
        write_count(self, "fate", name, fate_name((enum Fate)fate), -1, counts->fate[group][fate]);
    for (int reason = 0; reason < REFUSAL_COUNT; reason++)
        write_count(self, "refusal", name, refusal_name((enum Refusal)reason), -1,
                    counts->refusal[group][reason]);
    for (size_t week = 0; week < EPISODE_ROWS; week++)
        for (size_t end = 0; end < EPISODE_COLUMNS; end++)
            write_count(self, "ended", name, end_name(end, EXIT_COUNT), (int64_t)week,
                        counts->episode_counts[group][week][end]);
}

static void write_services(const struct TallyRows *self, const struct TallyCounts *counts, int group) {
    const char *name = summary_service_name(group);
    write_count(self, "services", name, "", -1, counts->services[group]);
    for (size_t week = 0; week < SERVICE_ROWS; week++)
        for (size_t end = 0; end < SERVICE_COLUMNS; end++)
            write_count(self, "service_ended", name, end == 0 ? "ended" : end_name(end, 1), (int64_t)week,
                        counts->service_counts[group][week][end]);
}

static void write_weekly(const struct TallyRows *self, const struct Tally *tally, size_t column) {
    struct WeekGrid grid = tally_grid(column, tally->weeks);
    const char *name = record_table(TABLE_WEEKLY)->columns[column + 1].name;
    for (size_t place = 0; place < week_grid_places(&grid); place++)
        if (!isnan(tally->weekly[column][place]))
            write_row(self, name, "all", "", week_grid_week(&grid, place), tally->weekly[column][place]);
}

void tally_write_header(FILE *stream) {
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        fprintf(stream, "%s%s", i > 0 ? "," : "", columns[i].name);
    fputc('\n', stream);
}

void tally_write_rows(const struct Tally *self, const struct RunKey *key, FILE *stream) {
    static const char *const ways[SOURCING_COUNT] = {"in_house", "outsourced", "collaboration"};
    const struct TallyRows rows = {stream, key};
    for (int group = 0; group < GROUP_COUNT; group++)
        write_group(&rows, &self->counts, group);
    for (int group = 0; group < SERVICE_GROUP_COUNT; group++)
        write_services(&rows, &self->counts, group);
    write_count(&rows, "agencies", "all", "", -1, self->agencies);
    write_row(&rows, "waited_weeks", "all", "", -1, self->waited_weeks);
    for (int way = 0; way < SOURCING_COUNT; way++)
        write_row(&rows, "issues_last_year", "all", ways[way], -1, self->last_year[way]);
    for (size_t column = 0; column < tally_weekly_columns(); column++)
        write_weekly(&rows, self, column);
}
