/* How scenarios part from the baseline in who has ever tried the practice: a panel a scenario, since lines of
 * many scenarios in one panel hide one another, and what is paired is known better than either line. */
#include <math.h>

#include "plots/comparison/comparison_parts.h"

enum {
    COLUMNS = 3,
    PANEL_WIDTH = 270,
    PANEL_HEIGHT = 190,
    STEP_X = 375,
    STEP_Y = 305,
    FIRST_LEFT = 95,
    TITLE_HEIGHT = 60,
    TITLE_COLUMNS = 36
};

static size_t scenario_count(const struct Sheet *sheet) {
    return sheet->picture->subject->comparison->scenarios;
}

static const struct Series *baseline_tried(const struct Sheet *sheet) {
    const struct Series *tried = sheet->picture->subject->summaries[0].adoption.curve[CURVE_TRIED];
    return tried != NULL && data_is_known(tried->value, tried->length) ? tried : NULL;
}

/* In percentage points. */
static struct Estimate difference_at(const struct Sheet *sheet, size_t scenario, size_t place) {
    const struct FigureSubject *subject = sheet->picture->subject;
    struct Estimate share =
        paired_course_at(&subject->comparison->tried, scenario, place, subject->confidence);
    return estimate_times(&share, 100.0);
}

static size_t last_place(const struct Sheet *sheet) {
    return sheet->picture->subject->comparison->tried.places - 1;
}

static bool is_known(const struct Sheet *sheet, size_t scenario) {
    return scenario == 0 ? baseline_tried(sheet) != NULL
                         : difference_at(sheet, scenario, last_place(sheet)).count > 0;
}

static void write_difference(struct Sheet *sheet, size_t scenario) {
    const struct WeekGrid *grid = &sheet->picture->subject->comparison->tried.grid;
    char block[32];
    snprintf(block, sizeof block, "scenario_%zu", scenario);
    data_block(sheet, block, "year difference low high pairs");
    for (size_t place = 0; place <= last_place(sheet); place++) {
        struct Estimate difference = difference_at(sheet, scenario, place);
        data_number(sheet, ((double)week_grid_week(grid, place) + 1.0) / SUMMARY_YEAR_WEEKS, ' ');
        data_number(sheet, difference.value, ' ');
        data_number(sheet, difference.low, ' ');
        data_number(sheet, difference.high, ' ');
        data_number(sheet, (double)difference.count, '\n');
    }
    data_block_end(sheet);
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    data_series(sheet, "baseline", baseline_tried(sheet), data_years());
    for (size_t s = 1; s < scenario_count(sheet); s++)
        if (is_known(sheet, s))
            write_difference(sheet, s);
}

/* The same for all, so that panels can be compared. */
static struct Extent extent_of(const struct Sheet *sheet) {
    struct Extent extent = {0};
    for (size_t s = 1; s < scenario_count(sheet); s++)
        for (size_t place = 0; place <= last_place(sheet); place++) {
            struct Estimate difference = difference_at(sheet, s, place);
            if (difference.count > 0)
                extent_add(&extent, &difference);
        }
    return extent_with_margin(&extent);
}

/* Title, and below it the value at the end. */
static void write_title(struct Sheet *sheet, size_t scenario) {
    const struct Summary *baseline = &sheet->picture->subject->summaries[0];
    struct Caption title;
    char value[SIGNED_INTERVAL_SIZE], said[CAPTION_LINE_SIZE], place[64];
    comparison_title(sheet, scenario, TITLE_COLUMNS, 2, &title);
    for (size_t i = 0; i < title.count; i++) {
        snprintf(place, sizeof place, "graph 0, graph %.4f",
                 1.0 + (16.0 + 20.0 * (double)(title.count - i)) / PANEL_HEIGHT);
        script_label(sheet, title.lines[i], place, "left");
    }
    if (!is_known(sheet, scenario))
        return;
    if (scenario == 0) {
        const struct Estimate *mean = &baseline->adoption.at[CURVE_TRIED][ADOPTION_HORIZON].mean;
        if (isnan(mean->low))
            snprintf(said, sizeof said, _("%.1f %% at the end"), 100.0 * mean->value);
        else
            snprintf(said, sizeof said, _("%.1f %% (%.1f–%.1f) at the end"), 100.0 * mean->value,
                     100.0 * mean->low, 100.0 * mean->high);
    } else {
        struct Estimate end = difference_at(sheet, scenario, last_place(sheet));
        signed_estimate(value, &end, 1);
        snprintf(said, sizeof said, _("%s points at the end"), value);
    }
    snprintf(place, sizeof place, "graph 0, graph %.4f", 1.0 + 16.0 / PANEL_HEIGHT);
    script_label(sheet, said, place, "left tc rgb '#444444'");
}

static void write_baseline(struct Sheet *sheet) {
    const struct Series *tried = baseline_tried(sheet);
    script_axis_percent(sheet, _("share that has ever tried"));
    if (tried != NULL)
        script_series(sheet, "baseline", tried, script_pen(0));
}

static void write_panel_of(struct Sheet *sheet, size_t scenario, const struct Extent *extent) {
    sheet_print(sheet, "set yrange [%.9g:%.9g]\n", extent->low, extent->high);
    signed_ticks(sheet, "y", extent, 6);
    sheet_print(sheet, "set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    sheet_print(sheet, "set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '%s'\n",
                BLACK);
    script_axis_label(sheet, 'y', scenario % COLUMNS == 0 || scenario == 1 ? _("difference, points") : "");
    if (difference_at(sheet, scenario, last_place(sheet)).count > 1)
        script_clause(sheet,
                      "'adoption_compared.dat' index 'scenario_%zu' using 1:3:4 with filledcurves fc rgb "
                      "'%s' fs transparent solid 0.25 noborder notitle",
                      scenario, BLUE);
    script_clause(
        sheet, "'adoption_compared.dat' index 'scenario_%zu' using 1:2 with lines lw 2.5 lc rgb '%s' notitle",
        scenario, BLUE);
}

static void write_panel(struct Sheet *sheet, size_t scenario, const struct Extent *extent) {
    double left = FIRST_LEFT + STEP_X * (double)(scenario % COLUMNS),
           top = SCRIPT_TOP + TITLE_HEIGHT + STEP_Y * (double)(scenario / COLUMNS),
           years = (double)sheet->picture->subject->summaries[0].weeks / SUMMARY_YEAR_WEEKS;
    script_panel(sheet, (struct Panel){left, top, left + PANEL_WIDTH, top + PANEL_HEIGHT}, NULL);
    sheet_print(sheet, "set xrange [0:%.9g]\nset xtics autofreq format '%%g'\n", years);
    write_title(sheet, scenario);
    if (scenario + COLUMNS >= scenario_count(sheet))
        script_axis_label(sheet, 'x', _("years since the start"));
    if (!is_known(sheet, scenario)) {
        sheet_print(sheet, "set yrange [0:1]\nunset ytics\n");
        script_nothing(sheet, _("no weekly records"));
    } else if (scenario == 0)
        write_baseline(sheet);
    else
        write_panel_of(sheet, scenario, extent);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    size_t rows = (scenario_count(sheet) + COLUMNS - 1) / COLUMNS;
    struct Extent extent = extent_of(sheet);
    char pairs[128], footer[512];
    if (comparison_pairs(sheet, pairs, sizeof pairs) < 2)
        snprintf(footer, sizeof footer, _("%s; scenario minus baseline, in percentage points of agencies."),
                 pairs);
    else
        snprintf(
            footer, sizeof footer,
            _("%s; scenario minus baseline, in percentage points of agencies; band: %g %% interval of the "
              "difference at each time, run by run. A band that leaves out 0 tells the two apart there."),
            pairs, script_confidence(sheet));
    script_open(sheet, SCRIPT_TOP + STEP_Y * (double)rows + 10.0 + SCRIPT_BOTTOM, footer);
    for (size_t s = 0; s < scenario_count(sheet); s++)
        write_panel(sheet, s, &extent);
    script_close(sheet);
}

const struct Figure figure_adoption_compared = {
    .name = "adoption_compared",
    .title = N_("What each scenario changes in how the practice spreads"),
    .alternative =
        N_("A panel a scenario over the years: the first with the share of agencies that have ever "
           "tried the practice in the baseline, the others with the difference to it and its "
           "interval, in percentage points."),
    .kind = SUBJECT_COMPARISON,
    .data = write_data,
    .script = write_script,
};
