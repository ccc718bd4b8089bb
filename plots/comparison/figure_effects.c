/* What each scenario changes in the outcomes that matter most: a panel an outcome, a row a scenario. */
#include <math.h>
#include <string.h>

#include "plots/comparison/comparison_parts.h"

/* Public value has no unit of its own: in per cent of the baseline's mean. */
static const struct Measure {
    enum Outcome outcome;
    bool is_relative;
    const char *title;
} MEASURES[] = {
    {OUTCOME_COMPLETED_52, false, N_("Completed within 52 weeks")},
    {OUTCOME_COMPLETIONS_PER_ISSUE, false, N_("Completed, of all issues")},
    {OUTCOME_STARTS_PER_ISSUE, false, N_("Started, of all issues")},
    {OUTCOME_COMPLETED_EPISODES, false, N_("Completed collaborations a run")},
    {OUTCOME_EVER_TRIED_HORIZON, false, N_("Agencies that have ever tried")},
    {OUTCOME_ROUTINE_HORIZON, false, N_("Agencies where it is routine")},
    {OUTCOME_REFUSED_52, false, N_("Data refused within 52 weeks")},
    {OUTCOME_PUBLIC_VALUE, true, N_("Public value of all results")},
};
enum { MEASURE_COUNT = sizeof MEASURES / sizeof *MEASURES };

/* How a difference is marked: the row's number in the data file tells it. */
enum Mark { MARK_OPEN, MARK_BETTER, MARK_WORSE, MARK_NEUTRAL, MARK_COUNT };
static const char *const MARK_COLOURS[MARK_COUNT] = {"#666666", BLUE, VERMILION, BLACK};

enum {
    COLUMNS = 2,
    ROW_HEIGHT = 48,
    HEAD = 62, /* above a panel: what it shows */
    FOOT = 42, /* below it: marks of the axis */
    LABELS_LEFT = 20,
    FIRST_LEFT = 325,
    AXIS_WIDTH = 245,
    STEP = 445
};

static const struct ComparedEffect *effect_of(const struct Sheet *sheet, size_t scenario,
                                              const struct Measure *measure) {
    return &sheet->picture->subject->comparison->effects[scenario][measure->outcome];
}

static struct Estimate difference_of(const struct Sheet *sheet, size_t scenario,
                                     const struct Measure *measure) {
    const struct ComparedEffect *effect = effect_of(sheet, scenario, measure);
    double baseline = effect->paired.baseline_mean;
    if (measure->is_relative)
        return estimate_times(&effect->difference, baseline > 0.0 ? 100.0 / baseline : NAN);
    return estimate_times(&effect->difference, outcome_display(measure->outcome, 1.0));
}

static enum Mark mark_of(const struct Sheet *sheet, size_t scenario, const struct Measure *measure) {
    switch (effect_of(sheet, scenario, measure)->verdict) {
    case VERDICT_BETTER:
        return MARK_BETTER;
    case VERDICT_WORSE:
        return MARK_WORSE;
    case VERDICT_HIGHER:
    case VERDICT_LOWER:
        return MARK_NEUTRAL;
    default:
        return MARK_OPEN;
    }
}

static size_t scenario_count(const struct Sheet *sheet) {
    return sheet->picture->subject->comparison->scenarios;
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (const struct Measure *measure = MEASURES; measure < MEASURES + MEASURE_COUNT; measure++) {
        data_block(sheet, outcome_row(measure->outcome)->name,
                   "scenario difference low high p_adjusted mark pairs");
        for (size_t s = 1; s < scenario_count(sheet); s++) {
            struct Estimate difference = difference_of(sheet, s, measure);
            data_number(sheet, (double)s, ' ');
            data_number(sheet, difference.value, ' ');
            data_number(sheet, difference.low, ' ');
            data_number(sheet, difference.high, ' ');
            data_number(sheet, effect_of(sheet, s, measure)->p_adjusted, ' ');
            sheet_print(sheet, "%d %lld\n", (int)mark_of(sheet, s, measure), (long long)difference.count);
        }
        data_block_end(sheet);
    }
}

static struct Extent extent_of(const struct Sheet *sheet, const struct Measure *measure) {
    struct Extent extent = {0};
    for (size_t s = 1; s < scenario_count(sheet); s++) {
        struct Estimate difference = difference_of(sheet, s, measure);
        extent_add(&extent, &difference);
    }
    return extent;
}

/* Two scenarios that differ from the baseline rest on the same baseline runs unless some are missing. */
static void describe_baseline(const struct Sheet *sheet, const struct Measure *measure, char *text,
                              size_t size) {
    double mean = effect_of(sheet, 0, measure)->paired.baseline_mean;
    bool is_share = outcome_display(measure->outcome, 1.0) == 100.0;
    if (isnan(mean) || measure->is_relative)
        snprintf(text, size, "%s", _(measure->title));
    else
        snprintf(text, size, is_share ? _("%s (baseline: %.1f %%)") : _("%s (baseline: %.1f)"),
                 _(measure->title), outcome_display(measure->outcome, mean));
}

static void write_head(struct Sheet *sheet, const struct Measure *measure) {
    static const char *const better[] = {N_("less is better"), "", N_("more is better")};
    const struct OutcomeRow *row = outcome_row(measure->outcome);
    double height = sheet->panel.bottom - sheet->panel.top;
    char title[192], unit[192], place[64];
    describe_baseline(sheet, measure, title, sizeof title);
    snprintf(place, sizeof place, "graph 0, graph %.4f", 1.0 + 40.0 / height);
    script_label(sheet, title, place, "left");
    snprintf(unit, sizeof unit, _("difference in %s; %s"),
             measure->is_relative ? _("% of the baseline's mean") : _(outcome_display_unit(measure->outcome)),
             _(better[1 + row->direction]));
    snprintf(place, sizeof place, "graph 0, graph %.4f", 1.0 + 18.0 / height);
    char look[64];
    snprintf(look, sizeof look, "left font ',%g' tc rgb '#444444'", script_points(sheet, 0.9));
    script_label(sheet, unit, place, look);
}

/* Every other row is shaded from the scenarios' names on to the right, before any panel's numbers are there.
 */
static void write_rows(struct Sheet *sheet) {
    for (size_t s = 1; s < scenario_count(sheet); s += 2)
        sheet_print(
            sheet,
            "set object rectangle from graph %.4f, first %.1f to graph %.4f, first %.1f behind fc rgb "
            "'#F2F2F2' fs solid noborder noclip\n",
            (double)(LABELS_LEFT - FIRST_LEFT) / AXIS_WIDTH, (double)s - 0.5,
            (double)(PICTURE_WIDTH - FIRST_LEFT) / AXIS_WIDTH, (double)s + 0.5);
}

static void write_names(struct Sheet *sheet) {
    for (size_t s = 1; s < scenario_count(sheet); s++) {
        struct Caption caption;
        comparison_title(sheet, s, 37, CAPTION_LINES, &caption);
        for (size_t i = 0; i < caption.count; i++) {
            char place[64], look[64];
            snprintf(place, sizeof place, "graph %.4f, first %.4f", -12.0 / AXIS_WIDTH,
                     (double)s + 15.5 / ROW_HEIGHT * ((double)i - 0.5 * (double)(caption.count - 1)));
            snprintf(look, sizeof look, "right font ',%g'", script_points(sheet, 0.85));
            script_label(sheet, caption.lines[i], place, look);
        }
    }
}

static void write_numbers(struct Sheet *sheet, const struct Measure *measure, int digits) {
    for (size_t s = 1; s < scenario_count(sheet); s++) {
        char text[SIGNED_INTERVAL_SIZE], place[64], look[64];
        const double fits = 21.0; /* columns */
        struct Estimate difference = difference_of(sheet, s, measure);
        signed_estimate(text, &difference, digits);
        snprintf(place, sizeof place, "graph %.4f, first %zu", 1.0 + 10.0 / AXIS_WIDTH, s);
        snprintf(look, sizeof look, "left font ',%g'",
                 script_points(sheet, 0.85 * fmin(fits / (double)caption_columns(text), 1.0)));
        script_label(sheet, text, place, look);
    }
}

static bool has_mark(const struct Sheet *sheet, const struct Measure *measure, enum Mark mark,
                     bool with_interval) {
    for (size_t s = 1; s < scenario_count(sheet); s++) {
        struct Estimate difference = difference_of(sheet, s, measure);
        if (mark_of(sheet, s, measure) == mark && !isnan(with_interval ? difference.low : difference.value))
            return true;
    }
    return false;
}

static void write_marks(struct Sheet *sheet, const struct Measure *measure, enum Mark mark) {
    const char *name = outcome_row(measure->outcome)->name;
    if (has_mark(sheet, measure, mark, true))
        script_clause(sheet,
                      "'effects.dat' index '%s' using ($6==%d?$3:NaN):1:($4-$3):(0) with vectors nohead lw "
                      "2.5 lc rgb '%s' notitle",
                      name, mark, MARK_COLOURS[mark]);
    if (!has_mark(sheet, measure, mark, false))
        return;
    script_clause(
        sheet,
        "'effects.dat' index '%s' using ($6==%d?$2:NaN):1 with points pt 7 ps %s*marker lc rgb '%s' notitle",
        name, mark, "1.5", MARK_COLOURS[mark]);
    if (mark == MARK_OPEN)
        script_clause(
            sheet,
            "'effects.dat' index '%s' using ($6==%d?$2:NaN):1 with points pt 7 ps 0.9*marker lc rgb "
            "'#FFFFFF' notitle",
            name, mark);
}

static void write_measure(struct Sheet *sheet, int place, double rows_height) {
    const struct Measure *measure = &MEASURES[place];
    double left = FIRST_LEFT + STEP * (place % COLUMNS),
           top = SCRIPT_TOP + HEAD - 20.0 + (HEAD + rows_height + FOOT) * (place / COLUMNS);
    struct Extent extent = extent_of(sheet, measure), axis = extent_with_margin(&extent);
    double largest = fmax(-extent.low, extent.high);
    script_panel(sheet, (struct Panel){left, top, left + AXIS_WIDTH, top + rows_height}, NULL);
    sheet_print(sheet, "set xrange [%.9g:%.9g]\n", axis.low, axis.high);
    signed_ticks(sheet, "x", &axis, 5);
    sheet_print(sheet,
                "set yrange [%.1f:0.5]\nunset ytics\nset grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n",
                rows_height / ROW_HEIGHT + 0.5);
    sheet_print(sheet, "set border 1 lc rgb '#555555'\n");
    sheet_print(sheet, "set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '%s'\n",
                BLACK);
    write_head(sheet, measure);
    if (place % COLUMNS == 0) {
        write_rows(sheet);
        write_names(sheet);
    }
    write_numbers(sheet, measure, signed_digits(largest));
    if (scenario_count(sheet) < 2)
        script_nothing(sheet, _("no scenario to compare"));
    for (int mark = 0; mark < MARK_COUNT; mark++)
        write_marks(sheet, measure, (enum Mark)mark);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    double rows_height = ROW_HEIGHT * fmax((double)scenario_count(sheet) - 1.0, 1.0);
    char pairs[128], footer[640];
    if (comparison_pairs(sheet, pairs, sizeof pairs) < 2)
        snprintf(footer, sizeof footer, _("%s; points: difference; hollow: no verdict."), pairs);
    else
        snprintf(footer, sizeof footer,
                 _("%s; points: mean difference with interval. Filled: a primary outcome whose interval "
                   "leaves out "
                   "0 (these hold together at %g %%, others one by one); blue better, red worse."),
                 pairs, script_confidence(sheet));
    script_open(sheet,
                SCRIPT_TOP - 20.0 + (MEASURE_COUNT / COLUMNS) * (HEAD + rows_height + FOOT) + SCRIPT_BOTTOM,
                footer);
    for (int place = 0; place < MEASURE_COUNT; place++)
        write_measure(sheet, place, rows_height);
    script_close(sheet);
}

const struct Figure figure_effects = {
    .name = "effects",
    .title = N_("What each scenario changes"),
    .alternative =
        N_("Panels, one an outcome, with a row a scenario: the paired difference to the baseline as a point "
           "with its interval, a line at no difference, and the numbers at the right; points are filled "
           "where the interval of a primary outcome leaves out no difference."),
    .kind = SUBJECT_COMPARISON,
    .data = write_data,
    .script = write_script,
};
