/* What each scenario does to the constructs: the difference of their means to the baseline, week by week. Of
 * a push it is the impulse response. */
#include <math.h>

#include "plots/comparison/comparison_parts.h"
#include "world/world.h"

enum {
    COLUMNS = 2,
    PANEL_WIDTH = 475,
    PANEL_HEIGHT = 200,
    STEP_X = 585,
    STEP_Y = 275,
    FIRST_LEFT = 100,
    NAME_COLUMNS = 46
};

/* One row a construct: its weekly column, and the outcome that is its mean at the horizon. */
static const struct Theme {
    const char *column, *title;
    enum Outcome outcome;
} THEMES[CONSTRUCT_COUNT] = {
    [CONSTRUCT_TRUST_CITIZEN] = {"trust_citizen", N_("Trust of citizens in agencies"), OUTCOME_TRUST_CITIZEN},
    [CONSTRUCT_TRUST_ADMINISTRATOR] = {"trust_administrator", N_("Trust of administrators"),
                                       OUTCOME_TRUST_ADMINISTRATOR},
    [CONSTRUCT_DATA_QUALITY] = {"data_quality", N_("Data quality"), OUTCOME_DATA_QUALITY},
    [CONSTRUCT_MANAGER_SUPPORT] = {"manager_support", N_("Manager support"), OUTCOME_MANAGER_SUPPORT},
    [CONSTRUCT_CONSERVATISM] = {"conservatism", N_("Legal conservatism"), OUTCOME_CONSERVATISM},
};

static size_t scenario_count(const struct Sheet *sheet) {
    return sheet->picture->subject->comparison->scenarios;
}

static const struct Series *series_of(const struct Sheet *sheet, size_t scenario, const struct Theme *theme) {
    const struct Series *series =
        summary_series(&sheet->picture->subject->summaries[scenario], theme->column);
    return series != NULL && data_is_known(series->value, series->length) ? series : NULL;
}

/* In hundredths; both means are over the same replicates, at the same weeks. */
static double difference_at(const struct Sheet *sheet, size_t scenario, const struct Theme *theme,
                            size_t place) {
    const struct Series *one = series_of(sheet, scenario, theme), *base = series_of(sheet, 0, theme);
    return one == NULL || base == NULL ? (double)NAN : 100.0 * (one->value[place] - base->value[place]);
}

/* How many weeks the baseline has; 0 if it was not recorded. */
static size_t place_count(const struct Sheet *sheet, const struct Theme *theme) {
    const struct Series *base = series_of(sheet, 0, theme);
    return base == NULL ? 0 : base->length;
}

/* Paired, at the horizon. */
static struct Estimate at_horizon(const struct Sheet *sheet, size_t scenario, const struct Theme *theme) {
    return estimate_times(
        &sheet->picture->subject->comparison->effects[scenario][theme->outcome].paired.difference, 100.0);
}

static bool is_known(const struct Sheet *sheet, size_t scenario, const struct Theme *theme) {
    return series_of(sheet, scenario, theme) != NULL && series_of(sheet, 0, theme) != NULL;
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (const struct Theme *theme = THEMES; theme < THEMES + CONSTRUCT_COUNT; theme++)
        for (size_t s = 1; s < scenario_count(sheet); s++) {
            char block[96];
            if (!is_known(sheet, s, theme))
                continue;
            snprintf(block, sizeof block, "%s_%zu", theme->column, s);
            data_block(sheet, block, "year difference");
            for (size_t place = 0; place < place_count(sheet, theme); place++) {
                data_number(sheet, (series_of(sheet, 0, theme)->time[place] + 1.0) / SUMMARY_YEAR_WEEKS, ' ');
                data_number(sheet, difference_at(sheet, s, theme, place), '\n');
            }
            data_block_end(sheet);
        }
}

static struct Extent extent_of(const struct Sheet *sheet, const struct Theme *theme) {
    struct Extent extent = {0};
    for (size_t s = 1; s < scenario_count(sheet); s++) {
        struct Estimate horizon = at_horizon(sheet, s, theme);
        if (!isnan(horizon.low))
            extent_add(&extent, &horizon);
        for (size_t place = 0; place < place_count(sheet, theme); place++) {
            double value = difference_at(sheet, s, theme, place);
            extent.low = fmin(extent.low, value);
            extent.high = fmax(extent.high, value);
        }
    }
    return extent_with_margin(&extent);
}

static void write_theme(struct Sheet *sheet, int place, double top) {
    const struct Theme *theme = &THEMES[place];
    double left = FIRST_LEFT + STEP_X * (place % COLUMNS),
           years = (double)sheet->picture->subject->summaries[0].weeks / SUMMARY_YEAR_WEEKS;
    struct Extent extent = extent_of(sheet, theme);
    top += STEP_Y * (double)(place / COLUMNS);
    script_panel(sheet, (struct Panel){left, top, left + PANEL_WIDTH, top + PANEL_HEIGHT}, _(theme->title));
    sheet_print(sheet, "set xrange [0:%.9g]\nset xtics autofreq format '%%g'\n", years * 1.03);
    if (place + COLUMNS >= CONSTRUCT_COUNT)
        script_axis_label(sheet, 'x', _("years since the start of the simulation"));
    sheet_print(sheet, "set yrange [%.9g:%.9g]\n", extent.low, extent.high);
    signed_ticks(sheet, "y", &extent, 6);
    sheet_print(sheet, "set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    sheet_print(sheet, "set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '%s'\n",
                BLACK);
    script_axis_label(sheet, 'y', place % COLUMNS == 0 ? _("difference, hundredths") : "");
    for (size_t s = 1; s < scenario_count(sheet); s++) {
        struct Estimate horizon = at_horizon(sheet, s, theme);
        double at = years * (1.0 + 0.025 * (double)s / (double)scenario_count(sheet));
        if (is_known(sheet, s, theme) && !isnan(horizon.low))
            sheet_print(
                sheet,
                "set arrow from first %.9g, first %.9g to first %.9g, first %.9g nohead lw 2.5 lc rgb '%s'\n",
                at, horizon.low, at, horizon.high, script_pen(s).colour);
    }
    for (size_t s = 1; s < scenario_count(sheet); s++)
        if (is_known(sheet, s, theme))
            script_clause(sheet,
                          "'constructs_compared.dat' index '%s_%zu' using 1:2 with lines lw 2 dt %s lc rgb "
                          "'%s' notitle",
                          theme->column, s, script_pen(s).dash, script_pen(s).colour);
    if (sheet->clauses == 0)
        script_nothing(sheet, _("no weekly records"));
    script_panel_close(sheet);
}

/* In the place of a sixth panel: which line is which scenario. */
static void write_key(struct Sheet *sheet, double top) {
    struct SideLabels labels = {0};
    double left = FIRST_LEFT + STEP_X * (CONSTRUCT_COUNT % COLUMNS);
    top += STEP_Y * (double)(CONSTRUCT_COUNT / COLUMNS);
    script_panel(sheet, (struct Panel){left - 40.0, top, left - 30.0, top + PANEL_HEIGHT + 20.0}, NULL);
    sheet_print(sheet, "unset border\nunset xtics\nunset ytics\nset xrange [0:1]\nset yrange [0:1]\n");
    for (size_t s = 1; s < scenario_count(sheet); s++) {
        struct Caption text;
        comparison_title(sheet, s, NAME_COLUMNS, scenario_count(sheet) > 7 ? 1 : 2, &text);
        side_label_line(&labels, 1.0 - (double)s / (double)scenario_count(sheet), script_pen(s), &text);
    }
    script_side_labels(sheet, &labels);
    script_panel_close(sheet);
    sheet_print(sheet, "set border 3 lc rgb '#555555'\n");
}

static void write_script(struct Sheet *sheet) {
    double top = SCRIPT_TOP + 5.0;
    char pairs[128], footer[512];
    if (comparison_pairs(sheet, pairs, sizeof pairs) < 2)
        snprintf(footer, sizeof footer,
                 _("%s; mean over agencies, scenario minus baseline, in hundredths of its scale."), pairs);
    else
        snprintf(footer, sizeof footer,
                 _("%s; mean over agencies, scenario minus baseline, in hundredths of its scale; bars at the "
                   "right: %g %% interval of "
                   "the difference at the horizon."),
                 pairs, script_confidence(sheet));
    script_open(sheet, top + STEP_Y * (double)((CONSTRUCT_COUNT + COLUMNS - 1) / COLUMNS) + SCRIPT_BOTTOM,
                footer);
    for (int place = 0; place < CONSTRUCT_COUNT; place++)
        write_theme(sheet, place, top);
    write_key(sheet, top);
    script_close(sheet);
}

const struct Figure figure_constructs_compared = {
    .name = "constructs_compared",
    .title = N_("What each scenario does to trust, data quality, manager support and law"),
    .alternative = N_("Five panels over the years, one a construct, with a line a scenario: the difference "
                      "of the mean over agencies to "
                      "the baseline, in hundredths, and its interval at the horizon."),
    .kind = SUBJECT_COMPARISON,
    .data = write_data,
    .script = write_script,
};
