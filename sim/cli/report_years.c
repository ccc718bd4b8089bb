/* Sections about what moves the practice over the years, and what runs are worth and cost. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "cli/report.h"

static struct Estimate series_at(const struct Series *series, size_t place) {
    if (series == NULL || place >= series->length || isnan(series->value[place]))
        return estimate_none();
    return (struct Estimate){series->value[place], series->low[place], series->high[place],
                             (int64_t)series->count[place]};
}

static void add_years(struct Section *section, enum CellKind kind) {
    section_column(section, "first_year", N_("first year"), kind);
    section_column(section, "last_year", N_("last year"), kind);
}

void report_constructs(struct Section *section, const struct Summary *summary, int focus) {
    static const char *const weekly[][2] = {
        {"trust_citizen", N_("trust of citizens")}, {"trust_administrator", N_("trust of administrators")},
        {"data_quality", N_("data quality")},       {"manager_support", N_("manager support")},
        {"conservatism", N_("legal conservatism")}, {"ambiguity", N_("ambiguity of the law")},
        {"burden", N_("burden of data work")},      {"load", N_("share of staff time taken")},
    };
    (void)focus;
    section->key = "constructs";
    section->title = N_("At the end of the year, 0 to 1");
    add_years(section, CELL_NUMBER);
    for (size_t i = 0; i < sizeof weekly / sizeof weekly[0]; i++) {
        const struct Series *series = summary_series(summary, weekly[i][0]);
        struct SectionRow *row = section_row(section, weekly[i][0], weekly[i][1]);
        row->cells[0] = series_at(series, SUMMARY_YEAR_WEEKS - 1);
        row->cells[1] = series_at(series, (size_t)summary->weeks - 1);
    }
}

void report_sourcing(struct Section *section, const struct Summary *summary, int focus) {
    static const char *const labels[SOURCING_COUNT] = {N_("done in-house"), N_("outsourced"),
                                                       N_("proposed for collaboration")};
    (void)focus;
    section->key = "sourcing";
    section->title = N_("Issues of the whole year, %");
    add_years(section, CELL_SHARE);
    for (int k = 0; k < SOURCING_COUNT; k++) {
        const struct Series *series = &summary->sourcing[k];
        struct SectionRow *row = section_row(section, series->name, labels[k]);
        row->cells[0] = series_at(series, 0);
        row->cells[1] = series_at(series, series->length > 0 ? series->length - 1 : 0);
    }
}

void report_value(struct Section *section, const struct Summary *summary, int focus) {
    static const struct {
        const char *name, *label;
        double scale;
    } columns[] = {
        {"public_value", N_("public value, thousand units"), 1e-3},
        {"collaboration_cost", N_("collaborations, million NTD"), 1e-3},
        {"intervention_cost", N_("interventions, million NTD"), 1e-3},
        {"person_weeks", N_("person-weeks of work"), 1.0},
        {"issues", N_("issues of agencies"), 1.0},
        {"startups", N_("start-ups"), 1.0},
    };
    const struct TableRow *table = record_table(TABLE_RUNS);
    (void)focus;
    section->key = "runs";
    section->title = N_("A run in all");
    section_column(section, "mean", N_("mean"), CELL_NUMBER);
    section_column(section, "median", N_("median"), CELL_PLAIN);
    section_column(section, "runs", N_("5–95 %"), CELL_BAND);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        for (size_t k = 0; k < summary->run_column_count; k++) {
            if (strcmp(table->columns[k].name, columns[i].name) != 0)
                continue;
            struct SectionRow *row = section_row(section, columns[i].name, columns[i].label);
            row->scale = columns[i].scale;
            row->cells[0] = summary->run_columns[k].mean;
            row->cells[1] = cell_value(summary->run_columns[k].median);
            row->cells[2] = cell_band(&summary->run_columns[k]);
        }
}
