/* How agencies deal with their issues, year by year. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/script.h"

/* One row a way: how it is drawn (gnuplot's point type) and called. */
static const struct Way {
    struct Pen pen;
    int point;
    const char *name;
} WAYS[SOURCING_COUNT] = {
    [SOURCING_IN_HOUSE] = {{BLUE, SOLID}, 7, N_("in-house")},
    [SOURCING_OUTSOURCED] = {{ORANGE, DASHED}, 5, N_("outsourced")},
    [SOURCING_COLLABORATION] = {{GREEN, DASH_DOTTED}, 9, N_("collaboration")},
};

static const struct Series *series_of(const struct Sheet *sheet, int way) {
    return &sheet->picture->subject->summaries->sourcing[way];
}

static bool is_known(const struct Series *series) {
    return data_is_known(series->value, series->length);
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (int way = 0; way < SOURCING_COUNT; way++)
        if (is_known(series_of(sheet, way)))
            data_series(sheet, series_of(sheet, way)->name, series_of(sheet, way),
                        (struct TimeScale){"year", 0.0, 1.0});
}

static void plot_way(struct Sheet *sheet, int way) {
    const struct Series *series = series_of(sheet, way);
    const struct Way *look = &WAYS[way];
    if (!is_known(series))
        return;
    if (data_is_known(series->low, series->length))
        script_clause(sheet,
                      "'sourcing.dat' index '%s' using 1:2:($3<0?0:$3):($4>1?1:$4) with yerrorbars pt 0 lw "
                      "1.5 lc rgb '%s' notitle",
                      series->name, look->pen.colour);
    script_clause(sheet,
                  "'sourcing.dat' index '%s' using 1:2 with linespoints lw 2 dt %s pt %d ps 1.1*marker lc "
                  "rgb '%s' notitle",
                  series->name, look->pen.dash, look->point, look->pen.colour);
}

static void add_label(struct SideLabels *labels, const struct Series *series, const struct Way *look) {
    if (!is_known(series))
        return;
    size_t last = data_known_length(series->value, series->length) - 1;
    if (isnan(series->low[last]))
        side_label_add(labels, series->value[last], look->pen.colour, "%s: %.0f %%", _(look->name),
                       100.0 * series->value[last]);
    else
        side_label_add(labels, series->value[last], look->pen.colour, "%s: %.0f %% (%.0f–%.0f)",
                       _(look->name), 100.0 * series->value[last], 100.0 * series->low[last],
                       100.0 * series->high[last]);
}

static void write_script(struct Sheet *sheet) {
    const struct Summary *summary = sheet->picture->subject->summaries;
    int64_t years = summary->weeks / SUMMARY_YEAR_WEEKS;
    struct SideLabels labels = {0};
    char footer[256], replicates[32];
    script_replicates(sheet, replicates, sizeof replicates);
    snprintf(footer, sizeof footer, _("%s; points: mean; bars: its %g %% interval; right: the last year"),
             replicates, script_confidence(sheet));
    script_open(sheet, 750.0, footer);
    script_panel(sheet, (struct Panel){100.0, SCRIPT_TOP, 900.0, 625.0}, NULL);
    script_axis_percent(sheet, _("share of the issues of a year"));
    sheet_print(sheet, "set xrange [0.5:%g]\nset xtics 1, %d format '%%g'\n",
                (double)(years < 1 ? 1 : years) + 0.5, years > 20 ? (int)(years / 10) : 1);
    script_axis_label(sheet, 'x', _("year of the simulation"));
    for (int way = 0; way < SOURCING_COUNT; way++)
        add_label(&labels, series_of(sheet, way), &WAYS[way]);
    if (labels.count == 0)
        script_nothing(sheet, years < 1 ? _("less than a year was simulated") : _("no issues"));
    script_side_labels(sheet, &labels);
    for (int way = 0; way < SOURCING_COUNT; way++)
        plot_way(sheet, way);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_sourcing = {
    .name = "sourcing",
    .title = N_("How agencies deal with their issues, year by year"),
    .alternative = N_("Lines over the years with intervals: the shares of agency issues that are dealt with "
                      "in-house, outsourced, or proposed for collaboration."),
    .kind = SUBJECT_SCENARIO,
    .data = write_data,
    .script = write_script,
};
