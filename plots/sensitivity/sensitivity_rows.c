#include "plots/sensitivity/sensitivity_rows.h"

#include <math.h>

enum { AXIS_WIDTH = ROWS_AXIS_RIGHT - ROWS_AXIS_LEFT, COLUMN_LEFT = 20, COLUMN_STEP = 182 };

double rows_height(const struct TopFactors *top) {
    return ROW_HEIGHT * fmax((double)top->count, 1.0);
}

void rows_panel(struct Sheet *sheet, const struct TopFactors *top, const struct Extent *axis) {
    const double top_edge = SCRIPT_TOP - 20.0 + ROWS_HEAD;
    script_panel(
        sheet, (struct Panel){ROWS_AXIS_LEFT, top_edge, ROWS_AXIS_RIGHT, top_edge + rows_height(top)}, NULL);
    sheet_print(sheet, "set xrange [%.9g:%.9g]\nset yrange [%.1f:0.5]\nunset ytics\n", axis->low, axis->high,
                rows_height(top) / ROW_HEIGHT + 0.5);
    sheet_print(sheet,
                "set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'\nset border 1 lc rgb '#555555'\n");
    sheet_print(sheet, "set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '%s'\n",
                BLACK);
}

void rows_head(struct Sheet *sheet, const char *first, const char *second) {
    char look[LOOK_SIZE];
    panel_text(sheet, first, 40.0, "left");
    label_look(sheet, "left", 0.9, "#444444", look);
    if (second[0] != '\0')
        panel_text(sheet, second, 18.0, look);
}

static void write_shades(struct Sheet *sheet, const struct TopFactors *top) {
    for (size_t row = 1; row <= top->count; row += 2)
        sheet_print(
            sheet,
            "set object rectangle from graph %.4f, first %.1f to graph %.4f, first %.1f behind fc rgb "
            "'#F2F2F2' fs solid noborder noclip\n",
            (double)(ROWS_LEFT - ROWS_AXIS_LEFT) / AXIS_WIDTH, (double)row - 0.5,
            (double)(PICTURE_WIDTH - ROWS_AXIS_LEFT) / AXIS_WIDTH, (double)row + 0.5);
}

/* Line `line` of `lines` around the middle of a row, left of the panel. */
static void write_line(struct Sheet *sheet, const char *text, size_t row, size_t line, size_t lines,
                       double size, const char *colour) {
    char place[64], look[LOOK_SIZE];
    snprintf(place, sizeof place, "graph %.4f, first %.4f", -12.0 / AXIS_WIDTH,
             (double)row + 14.5 / ROW_HEIGHT * ((double)line - 0.5 * (double)(lines - 1)));
    label_look(sheet, "right", size, colour, look);
    script_label(sheet, text, place, look);
}

void rows_names(struct Sheet *sheet, const struct TopFactors *top) {
    enum { NAME_COLUMNS = 40, UNIT_COLUMNS = 46 };
    write_shades(sheet, top);
    for (size_t i = 0; i < top->count; i++) {
        struct Caption key, unit;
        factor_caption(sheet, top->factor[i], NAME_COLUMNS, 2, &key);
        factor_unit_caption(sheet, top->factor[i], UNIT_COLUMNS, &unit);
        const size_t lines = key.count + unit.count;
        for (size_t line = 0; line < lines; line++)
            if (line < key.count)
                write_line(sheet, key.lines[line], i + 1, line, lines, 0.85, BLACK);
            else
                write_line(sheet, unit.lines[0], i + 1, line, lines, 0.75, "#666666");
    }
}

static double column_place(int column) {
    return 1.0 + (double)(COLUMN_LEFT + column * COLUMN_STEP) / AXIS_WIDTH;
}

void rows_column_head(struct Sheet *sheet, int column, int point, const char *colour, const char *text) {
    char place[64], look[2 * LOOK_SIZE];
    snprintf(place, sizeof place, "graph %.4f, graph %.4f", column_place(column) + 5.0 / AXIS_WIDTH,
             1.0 + 18.0 / (sheet->panel.bottom - sheet->panel.top));
    snprintf(look, sizeof look, "left font ',%g' point pt %d ps 1.3*marker lc rgb '%s' offset 1.2,0",
             script_points(sheet, 0.9), point, colour);
    script_label(sheet, text, place, look);
}

/* What is too long for its column is smaller: long numbers have more wide figures. */
void rows_number(struct Sheet *sheet, size_t row, int column, const char *text) {
    const double size = 0.78, fits = 26.0, length = (double)caption_columns(text);
    char place[64], look[LOOK_SIZE];
    snprintf(place, sizeof place, "graph %.4f, first %zu", column_place(column), row);
    label_look(sheet, "left", size * fmin(fits / length, 1.0), BLACK, look);
    script_label(sheet, text, place, look);
}

void rows_intervals(struct Sheet *sheet, const char *block, int low, int high, double shift,
                    const char *colour) {
    script_clause(
        sheet,
        "'%s.dat' index '%s' using %d:($1%+.2f):($%d-$%d):(0) with vectors nohead lw 2.5 lc rgb '%s' "
        "notitle",
        sheet->picture->name, block, low, shift, high, low, colour);
}

void rows_points(struct Sheet *sheet, const char *block, int value, int low, double shift, int filled,
                 const char *colour, bool hollow) {
    script_clause(
        sheet, "'%s.dat' index '%s' using %d:($1%+.2f) with points pt %d ps 1.4*marker lc rgb '%s' notitle",
        sheet->picture->name, block, value, shift, filled, colour);
    if (hollow)
        script_clause(sheet,
                      "'%s.dat' index '%s' using (strcol(%d) eq 'NaN'?$%d:NaN):($1%+.2f) with points pt %d "
                      "ps 0.8*marker lc rgb "
                      "'#FFFFFF' notitle",
                      sheet->picture->name, block, low, value, shift, filled);
}
