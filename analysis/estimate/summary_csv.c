#include "estimate/summary_csv.h"

#include <stdbool.h>

#include "base/csv.h"
#include "base/translate.h"

static const struct SummaryColumn survival_columns[] = {
    SUMMARY_COLUMN("scenario", "", "number of the scenario, 0 the baseline"),
    SUMMARY_COLUMN("point", "", "number of the design point"),
    SUMMARY_COLUMN("case_type", "", "case type, or all"),
    SUMMARY_COLUMN("programme", "", "programme, or all"),
    SUMMARY_COLUMN("exit", "", "way of ending, or any"),
    SUMMARY_COLUMN("week", "weeks", "weeks since the episode started"),
    SUMMARY_COLUMN("incidence", "probability",
                   "Aalen-Johansen incidence of this end by that week; any: 1 - Kaplan-Meier"),
    SUMMARY_COLUMN("low", "probability", "lower end of its interval"),
    SUMMARY_COLUMN("high", "probability", "upper end of its interval"),
    SUMMARY_COLUMN("at_risk", "episodes", "episodes in progress and watched just before that week"),
    SUMMARY_COLUMN("events", "episodes", "episodes that ended this way in that week"),
};

static const struct SummaryColumn adoption_columns[] = {
    SUMMARY_COLUMN("scenario", "", "number of the scenario, 0 the baseline"),
    SUMMARY_COLUMN("point", "", "number of the design point"),
    SUMMARY_COLUMN("week", "week", "week, 0-based, end of the week"),
    SUMMARY_COLUMN(
        "measure", "",
        "share of agencies, a column of the weekly table: ever_tried_share, tried_programme_share, "
        "decided_share or routine_share"),
    SUMMARY_COLUMN("mean", "share", "mean over runs"),
    SUMMARY_COLUMN("low", "share", "lower end of the interval of the mean"),
    SUMMARY_COLUMN("high", "share", "upper end of the interval of the mean"),
    SUMMARY_COLUMN("band_low", "share", "5 % quantile over runs"),
    SUMMARY_COLUMN("band_high", "share", "95 % quantile over runs"),
};

const struct SummaryTableRow *summary_table(enum SummaryTable table) {
    static const struct SummaryTableRow tables[SUMMARY_TABLE_COUNT] = {
        {"survival.csv", N_("one row a group of episodes, way of ending and week since the start"),
         survival_columns, sizeof survival_columns / sizeof survival_columns[0]},
        {"adoption.csv", N_("one row a week and measure of adoption"), adoption_columns,
         sizeof adoption_columns / sizeof adoption_columns[0]},
    };
    return &tables[table];
}

static void write_key(FILE *stream, const struct Summary *self) {
    fprintf(stream, "%lld,%lld,", (long long)self->key.scenario, (long long)self->key.point);
}

/* One curve; of Kaplan-Meier's the complement is written. */
static void write_curve(const struct Summary *self, FILE *stream, int group, const char *exit,
                        const struct Curve *curve, bool complement) {
    bool of_type = group >= GROUP_CASE_TYPE && group < GROUP_PROGRAMME,
         of_programme = group >= GROUP_PROGRAMME;
    const char *name = summary_group_name(group);
    for (size_t i = 0; i < curve->length; i++) {
        write_key(stream, self);
        fprintf(stream, "%s,%s,%s,", of_type ? name : "all", of_programme ? name : "all", exit);
        csv_number(stream, curve->time[i], ',');
        csv_number(stream, complement ? 1.0 - curve->value[i] : curve->value[i], ',');
        csv_number(stream, complement ? 1.0 - curve->high[i] : curve->low[i], ',');
        csv_number(stream, complement ? 1.0 - curve->low[i] : curve->high[i], ',');
        csv_number(stream, curve->at_risk[i], ',');
        csv_number(stream, curve->events[i], '\n');
    }
}

static void write_survival(const struct Summary *self, FILE *stream) {
    for (int group = 0; group < GROUP_COUNT; group++) {
        const struct EpisodeSummary *episodes = &self->episodes[group];
        for (int exit = 0; exit < EXIT_COUNT; exit++)
            write_curve(self, stream, group, exit_name((enum Exit)exit), &episodes->incidence[exit], false);
        write_curve(self, stream, group, "any", &episodes->in_progress, true);
    }
}

static void write_adoption(const struct Summary *self, FILE *stream) {
    for (int64_t week = 0; week < self->weeks; week++)
        for (size_t k = 0; k < CURVE_COUNT; k++) {
            const struct Series *series = self->adoption.curve[k];
            if (series == NULL || (size_t)week >= series->length)
                continue;
            write_key(stream, self);
            fprintf(stream, "%lld,%s,", (long long)week, series->name);
            csv_number(stream, series->value[week], ',');
            csv_number(stream, series->low[week], ',');
            csv_number(stream, series->high[week], ',');
            csv_number(stream, series->band_low[week], ',');
            csv_number(stream, series->band_high[week], '\n');
        }
}

void summary_write_header(enum SummaryTable table, FILE *stream) {
    const struct SummaryTableRow *row = summary_table(table);
    for (size_t i = 0; i < row->column_count; i++)
        fprintf(stream, "%s%c", row->columns[i].name, i + 1 < row->column_count ? ',' : '\n');
}

void summary_write_rows(const struct Summary *self, enum SummaryTable table, FILE *stream) {
    if (table == SUMMARY_SURVIVAL)
        write_survival(self, stream);
    else
        write_adoption(self, stream);
}
