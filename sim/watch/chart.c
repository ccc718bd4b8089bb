#include "watch/chart.h"

#include <math.h>

#include "world/world.h"

enum { AXIS_COLUMNS = 6, AXIS_ROWS = 1 };

/* How many parts of a row are full, from none to all. */
static const char *const eighths[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
static const char *const thirds[] = {" ", ".", ":", "#"};

static double curve_value(struct Curve curve, int64_t week) {
    return *(const double *)(const void *)((const char *)&curve.weeks[week] + curve.offset);
}

static double curve_most(struct Curve curve) {
    double most = 0.0;
    for (int64_t week = 0; week < curve.lived; week++)
        most = fmax(most, curve_value(curve, week));
    return most;
}

static double axis_end(double most) {
    static const double ends[] = {0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0};
    size_t i = 0;
    while (i + 1 < sizeof ends / sizeof *ends && most > ends[i])
        i++;
    return ends[i];
}

/* The value in the last week lived of those that a column stands for; NaN if none of them is. */
static double value_at(struct Curve curve, int column, int columns, int64_t weeks) {
    int64_t first = column * weeks / columns, last = (column + 1) * weeks / columns - 1;
    last = last > first ? last : first;
    if (curve.lived <= first)
        return (double)NAN;
    return curve_value(curve, last < curve.lived ? last : curve.lived - 1);
}

static void draw_column(struct Screen *screen, struct Place plot, int x, double shown, double other) {
    const char *const *parts = screen->unicode ? eighths : thirds;
    int whole = screen->unicode ? 8 : 3;
    int full = isnan(shown) ? 0 : (int)lround(shown * plot.height * whole);
    if (shown > 0.0 && full == 0)
        full = 1;                                 /* what is there is seen */
    bool same = shown <= other && shown >= other; /* needs no line */
    int line = same || isnan(other) ? -1 : (int)fmin(plot.height - 1.0, floor(other * plot.height));
    for (int above = 0; above < plot.height; above++) {
        int part = full - above * whole;
        part = part < 0 ? 0 : part > whole ? whole : part;
        int row = plot.row + plot.height - 1 - above, column = plot.column + x;
        if (above == line)
            screen_put(screen, row, column, 1, STYLE_OTHER, screen->unicode ? "─" : "-");
        else if (part > 0)
            screen_put(screen, row, column, 1, STYLE_SHOWN, parts[part]);
    }
}

static void draw_years(struct Screen *screen, struct Place plot, int64_t weeks) {
    double years = (double)weeks / WEEKS_PER_YEAR;
    double step = years > 20.0 ? 5.0 : years > 5.0 ? 2.0 : years > 1.5 ? 1.0 : 0.25;
    for (double year = 0.0; year <= years + 1e-9; year += step) {
        char text[16];
        int at = (int)(year / years * (plot.width - 1));
        int length = snprintf(text, sizeof text, "%g", year);
        at = at + length > plot.width ? plot.width - length : at;
        screen_put(screen, plot.row + plot.height, plot.column + at, plot.width - at, STYLE_FAINT, text);
    }
}

void chart_draw(struct Screen *screen, struct Place place, struct Curve shown, struct Curve other,
                int64_t weeks) {
    struct Place plot = {place.row, place.column + AXIS_COLUMNS, place.width - AXIS_COLUMNS,
                         place.height - AXIS_ROWS};
    double end = axis_end(fmax(curve_most(shown), curve_most(other)));
    for (int row = 0; row < plot.height; row++) {
        char text[16] = "";
        if (row == 0 || row == plot.height - 1)
            snprintf(text, sizeof text, "%3.0f %%", row == 0 ? 100.0 * end : 0.0);
        screen_put(screen, plot.row + row, place.column, AXIS_COLUMNS - 1, STYLE_FAINT, text);
        screen_put(screen, plot.row + row, plot.column - 1, 1, STYLE_FAINT, screen->unicode ? "│" : "|");
    }
    for (int x = 0; x < plot.width; x++)
        draw_column(screen, plot, x, value_at(shown, x, plot.width, weeks) / end,
                    value_at(other, x, plot.width, weeks) / end);
    draw_years(screen, plot, weeks);
}
