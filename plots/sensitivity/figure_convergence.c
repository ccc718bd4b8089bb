/* Whether the estimates have settled: those of the largest factors from ever more trajectories or base
 * samples. */
#include <math.h>

#include "plots/sensitivity/sensitivity_parts.h"
#include "sensitivity/estimator.h"

enum { AXIS_LEFT = 120, AXIS_RIGHT = 760, HEIGHT = 480, LARGEST = 5, NAME_COLUMNS = 40 };

static const char *ranking_of(const struct Sensitivity *sensitivity) {
    return sensitivity->estimator->ranking->name;
}

/* Where there are looks at growing numbers, and not levels. */
static bool applies(const struct FigureSubject *subject) {
    const struct Sensitivity *sensitivity = subject->output->sensitivity;
    const struct SensitivityRow *first =
        sensitivity == NULL ? NULL : sensitivity_look(sensitivity, ranking_of(sensitivity), 0, 0);
    return first != NULL && isnan(first->unit) && sensitivity->estimator->design < DESIGN_COUNT;
}

static const struct Sensitivity *sensitivity_of(const struct Sheet *sheet) {
    return sheet->picture->subject->output->sensitivity;
}

static bool is_morris(const struct Sheet *sheet) {
    return sensitivity_of(sheet)->estimator->design == DESIGN_MORRIS;
}

static size_t count_looks(const struct Sheet *sheet) {
    size_t looks = 0;
    while (sensitivity_look(sensitivity_of(sheet), ranking_of(sensitivity_of(sheet)), 0, looks) != NULL)
        looks++;
    return looks;
}

/* What the picture shows of a look: mu* in the output's unit, or the total index in per cent. */
static struct Estimate shown_of(const struct Sheet *sheet, size_t look, size_t factor) {
    const struct Sensitivity *sensitivity = sensitivity_of(sheet);
    const struct Estimate estimate =
        sensitivity_shown(sensitivity_look(sensitivity, ranking_of(sensitivity), factor, look));
    return is_morris(sheet) ? output_estimate(sheet, &estimate) : estimate_times(&estimate, 100.0);
}

static struct TopFactors rank(const struct Sheet *sheet) {
    struct TopFactors top = {.most = LARGEST};
    for (size_t k = 0; k < sensitivity_of(sheet)->factors; k++)
        top_factors_add(&top, k, shown_of(sheet, count_looks(sheet) - 1, k).value);
    return top;
}

static void write_data(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    data_open(sheet);
    for (size_t i = 0; i < top.count; i++) {
        char name[32];
        snprintf(name, sizeof name, "factor_%zu", i + 1);
        data_block(sheet, name,
                   is_morris(sheet) ? "trajectories mu_star low high"
                                    : "base_samples total_percent low high");
        data_factor_names(sheet, &top);
        for (size_t look = 0; look < count_looks(sheet); look++) {
            const struct Estimate shown = shown_of(sheet, look, top.factor[i]);
            sheet_print(sheet, "%lld ", (long long)shown.count);
            data_number(sheet, shown.value, ' ');
            data_number(sheet, shown.low, ' ');
            data_number(sheet, shown.high, '\n');
        }
        data_block_end(sheet);
    }
}

/* What is there of a factor. */
struct Drawn {
    size_t points, intervals;
};

static struct Drawn look_at(const struct Sheet *sheet, size_t factor) {
    struct Drawn drawn = {0};
    for (size_t look = 0; look < count_looks(sheet); look++) {
        const struct Estimate shown = shown_of(sheet, look, factor);
        drawn.points += isnan(shown.value) ? 0 : 1;
        drawn.intervals += isnan(shown.value) || isnan(shown.low) ? 0 : 1;
    }
    return drawn;
}

/* The first looks may be so wide that the others would be flat: their ends may leave the panel. */
static struct Extent extent_of(const struct Sheet *sheet, const struct TopFactors *top) {
    const size_t looks = count_looks(sheet), values_from = looks / 3, intervals_from = looks / 2;
    struct Extent extent = {0};
    for (size_t i = 0; i < top->count; i++)
        for (size_t look = values_from; look < looks; look++) {
            struct Estimate shown = shown_of(sheet, look, top->factor[i]);
            if (look < intervals_from)
                shown.low = shown.high = NAN;
            extent_add(&extent, &shown);
        }
    struct Extent axis = extent_with_margin(&extent);
    axis.low = extent.low < 0.0 ? axis.low : 0.0;
    return axis;
}

static struct Pen pen_of(size_t place) {
    return script_pen(place + 1);
}

/* The key, and the last estimate below it. */
static void write_labels(struct Sheet *sheet, const struct TopFactors *top, const struct Extent *axis) {
    struct SideLabels labels = {0};
    const size_t last = count_looks(sheet) - 1;
    const int digits = signed_digits(axis->high);
    for (size_t i = 0; i < top->count; i++) {
        const struct Estimate shown = shown_of(sheet, last, top->factor[i]);
        char value[SIGNED_INTERVAL_SIZE];
        struct Caption text;
        factor_caption(sheet, top->factor[i], NAME_COLUMNS, 2, &text);
        plain_estimate(value, &shown, digits, is_morris(sheet) ? "" : "%");
        snprintf(text.lines[text.count++], CAPTION_LINE_SIZE, "%s", value);
        side_label_line(&labels, (shown.value - axis->low) / (axis->high - axis->low), pen_of(i), &text);
    }
    script_side_labels(sheet, &labels);
}

static void write_lines(struct Sheet *sheet, const struct TopFactors *top) {
    for (size_t i = 0; i < top->count; i++)
        if (look_at(sheet, top->factor[i]).intervals > 0)
            script_clause(
                sheet,
                "'%s.dat' index 'factor_%zu' using 1:3:4 with filledcurves fc rgb '%s' fs transparent "
                "solid 0.1 noborder notitle",
                sheet->picture->name, i + 1, pen_of(i).colour);
    for (size_t i = top->count; i-- > 0;) {
        const struct Drawn drawn = look_at(sheet, top->factor[i]);
        const char *name = sheet->picture->name, *colour = pen_of(i).colour;
        if (drawn.points == 0)
            continue;
        script_clause(sheet, "'%s.dat' index 'factor_%zu' using 1:2 with lines lw 2.5 lc rgb '%s' notitle",
                      name, i + 1, colour);
        script_clause(
            sheet, "'%s.dat' index 'factor_%zu' using 1:2 with points pt 7 ps 1*marker lc rgb '%s' notitle",
            name, i + 1, colour);
        if (drawn.points > drawn.intervals)
            script_clause(sheet,
                          "'%s.dat' index 'factor_%zu' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 "
                          "ps 0.6*marker lc rgb "
                          "'#FFFFFF' notitle",
                          name, i + 1);
    }
}

/* Whole numbers, where the points are; those that would touch a later one are left out. */
static void write_look_ticks(struct Sheet *sheet) {
    const double apart = 1.1;
    double shown = INFINITY;
    sheet_print(sheet, "set xtics (");
    for (size_t look = count_looks(sheet); look-- > 0;) {
        const double count = (double)shown_of(sheet, look, 0).count;
        if (count * apart > shown || count < 1.0)
            continue;
        char text[SIGNED_SIZE];
        level_text(text, count);
        sheet_print(sheet, "%s'%s' %.9g", isinf(shown) ? "" : ", ", text, count);
        shown = count;
    }
    sheet_print(sheet, ")\n");
}

static void write_axes(struct Sheet *sheet, const struct Extent *axis) {
    const double wider = 1.05, first = (double)shown_of(sheet, 0, 0).count,
                 last = (double)shown_of(sheet, count_looks(sheet) - 1, 0).count;
    char text[PANEL_TEXT_SIZE];
    sheet_print(sheet, "set logscale x\nset xrange [%.9g:%.9g]\n", fmax(first, 1.0) / wider,
                fmax(last, 1.0) * wider);
    write_look_ticks(sheet);
    sheet_print(sheet, "set yrange [%.9g:%.9g]\n", axis->low, axis->high);
    value_ticks(sheet, "y", axis, 8, 1.0, is_morris(sheet) ? "" : " %%");
    sheet_print(sheet, "set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    if (is_morris(sheet))
        snprintf(text, sizeof text, _("mean size of the effect μ*, %s"),
                 sheet->picture->output->difference_unit);
    else
        snprintf(text, sizeof text, "%s", _("share of the variance in total"));
    upward_label(sheet, text, 60);
    script_axis_label(sheet, 'x',
                      is_morris(sheet) ? _("trajectories, the first of those that were run")
                                       : _("base samples, the first of those that were run"));
}

/* Points and intervals of all factors that are shown. */
static struct Drawn look_at_all(const struct Sheet *sheet, const struct TopFactors *top) {
    struct Drawn all = {0};
    for (size_t i = 0; i < top->count; i++) {
        const struct Drawn drawn = look_at(sheet, top->factor[i]);
        all.points += drawn.points;
        all.intervals += drawn.intervals;
    }
    return all;
}

static void write_script(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    const struct Extent axis = extent_of(sheet, &top);
    const struct Drawn all = look_at_all(sheet, &top);
    struct Footer footer = {""};
    footer_runs(&footer, sheet, &sensitivity_of(sheet)->noise);
    footer_add(&footer,
               _("Lines: estimates of the largest factors; bands: their %g %% intervals; at the right: with "
                 "all runs. Settled where more runs no longer move a line beyond its band."),
               script_confidence(sheet));
    footer_hollow(&footer, all.points > all.intervals);
    footer_more_factors(&footer, &top, sensitivity_of(sheet)->factors);
    script_open(sheet, SCRIPT_TOP + HEIGHT + 75.0 + SCRIPT_BOTTOM, footer.text);
    script_panel(sheet, (struct Panel){AXIS_LEFT, SCRIPT_TOP, AXIS_RIGHT, SCRIPT_TOP + HEIGHT}, NULL);
    write_axes(sheet, &axis);
    write_labels(sheet, &top, &axis);
    if (all.points == 0)
        script_nothing(sheet, is_morris(sheet) ? _("not available") : _("the output does not vary"));
    write_lines(sheet, &top);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_convergence = {
    .name = "convergence",
    .title = N_("Whether the estimates have settled"),
    .alternative = N_(
        "Lines, one for each of the largest factors: its estimate with interval from ever more of the runs."),
    .kind = SUBJECT_OUTPUT,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
