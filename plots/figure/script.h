/* What the scripts of all figures share: the picture's frame, panels, axes, plot commands, labels. Everything
 * is placed in pixels of a picture 1200 wide, so that nothing depends on gnuplot's own layout. Private to
 * plots. */
#ifndef TANDEM_SCRIPT_H
#define TANDEM_SCRIPT_H

#include "plots/figure/caption.h"
#include "plots/figure/data.h"

/* Colours that colour-blind readers can tell apart (Okabe & Ito 2008). */
#define BLACK "#000000"
#define ORANGE "#E69F00"
#define SKY_BLUE "#56B4E9"
#define GREEN "#009E73"
#define YELLOW "#F0E442"
#define BLUE "#0072B2"
#define VERMILION "#D55E00"
#define PURPLE "#CC79A7"
#define GREY "#999999"
#define LIGHT_GREY "#D9D9D9"

enum { PICTURE_WIDTH = 1200 };

/* Terminal, title, the scenario's title below it, and `footer` at the bottom (wrapped into two lines), in a
 * picture `height` pixels high. Panels may use the pixels from SCRIPT_TOP to height - SCRIPT_BOTTOM. */
enum { SCRIPT_TOP = 115, SCRIPT_BOTTOM = 65 };
void script_open(struct Sheet *sheet, double height, const char *footer);
void script_close(struct Sheet *sheet);

/* How high up on gnuplot's screen, from 0 to 1, a place `top` pixels below the upper edge is. The pixels of a
 * title that is not there are cut off. */
double script_screen(const struct Sheet *sheet, double top);

/* Begins a panel with a title above its axes (NULL: none). Then settings, clauses of the plot command, and
 * the end, which plots an empty frame where there was no clause. Labels, arrows and ranges end with the
 * panel. */
void script_panel(struct Sheet *sheet, struct Panel panel, const char *title);
void script_panel_close(struct Sheet *sheet);

/* One clause of the panel's plot command. */
void script_clause(struct Sheet *sheet, const char *format, ...) PRINTF_LIKE(2, 3);

/* Says in the middle of the panel that there is nothing to show. */
void script_nothing(struct Sheet *sheet, const char *sentence);

/* Axes. The y axis from 0 to 1, marked in per cent or in fractions; the x axis in years from 0 to `years` or
 * in weeks from 0 to `weeks`. */
void script_axis_label(struct Sheet *sheet, char axis, const char *label); /* 'x' or 'y' */
void script_ticks_percent(struct Sheet *sheet, char axis);                 /* 'x' or 'y' */
void script_axis_percent(struct Sheet *sheet, const char *label);
void script_axis_fraction(struct Sheet *sheet, const char *label);
void script_axis_years(struct Sheet *sheet, double years);
void script_axis_weeks(struct Sheet *sheet, double weeks, double step, const char *label);

/* A line's look: its dashes (gnuplot's dash type) tell it from others where there are no colours. */
#define SOLID "solid"
#define DASHED "(12,5)"
#define DOTTED "(3,4)"
#define DASH_DOTTED "(16,5,3,5)"
struct Pen {
    const char *colour, *dash;
};

/* The look of line number `place` of a crowd: 0 black and solid; of 1 to 12 no two have both the same colour
 * and the same dashes, and neighbours have neither. */
struct Pen script_pen(size_t place);

/* Clauses for a block of data_series: the spread of runs, the interval of the mean, the mean; of data_curve:
 * the interval and the curve. What is not known is left out. */
void script_series(struct Sheet *sheet, const char *block, const struct Series *series, struct Pen pen);
void script_curve(struct Sheet *sheet, const char *block, const struct Curve *curve, struct Pen pen);

enum { SIDE_LABELS = 13 };

/* Labels at the right of the panel, beside the ends of lines or areas. */
struct SideLabels {
    size_t count;
    struct SideLabel {
        double y;         /* on an axis from 0 to 1 */
        double from;      /* where its line ends */
        const char *dash; /* of a piece of that line, drawn on to the label; NULL for a square */
        const char *colour;
        struct Caption text;
    } labels[SIDE_LABELS];
};
void side_label_add(struct SideLabels *self, double y, const char *colour, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* A label of several lines for the end of a line, with a piece of that line drawn on to it; `y` from 0 at the
 * bottom of the panel to 1 at its top. */
void side_label_line(struct SideLabels *self, double y, struct Pen pen, const struct Caption *text);

/* Writes the labels in the order of their heights, moved apart as far as they would overlap. */
void script_side_labels(struct Sheet *sheet, struct SideLabels *self);

/* A label at a place given as gnuplot understands it, for instance "graph 0.5, first 1" and "center". */
void script_label(struct Sheet *sheet, const char *text, const char *place, const char *look);

/* The terminal's font size for text `size` times as high as normal. */
double script_points(const struct Sheet *sheet, double size);

/* "20 replicates" */
void script_replicates(const struct Sheet *sheet, char *buffer, size_t size);

/* "20 replicates; band: 5–95 % of runs; line: mean with 95 % interval", as far as it is so. */
void script_run_footer(const struct Sheet *sheet, char *buffer, size_t size);

/* Confidence of the intervals in per cent. */
double script_confidence(const struct Sheet *sheet);

#endif
