#include "tables/practice.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "tables/missing.h"
#include "world/units.h"

static void add_adoption(struct Table *table, const char *key, const char *label,
                         const struct Spread *spread) {
    table_line(table, key, label);
    table_estimate(table, "mean", &spread->mean);
    table_band(table, "runs", spread);
}

void table_adoption(struct Tables *tables, const struct Summary *summary, int focus) {
    static const char *const keys[ADOPTION_TIME_COUNT][CURVE_COUNT] = {
        {"ever_tried_260", "tried_programme_260", "decided_260", "routine_260"},
        {"ever_tried_520", "tried_programme_520", "decided_520", "routine_520"},
        {"ever_tried_horizon", "tried_programme_horizon", "decided_horizon", "routine_horizon"}};
    static const char *const labels[ADOPTION_TIME_COUNT][CURVE_COUNT] = {
        {N_("ever tried, after 5 years"), N_("through a programme, after 5 years"),
         N_("decided, after 5 years"), N_("routine, after 5 years")},
        {N_("ever tried, after 10 years"), N_("through a programme, after 10 years"),
         N_("decided, after 10 years"), N_("routine, after 10 years")},
        {N_("ever tried, at the horizon"), N_("through a programme, at the horizon"),
         N_("decided, at the horizon"), N_("routine, at the horizon")}};
    const struct AdoptionSummary *adoption = &summary->adoption;
    struct Table *table = tables_add(tables, "adoption", _("Agencies that practise it"));
    (void)focus;
    table_column(table, "mean", _("mean over runs, %"), CELL_SHARE);
    table_column(table, "runs", _("5–95 % of runs"), CELL_SHARE_BAND);
    int64_t five = summary_adoption_weeks(ADOPTION_YEARS_5, summary->weeks),
            ten = summary_adoption_weeks(ADOPTION_YEARS_10, summary->weeks);
    for (int i = 0; i < ADOPTION_TIME_COUNT; i++) {
        if (i == ADOPTION_HORIZON && (summary->weeks == five || summary->weeks == ten))
            continue;
        for (int k = 0; k < CURVE_COUNT; k++)
            add_adoption(table, keys[i][k], _(labels[i][k]), &adoption->at[k][i]);
    }
    run_table_missing(table, summary, summary->weeks < five ? five : ten);
}

void table_reach(struct Tables *tables, const struct Summary *summary, int focus) {
    static const char *const keys[REACH_COUNT] = {"10_percent", "50_percent", "90_percent"};
    static const char *const labels[REACH_COUNT] = {N_("10 % of agencies"), N_("50 % of agencies"),
                                                    N_("90 % of agencies")};
    struct Table *table = tables_add(tables, "reach", _("Runs in which it reaches"));
    (void)focus;
    table_column(table, "runs", _("runs, %"), CELL_SHARE);
    table_column(table, "median_week", _("median week"), CELL_ESTIMATE);
    for (int i = 0; i < REACH_COUNT; i++) {
        table_line(table, keys[i], _(labels[i]));
        table_estimate(table, "runs", &summary->adoption.reach[i].runs);
        table_estimate(table, "median_week", &summary->adoption.reach[i].median_week);
    }
    char wait[FORMAT_SIZE];
    format_estimate(wait, &summary->adoption.restricted_mean_weeks, FORMAT_AS_NUMBER, FORMAT_PLAIN);
    if (!isnan(summary->adoption.restricted_mean_weeks.value))
        table_note(table,
                   _("An agency waits %s weeks for its first trial, counting the horizon of %lld weeks for "
                     "those that "
                     "never try."),
                   wait, (long long)summary->weeks);
    run_table_missing(table, summary, 0);
}

/* What the half-width of an interval of a mean over runs comes from. */
static double standard_error(const struct Estimate *estimate, double confidence) {
    double freedom = estimate->count > 1 ? (double)estimate->count - 1.0 : (double)INFINITY;
    return estimate_half_width(estimate) / interval_critical(confidence, freedom);
}

static void note_fits(struct Table *table, const struct BassSummary *bass) {
    if (bass->runs == 0)
        return;
    table_note(table,
               translate_plural("Bass's curve fits %lld of %lld run.", "Bass's curve fits %lld of %lld runs.",
                                bass->runs),
               (long long)bass->by_status[BASS_FITTED], (long long)bass->runs);
    for (int i = 0; i < BASS_STATUS_COUNT; i++)
        if (i != BASS_FITTED && bass->by_status[i] > 0)
            table_note(table, translate_plural("%lld run: %s.", "%lld runs: %s.", bass->by_status[i]),
                       (long long)bass->by_status[i], _(bass_reason((enum BassStatus)i)));
}

void table_bass(struct Tables *tables, const struct Summary *summary, int focus) {
    const struct BassSummary *bass = &summary->adoption.bass;
    const struct Estimate *estimates[] = {&bass->p, &bass->q};
    static const char *const keys[] = {"p", "q"};
    static const char *const labels[] = {N_("p, innovation"), N_("q, imitation")};
    struct Table *table = tables_add(tables, "bass", _("Diffusion curve of Bass"));
    (void)focus;
    table_column(table, "per_year", _("a year"), CELL_ESTIMATE);
    table_column(table, "standard_error", _("standard error"), CELL_VALUE);
    for (size_t i = 0; i < sizeof estimates / sizeof estimates[0]; i++) {
        table_line(table, keys[i], _(labels[i]));
        table_estimate(table, "per_year", estimates[i]);
        table_value(table, "standard_error", standard_error(estimates[i], summary->confidence));
    }
    note_fits(table, bass);
    run_table_missing(table, summary, 0);
}

static struct Estimate series_at(const struct Series *series, size_t place) {
    if (place >= series->length || isnan(series->value[place]))
        return estimate_none();
    return (struct Estimate){series->value[place], series->low[place], series->high[place],
                             (int64_t)series->count[place]};
}

static void add_years(struct Table *table, enum CellKind kind) {
    table_column(table, "first_year", _("first year"), kind);
    table_column(table, "last_year", _("last year"), kind);
}

static void set_years(struct Table *table, const struct Series *series, size_t first, size_t final) {
    struct Estimate of_first = series_at(series, first), of_last = series_at(series, final);
    table_estimate(table, "first_year", &of_first);
    table_estimate(table, "last_year", &of_last);
}

void table_constructs(struct Tables *tables, const struct Summary *summary, int focus) {
    static const char *const columns[] = {
        "trust_citizen", "trust_administrator", "data_quality", "manager_support",
        "conservatism",  "ambiguity",           "burden",       "load"};
    struct Table *table = tables_add(tables, "constructs", _("At the end of the year, 0 to 1"));
    (void)focus;
    add_years(table, CELL_ESTIMATE);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        table_line(table, columns[i], _(record_column(TABLE_WEEKLY, columns[i])->title));
        const struct Series *series = summary_series(summary, columns[i]);
        set_years(table, series, series_place(series, SUMMARY_YEAR_WEEKS - 1),
                  series_place(series, summary->weeks - 1));
    }
    run_table_missing(table, summary, SUMMARY_YEAR_WEEKS);
}

void table_sourcing(struct Tables *tables, const struct Summary *summary, int focus) {
    static const char *const columns[SOURCING_COUNT] = {"chosen_in_house", "chosen_outsourced",
                                                        "chosen_collaboration"};
    struct Table *table = tables_add(tables, "sourcing", _("Share of the year's issues, %"));
    (void)focus;
    add_years(table, CELL_SHARE);
    for (int k = 0; k < SOURCING_COUNT; k++) {
        const struct Series *series = &summary->sourcing[k];
        table_line(table, series->name, _(record_column(TABLE_WEEKLY, columns[k])->title));
        set_years(table, series, 0, series->length > 0 ? series->length - 1 : 0);
    }
    run_table_missing(table, summary, SUMMARY_YEAR_WEEKS);
}

void table_value_and_cost(struct Tables *tables, const struct Summary *summary, int focus) {
    static const char *const columns[] = {"public_value",     "collaboration_cost", "intervention_cost",
                                          "publication_cost", "person_weeks",       "issues",
                                          "startups"};
    const struct TableRow *runs = record_table(TABLE_RUNS);
    struct Table *table = tables_add(tables, "runs", _("A run in all"));
    (void)focus;
    table_column(table, "mean", _("mean"), CELL_ESTIMATE);
    table_column(table, "median", _("median"), CELL_VALUE);
    table_column(table, "runs", _("5–95 %"), CELL_BAND);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const struct Column *column = record_column(TABLE_RUNS, columns[i]);
        const struct Spread *spread = &summary->run_columns[column - runs->columns];
        const struct UnitRow unit = unit_row(column->unit);
        char label[FORMAT_SIZE];
        bool own = strcmp(unit.shown, unit.stored) != 0 || strcmp(unit.stored, "million NTD") == 0;
        /* a count names its unit itself */
        snprintf(label, sizeof label, own ? _("%s (%s)") : "%s", _(column->title), _(unit.shown));
        table_line(table, column->name, label);
        table_scale(table, unit.scale);
        table_estimate(table, "mean", &spread->mean);
        table_value(table, "median", spread->median);
        table_band(table, "runs", spread);
    }
    run_table_missing(table, summary, 0);
}
