#include "plots/figure/script.h"

#include <math.h>

#include "base/array.h"
#include "base/translate.h"
#include "plots/figure/caption.h"

enum { LINE_HEIGHT = 21, TITLE_COLUMNS = 100, FOOTER_COLUMNS = 150 };

double script_confidence(const struct Sheet *sheet) {
    return 100.0 * sheet->picture->subject->confidence;
}

/* Terminals understand the size of a font and of a point in their own way; these look the same. */
static const struct Terminal {
    const char *name;
    double points, unit; /* of the normal font; pixels to a unit of size */
    const char *unit_name;
    double marker; /* what a point's size is multiplied by */
} TERMINALS[FIGURE_FORMAT_COUNT] = {
    [FIGURE_PNG] = {"pngcairo", 12.0, 1.0, "", 1.0},
    [FIGURE_SVG] = {"svg", 16.0, 1.0, "", 0.5},
    [FIGURE_PDF] = {"pdfcairo", 18.0, 96.0, "in", 0.75},
};

/* Pixels that title and subtitle take. */
static double cut_off(const struct Sheet *sheet) {
    return sheet->picture->without_title ? 80.0 : 0.0;
}

double script_screen(const struct Sheet *sheet, double top) {
    return 1.0 - (top - cut_off(sheet)) / (sheet->height - cut_off(sheet));
}

static void write_terminal(struct Sheet *sheet) {
    const struct Terminal *terminal = &TERMINALS[sheet->picture->format];
    sheet_print(sheet,
                "set terminal %s noenhanced size %g%s,%g%s font 'DejaVu Sans,%g' background '#FFFFFF'\n",
                terminal->name, PICTURE_WIDTH / terminal->unit, terminal->unit_name,
                (sheet->height - cut_off(sheet)) / terminal->unit, terminal->unit_name, terminal->points);
    sheet_print(sheet, "marker = %g\n", terminal->marker);
}

double script_points(const struct Sheet *sheet, double size) {
    return size * TERMINALS[sheet->picture->format].points;
}

void script_label(struct Sheet *sheet, const char *text, const char *place, const char *look) {
    sheet_print(sheet, "set label ");
    caption_quote(sheet->stream, text);
    sheet_print(sheet, " at %s %s\n", place, look);
}

static void write_lines(struct Sheet *sheet, const struct Caption *caption, double from_top, double size,
                        const char *colour) {
    for (size_t i = 0; i < caption->count; i++) {
        char place[64], look[96];
        snprintf(place, sizeof place, "screen %.4f, screen %.4f", 30.0 / PICTURE_WIDTH,
                 script_screen(sheet, from_top + (double)i * LINE_HEIGHT));
        snprintf(look, sizeof look, "left font ',%g' tc rgb '%s'", script_points(sheet, size), colour);
        script_label(sheet, caption->lines[i], place, look);
    }
}

void script_open(struct Sheet *sheet, double height, const char *footer) {
    struct Caption caption;
    const char *name = sheet->picture->name, *format = figure_format_name(sheet->picture->format);
    sheet->height = height;
    sheet_print(sheet, "# Tandem: %s. Data: %s.dat.\n# To draw it again: gnuplot %s.gp (in this folder)\n",
                sheet->picture->figure->title, name, name);
    sheet_print(sheet, "if (!exists('picture')) picture = '%s.%s'\nset encoding utf8\n", name, format);
    write_terminal(sheet);
    sheet_print(sheet, "set output picture\nset multiplot\n");
    sheet_print(sheet, "set border 3 lc rgb '#555555'\nset tics nomirror out scale 0.6\nunset key\n");
    if (!sheet->picture->without_title) {
        caption_wrap(&caption, _(sheet->picture->figure->title), TITLE_COLUMNS, 1);
        write_lines(sheet, &caption, 30.0, 1.4, BLACK);
        caption_wrap(&caption, sheet->picture->subtitle, TITLE_COLUMNS, 2);
        write_lines(sheet, &caption, 58.0, 1.0, "#444444");
    }
    caption_wrap(&caption, footer, FOOTER_COLUMNS, 2);
    write_lines(sheet, &caption, height - 14.0 - (double)(caption.count - 1) * LINE_HEIGHT, 0.9, "#444444");
}

void script_close(struct Sheet *sheet) {
    sheet_print(sheet, "unset multiplot\nset output\n");
}

void script_panel(struct Sheet *sheet, struct Panel panel, const char *title) {
    sheet->panel = panel;
    sheet->clauses = 0;
    sheet_print(sheet, "\nset lmargin at screen %.4f\nset rmargin at screen %.4f\n",
                panel.left / PICTURE_WIDTH, panel.right / PICTURE_WIDTH);
    sheet_print(sheet, "set tmargin at screen %.4f\nset bmargin at screen %.4f\n",
                script_screen(sheet, panel.top), script_screen(sheet, panel.bottom));
    if (title == NULL)
        return;
    char place[64];
    snprintf(place, sizeof place, "graph 0, graph %.4f", 1.0 + 18.0 / (panel.bottom - panel.top));
    script_label(sheet, title, place, "left front");
}

void script_clause(struct Sheet *sheet, const char *format, ...) {
    sheet_print(sheet, sheet->clauses == 0 ? "plot " : ", \\\n     ");
    sheet->clauses++;
    va_list arguments;
    va_start(arguments, format);
    vfprintf(sheet->stream, format, arguments);
    va_end(arguments);
}

void script_panel_close(struct Sheet *sheet) {
    if (sheet->clauses == 0)
        script_clause(sheet, "NaN notitle");
    sheet_print(sheet, "\nunset label\nunset arrow\nunset object\nunset key\n");
}

void script_nothing(struct Sheet *sheet, const char *sentence) {
    script_label(sheet, sentence, "graph 0.5, graph 0.5", "center tc rgb '#555555'");
}

/* Terminals differ in where they would put these. */
void script_axis_label(struct Sheet *sheet, char axis, const char *label) {
    const struct Panel *panel = &sheet->panel;
    char place[64];
    if (axis == 'x')
        snprintf(place, sizeof place, "graph 0.5, graph %.4f", -52.0 / (panel->bottom - panel->top));
    else
        snprintf(place, sizeof place, "graph %.4f, graph 0.5", -78.0 / (panel->right - panel->left));
    if (label[0] != '\0')
        script_label(sheet, label, place, axis == 'x' ? "center" : "center rotate by 90");
}

void script_ticks_percent(struct Sheet *sheet, char axis) {
    sheet_print(sheet, "set %crange [0:1]\nset %ctics (", axis, axis);
    for (int i = 0; i <= 5; i++) /* gnuplot formats marks: two signs give one */
        sheet_print(sheet, "%s'%d %%%%' %g", i > 0 ? ", " : "", 20 * i, 0.2 * i);
    sheet_print(sheet, ")\n");
}

static void write_grid(struct Sheet *sheet) {
    sheet_print(sheet, "set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
}

void script_axis_percent(struct Sheet *sheet, const char *label) {
    script_ticks_percent(sheet, 'y');
    write_grid(sheet);
    script_axis_label(sheet, 'y', label);
}

void script_axis_fraction(struct Sheet *sheet, const char *label) {
    sheet_print(sheet, "set yrange [0:1]\nset ytics 0, 0.2, 1 format '%%.1f'\n");
    write_grid(sheet);
    script_axis_label(sheet, 'y', label);
}

void script_axis_years(struct Sheet *sheet, double years) {
    sheet_print(sheet, "set xrange [0:%.9g]\nset xtics autofreq format '%%g'\n", years);
    script_axis_label(sheet, 'x', _("years since the start of the simulation"));
}

void script_axis_weeks(struct Sheet *sheet, double weeks, double step, const char *label) {
    sheet_print(sheet, "set xrange [0:%g]\nset xtics 0, %g format '%%g'\n", weeks, step);
    script_axis_label(sheet, 'x', label);
}

struct Pen script_pen(size_t place) {
    static const char *const colours[] = {BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY_BLUE};
    static const char *const dashes[] = {SOLID, DASHED, DASH_DOTTED, DOTTED};
    if (place == 0)
        return (struct Pen){BLACK, SOLID};
    return (struct Pen){colours[(place - 1) % COUNT_OF(colours)], dashes[(place - 1) % COUNT_OF(dashes)]};
}

/* Columns 1, `low` and `high` of a block as an area. */
static void write_area(struct Sheet *sheet, const char *block, int low, int high, const char *colour,
                       double density) {
    script_clause(
        sheet,
        "'%s.dat' index '%s' using 1:%d:%d with filledcurves fc rgb '%s' fs transparent solid %g noborder "
        "notitle",
        sheet->picture->name, block, low, high, colour, density);
}

static void write_line(struct Sheet *sheet, const char *block, struct Pen pen) {
    script_clause(sheet, "'%s.dat' index '%s' using 1:2 with lines lw 2.5 dt %s lc rgb '%s' notitle",
                  sheet->picture->name, block, pen.dash, pen.colour);
}

void script_series(struct Sheet *sheet, const char *block, const struct Series *series, struct Pen pen) {
    if (series == NULL || !data_is_known(series->value, series->length))
        return;
    if (sheet->picture->subject->summaries->runs > 1)
        write_area(sheet, block, 5, 6, pen.colour, 0.15);
    if (data_is_known(series->low, series->length))
        write_area(sheet, block, 3, 4, pen.colour, 0.35);
    write_line(sheet, block, pen);
}

void script_curve(struct Sheet *sheet, const char *block, const struct Curve *curve, struct Pen pen) {
    if (!data_is_known(curve->value, curve->length))
        return;
    if (data_is_known(curve->low, data_known_length(curve->value, curve->length)))
        write_area(sheet, block, 3, 4, pen.colour, 0.2);
    write_line(sheet, block, pen);
}

void side_label_add(struct SideLabels *self, double y, const char *colour, const char *format, ...) {
    if (self->count == SIDE_LABELS || isnan(y))
        return;
    struct SideLabel *label = &self->labels[self->count++];
    *label = (struct SideLabel){.y = y, .from = y, .colour = colour, .text.count = 1};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(label->text.lines[0], CAPTION_LINE_SIZE, format, arguments);
    va_end(arguments);
}

void side_label_line(struct SideLabels *self, double y, struct Pen pen, const struct Caption *text) {
    if (self->count == SIDE_LABELS || isnan(y))
        return;
    self->labels[self->count++] = (struct SideLabel){y, y, pen.dash, pen.colour, *text};
}

static void sort_by_height(struct SideLabels *self) {
    for (size_t i = 1; i < self->count; i++) {
        struct SideLabel label = self->labels[i];
        size_t place = i;
        for (; place > 0 && self->labels[place - 1].y > label.y; place--)
            self->labels[place] = self->labels[place - 1];
        self->labels[place] = label;
    }
}

/* Neighbours push each other away by halves, which keeps a crowd in its middle; then from the bottom and from
 * the top, so that at last no two overlap and none is above the panel. */
static void move_apart(struct SideLabels *self, double gap) {
    enum { ROUNDS = 50 };
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 1; i < self->count; i++) {
            double overlap = gap - (self->labels[i].y - self->labels[i - 1].y);
            self->labels[i].y += fmax(0.5 * overlap, 0.0);
            self->labels[i - 1].y -= fmax(0.5 * overlap, 0.0);
        }
    double lowest = 0.0, highest = 1.0 - 0.5 * gap;
    for (size_t i = 0; i < self->count; lowest = self->labels[i].y + gap, i++)
        self->labels[i].y = fmax(self->labels[i].y, lowest);
    for (size_t i = self->count; i-- > 0; highest = self->labels[i].y - gap)
        self->labels[i].y = fmin(self->labels[i].y, highest);
}

static void write_square_label(struct Sheet *sheet, const struct SideLabel *label) {
    const struct Panel *panel = &sheet->panel;
    char place[64], look[96];
    snprintf(place, sizeof place, "graph %.4f, first %.4f", 1.0 + 14.0 / (panel->right - panel->left),
             label->y);
    snprintf(look, sizeof look, "left point pt 5 ps 1.1*marker lc rgb '%s' offset 1,0", label->colour);
    script_label(sheet, label->text.lines[0], place, look);
}

static void write_line_label(struct Sheet *sheet, const struct SideLabel *label) {
    const struct Panel *panel = &sheet->panel;
    const double width = panel->right - panel->left, line = 18.0 / (panel->bottom - panel->top);
    const double ends[] = {1.0 + 30.0 / width, 1.0 + 55.0 / width, 1.0 + 63.0 / width};
    char place[64];
    sheet_print(sheet,
                "set arrow from graph 1, graph %.4f to graph %.4f, graph %.4f nohead lw 1 lc rgb '%s'\n",
                label->from, ends[0], label->y, label->colour);
    sheet_print(sheet,
                "set arrow from graph %.4f, graph %.4f to graph %.4f, graph %.4f nohead lw 2.5 dt %s lc rgb "
                "'%s'\n",
                ends[0], label->y, ends[1], label->y, label->dash, label->colour);
    for (size_t i = 0; i < label->text.count; i++) {
        snprintf(place, sizeof place, "graph %.4f, graph %.4f", ends[2],
                 label->y + line * (0.5 * (double)(label->text.count - 1) - (double)i));
        script_label(sheet, label->text.lines[i], place, "left");
    }
}

void script_side_labels(struct Sheet *sheet, struct SideLabels *self) {
    const struct Panel *panel = &sheet->panel;
    size_t lines = 1;
    for (size_t i = 0; i < self->count; i++)
        lines = self->labels[i].text.count > lines ? self->labels[i].text.count : lines;
    sort_by_height(self);
    move_apart(self, (double)lines * LINE_HEIGHT / (panel->bottom - panel->top));
    for (size_t i = 0; i < self->count; i++)
        if (self->labels[i].dash != NULL)
            write_line_label(sheet, &self->labels[i]);
        else
            write_square_label(sheet, &self->labels[i]);
}

void script_replicates(const struct Sheet *sheet, char *buffer, size_t size) {
    size_t runs = sheet->picture->subject->summaries->runs;
    snprintf(buffer, size, runs == 1 ? _("%zu replicate") : _("%zu replicates"), runs);
}

void script_run_footer(const struct Sheet *sheet, char *buffer, size_t size) {
    char replicates[32];
    script_replicates(sheet, replicates, sizeof replicates);
    if (sheet->picture->subject->summaries->runs < 2)
        snprintf(buffer, size, _("%s; without more of them neither band nor interval is known"), replicates);
    else
        snprintf(buffer, size,
                 _("%s; line: mean; dark band: its %g %% interval; light band: 5–95 %% of runs"), replicates,
                 script_confidence(sheet));
}
