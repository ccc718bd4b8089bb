/* How good the emulators of the last wave are: each point as the others give it. */
#include <math.h>

#include "base/translate.h"
#include "plots/calibrate/calibration_parts.h"

enum { PANEL_LEFT = 300, PANEL_RIGHT = 960, HEAD = 34 };
static const double axis_end = 5.0;

static const struct Wave *last_wave(const struct Sheet *sheet) {
    const struct History *history = &calibration_of(sheet)->calibration->history;
    return &history->wave[history->wave_count - 1];
}

static void write_data(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    data_open(sheet);
    data_block(sheet, "points", "row off");
    for (size_t k = 0; k < found->number_count; k++) {
        const struct WaveNumber *number = &last_wave(sheet)->number[k];
        const struct Emulator *emulator = &number->emulator;
        for (size_t i = 0; i < emulator->points && number->emulated; i++) {
            data_number(sheet, (double)(k + 1), ' ');
            double off = emulator->pull[i] * sqrt(emulator->left_variance[i]); /* of a unit law */
            data_number(sheet, fmin(fmax(off, -axis_end), axis_end), '\n');
        }
    }
    data_block_end(sheet);
}

static void write_values(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    for (size_t k = 0; k < found->number_count; k++) {
        const struct WaveNumber *number = &last_wave(sheet)->number[k];
        char text[96], place[64], look[64];
        if (number->emulated)
            snprintf(text, sizeof text, _("%.0f %% explained"), 100.0 * fmax(0.0, number->explained));
        else
            snprintf(text, sizeof text, "%s", _("too few points"));
        snprintf(place, sizeof place, "graph 1.02, first %zu", k + 1);
        snprintf(look, sizeof look, "left font ',%g' tc rgb '#444444'", script_points(sheet, 0.85));
        script_label(sheet, text, place, look);
    }
}

static void write_script(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    double height = CALIBRATION_ROW * (double)found->number_count;
    script_open(
        sheet, SCRIPT_TOP + HEAD + height + 62.0 + SCRIPT_BOTTOM,
        _("A point: how far the mean of its runs is from what the emulator gives for it without it, in the "
          "standard deviations that the emulator states; 95 % should lie between the dashed lines. "
          "Explained: of the variance between points."));
    script_panel(
        sheet, (struct Panel){PANEL_LEFT, SCRIPT_TOP + HEAD, PANEL_RIGHT, SCRIPT_TOP + HEAD + height}, NULL);
    calibration_rows(sheet, 30.0);
    write_values(sheet);
    sheet_print(sheet, "set xrange [%g:%g]\nset xtics -5,1,5 nomirror\n", -axis_end, axis_end);
    script_axis_label(sheet, 'x', _("off, in standard deviations of the emulator"));
    for (int side = -1; side <= 1; side += 2)
        sheet_print(sheet, "set arrow from %d, graph 0 to %d, graph 1 nohead lw 1.5 dt (6,4) lc rgb '%s'\n",
                    2 * side, 2 * side, BLACK);
    script_clause(sheet,
                  "'%s.dat' index 'points' using 2:1 with points pt 7 ps 0.6*marker lc rgb '%s' notitle",
                  sheet->picture->name, BLUE);
    script_panel_close(sheet);
    script_close(sheet);
}

static bool applies(const struct FigureSubject *subject) {
    return subject->calibration->calibration->history.wave_count > 0;
}

const struct Figure figure_emulators = {
    .name = "emulators",
    .title = N_("Do the emulators hold? Each point left out"),
    .alternative = N_("A row a figure: points by how far their runs are from what the emulator gives without "
                      "them, which should mostly be within two standard deviations."),
    .kind = SUBJECT_CALIBRATION,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
