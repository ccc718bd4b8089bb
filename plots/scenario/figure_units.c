/* Where the practice is, unit by unit: the network of one replicate at four times, each government a ring of
 * its units. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/script.h"
#include "run/unit_map.h"
#include "world/world.h"

enum { PANEL_SIZE = 520, STEP_X = 580, STEP_Y = 575, FIRST_LEFT = 40, COLUMNS = 2, LEGEND_HEIGHT = 40 };

static const struct {
    const char *name, *label, *colour;
} STAGES[PRACTICE_COUNT] = {[PRACTICE_UNAWARE] = {"unaware", N_("has not heard of it"), "#FFFFFF"},
                            [PRACTICE_AWARE] = {"aware", N_("has heard of it"), LIGHT_GREY},
                            [PRACTICE_DECIDED] = {"decided", N_("has decided for it"), SKY_BLUE},
                            [PRACTICE_TRIED] = {"tried", N_("has tried it"), BLUE},
                            [PRACTICE_ROUTINE] = {"routine", N_("does it as a matter of course"), VERMILION}};

struct Place {
    double x, y;
};

static const struct UnitMap *map_of(const struct Sheet *sheet) {
    return sheet->picture->subject->map;
}

static bool has_map(const struct FigureSubject *subject) {
    return subject->map != NULL;
}

static size_t first_unit(const struct UnitMap *map, uint32_t government) {
    size_t unit = 0;
    while (unit < map->units && map->government[unit] < government)
        unit++;
    return unit;
}

static size_t largest_government(const struct UnitMap *map) {
    size_t largest = 0;
    for (uint32_t g = 0; g < map->governments; g++) {
        size_t units = first_unit(map, g + 1) - first_unit(map, g);
        largest = units > largest ? units : largest;
    }
    return largest;
}

/* Where rings stand in a square from 0 to 1: in rows, in the order of governments, each as long round as it
 * has units, so that neighbours of the small world stand side by side and points do not hide one another. */
struct Layout {
    const struct UnitMap *map;
    double step; /* from a unit to the next on a ring */
};

static double radius_of(const struct Layout *self, size_t units) {
    const double turn = 2.0 * acos(-1.0), least = 3.0;
    return units > 1 ? self->step * fmax((double)units, least) / turn : 0.0;
}

/* The middle of a government's ring, and in `bottom` where its row would end below. */
static struct Place ring_of(const struct Layout *self, uint32_t government, double *bottom) {
    const double gap = 1.6 * self->step;
    double right = 0.0, top = 0.0, height = 0.0;
    struct Place middle = {0};
    for (uint32_t g = 0; g <= government; g++) {
        double radius = radius_of(self, first_unit(self->map, g + 1) - first_unit(self->map, g)),
               size = 2.0 * radius + gap;
        if (right > 0.0 && right + size > 1.0) {
            top += height;
            right = height = 0.0;
        }
        height = fmax(height, size);
        middle = (struct Place){right + 0.5 * size, 1.0 - top - 0.5 * size};
        right += size;
    }
    *bottom = top + height;
    return middle;
}

/* The widest step with which all rings fit. */
static struct Layout layout_of(const struct UnitMap *map) {
    struct Layout layout = {map, 0.0};
    for (double change = 0.25; change > 1e-4; change *= 0.5) {
        double bottom;
        layout.step += change;
        ring_of(&layout, (uint32_t)map->governments - 1, &bottom);
        if (bottom > 1.0 || 2.0 * radius_of(&layout, largest_government(map)) > 1.0)
            layout.step -= change;
    }
    return layout;
}

static struct Place place_of(const struct Layout *layout, size_t unit) {
    const struct UnitMap *map = layout->map;
    uint32_t government = map->government[unit];
    size_t first = first_unit(map, government), count = first_unit(map, government + 1) - first;
    double bottom, angle = 2.0 * acos(-1.0) * (double)(unit - first) / (double)count,
                   radius = radius_of(layout, count);
    struct Place middle = ring_of(layout, government, &bottom);
    return (struct Place){middle.x + radius * sin(angle), middle.y + radius * cos(angle)};
}

static void write_place(struct Sheet *sheet, struct Place place, char after) {
    data_number(sheet, place.x, ' ');
    data_number(sheet, place.y, after);
}

static void write_ties(struct Sheet *sheet, const struct Layout *layout, const char *name, bool within) {
    const struct UnitMap *map = layout->map;
    data_block(sheet, name, "x y to_x to_y");
    for (size_t i = 0; i < map->ties; i++) {
        const struct MappedTie *tie = &map->tie[i];
        if ((map->government[tie->low] == map->government[tie->high]) != within)
            continue;
        struct Place from = place_of(layout, tie->low), to = place_of(layout, tie->high);
        write_place(sheet, from, ' ');
        write_place(sheet, (struct Place){to.x - from.x, to.y - from.y}, '\n');
    }
    data_block_end(sheet);
}

static bool has_ties(const struct UnitMap *map, bool within) {
    for (size_t i = 0; i < map->ties; i++)
        if ((map->government[map->tie[i].low] == map->government[map->tie[i].high]) == within)
            return true;
    return false;
}

static size_t count_at(const struct UnitMap *map, int time, int stage) {
    size_t count = 0;
    for (size_t u = 0; u < map->units; u++)
        count += map->practice[time][u] == stage;
    return count;
}

/* A block a time and stage, so that each is drawn in its colour. */
static void write_data(struct Sheet *sheet) {
    const struct UnitMap *map = map_of(sheet);
    const struct Layout layout = layout_of(map);
    data_open(sheet);
    if (has_ties(map, true))
        write_ties(sheet, &layout, "ties_within", true);
    if (has_ties(map, false))
        write_ties(sheet, &layout, "ties_between", false);
    for (int time = 0; time < UNIT_MAP_TIMES; time++)
        for (int stage = 0; stage < PRACTICE_COUNT; stage++) {
            char block[64];
            if (count_at(map, time, stage) == 0)
                continue;
            snprintf(block, sizeof block, "%s_%d", STAGES[stage].name, time);
            data_block(sheet, block, "x y unit");
            for (size_t u = 0; u < map->units; u++)
                if (map->practice[time][u] == stage) {
                    write_place(sheet, place_of(&layout, u), ' ');
                    sheet_print(sheet, "%zu\n", u);
                }
            data_block_end(sheet);
        }
}

static void write_lines(struct Sheet *sheet, const char *block, const char *colour) {
    script_clause(sheet,
                  "'units.dat' index '%s' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '%s' notitle",
                  block, colour);
}

/* Points touch nearly, and are never too small to tell their colour. */
static double point_size(const struct UnitMap *map) {
    const double unit_in_pixels = 6.4; /* of a point of size 1 */
    struct Layout layout = layout_of(map);
    return fmin(fmax(0.8 * layout.step * PANEL_SIZE / unit_in_pixels, 0.5), 2.4);
}

static void write_panel(struct Sheet *sheet, int time, double top) {
    const struct UnitMap *map = map_of(sheet);
    double left = FIRST_LEFT + STEP_X * (time % COLUMNS);
    size_t tried = count_at(map, time, PRACTICE_TRIED) + count_at(map, time, PRACTICE_ROUTINE);
    char title[160];
    if (time == 0)
        snprintf(title, sizeof title, _("at the start: %zu of %zu units have tried it"), tried, map->units);
    else
        snprintf(title, sizeof title, _("after %.3g years: %zu of %zu"),
                 ((double)map->week[time] + 1.0) / SUMMARY_YEAR_WEEKS, tried, map->units);
    top += STEP_Y * (double)(time / COLUMNS);
    script_panel(sheet, (struct Panel){left, top, left + PANEL_SIZE, top + PANEL_SIZE}, title);
    sheet_print(sheet, "unset border\nunset xtics\nunset ytics\nset xrange [0:1]\nset yrange [0:1]\n");
    if (has_ties(map, false))
        write_lines(sheet, "ties_between", "#E8E8E8");
    if (has_ties(map, true))
        write_lines(sheet, "ties_within", "#BBBBBB");
    for (int stage = 0; stage < PRACTICE_COUNT; stage++) {
        if (count_at(map, time, stage) == 0)
            continue;
        double size = point_size(map);
        script_clause(sheet,
                      "'units.dat' index '%s_%d' using 1:2 with points pt 7 ps %.3g lc rgb '#555555' notitle",
                      STAGES[stage].name, time, size);
        script_clause(sheet,
                      "'units.dat' index '%s_%d' using 1:2 with points pt 7 ps %.3g lc rgb '%s' notitle",
                      STAGES[stage].name, time, 0.8 * size, STAGES[stage].colour);
    }
    script_panel_close(sheet);
    sheet_print(sheet, "set border 3 lc rgb '#555555'\n");
}

static void write_legend(struct Sheet *sheet, double top) {
    script_panel(sheet, (struct Panel){FIRST_LEFT, top, FIRST_LEFT + 1100.0, top + LEGEND_HEIGHT}, NULL);
    sheet_print(sheet, "unset border\nunset xtics\nunset ytics\nset xrange [0:1100]\nset yrange [0:1]\n");
    for (int stage = 0; stage < PRACTICE_COUNT; stage++) {
        char place[64];
        double x = 10.0 + 220.0 * stage;
        sheet_print(
            sheet,
            "set object circle at first %g, first 0.5 size first 7 fc rgb '%s' fs solid border lc rgb "
            "'#555555' noclip\n",
            x, STAGES[stage].colour);
        snprintf(place, sizeof place, "first %g, first 0.5", x + 14.0);
        script_label(sheet, _(STAGES[stage].label), place, "left");
    }
    script_panel_close(sheet);
    sheet_print(sheet, "set border 3 lc rgb '#555555'\n");
}

static void write_script(struct Sheet *sheet) {
    double top = SCRIPT_TOP + LEGEND_HEIGHT + 40.0;
    script_open(
        sheet, SCRIPT_TOP + LEGEND_HEIGHT + 20.0 + 2.0 * STEP_Y + SCRIPT_BOTTOM,
        map_of(sheet)->complete
            ? _("One replicate, the first. A ring: the units of one government; everyone is a peer of "
                "everyone.")
            : _("One replicate, the first. A ring: the units of one government; lines: who looks at "
                "whom. Another replicate has other ties and other units that begin."));
    write_legend(sheet, SCRIPT_TOP);
    for (int time = 0; time < UNIT_MAP_TIMES; time++)
        write_panel(sheet, time, top);
    script_close(sheet);
}

const struct Figure figure_units = {
    .name = "units",
    .title = N_("Where the practice is, unit by unit"),
    .alternative =
        N_("Four maps of the same units, at the start, after a fifth and a half of the run and at its "
           "end: each government a ring of units joined to their peers, coloured by how far the "
           "practice is in them."),
    .kind = SUBJECT_SCENARIO,
    .applies = has_map,
    .data = write_data,
    .script = write_script,
};
