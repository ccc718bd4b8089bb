/* The plane of elementary effects (Morris 1991): how large a factor's effect is, and how much it varies. */
#include <math.h>
#include <string.h>

#include "plots/figure/label_places.h"
#include "plots/sensitivity/sensitivity_parts.h"
#include "sensitivity/estimator.h"

enum {
    AXIS_LEFT = 120,
    AXIS_RIGHT = 690,
    LEAST_HEIGHT = 520,
    LIST_LEFT = 850,
    LIST_COLUMNS = 44,
    ENTRY_HEIGHT = 38,
    NAMED = 8 /* of the largest factors, beside their points */
};

/* Lines through the origin: σ / μ*, and what lies between each and the one before it (Garcia Sanchez et al.
 * 2014). */
static const struct Guide {
    double slope;
    const char *zone;
} GUIDES[] = {
    {0.1, N_("almost linear")},
    {0.5, N_("monotone")},
    {1.0, N_("almost monotone")},
    {INFINITY, N_("not monotone or interacting")},
};
enum { GUIDE_COUNT = sizeof GUIDES / sizeof *GUIDES };

static bool applies(const struct FigureSubject *subject) {
    return subject->output->sensitivity != NULL &&
           subject->output->sensitivity->estimator->design == DESIGN_MORRIS;
}

/* In the unit of the output that is shown; count: trajectories. */
struct Effect {
    struct Estimate mu, mu_star, sigma;
};

static struct Estimate measure_of(const struct Sheet *sheet, const char *measure, size_t factor) {
    const struct Estimate found = sensitivity_shown(sensitivity_find(
        sheet->picture->subject->output->sensitivity, measure, factor, SENSITIVITY_OF_ALL, 0));
    return output_estimate(sheet, &found);
}

static struct Effect effect_of(const struct Sheet *sheet, size_t factor) {
    return (struct Effect){measure_of(sheet, "mu", factor), measure_of(sheet, "mu_star", factor),
                           measure_of(sheet, "sigma", factor)};
}

static struct TopFactors rank(const struct Sheet *sheet) {
    struct TopFactors top = {.most = TOP_FACTORS};
    for (size_t k = 0; k < sheet->picture->subject->output->sensitivity->factors; k++)
        top_factors_add(&top, k, effect_of(sheet, k).mu_star.value);
    return top;
}

static void write_data(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    data_open(sheet);
    data_block(sheet, "effects",
               "row factor mu_star mu_star_low mu_star_high sigma sigma_low sigma_high mu mu_low mu_high "
               "trajectories");
    data_factor_names(sheet, &top);
    for (size_t i = 0; i < top.count; i++) {
        const struct Effect effect = effect_of(sheet, top.factor[i]);
        const struct Estimate estimates[] = {effect.mu_star, effect.sigma, effect.mu};
        sheet_print(sheet, "%zu %zu ", i + 1, top.factor[i] + 1);
        for (size_t e = 0; e < sizeof estimates / sizeof *estimates; e++)
            data_estimate(sheet, &estimates[e]);
        sheet_print(sheet, "%lld\n", (long long)effect.mu_star.count);
    }
    data_block_end(sheet);
}

/* The panel: its ends, from 0 on, and what of the estimates is there. */
struct Plane {
    double x, y, height;
    size_t points, hollow, intervals;
};

static struct Plane make_plane(const struct Sheet *sheet, const struct TopFactors *top) {
    const double margin = 1.08, flattest = 0.15, steepest = 3.0;
    struct Plane plane = {.height = fmax(LEAST_HEIGHT, ENTRY_HEIGHT * (double)top->count)};
    struct Extent across = {0}, upwards = {0};
    for (size_t i = 0; i < top->count; i++) {
        const struct Estimate mu_star = measure_of(sheet, "mu_star", top->factor[i]),
                              sigma = measure_of(sheet, "sigma", top->factor[i]);
        extent_add(&across, &mu_star);
        extent_add(&upwards, &sigma);
        plane.points += isnan(mu_star.value) || isnan(sigma.value) ? 0 : 1;
        plane.hollow += is_hollow(&mu_star) || is_hollow(&sigma) ? 1 : 0;
        plane.intervals += isnan(mu_star.low) || isnan(sigma.low) ? 0 : 1;
    }
    plane.x = fmax(margin * across.high, margin * upwards.high / steepest);
    plane.y = fmax(margin * upwards.high, flattest * plane.x);
    if (!(plane.x > 0.0))
        plane.x = plane.y = 1.0;
    return plane;
}

static double pixels_across(const struct Plane *plane, double value) {
    return value / plane->x * (AXIS_RIGHT - AXIS_LEFT);
}

static double pixels_down(const struct Plane *plane, double value) {
    return plane->height * (1.0 - value / plane->y);
}

/* Where the line of this slope leaves the panel, as pixels along its right edge upwards and on along its
 * upper edge to the left. */
static double edge_pixels(const struct Plane *plane, double slope) {
    const double width = AXIS_RIGHT - AXIS_LEFT;
    if (slope * plane->x <= plane->y)
        return slope * plane->x / plane->y * plane->height;
    return plane->height + width - pixels_across(plane, plane->y / slope);
}

/* Two or three words that lie outside at the middle of the longer part of their edge. */
static void write_zone(struct Sheet *sheet, const struct Plane *plane, const char *zone, double from,
                       double to) {
    const double width = AXIS_RIGHT - AXIS_LEFT, corner = plane->height, least_right = 34.0,
                 least_top = 120.0;
    const double right = fmin(to, corner) - fmin(from, corner), above = fmax(to, corner) - fmax(from, corner);
    char look[LOOK_SIZE], place[96];
    struct Caption caption;
    bool at_right = right >= least_right && (right >= above || above < least_top);
    if (!at_right && above < least_top)
        return;
    caption_wrap(&caption, _(zone), at_right ? 16 : 40, at_right ? 2 : 1);
    label_look(sheet, at_right ? "left" : "center", 0.8, "#777777", look);
    for (size_t i = 0; i < caption.count; i++) {
        if (at_right)
            snprintf(
                place, sizeof place, "graph %.4f, graph %.4f", 1.0 + 8.0 / width,
                (0.5 * (from + fmin(to, corner)) - 15.0 * ((double)i - 0.5 * (double)(caption.count - 1))) /
                    plane->height);
        else
            snprintf(place, sizeof place, "graph %.4f, graph %.4f",
                     1.0 - (0.5 * (fmax(from, corner) + to) - corner) / width, 1.0 + 12.0 / plane->height);
        script_label(sheet, caption.lines[i], place, look);
    }
}

/* "σ = 0.5 μ*" along the inner side of the line's end. */
static void write_guide(struct Sheet *sheet, const struct Plane *plane, double slope,
                        struct Obstacles *obstacles) {
    const double x = fmin(plane->x, plane->y / slope);
    const double across = pixels_across(plane, x), up = plane->height - pixels_down(plane, slope * x);
    const double angle = atan2(up, across), length = hypot(up, across), back = 8.0, aside = 9.0,
                 text_length = 66.0;
    const double left = (length - back) * cos(angle) + aside * sin(angle),
                 bottom = (length - back) * sin(angle) - aside * cos(angle);
    char text[64], place[96], look[LOOK_SIZE + 32], plain[LOOK_SIZE];
    obstacles_add_hard(obstacles,
                       (struct Box){left - text_length * cos(angle), plane->height - bottom - aside,
                                    left + aside, plane->height - bottom + text_length * sin(angle) + aside});
    sheet_print(
        sheet,
        "set arrow from first 0, first 0 to first %.9g, first %.9g nohead lw 1 dt %s lc rgb '#999999'\n", x,
        slope * x, DASHED);
    snprintf(text, sizeof text, slope == 1.0 ? "σ = μ*" : "σ = %g μ*", slope);
    snprintf(place, sizeof place, "graph %.4f, graph %.4f", left / (AXIS_RIGHT - AXIS_LEFT),
             bottom / plane->height);
    label_look(sheet, "right", 0.75, "#777777", plain);
    snprintf(look, sizeof look, "%s rotate by %.1f", plain, angle * 180.0 / acos(-1.0));
    script_label(sheet, text, place, look);
}

static void write_guides(struct Sheet *sheet, const struct Plane *plane, struct Obstacles *obstacles) {
    double from = 0.0;
    for (int i = 0; i < GUIDE_COUNT; i++) {
        const double end = plane->height + AXIS_RIGHT - AXIS_LEFT,
                     to = isinf(GUIDES[i].slope) ? end : edge_pixels(plane, GUIDES[i].slope);
        write_zone(sheet, plane, GUIDES[i].zone, from, to);
        if (!isinf(GUIDES[i].slope))
            write_guide(sheet, plane, GUIDES[i].slope, obstacles);
        from = to;
    }
}

static void add_obstacles(const struct Sheet *sheet, const struct Plane *plane, const struct TopFactors *top,
                          struct Obstacles *obstacles) {
    const double point = 6.0, line = 2.0;
    for (size_t i = 0; i < top->count; i++) {
        const struct Estimate mu_star = measure_of(sheet, "mu_star", top->factor[i]),
                              sigma = measure_of(sheet, "sigma", top->factor[i]);
        const double x = pixels_across(plane, mu_star.value), y = pixels_down(plane, sigma.value);
        if (isnan(x) || isnan(y))
            continue;
        obstacles_add_hard(obstacles, (struct Box){x - point, y - point, x + point, y + point});
        if (isnan(mu_star.low) || isnan(sigma.low))
            continue;
        obstacles_add_soft(obstacles, (struct Box){pixels_across(plane, mu_star.low), y - line,
                                                   pixels_across(plane, mu_star.high), y + line});
        obstacles_add_soft(obstacles, (struct Box){x - line, pixels_down(plane, sigma.high), x + line,
                                                   pixels_down(plane, sigma.low)});
    }
}

/* Whether there was a place for the text. */
static bool write_beside(struct Sheet *sheet, const struct Plane *plane, struct Obstacles *obstacles,
                         size_t factor, const char *text, size_t columns) {
    const double glyph = 7.4, line = 15.0, apart = 5.0;
    const struct Estimate mu_star = measure_of(sheet, "mu_star", factor),
                          sigma = measure_of(sheet, "sigma", factor);
    struct Box box;
    char place[96], look[LOOK_SIZE];
    if (!obstacles_place(obstacles, pixels_across(plane, mu_star.value), pixels_down(plane, sigma.value),
                         glyph * (double)columns + apart, line, &box))
        return false;
    snprintf(place, sizeof place, "graph %.4f, graph %.4f",
             0.5 * (box.left + box.right) / (AXIS_RIGHT - AXIS_LEFT),
             1.0 - 0.5 * (box.top + box.bottom) / plane->height);
    label_look(sheet, "center front", 0.8, BLACK, look);
    script_label(sheet, text, place, look);
    return true;
}

/* The largest by name, the others, and those without room for it, by their number in the list. */
static void write_labels(struct Sheet *sheet, const struct Plane *plane, const struct TopFactors *top,
                         struct Obstacles *obstacles) {
    enum { COLUMNS = 44 };
    for (size_t i = 0; i < top->count; i++) {
        const struct Effect effect = effect_of(sheet, top->factor[i]);
        struct Caption key;
        char number[32], text[CAPTION_LINE_SIZE + 32];
        if (isnan(effect.mu_star.value) || isnan(effect.sigma.value))
            continue;
        caption_wrap(&key, sheet->picture->subject->plan->factors[top->factor[i]].key, COLUMNS, 1);
        snprintf(number, sizeof number, "%zu", i + 1);
        snprintf(text, sizeof text, "%zu %s", i + 1, key.lines[0]);
        if (i >= NAMED || !write_beside(sheet, plane, obstacles, top->factor[i], text, strlen(text)))
            write_beside(sheet, plane, obstacles, top->factor[i], number, 2);
    }
}

/* Number and key, and below them the mean effect and how the spread compares with it. */
static void write_list(struct Sheet *sheet, const struct TopFactors *top, int digits) {
    for (size_t i = 0; i < top->count; i++) {
        const struct Effect effect = effect_of(sheet, top->factor[i]);
        const double y = SCRIPT_TOP + 10.0 + ENTRY_HEIGHT * (double)i,
                     ratio = effect.mu_star.value > 0.0 ? effect.sigma.value / effect.mu_star.value : NAN;
        char text[CAPTION_LINE_SIZE], value[SIGNED_INTERVAL_SIZE], spread[SIGNED_SIZE], look[LOOK_SIZE];
        struct Caption key;
        snprintf(text, sizeof text, "%zu", i + 1);
        label_look(sheet, "right", 0.85, BLACK, look);
        label_at_pixels(sheet, text, LIST_LEFT - 8.0, y, look);
        caption_wrap(&key, sheet->picture->subject->plan->factors[top->factor[i]].key, LIST_COLUMNS, 1);
        label_look(sheet, "left", 0.85, BLACK, look);
        label_at_pixels(sheet, key.lines[0], LIST_LEFT, y, look);
        plain_estimate(value, &effect.mu_star, digits, "");
        plain_number(spread, ratio, 2);
        snprintf(text, sizeof text, "μ* %s; σ/μ* %s", value, spread);
        label_look(sheet, "left", 0.75, "#666666", look);
        label_at_pixels(sheet, text, LIST_LEFT, y + 16.0, look);
    }
}

static void write_axes(struct Sheet *sheet, const struct Plane *plane) {
    const char *unit = sheet->picture->output->difference_unit;
    char text[PANEL_TEXT_SIZE];
    struct Caption caption;
    sheet_print(sheet, "set xrange [0:%.9g]\nset yrange [0:%.9g]\n", plane->x, plane->y);
    value_ticks(sheet, "x", &(struct Extent){0.0, plane->x}, 8, 1.0, "");
    value_ticks(sheet, "y", &(struct Extent){0.0, plane->y}, 8, 1.0, "");
    sheet_print(sheet, "set grid xtics ytics lt 1 lw 0.5 lc rgb '#EEEEEE'\n");
    snprintf(text, sizeof text, _("μ*: mean size of the effect over the factor's whole range, %s"), unit);
    caption_wrap(&caption, text, 84, 1);
    script_axis_label(sheet, 'x', caption.lines[0]);
    snprintf(text, sizeof text, _("σ: standard deviation of the effect, %s"), unit);
    upward_label(sheet, text, 70);
}

static void write_points(struct Sheet *sheet, const struct Plane *plane) {
    const char *name = sheet->picture->name;
    if (plane->intervals > 0) {
        script_clause(
            sheet,
            "'%s.dat' index 'effects' using 4:6:($5-$4):(0) with vectors nohead lw 1.5 lc rgb '#8FBBD9' "
            "notitle",
            name);
        script_clause(
            sheet,
            "'%s.dat' index 'effects' using 3:7:(0):($8-$7) with vectors nohead lw 1.5 lc rgb '#8FBBD9' "
            "notitle",
            name);
    }
    if (plane->points > 0)
        script_clause(sheet,
                      "'%s.dat' index 'effects' using 3:6 with points pt 7 ps 1.2*marker lc rgb '%s' notitle",
                      name, BLUE);
    if (plane->hollow > 0)
        script_clause(sheet,
                      "'%s.dat' index 'effects' using (strcol(4) eq 'NaN'||strcol(7) eq 'NaN'?$3:NaN):6 with "
                      "points pt 7 ps 0.7*marker lc rgb "
                      "'#FFFFFF' notitle",
                      name);
}

static void write_footer(const struct Sheet *sheet, const struct TopFactors *top, const struct Plane *plane,
                         struct Footer *footer) {
    const struct Sensitivity *sensitivity = sheet->picture->subject->output->sensitivity;
    footer_runs(footer, sheet, &sensitivity->noise);
    footer_add(
        footer,
        _("Points: elementary effects of %lld trajectories, crosses: %g %% intervals; zones after Garcia "
          "Sanchez et al. (2014)."),
        top->count > 0 ? (long long)effect_of(sheet, top->factor[0]).mu_star.count : 0LL,
        script_confidence(sheet));
    footer_noise(footer, &sensitivity->noise);
    footer_hollow(footer, plane->hollow > 0);
    footer_more_factors(footer, top, sensitivity->factors);
}

static void write_script(struct Sheet *sheet) {
    const struct TopFactors top = rank(sheet);
    const struct Plane plane = make_plane(sheet, &top);
    struct Obstacles obstacles = {.width = AXIS_RIGHT - AXIS_LEFT, .height = plane.height};
    struct Footer footer = {""};
    add_obstacles(sheet, &plane, &top, &obstacles);
    write_footer(sheet, &top, &plane, &footer);
    script_open(sheet, SCRIPT_TOP + plane.height + 75.0 + SCRIPT_BOTTOM, footer.text);
    script_panel(sheet, (struct Panel){AXIS_LEFT, SCRIPT_TOP, AXIS_RIGHT, SCRIPT_TOP + plane.height}, NULL);
    write_axes(sheet, &plane);
    write_guides(sheet, &plane, &obstacles);
    write_labels(sheet, &plane, &top, &obstacles);
    write_list(sheet, &top, signed_digits(plane.x));
    if (plane.points == 0)
        script_nothing(sheet, _("not available"));
    write_points(sheet, &plane);
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_elementary_effects = {
    .name = "elementary_effects",
    .title = N_("How much each factor moves the output, and how evenly"),
    .alternative = N_("A plane of the mean size of a factor's effect across and its standard deviation "
                      "upwards: a point a factor with its intervals, lines where one is a tenth, half and "
                      "all of the other, and a list of the factors, the largest first."),
    .kind = SUBJECT_OUTPUT,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
