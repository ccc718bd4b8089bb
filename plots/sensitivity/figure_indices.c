/* What share of the variance each factor explains: first-order and total Sobol indices, a row a factor. */
#include <math.h>

#include "plots/sensitivity/sensitivity_rows.h"
#include "sensitivity/estimator.h"
#include "sensitivity/sensitivity_remarks.h"

enum Order { ORDER_FIRST, ORDER_TOTAL, ORDER_COUNT };

/* Columns of the data file, place in the row, and mark: gnuplot's point type. */
static const struct OrderLook {
    const char *colour, *head;
    int value, low, high, point;
    double shift;
} LOOKS[ORDER_COUNT] = {
    [ORDER_FIRST] = {BLUE, N_("alone (first order)"), 3, 4, 5, 7, -0.17},
    [ORDER_TOTAL] = {VERMILION, N_("in total"), 6, 7, 8, 5, 0.17},
};

enum { NOTE_LINE = 21, NOTES_MOST = 4, NOTE_LINES = 2, NOTE_COLUMNS = 130 };

static bool applies(const struct FigureSubject *subject) {
    return subject->output->sensitivity != NULL &&
           subject->output->sensitivity->estimator->design == DESIGN_SALTELLI;
}

static struct Estimate index_of(const struct Sheet *sheet, size_t factor, enum Order order) {
    return sensitivity_shown(sensitivity_find(sheet->picture->subject->output->sensitivity,
                                              order == ORDER_FIRST ? "first_order" : "total_order", factor,
                                              SENSITIVITY_OF_ALL, 0));
}

static struct TopFactors rank(const struct Sheet *sheet) {
    struct TopFactors top = {.most = TOP_FACTORS};
    for (size_t k = 0; k < sheet->picture->subject->output->sensitivity->factors; k++)
        top_factors_add(&top, k, index_of(sheet, k, ORDER_TOTAL).value);
    return top;
}

static void write_data(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    data_open(sheet);
    data_block(sheet, "indices",
               "row factor first first_low first_high total total_low total_high base_samples");
    data_factor_names(sheet, &top);
    for (size_t i = 0; i < top.count; i++) {
        const struct Estimate first = index_of(sheet, top.factor[i], ORDER_FIRST),
                              total = index_of(sheet, top.factor[i], ORDER_TOTAL);
        sheet_print(sheet, "%zu %zu ", i + 1, top.factor[i] + 1);
        data_estimate(sheet, &first);
        data_estimate(sheet, &total);
        sheet_print(sheet, "%lld\n", (long long)total.count);
    }
    data_block_end(sheet);
}

/* What is there to draw. */
struct Drawn {
    struct Extent extent;
    size_t points[ORDER_COUNT], hollow[ORDER_COUNT], intervals[ORDER_COUNT];
};

static struct Drawn look_at(const struct Sheet *sheet, const struct TopFactors *top) {
    struct Drawn drawn = {0};
    for (size_t i = 0; i < top->count; i++)
        for (int order = 0; order < ORDER_COUNT; order++) {
            const struct Estimate index = index_of(sheet, top->factor[i], (enum Order)order);
            extent_add(&drawn.extent, &index);
            drawn.points[order] += isnan(index.value) ? 0 : 1;
            drawn.hollow[order] += is_hollow(&index) ? 1 : 0;
            drawn.intervals[order] += isnan(index.low) ? 0 : 1;
        }
    return drawn;
}

static void write_numbers(struct Sheet *sheet, const struct TopFactors *top) {
    for (size_t row = 1; row <= top->count; row++)
        for (int order = 0; order < ORDER_COUNT; order++) {
            char text[SIGNED_INTERVAL_SIZE];
            const struct Estimate index = index_of(sheet, top->factor[row - 1], (enum Order)order);
            percent_text(text, &index);
            rows_number(sheet, row, order, text);
        }
}

/* What the indices do not say factor by factor. */
struct Notes {
    size_t count, line_count;
    struct Caption lines[NOTES_MOST];
};

static struct Notes make_notes(const struct Sheet *sheet) {
    const struct OutputFindings *output = sheet->picture->subject->output;
    const struct SensitivityRemarkOutput shown = {sheet->picture->output->unit,
                                                  sheet->picture->output->factor};
    struct Notes notes = {0};
    char text[SENSITIVITY_REMARK_SIZE];
    for (; notes.count < NOTES_MOST && sensitivity_remark(output->sensitivity, &shown, notes.count, text);
         notes.count++) {
        caption_wrap(&notes.lines[notes.count], text, NOTE_COLUMNS, NOTE_LINES);
        notes.line_count += notes.lines[notes.count].count;
    }
    return notes;
}

static void write_notes(struct Sheet *sheet, const struct Notes *notes, double top) {
    size_t line = 0;
    for (size_t i = 0; i < notes->count; i++)
        for (size_t k = 0; k < notes->lines[i].count; k++)
            label_at_pixels(sheet, notes->lines[i].lines[k], 30.0, top + NOTE_LINE * (double)line++, "left");
}

static void write_points(struct Sheet *sheet, const struct Drawn *drawn) {
    for (int order = 0; order < ORDER_COUNT; order++) {
        const struct OrderLook *look = &LOOKS[order];
        if (drawn->intervals[order] > 0)
            rows_intervals(sheet, "indices", look->low, look->high, look->shift, look->colour);
        if (drawn->points[order] > 0)
            rows_points(sheet, "indices", look->value, look->low, look->shift, look->point, look->colour,
                        drawn->hollow[order] > 0);
    }
}

static void write_footer(const struct Sheet *sheet, const struct TopFactors *top, const struct Drawn *drawn,
                         struct Footer *footer) {
    const struct Sensitivity *sensitivity = sheet->picture->subject->output->sensitivity;
    footer_runs(footer, sheet, &sensitivity->noise);
    footer_add(footer,
               _("Points: Sobol indices, alone and with all interactions; lines: their %g %% interval. "
                 "Totals may add up to more than the whole."),
               script_confidence(sheet));
    footer_hollow(footer, drawn->hollow[ORDER_FIRST] + drawn->hollow[ORDER_TOTAL] > 0);
    footer_more_factors(footer, top, sensitivity->factors);
}

static void write_script(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    const struct Drawn drawn = look_at(sheet, &top);
    const bool is_empty = drawn.points[ORDER_FIRST] + drawn.points[ORDER_TOTAL] == 0;
    const struct Extent axis = is_empty ? (struct Extent){0.0, 1.0} : extent_with_margin(&drawn.extent);
    const struct Notes notes = make_notes(sheet);
    const double panel_bottom = SCRIPT_TOP - 20.0 + ROWS_HEAD + rows_height(&top);
    struct Footer footer = {""};
    write_footer(sheet, &top, &drawn, &footer);
    script_open(sheet, panel_bottom + 62.0 + (double)notes.line_count * NOTE_LINE + SCRIPT_BOTTOM,
                footer.text);
    rows_panel(sheet, &top, &axis);
    value_ticks(sheet, "x", &axis, 8, 100.0, " %%");
    rows_head(sheet, _("Share of the variance of the output over the factors' ranges"), "");
    for (int order = 0; order < ORDER_COUNT; order++)
        rows_column_head(sheet, order, LOOKS[order].point, LOOKS[order].colour, _(LOOKS[order].head));
    rows_names(sheet, &top);
    write_numbers(sheet, &top);
    write_notes(sheet, &notes, panel_bottom + 62.0);
    if (is_empty)
        script_nothing(sheet, _("the output does not vary"));
    write_points(sheet, &drawn);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_indices = {
    .name = "indices",
    .title = N_("What share of the variance each factor explains"),
    .alternative = N_("Rows, one a factor, the largest total first: the share of the output's variance that "
                      "it explains alone and the share with all its interactions, as points with intervals, "
                      "and the numbers at the right."),
    .kind = SUBJECT_OUTPUT,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
