#include "plots/calibrate/calibration_parts.h"

#include "plots/figure/caption.h"

const struct Calibrated *calibration_of(const struct Sheet *sheet) {
    return sheet->picture->subject->calibration;
}

void calibration_ticks(struct Sheet *sheet, char axis, size_t factor, bool told, double inset) {
    sheet_print(sheet, "set %crange [0:1]\nset %ctics (", axis, axis);
    for (int i = 0; i <= 2; i++) {
        char value[32] = "";
        double place = inset + (0.5 - inset) * i;
        if (told)
            snprintf(value, sizeof value, "%.3g", calibrated_value(calibration_of(sheet), factor, place));
        sheet_print(sheet, "%s'%s' %g", i > 0 ? ", " : "", value, place);
    }
    sheet_print(sheet, ") nomirror\n");
}

double calibration_own(const struct Calibrated *found, size_t factor) {
    return factor_unit(found->factor[factor].factor, found->factor[factor].own);
}

void calibration_rows(struct Sheet *sheet, double left) {
    const struct Calibrated *found = calibration_of(sheet);
    double width = sheet->panel.right - sheet->panel.left;
    sheet_print(sheet, "set yrange [%.1f:0.5]\nunset ytics\nset border 1 lc rgb '#555555'\n",
                (double)found->number_count + 0.5);
    sheet_print(sheet, "set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    for (size_t k = 0; k < found->number_count; k++) {
        char place[64], look[64];
        struct Caption caption;
        caption_wrap(&caption, found->number[k].name, 40, 1);
        snprintf(place, sizeof place, "graph %.4f, first %zu", (left - sheet->panel.left) / width, k + 1);
        snprintf(look, sizeof look, "left font ',%g'", script_points(sheet, 0.9));
        script_label(sheet, caption.lines[0], place, look);
    }
}
