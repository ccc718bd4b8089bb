/* What one factor changes while the others stay: a row a factor, the widest swing first. */
#include <math.h>

#include "plots/sensitivity/sensitivity_rows.h"
#include "sensitivity/estimator.h"

enum End { END_LOW, END_HIGH, END_COUNT };

/* How each end is shown: its half of the row is from `from` to `to` above or below the middle. */
static const struct EndLook {
    const char *block, *colour, *head;
    double from, to;
} LOOKS[END_COUNT] = {
    [END_LOW] = {"low", SKY_BLUE, N_("at the low end"), -0.38, -0.02},
    [END_HIGH] = {"high", ORANGE, N_("at the high end"), 0.02, 0.38},
};

/* What a factor does: its lowest and highest level, and from the smallest to the largest difference, 0 among
 * them. */
struct Swing {
    const struct SensitivityRow *end[END_COUNT];
    size_t levels;
    double size;
};

static bool applies(const struct FigureSubject *subject) {
    return subject->output->sensitivity != NULL &&
           subject->output->sensitivity->estimator->design == DESIGN_ONE_AT_A_TIME;
}

/* The difference at a level of a factor; NULL past the last. */
static const struct SensitivityRow *effect_at(const struct Sensitivity *sensitivity, size_t factor,
                                              size_t level) {
    return sensitivity_find(sensitivity, "difference", factor, SENSITIVITY_OF_ALL, level);
}

static struct Swing swing_of(const struct Sensitivity *sensitivity, size_t factor) {
    struct Swing swing = {0};
    double least = 0.0, most = 0.0;
    const struct SensitivityRow *effect;
    while ((effect = effect_at(sensitivity, factor, swing.levels)) != NULL) {
        if (swing.levels == 0 || effect->unit < swing.end[END_LOW]->unit)
            swing.end[END_LOW] = effect;
        if (swing.levels == 0 || effect->unit >= swing.end[END_HIGH]->unit)
            swing.end[END_HIGH] = effect;
        swing.levels++;
        least = fmin(least, effect->estimate.value);
        most = fmax(most, effect->estimate.value);
    }
    swing.size = most - least;
    return swing;
}

static struct TopFactors rank(const struct Sheet *sheet) {
    const struct Sensitivity *sensitivity = sheet->picture->subject->output->sensitivity;
    struct TopFactors top = {.most = TOP_FACTORS};
    for (size_t k = 0; k < sensitivity->factors; k++)
        top_factors_add(&top, k, swing_of(sensitivity, k).size);
    return top;
}

static double value_at(const struct Sheet *sheet, const struct SensitivityRow *effect) {
    return factor_at(&sheet->picture->subject->plan->factors[effect->factor], effect->unit);
}

static void write_row(struct Sheet *sheet, size_t row, const struct SensitivityRow *effect) {
    const struct Estimate difference = output_estimate(sheet, &effect->estimate);
    sheet_print(sheet, "%zu %zu ", row, effect->factor + 1);
    data_number(sheet, value_at(sheet, effect), ' ');
    data_estimate(sheet, &difference);
    sheet_print(sheet, "%lld\n", (long long)difference.count);
}

static bool is_between(const struct Swing *swing, const struct SensitivityRow *effect) {
    return effect != swing->end[END_LOW] && effect != swing->end[END_HIGH];
}

static void write_between(struct Sheet *sheet, const struct TopFactors *top) {
    const struct Sensitivity *sensitivity = sheet->picture->subject->output->sensitivity;
    for (size_t row = 1; row <= top->count; row++) {
        const struct Swing swing = swing_of(sensitivity, top->factor[row - 1]);
        for (size_t level = 0; level < swing.levels; level++) {
            const struct SensitivityRow *effect = effect_at(sensitivity, top->factor[row - 1], level);
            if (is_between(&swing, effect))
                write_row(sheet, row, effect);
        }
    }
}

static void write_data(struct Sheet *sheet) {
    static const char columns[] = "row factor value difference low high replicates";
    const struct TopFactors top = rank(sheet);
    data_open(sheet);
    for (int end = 0; end < END_COUNT; end++) {
        data_block(sheet, LOOKS[end].block, columns);
        data_factor_names(sheet, &top);
        for (size_t row = 1; row <= top.count; row++) {
            const struct Swing swing =
                swing_of(sheet->picture->subject->output->sensitivity, top.factor[row - 1]);
            if (swing.levels > 0)
                write_row(sheet, row, swing.end[end]);
        }
        data_block_end(sheet);
    }
    data_block(sheet, "between", columns);
    write_between(sheet, &top);
    data_block_end(sheet);
}

/* What is there to draw. */
struct Drawn {
    struct Extent extent;
    size_t ends[END_COUNT], hollow[END_COUNT], intervals[END_COUNT], between;
    double largest;
};

static void look_at_end(const struct Sheet *sheet, const struct Swing *swing, enum End end,
                        struct Drawn *drawn) {
    const struct Estimate difference = output_estimate(sheet, &swing->end[end]->estimate);
    drawn->largest = fmax(drawn->largest, fabs(difference.value));
    drawn->ends[end] += isnan(difference.value) ? 0 : 1;
    drawn->hollow[end] += is_hollow(&difference) ? 1 : 0;
    drawn->intervals[end] += isnan(difference.low) ? 0 : 1;
    extent_add(&drawn->extent, &difference);
}

/* Of levels between, the value alone is drawn. */
static void look_between(const struct Sheet *sheet, const struct Swing *swing, struct Drawn *drawn) {
    const struct Sensitivity *sensitivity = sheet->picture->subject->output->sensitivity;
    for (size_t level = 0; level < swing->levels; level++) {
        const struct SensitivityRow *effect = effect_at(sensitivity, swing->end[END_LOW]->factor, level);
        if (!is_between(swing, effect))
            continue;
        struct Estimate difference = output_estimate(sheet, &effect->estimate);
        difference.low = difference.high = NAN;
        drawn->between += isnan(difference.value) ? 0 : 1;
        extent_add(&drawn->extent, &difference);
    }
}

static struct Drawn look_at(const struct Sheet *sheet, const struct TopFactors *top) {
    struct Drawn drawn = {0};
    for (size_t i = 0; i < top->count; i++) {
        const struct Swing swing = swing_of(sheet->picture->subject->output->sensitivity, top->factor[i]);
        if (swing.levels == 0)
            continue;
        look_at_end(sheet, &swing, END_LOW, &drawn);
        look_at_end(sheet, &swing, END_HIGH, &drawn);
        look_between(sheet, &swing, &drawn);
    }
    return drawn;
}

/* Room for the values at both ends of the bars. */
static struct Extent axis_of(const struct Drawn *drawn) {
    const double text = 66.0, width = ROWS_AXIS_RIGHT - ROWS_AXIS_LEFT;
    double length = drawn->extent.high - drawn->extent.low;
    if (!(length > 0.0))
        return (struct Extent){-1.0, 1.0};
    double margin = length * text / (width - 2.0 * text);
    return (struct Extent){drawn->extent.low - margin, drawn->extent.high + margin};
}

/* The factor's value beyond the end of the bar or its interval; a bar of no length has the low end's at the
 * left. */
static void write_value(struct Sheet *sheet, size_t row, const struct Swing *swing, enum End end,
                        double pixel) {
    const struct Estimate difference = output_estimate(sheet, &swing->end[end]->estimate);
    char text[SIGNED_SIZE], place[96], look[LOOK_SIZE];
    if (isnan(difference.value))
        return;
    bool left = difference.value < 0.0 || (difference.value == 0.0 && end == END_LOW);
    double beyond = left ? fmin(difference.value, difference.low) - 9.0 * pixel
                         : fmax(difference.value, difference.high) + 9.0 * pixel;
    level_text(text, value_at(sheet, swing->end[end]));
    snprintf(place, sizeof place, "first %.9g, first %.2f", beyond,
             (double)row + 0.5 * (LOOKS[end].from + LOOKS[end].to));
    label_look(sheet, left ? "right" : "left", 0.75, "#444444", look);
    script_label(sheet, text, place, look);
}

static void write_numbers(struct Sheet *sheet, const struct TopFactors *top, const struct Extent *axis,
                          int digits) {
    const double pixel = (axis->high - axis->low) / (ROWS_AXIS_RIGHT - ROWS_AXIS_LEFT);
    for (size_t row = 1; row <= top->count; row++) {
        const struct Swing swing =
            swing_of(sheet->picture->subject->output->sensitivity, top->factor[row - 1]);
        for (int end = 0; end < END_COUNT && swing.levels > 0; end++) {
            char text[SIGNED_INTERVAL_SIZE];
            const struct Estimate difference = output_estimate(sheet, &swing.end[end]->estimate);
            signed_estimate(text, &difference, digits);
            rows_number(sheet, row, end, text);
            write_value(sheet, row, &swing, (enum End)end, pixel);
        }
    }
}

/* "Completed within 52 weeks: 44.1 % (43.6 to 44.6) with the scenario's own values" */
static void write_head(struct Sheet *sheet) {
    const struct OutputTexts *output = sheet->picture->output;
    const struct Estimate own = sensitivity_shown(
                              sensitivity_find(sheet->picture->subject->output->sensitivity, "output_mean",
                                               SENSITIVITY_OF_ALL, SENSITIVITY_OF_ALL, 0)),
                          centre = output_estimate(sheet, &own);
    char value[SIGNED_INTERVAL_SIZE], text[PANEL_TEXT_SIZE];
    struct Caption first, second;
    plain_estimate(value, &centre, signed_digits(fabs(centre.value)), output->unit);
    snprintf(text, sizeof text, _("With the scenario's own values: %s"), value);
    caption_wrap(&first, text, 90, 1);
    snprintf(text, sizeof text, _("bars: difference to that in %s"), output->difference_unit);
    caption_wrap(&second, text, 62, 1);
    rows_head(sheet, first.lines[0], second.lines[0]);
    for (int end = 0; end < END_COUNT; end++)
        rows_column_head(sheet, end, 5, LOOKS[end].colour, _(LOOKS[end].head));
}

static void write_bars(struct Sheet *sheet, const struct Drawn *drawn) {
    const char *name = sheet->picture->name;
    for (int end = 0; end < END_COUNT; end++)
        if (drawn->ends[end] > 0)
            script_clause(
                sheet,
                "'%s.dat' index '%s' using 4:1:(0):4:($1%+.2f):($1%+.2f) with boxxyerror fc rgb '%s' "
                "fs solid noborder notitle",
                name, LOOKS[end].block, LOOKS[end].from, LOOKS[end].to, LOOKS[end].colour);
    for (int end = 0; end < END_COUNT; end++) {
        const double middle = 0.5 * (LOOKS[end].from + LOOKS[end].to);
        if (drawn->intervals[end] > 0)
            rows_intervals(sheet, LOOKS[end].block, 5, 6, middle, "#333333");
        if (drawn->hollow[end] > 0)
            script_clause(sheet,
                          "'%s.dat' index '%s' using (strcol(5) eq 'NaN'?$4:NaN):($1%+.2f) with points pt 6 "
                          "ps 1.1*marker lw 1.5 "
                          "lc rgb '#333333' notitle",
                          name, LOOKS[end].block, middle);
    }
    if (drawn->between > 0)
        script_clause(sheet,
                      "'%s.dat' index 'between' using 4:1 with points pt 7 ps 0.5*marker lc rgb '%s' notitle",
                      name, BLACK);
}

static void write_footer(const struct Sheet *sheet, const struct TopFactors *top, const struct Drawn *drawn,
                         struct Footer *footer) {
    const struct Sensitivity *sensitivity = sheet->picture->subject->output->sensitivity;
    footer_runs(footer, sheet, &sensitivity->noise);
    footer_add(footer,
               _("Bars: mean difference, paired by replicate; lines: its %g %% interval; small numbers: "
                 "the factor's value."),
               script_confidence(sheet));
    if (drawn->between > 0)
        footer_add(footer, "%s", _("Dots: levels between."));
    footer_hollow(footer, drawn->hollow[END_LOW] + drawn->hollow[END_HIGH] > 0);
    footer_more_factors(footer, top, sensitivity->factors);
}

static void write_script(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    const struct Drawn drawn = look_at(sheet, &top);
    const struct Extent axis = axis_of(&drawn);
    const double many = 1e4;
    struct Footer footer = {""};
    write_footer(sheet, &top, &drawn, &footer);
    script_open(sheet, SCRIPT_TOP - 20.0 + ROWS_HEAD + rows_height(&top) + 42.0 + SCRIPT_BOTTOM, footer.text);
    rows_panel(sheet, &top, &axis);
    signed_ticks(sheet, "x", &axis, drawn.largest < many ? 10 : 5);
    write_head(sheet);
    rows_names(sheet, &top);
    write_numbers(sheet, &top, &axis, signed_digits(drawn.largest));
    write_bars(sheet, &drawn);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_tornado = {
    .name = "tornado",
    .title = N_("What one factor changes while the others stay"),
    .alternative = N_("Rows, one a factor, the widest swing first: bars from the scenario's own output to "
                      "the output at the factor's low and high end, each with its interval and the factor's "
                      "value, and the numbers at the right."),
    .kind = SUBJECT_OUTPUT,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
