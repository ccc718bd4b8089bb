/* Completion by case type, of those that start and of all issues: a cell a scenario and type, coloured by its
 * difference. */
#include <math.h>

#include "plots/comparison/comparison_parts.h"

/* From fewer to more completions: two colours of Okabe & Ito that are light enough for black numbers. */
#define FEWER_COLOUR ORANGE
#define MORE_COLOUR SKY_BLUE

/* Corners of a cell for gnuplot: a little apart. */
#define CELL_BOX "($1-0.49):($1+0.49):($2-0.47):($2+0.47)"

enum { CELLS_LEFT = 330, CELL_WIDTH = 166, ROW_HEIGHT = 54, HEAD = 90, GAP = 20 };

/* All episodes and each case type. */
enum { CELL_COLUMNS = OUTCOME_GROUPS_BY_CASE_TYPE };

/* What scares starts away can raise the first and lowers the second. */
static const struct Measure {
    enum Outcome outcome;
    const char *title;
} MEASURES[] = {
    {OUTCOME_COMPLETED_52, N_("Completed within 52 weeks, of those that start")},
    {OUTCOME_COMPLETIONS_PER_ISSUE, N_("Completed, of all issues: occasions on which one could start")},
};
enum { MEASURE_COUNT = sizeof MEASURES / sizeof *MEASURES };

static size_t scenario_count(const struct Sheet *sheet) {
    return sheet->picture->subject->comparison->scenarios;
}

static const struct ComparedEffect *effect_of(const struct Sheet *sheet, const struct Measure *measure,
                                              size_t scenario, int group) {
    return &sheet->picture->subject->comparison->effects[scenario][(int)measure->outcome + group];
}

/* In percentage points. */
static struct Estimate difference_of(const struct Sheet *sheet, const struct Measure *measure,
                                     size_t scenario, int group) {
    return estimate_times(&effect_of(sheet, measure, scenario, group)->difference, 100.0);
}

static bool stands(const struct ComparedEffect *effect) {
    return effect->verdict != VERDICT_NONE && effect->verdict != VERDICT_UNCLEAR;
}

/* What is in the cells: how many have a number, how many of these have an interval with 0 in it or none, and
 * the largest difference. */
struct Cells {
    size_t known, open;
    double largest;
};

static struct Cells count_cells(const struct Sheet *sheet, const struct Measure *measure) {
    struct Cells cells = {0};
    for (size_t s = 1; s < scenario_count(sheet); s++)
        for (int group = 0; group < CELL_COLUMNS; group++) {
            struct Estimate difference = difference_of(sheet, measure, s, group);
            cells.known += isnan(difference.value) ? 0 : 1;
            cells.open += isnan(difference.value) || is_told_from_zero(&difference) ? 0 : 1;
            cells.largest = fmax(cells.largest, fabs(difference.value));
        }
    return cells;
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (const struct Measure *measure = MEASURES; measure < MEASURES + MEASURE_COUNT; measure++) {
        struct Cells cells = count_cells(sheet, measure);
        if (cells.known == 0)
            continue;
        data_block(sheet, outcome_row(measure->outcome)->name,
                   "column scenario difference low high told_from_zero p_adjusted pairs shade");
        for (size_t s = 1; s < scenario_count(sheet); s++)
            for (int group = 0; group < CELL_COLUMNS; group++) {
                struct Estimate difference = difference_of(sheet, measure, s, group);
                sheet_print(sheet, "%d %zu ", group, s);
                data_number(sheet, difference.value, ' ');
                data_number(sheet, difference.low, ' ');
                data_number(sheet, difference.high, ' ');
                sheet_print(sheet, "%d ", is_told_from_zero(&difference) ? 1 : 0);
                data_number(sheet, effect_of(sheet, measure, s, group)->p_adjusted, ' ');
                sheet_print(sheet, "%lld ", (long long)difference.count);
                data_number(sheet, difference.value / (cells.largest > 0.0 ? cells.largest : 1.0), '\n');
            }
        data_block_end(sheet);
    }
}

static void write_column_heads(struct Sheet *sheet, double rows_height) {
    enum { LEAST_COLUMNS = 12, MOST_COLUMNS = 15 };
    for (int group = 0; group < CELL_COLUMNS; group++) {
        struct Caption caption;
        const char *title =
            group == 0 ? N_("all case types") : case_type_title((enum CaseType)(group - GROUP_CASE_TYPE));
        /* One line, or two that are as even as can be. */
        caption_wrap(&caption, _(title), MOST_COLUMNS, CAPTION_LINES);
        if (caption.count > 1)
            for (size_t columns = LEAST_COLUMNS; columns <= MOST_COLUMNS; columns++) {
                caption_wrap(&caption, _(title), columns, CAPTION_LINES);
                if (caption.count < CAPTION_LINES)
                    break;
            }
        for (size_t i = 0; i < caption.count; i++) {
            char place[64];
            snprintf(place, sizeof place, "first %d, graph %.4f", group,
                     1.0 + (14.0 + 20.0 * (double)(caption.count - 1 - i)) / rows_height);
            script_label(sheet, caption.lines[i], place, "center");
        }
    }
}

static void write_row_heads(struct Sheet *sheet) {
    for (size_t s = 1; s < scenario_count(sheet); s++) {
        struct Caption caption;
        comparison_title(sheet, s, 37, CAPTION_LINES, &caption);
        for (size_t i = 0; i < caption.count; i++) {
            char place[64], look[64];
            snprintf(place, sizeof place, "graph %.4f, first %.4f", -12.0 / (CELL_WIDTH * CELL_COLUMNS),
                     (double)s + 17.0 / ROW_HEIGHT * ((double)i - 0.5 * (double)(caption.count - 1)));
            snprintf(look, sizeof look, "right font ',%g'", script_points(sheet, 0.9));
            script_label(sheet, caption.lines[i], place, look);
        }
    }
}

/* "+3.1" over "+0.4 to +5.8"; a dot where the difference stands among all that were tested. */
static void write_cell(struct Sheet *sheet, const struct Measure *measure, size_t scenario, int group,
                       int digits) {
    struct Estimate difference = difference_of(sheet, measure, scenario, group);
    char value[SIGNED_SIZE], low[SIGNED_SIZE], high[SIGNED_SIZE], text[160], place[64], look[64];
    bool has_interval = !isnan(difference.low);
    signed_number(value, difference.value, digits);
    signed_number(low, difference.low, digits);
    signed_number(high, difference.high, digits);
    snprintf(place, sizeof place, "first %d, first %.4f", group,
             (double)scenario - (has_interval ? 11.0 / ROW_HEIGHT : 0.0));
    snprintf(text, sizeof text, "%s%s", value,
             stands(effect_of(sheet, measure, scenario, group)) ? " ●" : "");
    script_label(sheet, isnan(difference.value) ? _("not available") : text, place,
                 isnan(difference.value) ? "center front tc rgb '#666666'" : "center front");
    if (!has_interval)
        return;
    snprintf(place, sizeof place, "first %d, first %.4f", group, (double)scenario + 11.0 / ROW_HEIGHT);
    snprintf(text, sizeof text, _("%s to %s"), low, high);
    snprintf(look, sizeof look, "center front font ',%g'", script_points(sheet, 0.85));
    script_label(sheet, text, place, look);
}

static void write_cells(struct Sheet *sheet, const struct Measure *measure, const struct Cells *cells) {
    const char *block = outcome_row(measure->outcome)->name;
    int digits = signed_digits(cells->largest) > 1 ? 1 : signed_digits(cells->largest);
    if (measure->outcome == OUTCOME_COMPLETIONS_PER_ISSUE) /* smaller shares */
        digits = signed_digits(cells->largest) > 2 ? 2 : signed_digits(cells->largest);
    for (size_t s = 1; s < scenario_count(sheet); s++)
        for (int group = 0; group < CELL_COLUMNS; group++)
            write_cell(sheet, measure, s, group, digits);
    if (cells->known == 0)
        return;
    script_clause(sheet,
                  "'effects_by_type.dat' index '%s' using 1:2:" CELL_BOX
                  ":9 with boxxyerror fc palette fs solid noborder notitle",
                  block);
    if (cells->open > 0)
        script_clause(sheet,
                      "'effects_by_type.dat' index '%s' using 1:($6==0?$2:NaN):" CELL_BOX
                      " with boxxyerror fc rgb '#C4C4C4' fs transparent pattern 4 noborder notitle",
                      block);
}

static void write_measure(struct Sheet *sheet, const struct Measure *measure, double top,
                          double rows_height) {
    struct Cells cells = count_cells(sheet, measure);
    char place[64], title[160];
    script_panel(sheet,
                 (struct Panel){CELLS_LEFT, top, CELLS_LEFT + CELL_WIDTH * CELL_COLUMNS, top + rows_height},
                 NULL);
    sheet_print(sheet,
                "set xrange [-0.5:%.1f]\nset yrange [%.1f:0.5]\nunset xtics\nunset ytics\nunset border\n",
                CELL_COLUMNS - 0.5, rows_height / ROW_HEIGHT + 0.5);
    sheet_print(sheet,
                "set palette defined (-1 '%s', 0 '#FFFFFF', 1 '%s')\nset cbrange [-1:1]\nunset colorbox\n",
                FEWER_COLOUR, MORE_COLOUR);
    snprintf(place, sizeof place, "graph %.4f, graph %.4f", (20.0 - CELLS_LEFT) / (CELL_WIDTH * CELL_COLUMNS),
             1.0 + 62.0 / rows_height);
    snprintf(title, sizeof title, _("%s (percentage points)"), _(measure->title));
    script_label(sheet, title, place, "left");
    if (scenario_count(sheet) < 2)
        script_nothing(sheet, _("no scenario to compare"));
    else
        write_column_heads(sheet, rows_height);
    write_row_heads(sheet);
    write_cells(sheet, measure, &cells);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    double rows_height = ROW_HEIGHT * fmax((double)scenario_count(sheet) - 1.0, 1.0),
           step = HEAD + rows_height + GAP, top = SCRIPT_TOP + HEAD - 30.0;
    char pairs[128], footer[640];
    if (comparison_pairs(sheet, pairs, sizeof pairs) < 2)
        snprintf(footer, sizeof footer, _("%s; colour: blue more, orange less; hatched: no verdict."), pairs);
    else
        snprintf(footer, sizeof footer,
                 _("%s; colour: blue more, orange less, full at the largest difference of its table. The "
                   "intervals of all "
                   "primary outcomes hold together at %g %%; ●: the interval leaves out 0; hatched: it "
                   "includes 0."),
                 pairs, script_confidence(sheet));
    script_open(sheet, top + MEASURE_COUNT * step - HEAD + SCRIPT_BOTTOM, footer);
    for (int place = 0; place < MEASURE_COUNT; place++)
        write_measure(sheet, &MEASURES[place], top + step * place, rows_height);
    script_close(sheet);
}

const struct Figure figure_effects_by_type = {
    .name = "effects_by_type",
    .title = N_("What changes for each case type"),
    .alternative = N_("Two tables of scenarios by case types, coloured by the difference to the baseline in "
                      "completion within 52 "
                      "weeks and in completions of all issues, with the number and its interval in each cell "
                      "and a hatch where the "
                      "interval includes no difference."),
    .kind = SUBJECT_COMPARISON,
    .data = write_data,
    .script = write_script,
};
