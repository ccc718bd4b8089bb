/* How the output follows each factor: a panel a factor, points of the design and means of neighbours. */
#include <math.h>

#include "plots/sensitivity/sensitivity_parts.h"

enum {
    PANELS_MOST = 12,
    COLUMNS_MOST = 3,
    POINTS_MOST = 2000, /* in a panel */
    DOTS_MOST = 12000,  /* in all */
    FIRST_LEFT = 120,
    LAST_RIGHT = 1175,
    GAP = 36,
    HEAD = 56, /* above a panel: factor and change */
    FOOT = 62  /* below it: marks and unit */
};

static bool applies(const struct FigureSubject *subject) {
    return subject->output->response != NULL && subject->output->response->factors > 0;
}

static const struct FactorResponse *response_of(const struct Sheet *sheet, size_t factor) {
    return &sheet->picture->subject->output->response->factor[factor];
}

static const struct Factor *factor_of(const struct Sheet *sheet, size_t factor) {
    return &sheet->picture->subject->plan->factors[factor];
}

/* From the lowest mean to the highest: what rises and falls again has no change from first to last. */
static double range_of(const struct FactorResponse *response) {
    double least = INFINITY, most = -INFINITY;
    for (size_t bin = 0; bin < response->bins; bin++) {
        least = fmin(least, response->mean[bin].value);
        most = fmax(most, response->mean[bin].value);
    }
    return most >= least ? most - least : NAN;
}

static struct TopFactors rank(const struct Sheet *sheet) {
    struct TopFactors top = {.most = PANELS_MOST};
    for (size_t k = 0; k < sheet->picture->subject->output->response->factors; k++)
        top_factors_add(&top, k, range_of(response_of(sheet, k)));
    return top;
}

static int64_t greatest_common_divisor(int64_t a, int64_t b) {
    return b == 0 ? a : greatest_common_divisor(b, a % b);
}

/* Points thinned evenly: every `stride`-th, counted around the design. A stride without a common divisor with
 * the number of points visits each once; near the golden section it spreads them (Weyl 1916), and no level of
 * a grid is left out, as a regular step would. */
struct Thinning {
    int64_t shown, stride;
};

static struct Thinning thin(int64_t points, size_t panels) {
    const double golden = 0.6180339887498949;
    const int64_t share = DOTS_MOST / (int64_t)(panels > 0 ? panels : 1),
                  most = share < POINTS_MOST ? share : POINTS_MOST;
    struct Thinning self = {points, 1};
    if (points <= most)
        return self;
    self = (struct Thinning){most, (int64_t)(golden * (double)points)};
    while (greatest_common_divisor(self.stride, points) != 1)
        self.stride++;
    return self;
}

static void write_points_data(struct Sheet *sheet, const struct TopFactors *top) {
    const struct Design *design = sheet->picture->subject->plan->design;
    const struct Thinning thinning = thin(design->points, top->count);
    data_block(sheet, "points", "output, then the value of the factor of each panel");
    data_factor_names(sheet, top);
    for (int64_t i = 0, point = 0; i < thinning.shown;
         i++, point = (point + thinning.stride) % design->points) {
        const struct Estimate output =
            output_estimate(sheet, &sheet->picture->subject->output->response->point[point]);
        if (isnan(output.value))
            continue;
        data_number(sheet, output.value, ' ');
        for (size_t panel = 0; panel < top->count; panel++) {
            const size_t k = top->factor[panel];
            const double unit = design->unit[(size_t)point * design->factors + k];
            data_number(sheet, factor_at(factor_of(sheet, k), unit), panel + 1 < top->count ? ' ' : '\n');
        }
    }
    data_block_end(sheet);
}

static void write_bins_data(struct Sheet *sheet, size_t panel, size_t factor) {
    const struct FactorResponse *response = response_of(sheet, factor);
    char name[32];
    snprintf(name, sizeof name, "panel_%zu", panel + 1);
    data_block(sheet, name, "factor mean low high points");
    for (size_t bin = 0; bin < response->bins; bin++) {
        const struct Estimate mean = output_estimate(sheet, &response->mean[bin]);
        data_number(sheet, factor_at(factor_of(sheet, factor), response->unit[bin]), ' ');
        data_estimate(sheet, &mean);
        sheet_print(sheet, "%lld\n", (long long)mean.count);
    }
    data_block_end(sheet);
}

static void write_data(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    data_open(sheet);
    write_points_data(sheet, &top);
    for (size_t panel = 0; panel < top.count; panel++)
        write_bins_data(sheet, panel, top.factor[panel]);
}

/* All panels have the same upward axis, so that steep is steep. */
struct Layout {
    struct Extent axis;
    double width, height, largest_change;
    size_t columns, rows, points, hollow;
};

static struct Layout make_layout(const struct Sheet *sheet, const struct TopFactors *top) {
    const struct Response *response = sheet->picture->subject->output->response;
    const double factor = sheet->picture->output->factor;
    struct Layout self = {.points = (size_t)response->points, .columns = top->count};
    self.columns = self.columns == 4 ? 2 : self.columns > COLUMNS_MOST ? COLUMNS_MOST : self.columns;
    self.rows = (top->count + self.columns - 1) / self.columns;
    self.width =
        ((double)(LAST_RIGHT - FIRST_LEFT) - GAP * (double)(self.columns - 1)) / (double)self.columns;
    self.height = self.rows == 1 ? 320.0 : self.rows == 2 ? 240.0 : 180.0;
    double low = factor * response->lowest, high = factor * response->highest;
    for (size_t i = 0; i < top->count; i++)
        for (size_t bin = 0; bin < response_of(sheet, top->factor[i])->bins; bin++) {
            const struct Estimate mean =
                output_estimate(sheet, &response_of(sheet, top->factor[i])->mean[bin]);
            low = fmin(low, fmin(mean.value, mean.low));
            high = fmax(high, fmax(mean.value, mean.high));
            self.hollow += is_hollow(&mean) ? 1 : 0;
        }
    for (size_t i = 0; i < top->count; i++)
        self.largest_change =
            fmax(self.largest_change, factor * fabs(response_of(sheet, top->factor[i])->change.value));
    const double margin = high > low ? 0.05 * (high - low) : fmax(0.1 * fabs(low), 1e-3);
    self.axis = isnan(low) ? (struct Extent){0.0, 1.0} : (struct Extent){low - margin, high + margin};
    return self;
}

static void write_across(struct Sheet *sheet, const struct Factor *factor) {
    const int few = 5;
    const double narrow = 0.04, length = factor->high - factor->low,
                 wider = pow(factor->high / factor->low, narrow);
    const struct Extent extent = {factor->low, factor->high};
    if (factor->scale == SCALE_LOG && factor->low > 0.0) {
        log_ticks(sheet, "x", factor->low / wider, factor->high * wider, factor->low, factor->high);
        return;
    }
    sheet_print(sheet, "unset logscale x\nset xrange [%.9g:%.9g]\n", factor->low - narrow * length,
                factor->high + narrow * length);
    value_ticks(sheet, "x", &extent, factor->kind == KIND_REAL ? few : (int)fmin(few, length), 1.0, "");
}

/* Key, and below it what it changes from one end to the other. */
static void write_head(struct Sheet *sheet, size_t factor, const struct Layout *layout) {
    const struct Estimate change = output_estimate(sheet, &response_of(sheet, factor)->change);
    const size_t columns = (size_t)(layout->width / 8.3);
    char value[SIGNED_INTERVAL_SIZE], text[PANEL_TEXT_SIZE], look[LOOK_SIZE];
    struct Caption key, line;
    caption_wrap(&key, factor_of(sheet, factor)->key, columns, 1);
    label_look(sheet, "left", 0.9, BLACK, look);
    panel_text(sheet, key.lines[0], 33.0, look);
    signed_estimate(value, &change, signed_digits(layout->largest_change));
    snprintf(text, sizeof text, _("from end to end %s"), value);
    caption_wrap(&line, text, columns + 6, 1);
    label_look(sheet, "left", 0.8, "#444444", look);
    panel_text(sheet, line.lines[0], 13.0, look);
}

static void write_foot(struct Sheet *sheet, size_t factor) {
    struct Caption unit;
    char place[64], look[LOOK_SIZE];
    factor_unit_caption(sheet, factor, 40, &unit);
    if (unit.count == 0)
        return;
    snprintf(place, sizeof place, "graph 0.5, graph %.4f", -50.0 / (sheet->panel.bottom - sheet->panel.top));
    label_look(sheet, "center", 0.8, "#444444", look);
    script_label(sheet, unit.lines[0], place, look);
}

static size_t known_bins(const struct FactorResponse *response, bool with_interval) {
    size_t known = 0;
    for (size_t bin = 0; bin < response->bins; bin++) {
        const struct Estimate *mean = &response->mean[bin];
        known += isnan(with_interval ? mean->low : mean->value) ? 0 : 1;
    }
    return known;
}

static void write_clauses(struct Sheet *sheet, size_t panel, size_t factor, const struct Layout *layout) {
    const char *name = sheet->picture->name;
    const struct FactorResponse *response = response_of(sheet, factor);
    const size_t values = known_bins(response, false), intervals = known_bins(response, true);
    if (layout->points > 0)
        script_clause(
            sheet,
            "'%s.dat' index 'points' using %zu:1 with points pt 7 ps 0.5*marker lc rgb '#A0A0A0' notitle",
            name, panel + 2);
    if (intervals > 0)
        script_clause(
            sheet,
            "'%s.dat' index 'panel_%zu' using 1:3:(0):($4-$3) with vectors nohead lw 2.5 lc rgb '%s' "
            "notitle",
            name, panel + 1, BLUE);
    if (values > 0)
        script_clause(
            sheet, "'%s.dat' index 'panel_%zu' using 1:2 with points pt 7 ps 0.9*marker lc rgb '%s' notitle",
            name, panel + 1, BLUE);
    if (values > intervals)
        script_clause(sheet,
                      "'%s.dat' index 'panel_%zu' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps "
                      "0.5*marker lc rgb "
                      "'#FFFFFF' notitle",
                      name, panel + 1);
}

/* "Completed within 52 weeks, %"; the unit alone where that is too long. */
static void write_upward_label(struct Sheet *sheet, size_t columns) {
    const struct OutputTexts *output = sheet->picture->output;
    char text[PANEL_TEXT_SIZE];
    struct Caption caption;
    snprintf(text, sizeof text, "%s, %s", output->title, output->unit);
    caption_wrap(&caption, text, columns, 2);
    upward_label(sheet, caption.count > 1 ? output->unit : text, columns);
}

static void write_panel(struct Sheet *sheet, size_t panel, size_t factor, const struct Layout *layout) {
    const size_t column = panel % layout->columns, row = panel / layout->columns;
    const double left = FIRST_LEFT + (layout->width + GAP) * (double)column,
                 top = SCRIPT_TOP - 30.0 + HEAD + (HEAD + layout->height + FOOT) * (double)row;
    script_panel(sheet, (struct Panel){left, top, left + layout->width, top + layout->height}, NULL);
    sheet_print(sheet, "set yrange [%.9g:%.9g]\n", layout->axis.low, layout->axis.high);
    if (column == 0)
        value_ticks(sheet, "y", &layout->axis, 6, 1.0, "");
    else
        sheet_print(sheet, "set ytics %.9g format ''\n", extent_step(&layout->axis, 6));
    sheet_print(sheet, "set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    write_across(sheet, factor_of(sheet, factor));
    write_head(sheet, factor, layout);
    write_foot(sheet, factor);
    if (column == 0)
        write_upward_label(sheet, (size_t)(layout->height / 8.5));
    if (layout->points == 0)
        script_nothing(sheet, _("not available"));
    write_clauses(sheet, panel, factor, layout);
    script_panel_close(sheet);
}

static void write_footer(const struct Sheet *sheet, const struct TopFactors *top, const struct Layout *layout,
                         struct Footer *footer) {
    const struct Response *response = sheet->picture->subject->output->response;
    const struct Thinning thinning = thin(sheet->picture->subject->plan->design->points, top->count);
    const enum DesignKind kind = sheet->picture->subject->plan->design->kind;
    const bool is_grid = kind == DESIGN_FACTORIAL || kind == DESIGN_ONE_AT_A_TIME || kind == DESIGN_MORRIS;
    char shown[32], points[32];
    caption_from_count(shown, sizeof shown, (long long)thinning.shown);
    caption_from_count(points, sizeof points, (long long)sheet->picture->subject->plan->design->points);
    footer_runs(footer, sheet, &response->noise);
    if (thinning.shown < sheet->picture->subject->plan->design->points)
        footer_add(footer, _("Dots: %s of %s points;"), shown, points);
    else
        footer_add(footer, _("Dots: %s points;"), points);
    footer_add(
        footer,
        is_grid ? _("blue: mean at each level with %g %% interval. All panels have the same upward axis.")
                : _("blue: mean of neighbouring points with %g %% interval. All panels have the same upward "
                    "axis."),
        script_confidence(sheet));
    footer_hollow(footer, layout->hollow > 0);
    footer_more_factors(footer, top, response->factors);
}

static void write_script(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    const struct Layout layout = make_layout(sheet, &top);
    struct Footer footer = {""};
    write_footer(sheet, &top, &layout, &footer);
    script_open(sheet,
                SCRIPT_TOP - 30.0 + (HEAD + layout.height + FOOT) * (double)layout.rows + SCRIPT_BOTTOM,
                footer.text);
    for (size_t panel = 0; panel < top.count; panel++)
        write_panel(sheet, panel, top.factor[panel], &layout);
    script_close(sheet);
}

const struct Figure figure_responses = {
    .name = "responses",
    .title = N_("How the output follows each factor"),
    .alternative =
        N_("Panels, one a factor, the largest change first: the output at the points of the design as grey "
           "dots over the factor's values, with the means of neighbouring points and their intervals."),
    .kind = SUBJECT_OUTPUT,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
