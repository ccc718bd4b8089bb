/* How the factors that are known best go together: particles of each pair, and their rank correlation. */
#include <math.h>
#include <string.h>

#include "base/translate.h"
#include "plots/calibrate/calibration_parts.h"

enum { SHOWN_MOST = 6, LEFT = 110, RIGHT = 1180, PARTICLES_MOST = 1000, SIDE_MOST = 300 };

/* The factors shown, those with least of their spread left first. */
static size_t choose(const struct Calibrated *found, size_t chosen[SHOWN_MOST]) {
    const struct Margin *margin = found->calibration->posterior.margin;
    size_t count = 0;
    for (size_t f = 0; f < found->factor_count; f++) {
        size_t place = count < SHOWN_MOST ? count++ : SHOWN_MOST;
        for (; place > 0 && margin[f].kept < margin[chosen[place - 1]].kept; place--)
            if (place < SHOWN_MOST)
                chosen[place] = chosen[place - 1];
        if (place < SHOWN_MOST)
            chosen[place] = f;
    }
    return count;
}

static void write_data(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    const struct Smc *smc = &found->calibration->smc;
    size_t chosen[SHOWN_MOST], count = choose(found, chosen);
    data_open(sheet);
    data_block(sheet, "particles", "place in the range of each factor shown");
    for (size_t i = 0; i < smc->plan.particles && i < PARTICLES_MOST; i++)
        for (size_t c = 0; c < count; c++)
            data_number(sheet, found->calibration->unit[i * found->factor_count + chosen[c]],
                        c + 1 < count ? ' ' : '\n');
    data_block_end(sheet);
}

static void write_cell(struct Sheet *sheet, size_t row, size_t column, const size_t chosen[], size_t count,
                       double side) {
    const struct Calibrated *found = calibration_of(sheet);
    double left = LEFT + side * (double)column, top = SCRIPT_TOP + 30.0 + 0.62 * side * (double)row;
    char label[64], look[64];
    script_panel(sheet, (struct Panel){left, top, left + side - 12.0, top + 0.62 * side - 12.0}, NULL);
    calibration_ticks(sheet, 'x', chosen[column], row + 1 == count, 0.1);
    calibration_ticks(sheet, 'y', chosen[row], column == 0, 0.1);
    sheet_print(sheet,
                "set border 15 lc rgb '#BBBBBB'\nunset grid\nset xtics font ',%g' tc rgb '#444444'\n"
                "set ytics font ',%g' tc rgb '#444444'\n",
                script_points(sheet, 0.75), script_points(sheet, 0.75));
    snprintf(look, sizeof look, "center font ',%g'", script_points(sheet, 0.85));
    if (row == column) {
        const char *key = found->factor[chosen[row]].factor->key, *name = strchr(key, '.');
        snprintf(label, sizeof label, "%.*s", name != NULL ? (int)(name - key) : 60, key);
        script_label(sheet, label, "graph 0.5, graph 0.58", look);
        script_label(sheet, name != NULL ? name + 1 : "", "graph 0.5, graph 0.42", look);
    } else if (column > row) {
        snprintf(label, sizeof label, "%+.2f",
                 found->calibration->posterior.correlation[chosen[row]][chosen[column]]);
        script_label(sheet, label, "graph 0.5, graph 0.5", look);
    } else
        script_clause(
            sheet,
            "'%s.dat' index 'particles' using %zu:%zu with points pt 7 ps 0.5*marker lc rgb '%s' notitle",
            sheet->picture->name, column + 1, row + 1, BLUE);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    size_t chosen[SHOWN_MOST], count = choose(found, chosen);
    double side = fmin((RIGHT - LEFT) / (double)count, SIDE_MOST);
    script_open(
        sheet, SCRIPT_TOP + 30.0 + 0.62 * side * (double)count + 40.0 + SCRIPT_BOTTOM,
        _("Below the diagonal the particles of the posterior over the whole ranges of two factors; above "
          "it their rank correlation. The factors that are known best, six at most."));
    for (size_t row = 0; row < count; row++)
        for (size_t column = 0; column < count; column++)
            write_cell(sheet, row, column, chosen, count, side);
    script_close(sheet);
}

static bool applies(const struct FigureSubject *subject) {
    return subject->calibration->factor_count > 1;
}

const struct Figure figure_pairs = {
    .name = "pairs",
    .title = N_("Which factors are known only together"),
    .alternative =
        N_("A matrix of the factors that are known best: particles of each pair below the diagonal, "
           "their rank correlation above it."),
    .kind = SUBJECT_CALIBRATION,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
