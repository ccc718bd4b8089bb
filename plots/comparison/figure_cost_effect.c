/* The plane of cost and effect: what scenarios cost more than the baseline and what they achieve more. */
#include <math.h>

#include "plots/comparison/comparison_parts.h"

enum {
    AXIS_LEFT = 110,
    AXIS_RIGHT = 730,
    LEAST_HEIGHT = 500,
    LEGEND_LEFT = 765,
    LINE = 20,
    TITLE_COLUMNS = 40,
    TITLE_LINES = 2,
    CLOUD_POINTS = 250 /* of each scenario: more would hide each other */
};

static const struct CostEffect *cost_effect_of(const struct Sheet *sheet, size_t scenario) {
    return &sheet->picture->subject->comparison->cost_effects[scenario][COST_PER_COMPLETION];
}

static bool is_known(const struct CostEffect *self) {
    return self->kind != COST_EFFECT_NONE && !isnan(self->cost.value) && !isnan(self->effect.value);
}

static void write_cloud(struct Sheet *sheet, size_t scenario) {
    const struct CostEffect *self = cost_effect_of(sheet, scenario);
    size_t step = (self->samples + CLOUD_POINTS - 1) / CLOUD_POINTS;
    char name[32];
    snprintf(name, sizeof name, "cloud_%zu", scenario);
    data_block(sheet, name, "effect cost_million_ntd");
    for (size_t i = 0; i < self->samples; i += step) {
        data_number(sheet, self->plane_effect[i], ' ');
        data_number(sheet, self->plane_cost[i], '\n');
    }
    data_block_end(sheet);
}

static void write_mean(struct Sheet *sheet, size_t scenario) {
    const struct CostEffect *self = cost_effect_of(sheet, scenario);
    const struct Estimate *const estimates[] = {&self->effect, &self->cost, &self->fieller};
    char name[32];
    snprintf(name, sizeof name, "mean_%zu", scenario);
    data_block(sheet, name,
               "effect effect_low effect_high cost cost_low cost_high ratio ratio_low ratio_high pairs");
    for (size_t i = 0; i < sizeof estimates / sizeof *estimates; i++) {
        data_number(sheet, estimates[i]->value, ' ');
        data_number(sheet, estimates[i]->low, ' ');
        data_number(sheet, estimates[i]->high, ' ');
    }
    sheet_print(sheet, "%lld\n", (long long)self->effect.count);
    data_block_end(sheet);
}

static void write_data(struct Sheet *sheet) {
    data_open(sheet);
    for (size_t s = 1; s < sheet->picture->subject->comparison->scenarios; s++)
        if (is_known(cost_effect_of(sheet, s))) {
            write_cloud(sheet, s);
            write_mean(sheet, s);
        }
}

/* "NTD 1.23 million for one more (0.98 to 1.61)" */
static void describe_ratio(const struct CostEffect *self, char *text, size_t size) {
    const struct Estimate ratio = self->fieller;
    int digits = signed_digits(fabs(ratio.value));
    if (!is_known(self))
        snprintf(text, size, "%s", _("not available"));
    else if (self->kind == COST_EFFECT_PLANE || isnan(ratio.value))
        snprintf(text, size, "%s", _("no ratio: the effect may be 0"));
    else
        snprintf(text, size,
                 self->kind == COST_EFFECT_PER_GAIN ? _("NTD %.*f million for one more (%.*f to %.*f)")
                                                    : _("NTD %.*f million saved by one fewer (%.*f to %.*f)"),
                 digits, ratio.value, digits, ratio.low, digits, ratio.high);
}

/* "+12.3 completed, +45.6 million NTD" */
static void describe_means(const struct CostEffect *self, char *text, size_t size) {
    char effect[SIGNED_SIZE], cost[SIGNED_SIZE];
    signed_number(effect, self->effect.value, signed_digits(fabs(self->effect.value)));
    signed_number(cost, self->cost.value, signed_digits(fabs(self->cost.value)));
    snprintf(text, size, _("%s completed, %s million NTD"), effect, cost);
}

/* Places from the picture's upper left corner in pixels. */
static void label_at(struct Sheet *sheet, const char *text, double left, double top, const char *look) {
    char place[64];
    snprintf(place, sizeof place, "screen %.4f, screen %.4f", left / PICTURE_WIDTH,
             script_screen(sheet, top));
    script_label(sheet, text, place, look);
}

/* Title, mean differences, ratio; returns where the next entry begins. */
static double write_entry(struct Sheet *sheet, size_t scenario, double top) {
    const struct CostEffect *self = cost_effect_of(sheet, scenario);
    const double left = LEGEND_LEFT + 38.0;
    struct Caption caption;
    char text[192], look[128];
    comparison_title(sheet, scenario, TITLE_COLUMNS, TITLE_LINES, &caption);
    snprintf(look, sizeof look, "left point pt 7 ps 1.5*marker lc rgb '%s' offset 1.2,0",
             script_pen(scenario).colour);
    snprintf(text, sizeof text, "%zu", scenario);
    label_at(sheet, "", LEGEND_LEFT, top, look);
    label_at(sheet, text, LEGEND_LEFT + 12.0, top, "left");
    for (size_t i = 0; i < caption.count; i++, top += LINE)
        label_at(sheet, caption.lines[i], left, top, "left");
    snprintf(look, sizeof look, "left font ',%g' tc rgb '#444444'", script_points(sheet, 0.9));
    if (is_known(self)) {
        describe_means(self, text, sizeof text);
        label_at(sheet, text, left, top, look);
        top += LINE;
    }
    describe_ratio(self, text, sizeof text);
    label_at(sheet, text, left, top, look);
    return top + 1.7 * LINE;
}

static double entries_height(const struct Sheet *sheet) {
    double height = 0.0;
    for (size_t s = 1; s < sheet->picture->subject->comparison->scenarios; s++) {
        struct Caption caption;
        comparison_title(sheet, s, TITLE_COLUMNS, TITLE_LINES, &caption);
        height += LINE * ((double)caption.count + (is_known(cost_effect_of(sheet, s)) ? 2.7 : 1.7));
    }
    return height;
}

static void extend(const struct CostEffect *self, struct Extent *effect, struct Extent *cost) {
    for (size_t i = 0; i < self->samples; i++) {
        const struct Estimate x = {self->plane_effect[i], NAN, NAN, 1};
        const struct Estimate y = {self->plane_cost[i], NAN, NAN, 1};
        extent_add(effect, &x);
        extent_add(cost, &y);
    }
}

static void write_quadrants(struct Sheet *sheet) {
    sheet_print(sheet, "set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '%s'\n",
                BLACK);
    sheet_print(sheet, "set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '%s'\n",
                BLACK);
}

static void write_axes(struct Sheet *sheet) {
    struct Extent effect = {0}, cost = {0};
    for (size_t s = 1; s < sheet->picture->subject->comparison->scenarios; s++)
        if (is_known(cost_effect_of(sheet, s)))
            extend(cost_effect_of(sheet, s), &effect, &cost);
    effect = extent_with_margin(&effect);
    cost = extent_with_margin(&cost);
    sheet_print(sheet, "set xrange [%.9g:%.9g]\n", effect.low, effect.high);
    signed_ticks(sheet, "x", &effect, 8);
    sheet_print(sheet, "set yrange [%.9g:%.9g]\n", cost.low, cost.high);
    signed_ticks(sheet, "y", &cost, 8);
    sheet_print(sheet, "set grid xtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    script_axis_label(sheet, 'x', _("further completed collaborations a run"));
    script_axis_label(sheet, 'y', _("further cost a run, million NTD"));
}

static void write_points(struct Sheet *sheet, size_t scenario) {
    script_clause(
        sheet,
        "'cost_effect.dat' index 'cloud_%zu' using 1:2 with points pt 7 ps 0.35*marker lc rgb '#B0%s' "
        "notitle",
        scenario, script_pen(scenario).colour + 1);
}

/* A circle with the scenario's number in it. */
static void write_circle(struct Sheet *sheet, size_t scenario) {
    script_clause(
        sheet,
        "'cost_effect.dat' index 'mean_%zu' using 1:4 with points pt 7 ps 3*marker lc rgb '#FFFFFF' notitle",
        scenario);
    script_clause(
        sheet,
        "'cost_effect.dat' index 'mean_%zu' using 1:4 with points pt 6 ps 3*marker lw 2.5 lc rgb '%s' "
        "notitle",
        scenario, script_pen(scenario).colour);
    script_clause(sheet,
                  "'cost_effect.dat' index 'mean_%zu' using 1:4:('%zu') with labels font ',%g' notitle",
                  scenario, scenario, script_points(sheet, 0.8));
}

static void write_script(struct Sheet *sheet) {
    size_t n = sheet->picture->subject->comparison->scenarios, known = 0;
    double height = fmax(LEAST_HEIGHT, entries_height(sheet)), top = SCRIPT_TOP, entry = top + 12.0;
    char pairs[128], footer[640];
    if (comparison_pairs(sheet, pairs, sizeof pairs) < 2)
        snprintf(footer, sizeof footer, _("%s, and no cost of one more."), pairs);
    else
        snprintf(
            footer, sizeof footer,
            _("%s; clouds: means of bootstrap samples; circles: mean differences. Cost of one more: ratio in "
              "million NTD with Fieller's interval, where that of the effect leaves out 0; all intervals of "
              "primary "
              "outcomes hold together at %g %%."),
            pairs, script_confidence(sheet));
    script_open(sheet, top + height + 75.0 + SCRIPT_BOTTOM, footer);
    script_panel(sheet, (struct Panel){AXIS_LEFT, top, AXIS_RIGHT, top + height}, NULL);
    write_axes(sheet);
    for (size_t s = 1; s < n; s++) {
        entry = write_entry(sheet, s, entry);
        known += is_known(cost_effect_of(sheet, s)) ? 1 : 0;
    }
    if (known > 0)
        write_quadrants(sheet);
    else
        script_nothing(sheet, n < 2 ? _("no scenario to compare") : _("not enough replicates"));
    for (size_t s = 1; s < n; s++)
        if (is_known(cost_effect_of(sheet, s)))
            write_points(sheet, s);
    for (size_t s = 1; s < n; s++)
        if (is_known(cost_effect_of(sheet, s)))
            write_circle(sheet, s);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_cost_effect = {
    .name = "cost_effect",
    .title = N_("What more completed collaborations cost"),
    .alternative = N_("A plane of further completed collaborations across and further cost upwards: for each "
                      "scenario bootstrap means as a cloud and the mean difference as a numbered circle, "
                      "with the cost of one more and its interval in a list where there is one."),
    .kind = SUBJECT_COMPARISON,
    .data = write_data,
    .script = write_script,
};
