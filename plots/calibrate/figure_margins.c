/* What is known of each factor: its density after, against the flat one before. */
#include <math.h>

#include "base/translate.h"
#include "plots/calibrate/calibration_parts.h"

enum {
    COLUMNS = 3,
    CELL_HEIGHT = 190,
    PANEL_HEIGHT = 105,
    LEFT = 40,
    CELL_WIDTH = 385,
    PANEL_WIDTH = 330,
    PLACES = 80
};

static void write_data(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    const struct Smc *smc = &found->calibration->smc;
    data_open(sheet);
    for (size_t f = 0; f < found->factor_count; f++) {
        double height[PLACES];
        char name[32];
        posterior_density(smc->plan.particles, found->factor_count, found->calibration->unit, f, PLACES,
                          height);
        snprintf(name, sizeof name, "factor_%zu", f);
        data_block(sheet, name, "place value posterior prior");
        for (size_t p = 0; p < PLACES; p++) {
            double place = ((double)p + 0.5) / PLACES;
            data_number(sheet, place, ' ');
            data_number(sheet, calibrated_value(found, f, place), ' ');
            data_number(sheet, height[p], ' ');
            data_number(sheet, 1.0, '\n');
        }
        data_block_end(sheet);
    }
}

static void write_panel(struct Sheet *sheet, size_t f) {
    const struct Calibrated *found = calibration_of(sheet);
    const struct Margin *margin = &found->calibration->posterior.margin[f];
    double left = LEFT + CELL_WIDTH * (double)(f % COLUMNS), own = calibration_own(found, f);
    double top = SCRIPT_TOP + 25.0 + CELL_HEIGHT * (double)(f / COLUMNS);
    const char *name = sheet->picture->name, *colour = margin->identified ? BLUE : ORANGE;
    char label[SCENARIO_FIELD_KEY + 64], look[64];
    script_panel(sheet, (struct Panel){left, top, left + PANEL_WIDTH, top + PANEL_HEIGHT}, NULL);
    snprintf(label, sizeof label, "%s: %.0f %%", found->factor[f].factor->key, 100.0 * margin->kept);
    snprintf(look, sizeof look, "left font ',%g' tc rgb '%s'", script_points(sheet, 0.9),
             margin->identified ? BLACK : "#8A5A00");
    script_label(sheet, label, "graph 0, graph 1.14", look);
    calibration_ticks(sheet, 'x', f, true, 0.0);
    sheet_print(sheet, "set yrange [0:*]\nunset ytics\nset border 1 lc rgb '#555555'\nunset grid\n");
    if (!isnan(own))
        sheet_print(
            sheet, "set arrow from %.5f, graph 0 to %.5f, graph 1 nohead front lw 1.5 dt (6,4) lc rgb '%s'\n",
            own, own, BLACK);
    script_clause(
        sheet,
        "'%s.dat' index 'factor_%zu' using 1:3 with filledcurves y1=0 fc rgb '%s' fs transparent solid "
        "0.35 noborder notitle",
        name, f, colour);
    script_clause(sheet, "'%s.dat' index 'factor_%zu' using 1:3 with lines lw 2 lc rgb '%s' notitle", name, f,
                  colour);
    script_clause(sheet, "'%s.dat' index 'factor_%zu' using 1:4 with lines lw 1.2 lc rgb '%s' notitle", name,
                  f, GREY);
    script_panel_close(sheet);
}

static void write_script(struct Sheet *sheet) {
    const struct Calibrated *found = calibration_of(sheet);
    size_t rows = (found->factor_count + COLUMNS - 1) / COLUMNS;
    script_open(
        sheet, SCRIPT_TOP + 25.0 + CELL_HEIGHT * (double)rows + SCRIPT_BOTTOM - 40.0,
        _("Filled: posterior; grey line: prior; dashed: the scenario's own value. Per cent: how much of the "
          "prior's standard deviation is left; orange: more than 90 %, so that the factor is not "
          "identified."));
    for (size_t f = 0; f < found->factor_count; f++)
        write_panel(sheet, f);
    script_close(sheet);
}

const struct Figure figure_margins = {
    .name = "margins",
    .title = N_("What the figures say of each factor"),
    .alternative =
        N_("A panel a factor: the density of its values after calibration over the flat one before, "
           "and the scenario's own value."),
    .kind = SUBJECT_CALIBRATION,
    .data = write_data,
    .script = write_script,
};
