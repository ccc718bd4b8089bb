/* The study's four constructs over time. */
#include "base/translate.h"
#include "plots/figure/script.h"

enum { PANEL_COUNT = 4, PANEL_SERIES = 2 };

/* One row a panel: its title and the weekly columns in it, with the names that readers see. */
static const struct Construct {
    const char *title;
    struct {
        const char *column, *name;
    } series[PANEL_SERIES];
} CONSTRUCTS[PANEL_COUNT] = {
    {N_("Trust"), {{"trust_citizen", N_("of citizens")}, {"trust_administrator", N_("of administrators")}}},
    {N_("Data quality"), {{"data_quality", N_("data quality")}, {"expectation", N_("expectation")}}},
    {N_("Manager support"), {{"manager_support", N_("manager support")}, {NULL, NULL}}},
    {N_("Law"), {{"conservatism", N_("conservatism")}, {"ambiguity", N_("ambiguity")}}},
};
static const struct Pen PENS[PANEL_SERIES] = {{BLUE, SOLID}, {VERMILION, DASHED}};

static const struct Series *series_of(const struct Sheet *sheet, int panel, int k) {
    const char *column = CONSTRUCTS[panel].series[k].column;
    return column == NULL ? NULL : summary_series(sheet->picture->subject->summaries, column);
}

static bool is_known(const struct Series *series) {
    return series != NULL && data_is_known(series->value, series->length);
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (int panel = 0; panel < PANEL_COUNT; panel++)
        for (int k = 0; k < PANEL_SERIES; k++)
            data_series(sheet, CONSTRUCTS[panel].series[k].column, series_of(sheet, panel, k), data_years());
}

static void write_panel(struct Sheet *sheet, int panel) {
    double left = 95.0 + 580.0 * (panel % 2), top = SCRIPT_TOP + 30.0 + 375.0 * (double)(panel / 2);
    struct SideLabels labels = {0};
    script_panel(sheet, (struct Panel){left, top, left + 315.0, top + 270.0}, _(CONSTRUCTS[panel].title));
    script_axis_fraction(sheet, panel % 2 == 0 ? _("mean score, from 0 to 1") : "");
    script_axis_years(sheet, (double)sheet->picture->subject->summaries->weeks / SUMMARY_YEAR_WEEKS);
    for (int k = 0; k < PANEL_SERIES; k++) {
        const struct Series *series = series_of(sheet, panel, k);
        if (!is_known(series))
            continue;
        double last = series->value[data_known_length(series->value, series->length) - 1];
        side_label_add(&labels, last, PENS[k].colour, "%s: %.2f", _(CONSTRUCTS[panel].series[k].name), last);
    }
    if (labels.count == 0)
        script_nothing(sheet, _("no weekly records"));
    script_side_labels(sheet, &labels);
    for (int k = 0; k < PANEL_SERIES; k++)
        script_series(sheet, CONSTRUCTS[panel].series[k].column, series_of(sheet, panel, k), PENS[k]);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    char footer[256];
    script_run_footer(sheet, footer, sizeof footer);
    script_open(sheet, 900.0, footer);
    for (int panel = 0; panel < PANEL_COUNT; panel++)
        write_panel(sheet, panel);
    script_close(sheet);
}

const struct Figure figure_constructs = {
    .name = "constructs",
    .title = N_("Trust, data quality, manager support and law over time"),
    .alternative = N_(
        "Four panels over the years, each from 0 to 1 with the spread of runs: trust of citizens and "
        "administrators, data quality and expectation, manager support, legal conservatism and ambiguity."),
    .kind = SUBJECT_SCENARIO,
    .data = write_data,
    .script = write_script,
};
