/* Whether the calibrated model could have given the figures: a row a number, what single runs give against
 * the figure, before and after. */
#include <math.h>

#include "base/translate.h"
#include "plots/calibrate/calibration_parts.h"
#include "plots/figure/numbers.h"

enum { PANEL_LEFT = 300, PANEL_RIGHT = 960, HEAD = 34 };
static const double axis_end = 8.0;

static double clipped(double value) {
    return fmin(fmax(value, -axis_end), axis_end);
}

/* 5, 50, 95 % of what runs give for number k, in units of its scale from the figure. */
static void spread_of(const struct Calibrated *found, size_t k, double quantile[3]) {
    const struct Observation *seen = &found->calibration->observation[k];
    double scale = found->calibration->smc.scale[k], shown[3];
    calibrated_predicted(found, k, shown);
    for (size_t q = 0; q < 3; q++) {
        double on_scale = found->number[k].scale == SCALE_OF_LOG  ? log(shown[q])
                          : found->number[k].scale == SCALE_LOGIT ? log(shown[q] / (1.0 - shown[q]))
                                                                  : shown[q];
        quantile[q] = clipped((on_scale - seen->figure) / scale);
    }
}

/* The same among the points of the first wave, a sample of the prior: lowest, middle and highest of the means
 * is not what runs give, so single runs are taken here too. */
static void prior_of(const struct Calibrated *found, size_t k, double quantile[3]) {
    const struct History *history = &found->calibration->history;
    quantile[0] = quantile[1] = quantile[2] = (double)NAN;
    if (history->wave_count == 0)
        return;
    const struct Wave *wave = &history->wave[0];
    const struct Observation *seen = &found->calibration->observation[k];
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t i = 0; i < wave->points * wave->replicates; i++) {
        double value = wave->numbers[i * found->number_count + k];
        if (!isfinite(value))
            continue;
        low = fmin(low, value);
        high = fmax(high, value);
    }
    if (!(low <= high))
        return;
    quantile[0] = clipped((low - seen->figure) / found->calibration->smc.scale[k]);
    quantile[2] = clipped((high - seen->figure) / found->calibration->smc.scale[k]);
}

static void write_data(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    data_open(sheet);
    data_block(sheet, "numbers", "row low middle high prior_low prior_high p");
    for (size_t k = 0; k < found->number_count; k++) {
        double after[3], before[3];
        spread_of(found, k, after);
        prior_of(found, k, before);
        data_number(sheet, (double)(k + 1), ' ');
        for (size_t q = 0; q < 3; q++)
            data_number(sheet, after[q], ' ');
        data_number(sheet, before[0], ' ');
        data_number(sheet, before[2], ' ');
        data_number(sheet, found->calibration->check[k], '\n');
    }
    data_block_end(sheet);
}

static void write_number(char text[32], double value) {
    snprintf(text, 32, fabs(value) >= 1000.0 ? "%.0f" : "%.3g", value);
}

static void write_values(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    for (size_t k = 0; k < found->number_count; k++) {
        double shown[3];
        char text[96], figure[32], model[32], place[64], look[64];
        calibrated_predicted(found, k, shown);
        write_number(figure, calibrated_shown(found, k, found->calibration->observation[k].figure));
        write_number(model, shown[1]);
        snprintf(text, sizeof text, _("%s; model %s"), figure, model);
        snprintf(place, sizeof place, "graph 1.02, first %zu", k + 1);
        snprintf(look, sizeof look, "left font ',%g' tc rgb '#444444'", script_points(sheet, 0.85));
        script_label(sheet, text, place, look);
    }
}

static void write_script(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    double height = CALIBRATION_ROW * (double)found->number_count;
    const char *name = sheet->picture->name;
    script_open(
        sheet, SCRIPT_TOP + HEAD + height + 62.0 + SCRIPT_BOTTOM,
        _("The figure is at 0. Thick: 5 to 95 % of single runs of the calibrated model, point: their median; "
          "grey: all runs of the first wave, over the whole ranges; vermilion: predictive p at most "
          "0.05."));
    script_panel(
        sheet, (struct Panel){PANEL_LEFT, SCRIPT_TOP + HEAD, PANEL_RIGHT, SCRIPT_TOP + HEAD + height}, NULL);
    calibration_rows(sheet, 30.0);
    write_values(sheet);
    sheet_print(sheet, "set xrange [%g:%g]\nset xtics -8,2,8 nomirror\n", -axis_end, axis_end);
    script_axis_label(sheet, 'x', _("away from the figure, in standard deviations of one world"));
    sheet_print(sheet, "set arrow from 0, graph 0 to 0, graph 1 nohead lw 1.5 lc rgb '%s'\n", BLACK);
    script_clause(
        sheet,
        "'%s.dat' index 'numbers' using 5:1:($6-$5):(0) with vectors nohead lw 1.5 lc rgb '%s' notitle", name,
        GREY);
    for (int bad = 0; bad < 2; bad++) {
        const char *colour = bad ? VERMILION : BLUE, *sign = bad ? "<=" : ">";
        script_clause(
            sheet,
            "'%s.dat' index 'numbers' using ($7%s0.05?$2:NaN):1:($4-$2):(0) with vectors nohead lw 5 lc "
            "rgb '%s' notitle",
            name, sign, colour);
        script_clause(
            sheet,
            "'%s.dat' index 'numbers' using ($7%s0.05?$3:NaN):1 with points pt 7 ps 1.2*marker lc rgb "
            "'%s' notitle",
            name, sign, colour);
    }
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_checks = {
    .name = "checks",
    .title = N_("Could the calibrated model have given the figures?"),
    .alternative =
        N_("A row a figure: what single runs of the calibrated model give, as a bar round 0, which is "
           "the figure, and what runs over the whole ranges gave."),
    .kind = SUBJECT_CALIBRATION,
    .data = write_data,
    .script = write_script,
};
