/* How the interval narrows with more replicates: measured and expected half-widths, and what is wanted. */
#include <math.h>

#include "plots/sensitivity/sensitivity_parts.h"

enum { AXIS_LEFT = 120, AXIS_RIGHT = 760, HEIGHT = 480, CURVE_POINTS = 200, TEXT_COLUMNS = 40 };

static bool applies(const struct FigureSubject *subject) {
    return subject->output->replicates != NULL;
}

static const struct ReplicatesNeeded *needed_of(const struct Sheet *sheet) {
    return sheet->picture->subject->output->replicates;
}

/* t(n - 1) s / √n in the unit shown; n need be no whole number. */
static double expected(const struct Sheet *sheet, double deviation, double n) {
    const double confidence = sheet->picture->subject->plan->confidence;
    return sheet->picture->output->factor * deviation * interval_critical(confidence, n - 1.0) / sqrt(n);
}

/* The half-width of a look in the unit shown. */
static double measured(const struct Sheet *sheet, const struct WidthLook *look) {
    return sheet->picture->output->factor * estimate_half_width(&look->mean);
}

/* Replicates that are enough, and for what: a half-width is reached on the curve, an effect is not measured
 * on that axis. */
enum MarkKind { MARK_HALF_WIDTH, MARK_EFFECT, MARK_KIND_COUNT };
struct Mark {
    enum MarkKind kind;
    double replicates, half_width; /* of the interval there */
    char text[PANEL_TEXT_SIZE];
};
struct Marks {
    size_t count;
    struct Mark marks[MARK_KIND_COUNT];
};

/* Beyond this the axis would hide the runs that there are. */
static bool can_be_shown(int64_t replicates) {
    const int64_t most = 100000000;
    return replicates >= 2 && replicates <= most;
}

static void add_half_width(struct Marks *self, double half_width, int64_t replicates) {
    struct Mark *mark = &self->marks[self->count++];
    char count[32], width[SIGNED_SIZE];
    *mark =
        (struct Mark){.kind = MARK_HALF_WIDTH, .replicates = (double)replicates, .half_width = half_width};
    caption_from_count(count, sizeof count, (long long)replicates);
    level_text(width, half_width);
    snprintf(mark->text, sizeof mark->text, _("±%s from %s replicates on"), width, count);
}

static void add_effect(struct Marks *self, const struct ReplicatesWanted *wanted, double effect,
                       double half_width) {
    struct Mark *mark = &self->marks[self->count++];
    char count[32], size[SIGNED_SIZE];
    *mark = (struct Mark){
        .kind = MARK_EFFECT, .replicates = (double)wanted->for_effect, .half_width = half_width};
    caption_from_count(count, sizeof count, (long long)wanted->for_effect);
    level_text(size, effect);
    snprintf(mark->text, sizeof mark->text,
             wanted->paired
                 ? _("a difference of %s seen with power %.2g from %s replicates on that have the same "
                     "random numbers")
                 : _("a difference of %s seen with power %.2g from %s replicates on"),
             size, wanted->power, count);
}

static struct Marks make_marks(const struct Sheet *sheet) {
    const struct ReplicatesWanted *wanted = &sheet->picture->subject->output->wanted;
    const double factor = sheet->picture->output->factor;
    struct Marks marks = {0};
    if (wanted->half_width > 0.0 && can_be_shown(wanted->for_half_width))
        add_half_width(&marks, factor * wanted->half_width, wanted->for_half_width);
    if (!isnan(wanted->effect) && can_be_shown(wanted->for_effect))
        add_effect(&marks, wanted, factor * wanted->effect,
                   expected(sheet, needed_of(sheet)->deviation.value, (double)wanted->for_effect));
    return marks;
}

/* Axes from 2 replicates to all that are run or marked, and the half-widths on them. */
struct Plane {
    double last; /* replicates */
    double x_low, x_high, y_low, y_high;
    size_t points;
    bool is_empty, has_band;
};

static void extend(double *least, double *most, double value) {
    *least = value > 0.0 ? fmin(*least, value) : *least;
    *most = value > 0.0 ? fmax(*most, value) : *most;
}

static struct Plane make_plane(const struct Sheet *sheet, const struct Marks *marks) {
    const struct ReplicatesNeeded *needed = needed_of(sheet);
    const double wider = 1.12, higher = 1.25;
    struct Plane plane = {.last = 2.0, .has_band = needed->deviation.low > 0.0};
    double least = INFINITY, most = 0.0;
    for (size_t i = 0; i < needed->look_count; i++) {
        plane.last = fmax(plane.last, (double)needed->looks[i].replicates);
        plane.points += measured(sheet, &needed->looks[i]) > 0.0 ? 1 : 0;
        extend(&least, &most, measured(sheet, &needed->looks[i]));
    }
    for (size_t i = 0; i < marks->count; i++) {
        plane.last = fmax(plane.last, marks->marks[i].replicates);
        extend(&least, &most, marks->marks[i].half_width);
    }
    extend(&least, &most, expected(sheet, needed->deviation.value, 2.0));
    extend(&least, &most, expected(sheet, needed->deviation.value, plane.last));
    plane.is_empty = !(needed->deviation.value > 0.0) || !(most > 0.0);
    plane.x_low = 2.0 / wider;
    plane.x_high = plane.last * wider;
    plane.y_low = least / higher;
    plane.y_high = most * higher;
    return plane;
}

static void write_looks_data(struct Sheet *sheet) {
    const struct ReplicatesNeeded *needed = needed_of(sheet);
    data_block(sheet, "looks", "replicates half_width expected mean low high");
    for (size_t i = 0; i < needed->look_count; i++) {
        const struct WidthLook *look = &needed->looks[i];
        const struct Estimate mean = output_estimate(sheet, &look->mean);
        sheet_print(sheet, "%lld ", (long long)look->replicates);
        data_number(sheet, measured(sheet, look), ' ');
        data_number(sheet, sheet->picture->output->factor * look->expected_half_width, ' ');
        data_estimate(sheet, &mean);
        sheet_print(sheet, "\n");
    }
    data_block_end(sheet);
}

static void write_data(struct Sheet *sheet) {
    const struct ReplicatesNeeded *needed = needed_of(sheet);
    const struct Marks marks = make_marks(sheet);
    const struct Plane plane = make_plane(sheet, &marks);
    data_open(sheet);
    write_looks_data(sheet);
    data_block(sheet, "expected", "replicates half_width low high");
    for (int i = 0; i <= CURVE_POINTS; i++) {
        const double n = 2.0 * pow(plane.last / 2.0, (double)i / CURVE_POINTS);
        data_number(sheet, n, ' ');
        data_number(sheet, expected(sheet, needed->deviation.value, n), ' ');
        data_number(sheet, expected(sheet, needed->deviation.low, n), ' ');
        data_number(sheet, expected(sheet, needed->deviation.high, n), '\n');
    }
    data_block_end(sheet);
    data_block(sheet, "marks", "kind replicates half_width");
    for (size_t i = 0; i < marks.count; i++) {
        sheet_print(sheet, "%d ", (int)marks.marks[i].kind);
        data_number(sheet, marks.marks[i].replicates, ' ');
        data_number(sheet, marks.marks[i].half_width, '\n');
    }
    data_block_end(sheet);
}

static void write_axes(struct Sheet *sheet, const struct Plane *plane) {
    char text[PANEL_TEXT_SIZE];
    if (plane->is_empty) {
        sheet_print(sheet, "set xrange [0:1]\nset yrange [0:1]\nunset xtics\nunset ytics\n");
    } else {
        log_ticks(sheet, "x", plane->x_low, plane->x_high, 2.0, plane->last);
        log_ticks(sheet, "y", plane->y_low, plane->y_high, plane->y_low, plane->y_high);
    }
    sheet_print(sheet, "set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'\n");
    script_axis_label(sheet, 'x', _("replicates"));
    snprintf(text, sizeof text, _("half-width of the %g %% interval, %s"), script_confidence(sheet),
             sheet->picture->output->difference_unit);
    upward_label(sheet, text, 60);
}

static void add_label(struct SideLabels *labels, double y, struct Pen pen, const char *text) {
    struct Caption caption;
    caption_wrap(&caption, text, TEXT_COLUMNS, CAPTION_LINES);
    side_label_line(labels, y, pen, &caption);
}

/* Where a half-width is in the panel, from 0 at its bottom to 1 at its top. */
static double height_of(const struct Plane *plane, double half_width) {
    return log(half_width / plane->y_low) / log(plane->y_high / plane->y_low);
}

/* A half-width has lines down to its replicates and across to its label; an effect a line all the way up. */
static void write_mark(struct Sheet *sheet, const struct Mark *mark, const struct Plane *plane,
                       struct SideLabels *labels) {
    static const struct Pen pens[MARK_KIND_COUNT] = {{VERMILION, DASHED}, {GREEN, DOTTED}};
    const struct Pen pen = pens[mark->kind];
    const double top = mark->kind == MARK_EFFECT ? 1.0 : height_of(plane, mark->half_width);
    sheet_print(
        sheet, "set arrow from first %.9g, graph 0 to first %.9g, graph %.4f nohead lw 2 dt %s lc rgb '%s'\n",
        mark->replicates, mark->replicates, top, pen.dash, pen.colour);
    sheet_print(sheet, "set arrow from %s, graph %.4f to graph 1, graph %.4f nohead lw 1 dt %s lc rgb '%s'\n",
                mark->kind == MARK_EFFECT ? "graph 1" : "graph 0", top, top, pen.dash, pen.colour);
    add_label(labels, top, pen, mark->text);
}

/* What is wanted, and what all runs together give. */
static void write_labels(struct Sheet *sheet, const struct Plane *plane, const struct Marks *marks) {
    const struct ReplicatesNeeded *needed = needed_of(sheet);
    struct SideLabels labels = {0};
    char text[PANEL_TEXT_SIZE], count[32];
    for (size_t i = 0; i < marks->count; i++)
        write_mark(sheet, &marks->marks[i], plane, &labels);
    if (plane->points > 0) {
        const struct WidthLook *last = &needed->looks[needed->look_count - 1];
        const double width = measured(sheet, last);
        caption_from_count(count, sizeof count, (long long)last->replicates);
        snprintf(text, sizeof text, _("±%.3g with the %s replicates there are"), width, count);
        add_label(&labels, height_of(plane, width), (struct Pen){BLACK, SOLID}, text);
        sheet_print(sheet,
                    "set arrow from first %lld, first %.9g to graph 1, first %.9g nohead lw 1 lc rgb '%s'\n",
                    (long long)last->replicates, width, width, BLACK);
    }
    script_side_labels(sheet, &labels);
}

static void write_clauses(struct Sheet *sheet, const struct Plane *plane, const struct Marks *marks) {
    const char *name = sheet->picture->name;
    if (plane->has_band)
        script_clause(
            sheet,
            "'%s.dat' index 'expected' using 1:3:4 with filledcurves fc rgb '%s' fs transparent solid "
            "0.15 noborder notitle",
            name, BLUE);
    script_clause(sheet, "'%s.dat' index 'expected' using 1:2 with lines lw 2 lc rgb '%s' notitle", name,
                  BLUE);
    if (plane->points > 0)
        script_clause(sheet,
                      "'%s.dat' index 'looks' using 1:2 with points pt 7 ps 1.3*marker lc rgb '%s' notitle",
                      name, BLACK);
    for (size_t i = 0; i < marks->count; i++)
        if (marks->marks[i].kind == MARK_HALF_WIDTH)
            script_clause(
                sheet,
                "'%s.dat' index 'marks' using ($1==%d?$2:NaN):3 with points pt 6 ps 2*marker lw 2 lc rgb "
                "'%s' notitle",
                name, (int)MARK_HALF_WIDTH, BLACK);
}

/* Why there is no curve, or what is wanted and cannot be had. */
static void write_footer(const struct Sheet *sheet, struct Footer *footer) {
    const struct ReplicatesWanted *wanted = &sheet->picture->subject->output->wanted;
    const struct ReplicatesNeeded *needed = needed_of(sheet);
    const struct Estimate deviation = output_estimate(sheet, &needed->deviation);
    char runs[32], value[SIGNED_INTERVAL_SIZE];
    caption_from_count(runs, sizeof runs, (long long)needed->deviation.count);
    plain_estimate(value, &deviation, signed_digits(deviation.value),
                   sheet->picture->output->difference_unit);
    footer_add(footer, _("%s replicates; standard deviation between them: %s."), runs, value);
    footer_add(footer,
               _("Points: half-widths measured with the first runs; line: expected from all; band: from the "
                 "%g %% interval of the deviation."),
               script_confidence(sheet));
    if ((!isnan(wanted->half_width) && !can_be_shown(wanted->for_half_width)) ||
        (!isnan(wanted->effect) && !can_be_shown(wanted->for_effect)))
        footer_add(footer, "%s", _("What is wanted takes more replicates than can be shown."));
}

static void write_script(struct Sheet *sheet) {
    const struct Marks marks = make_marks(sheet);
    const struct Plane plane = make_plane(sheet, &marks);
    struct Footer footer = {""};
    write_footer(sheet, &footer);
    script_open(sheet, SCRIPT_TOP + HEIGHT + 75.0 + SCRIPT_BOTTOM, footer.text);
    script_panel(sheet, (struct Panel){AXIS_LEFT, SCRIPT_TOP, AXIS_RIGHT, SCRIPT_TOP + HEIGHT}, NULL);
    write_axes(sheet, &plane);
    if (plane.is_empty) {
        script_nothing(sheet, needed_of(sheet)->deviation.value == 0.0 ? _("all runs gave the same")
                                                                       : _("not enough replicates"));
    } else {
        write_labels(sheet, &plane, &marks);
        write_clauses(sheet, &plane, &marks);
    }
    script_panel_close(sheet);
    script_close(sheet);
}

const struct Figure figure_interval_width = {
    .name = "interval_width",
    .title = N_("How the interval narrows with more replicates"),
    .alternative =
        N_("The half-width of the interval of the mean against the number of replicates, as measured and as "
           "expected, both on logarithmic axes, with marks where what is wanted is reached."),
    .kind = SUBJECT_OUTPUT,
    .applies = applies,
    .data = write_data,
    .script = write_script,
};
