/* Who has ever tried the practice: a line a scenario, the baseline in black. */
#include <math.h>

#include "plots/comparison/comparison_parts.h"

enum { AXIS_LEFT = 100, AXIS_RIGHT = 760, LEAST_HEIGHT = 480, TITLE_COLUMNS = 40 };

static const struct Series *tried_of(const struct Sheet *sheet, size_t scenario) {
    return sheet->picture->subject->summaries[scenario].adoption.curve[CURVE_TRIED];
}

static bool is_known(const struct Sheet *sheet, size_t scenario) {
    const struct Series *tried = tried_of(sheet, scenario);
    return tried != NULL && data_is_known(tried->value, tried->length);
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (size_t s = 0; s < sheet->picture->subject->comparison->scenarios; s++) {
        char name[32];
        snprintf(name, sizeof name, "scenario_%zu", s);
        data_series(sheet, name, tried_of(sheet, s), data_years());
    }
}

/* The axis ends at a mark above all bands, and not below the second one. */
static double top_of(const struct Sheet *sheet) {
    double highest = 0.0;
    for (size_t s = 0; s < sheet->picture->subject->comparison->scenarios; s++) {
        const struct Series *tried = tried_of(sheet, s);
        for (size_t i = 0; tried != NULL && i < tried->length; i++)
            highest = fmax(highest, fmax(tried->value[i], tried->high[i]));
    }
    return fmin(fmax(0.2 * ceil(5.0 * highest), 0.4), 1.0);
}

/* Many bands on each other are lighter, so that the lines stay visible. */
static double band_density(const struct Sheet *sheet) {
    const size_t few = 5;
    return sheet->picture->subject->comparison->scenarios > few ? 0.07 : 0.15;
}

static void write_band(struct Sheet *sheet, size_t scenario) {
    const struct Series *tried = tried_of(sheet, scenario);
    if (data_is_known(tried->low, tried->length))
        script_clause(
            sheet,
            "'adoption_compared.dat' index 'scenario_%zu' using 1:3:4 with filledcurves fc rgb '%s' "
            "fs transparent solid %g noborder notitle",
            scenario, script_pen(scenario).colour, band_density(sheet));
}

static void write_line(struct Sheet *sheet, size_t scenario) {
    struct Pen pen = script_pen(scenario);
    script_clause(
        sheet,
        "'adoption_compared.dat' index 'scenario_%zu' using 1:2 with lines lw 2.5 dt %s lc rgb '%s' "
        "notitle",
        scenario, pen.dash, pen.colour);
}

/* The title, and the share at the horizon below it. */
static void describe(const struct Sheet *sheet, size_t scenario, struct Caption *text) {
    const struct Estimate *mean =
        &sheet->picture->subject->summaries[scenario].adoption.at[CURVE_TRIED][ADOPTION_HORIZON].mean;
    comparison_title(sheet, scenario, TITLE_COLUMNS, CAPTION_LINES - 1, text);
    char *value = text->lines[text->count++];
    if (isnan(mean->low))
        snprintf(value, CAPTION_LINE_SIZE, _("%.1f %%"), 100.0 * mean->value);
    else
        snprintf(value, CAPTION_LINE_SIZE, _("%.1f %% (%.1f–%.1f)"), 100.0 * mean->value, 100.0 * mean->low,
                 100.0 * mean->high);
}

static void add_label(const struct Sheet *sheet, struct SideLabels *labels, size_t scenario) {
    double value =
        sheet->picture->subject->summaries[scenario].adoption.at[CURVE_TRIED][ADOPTION_HORIZON].mean.value;
    struct Caption text;
    describe(sheet, scenario, &text);
    side_label_line(labels, value / top_of(sheet), script_pen(scenario), &text);
}

/* All labels are as high as the highest. */
static double labels_height(const struct Sheet *sheet) {
    size_t n = sheet->picture->subject->comparison->scenarios, lines = 1;
    for (size_t s = 0; s < n; s++) {
        struct Caption text;
        describe(sheet, s, &text);
        lines = text.count > lines ? text.count : lines;
    }
    return 21.5 * (double)(lines * (n + 1));
}

/* The baseline comes last, on top of the others. */
static void write_lines(struct Sheet *sheet) {
    size_t n = sheet->picture->subject->comparison->scenarios;
    for (size_t s = 0; s < n; s++)
        if (is_known(sheet, s))
            write_band(sheet, s);
    for (size_t i = 1; i <= n; i++)
        if (is_known(sheet, i % n))
            write_line(sheet, i % n);
}

static size_t write_labels(struct Sheet *sheet) {
    struct SideLabels labels = {0};
    size_t known = 0;
    for (size_t s = 0; s < sheet->picture->subject->comparison->scenarios; s++)
        if (is_known(sheet, s)) {
            add_label(sheet, &labels, s);
            known++;
        }
    script_side_labels(sheet, &labels);
    return known;
}

static void write_script(struct Sheet *sheet) {
    double height = fmax(LEAST_HEIGHT, labels_height(sheet)), top = SCRIPT_TOP;
    char runs[128], footer[512];
    script_replicates(sheet, runs, sizeof runs);
    snprintf(footer, sizeof footer,
             _("%s of each scenario; line: mean share of agencies, band: its %g %% interval; at the right: "
               "values at the end. Run by run, differences between scenarios are more certain than these "
               "bands suggest."),
             runs, script_confidence(sheet));
    script_open(sheet, top + height + 75.0 + SCRIPT_BOTTOM, footer);
    script_panel(sheet, (struct Panel){AXIS_LEFT, top, AXIS_RIGHT, top + height}, NULL);
    script_axis_percent(sheet, _("share of agencies that have ever tried"));
    sheet_print(sheet, "set yrange [0:%g]\n", top_of(sheet));
    script_axis_years(sheet, (double)sheet->picture->subject->summaries[0].weeks / SUMMARY_YEAR_WEEKS);
    if (write_labels(sheet) == 0)
        script_nothing(sheet, _("no weekly records"));
    write_lines(sheet);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_adoption_compared = {
    .name = "adoption_compared",
    .title = N_("How the practice spreads, by scenario"),
    .alternative = N_("Lines over the years, one a scenario, each with the interval of its mean: the share "
                      "of agencies that have ever tried the practice, the baseline in black."),
    .kind = SUBJECT_COMPARISON,
    .data = write_data,
    .script = write_script,
};
