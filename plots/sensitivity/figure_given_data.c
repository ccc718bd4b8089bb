/* How far each factor moves the whole distribution: delta and PAWN from given data, a row a factor, with what
 * PAWN of a factor without effect stays below. */
#include <math.h>

#include "plots/sensitivity/sensitivity_rows.h"
#include "sensitivity/given_data.h"

enum Distance { DISTANCE_DELTA, DISTANCE_PAWN, DISTANCE_COUNT };

/* Columns of the data file, place in the row, and mark: gnuplot's point type. */
static const struct DistanceLook {
    const char *measure, *colour, *head;
    int value, low, high, point;
    double shift;
} LOOKS[DISTANCE_COUNT] = {
    [DISTANCE_DELTA] = {"delta", BLUE, N_("delta"), 3, 4, 5, 7, -0.17},
    [DISTANCE_PAWN] = {"pawn", VERMILION, N_("PAWN"), 6, 7, 8, 5, 0.17},
};
enum { INERT_COLUMN = 9 };

static const struct Sensitivity *sensitivity_of(const struct Sheet *sheet) {
    return sheet->picture->subject->output->sensitivity;
}

/* Where too few points have a value for any measure, the tables say so, and there is nothing to draw. */
static bool applies(const struct FigureSubject *subject) {
    const struct Sensitivity *sensitivity = subject->output->sensitivity;
    if (sensitivity == NULL || sensitivity->estimator != &estimator_given_data)
        return false;
    bool known = sensitivity->constant;
    for (size_t k = 0; k < sensitivity->factors; k++)
        known = known || !isnan(sensitivity_size(sensitivity, k));
    return known;
}

static struct Estimate measure_of(const struct Sheet *sheet, const char *measure, size_t factor) {
    return sensitivity_shown(sensitivity_find(sensitivity_of(sheet), measure, factor, SENSITIVITY_OF_ALL, 0));
}

static struct TopFactors rank(const struct Sheet *sheet) {
    struct TopFactors top = {.most = TOP_FACTORS};
    for (size_t k = 0; k < sensitivity_of(sheet)->factors; k++)
        top_factors_add(&top, k, measure_of(sheet, LOOKS[DISTANCE_DELTA].measure, k).value);
    return top;
}

static void write_data(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    data_open(sheet);
    data_block(sheet, "distances",
               "row factor delta delta_low delta_high pawn pawn_low pawn_high pawn_inert points");
    data_factor_names(sheet, &top);
    for (size_t i = 0; i < top.count; i++) {
        const struct Estimate inert = measure_of(sheet, "pawn_inert", top.factor[i]);
        sheet_print(sheet, "%zu %zu ", i + 1, top.factor[i] + 1);
        for (int distance = 0; distance < DISTANCE_COUNT; distance++) {
            const struct Estimate found = measure_of(sheet, LOOKS[distance].measure, top.factor[i]);
            data_estimate(sheet, &found);
        }
        data_number(sheet, inert.value, ' ');
        sheet_print(sheet, "%lld\n", (long long)inert.count);
    }
    data_block_end(sheet);
}

/* What is there to draw: 0 belongs to it. */
static struct Extent extent_of(const struct Sheet *sheet, const struct TopFactors *top, size_t *known) {
    struct Extent extent = {0.0, 0.0};
    *known = 0;
    for (size_t i = 0; i < top->count; i++)
        for (int distance = 0; distance < DISTANCE_COUNT; distance++) {
            const struct Estimate found = measure_of(sheet, LOOKS[distance].measure, top->factor[i]);
            extent_add(&extent, &found);
            *known += isnan(found.value) ? 0 : 1;
        }
    return extent;
}

static void write_numbers(struct Sheet *sheet, const struct TopFactors *top) {
    for (size_t row = 1; row <= top->count; row++)
        for (int distance = 0; distance < DISTANCE_COUNT; distance++) {
            char text[SIGNED_INTERVAL_SIZE];
            const struct Estimate found = measure_of(sheet, LOOKS[distance].measure, top->factor[row - 1]);
            plain_estimate(text, &found, 2, "");
            rows_number(sheet, row, distance, text);
        }
}

static void write_marks(struct Sheet *sheet) {
    script_clause(sheet,
                  "'%s.dat' index 'distances' using %d:($1-0.02):(0):(0.38) with vectors nohead lw 3 lc rgb "
                  "'%s' notitle",
                  sheet->picture->name, INERT_COLUMN, GREY);
    for (int distance = 0; distance < DISTANCE_COUNT; distance++) {
        const struct DistanceLook *look = &LOOKS[distance];
        rows_intervals(sheet, "distances", look->low, look->high, look->shift, look->colour);
        rows_points(sheet, "distances", look->value, look->low, look->shift, look->point, look->colour,
                    false);
    }
}

static void write_script(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    size_t known;
    const struct Extent extent = extent_of(sheet, &top, &known),
                        axis = known == 0 ? (struct Extent){0.0, 1.0} : extent_with_margin(&extent);
    struct Footer footer = {""};
    footer_runs(&footer, sheet, &sensitivity_of(sheet)->noise);
    footer_add(&footer,
               _("Lines: %g %% intervals. Grey marks: PAWN of a factor without effect stays below in as many "
                 "cases."),
               script_confidence(sheet));
    footer_more_factors(&footer, &top, sensitivity_of(sheet)->factors);
    script_open(sheet, SCRIPT_TOP - 20.0 + ROWS_HEAD + rows_height(&top) + 62.0 + SCRIPT_BOTTOM, footer.text);
    rows_panel(sheet, &top, &axis);
    value_ticks(sheet, "x", &axis, 8, 1.0, "");
    rows_head(sheet, _("How far the output's distribution moves, 0: not at all, 1: altogether"), "");
    for (int distance = 0; distance < DISTANCE_COUNT; distance++)
        rows_column_head(sheet, distance, LOOKS[distance].point, LOOKS[distance].colour,
                         _(LOOKS[distance].head));
    rows_names(sheet, &top);
    write_numbers(sheet, &top);
    if (known == 0)
        script_nothing(sheet, _("the output does not vary"));
    else
        write_marks(sheet);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_given_data = {
    .name = "given_data",
    .title = N_("How far each factor moves the whole distribution"),
    .alternative =
        N_("Rows, one a factor, the largest delta first: two distances between the output's distribution "
           "where the factor is known and that over all points, as points with intervals and as numbers, "
           "and a mark that a factor without effect hardly passes."),
    .kind = SUBJECT_OUTPUT,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
