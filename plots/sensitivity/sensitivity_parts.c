#include "plots/sensitivity/sensitivity_parts.h"

#include <math.h>
#include <string.h>

struct Estimate output_estimate(const struct Sheet *sheet, const struct Estimate *estimate) {
    return estimate_times(estimate, sheet->picture->output->factor);
}

bool is_hollow(const struct Estimate *estimate) {
    return !isnan(estimate->value) && (isnan(estimate->low) || isnan(estimate->high));
}

void top_factors_add(struct TopFactors *self, size_t factor, double size) {
    const double rank = isnan(size) ? -INFINITY : size;
    size_t place = self->count;
    while (place > 0 && self->size[place - 1] < rank)
        place--;
    if (place == self->most)
        return;
    self->count += self->count < self->most ? 1 : 0;
    for (size_t i = self->count - 1; i > place; i--) {
        self->factor[i] = self->factor[i - 1];
        self->size[i] = self->size[i - 1];
    }
    self->factor[place] = factor;
    self->size[place] = rank;
}

void plain_number(char buffer[SIGNED_SIZE], double value, int digits) {
    char text[SIGNED_SIZE];
    signed_number(text, value, digits);
    snprintf(buffer, SIGNED_SIZE, "%s", text[0] == '+' ? text + 1 : text);
}

void plain_estimate(char buffer[SIGNED_INTERVAL_SIZE], const struct Estimate *estimate, int digits,
                    const char *unit) {
    enum { UNIT_SIZE = 32 };
    char value[SIGNED_SIZE], low[SIGNED_SIZE], high[SIGNED_SIZE], with_unit[SIGNED_SIZE + UNIT_SIZE];
    plain_number(value, estimate->value, digits);
    plain_number(low, estimate->low, digits);
    plain_number(high, estimate->high, digits);
    snprintf(with_unit, sizeof with_unit, "%s%s%s", value, unit[0] == '\0' ? "" : " ", unit);
    if (isnan(estimate->value))
        snprintf(buffer, SIGNED_INTERVAL_SIZE, "%s", _("not available"));
    else if (is_hollow(estimate))
        snprintf(buffer, SIGNED_INTERVAL_SIZE, "%s", with_unit);
    else
        snprintf(buffer, SIGNED_INTERVAL_SIZE, _("%s (%s to %s)"), with_unit, low, high);
}

void percent_text(char text[SIGNED_INTERVAL_SIZE], const struct Estimate *share) {
    const struct Estimate percent = estimate_times(share, 100.0);
    plain_estimate(text, &percent, 1, "%");
}

void level_text(char buffer[SIGNED_SIZE], double value) {
    const double many = 1e4, huge = 1e12;
    char size[SIGNED_SIZE - 4];
    if (fabs(value) >= many && fabs(value) < huge)
        caption_from_count(size, sizeof size, llround(fabs(value)));
    else
        snprintf(size, sizeof size, "%.4g", fabs(value));
    snprintf(buffer, SIGNED_SIZE, "%s%s", value < 0.0 ? "−" : "", size);
}

/* Where the first line of a long key ends: after its last point if the rest fits into a line too, otherwise
 * after the last mark that fits. */
static size_t line_end(const char *key, size_t columns) {
    const char *point = strrchr(key, '.');
    const size_t length = strlen(key), after_point = point == NULL ? 0 : (size_t)(point - key) + 1;
    if (length <= columns)
        return length;
    if (after_point > 0 && after_point <= columns && length - after_point <= columns)
        return after_point;
    size_t end = columns;
    while (end > 0 && key[end - 1] != '.' && key[end - 1] != '_')
        end--;
    return end;
}

void factor_caption(const struct Sheet *sheet, size_t factor, size_t columns, size_t most,
                    struct Caption *caption) {
    const char *key = sheet->picture->subject->plan->factors[factor].key;
    const size_t end = line_end(key, columns);
    char text[2 * SCENARIO_FIELD_KEY + 1];
    snprintf(text, sizeof text, "%.*s %s", (int)end, key, key + end);
    caption_wrap(caption, text, columns, most);
}

static const char *unit_of(const struct Sheet *sheet, size_t factor) {
    const char *const *units = sheet->picture->subject->plan->units;
    return units == NULL || units[factor] == NULL ? "" : units[factor];
}

void factor_unit_caption(const struct Sheet *sheet, size_t factor, size_t columns, struct Caption *caption) {
    caption_wrap(caption, _(unit_of(sheet, factor)), columns, 1);
}

void data_factor_names(struct Sheet *sheet, const struct TopFactors *top) {
    for (size_t i = 0; i < top->count; i++) {
        struct Caption key, unit;
        caption_wrap(&key, sheet->picture->subject->plan->factors[top->factor[i]].key, SCENARIO_FIELD_KEY, 1);
        caption_wrap(&unit, unit_of(sheet, top->factor[i]), SCENARIO_FIELD_KEY,
                     1); /* data are not translated */
        sheet_print(sheet, "# row %zu: %s%s%s\n", i + 1, key.lines[0], unit.count > 0 ? ", " : "",
                    unit.lines[0]);
    }
}

void data_estimate(struct Sheet *sheet, const struct Estimate *estimate) {
    data_number(sheet, estimate->value, ' ');
    data_number(sheet, estimate->low, ' ');
    data_number(sheet, estimate->high, ' ');
}

void footer_add(struct Footer *self, const char *format, ...) {
    size_t used = strlen(self->text);
    if (used > 0 && used + 1 < FOOTER_SIZE)
        self->text[used++] = ' ';
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(self->text + used, FOOTER_SIZE - used, format, arguments);
    va_end(arguments);
}

void footer_runs(struct Footer *self, const struct Sheet *sheet, const struct NoiseShare *noise) {
    const long long replicates = (long long)sheet->picture->subject->plan->replicates;
    char runs[32], missing[32];
    caption_from_count(runs, sizeof runs, (long long)noise->runs);
    caption_from_count(missing, sizeof missing, (long long)noise->missing);
    if (noise->missing > 0)
        footer_add(self, _("%s runs (%s not available), %lld at each point."), runs, missing, replicates);
    else
        footer_add(self, _("%s runs, %lld at each point."), runs, replicates);
}

void footer_more_factors(struct Footer *self, const struct TopFactors *top, size_t factors) {
    if (factors == top->count + 1)
        footer_add(self, "%s", _("One smaller factor is not shown."));
    else if (factors > top->count)
        footer_add(self, _("%zu smaller factors are not shown."), factors - top->count);
}

void footer_noise(struct Footer *self, const struct NoiseShare *noise) {
    char share[SIGNED_INTERVAL_SIZE];
    percent_text(share, &noise->of_means);
    if (!isnan(noise->of_means.value))
        footer_add(self, _("Noise between replicates: %s of the variance of point means."), share);
}

void footer_hollow(struct Footer *self, bool has_hollow) {
    if (has_hollow)
        footer_add(self, "%s", _("Hollow: without an interval."));
}

void panel_text(struct Sheet *sheet, const char *text, double above, const char *look) {
    char place[64];
    snprintf(place, sizeof place, "graph 0, graph %.4f",
             1.0 + above / (sheet->panel.bottom - sheet->panel.top));
    script_label(sheet, text, place, look);
}

void label_look(const struct Sheet *sheet, const char *adjust, double size, const char *colour,
                char look[LOOK_SIZE]) {
    snprintf(look, LOOK_SIZE, "%s font ',%g' tc rgb '%s'", adjust, script_points(sheet, size), colour);
}

void label_at_pixels(struct Sheet *sheet, const char *text, double left, double top, const char *look) {
    char place[64];
    snprintf(place, sizeof place, "screen %.4f, screen %.4f", left / PICTURE_WIDTH,
             script_screen(sheet, top));
    script_label(sheet, text, place, look);
}

void upward_label(struct Sheet *sheet, const char *label, size_t columns) {
    const double left = 22.0, middle = 0.5 * (sheet->panel.top + sheet->panel.bottom);
    struct Caption caption;
    caption_wrap(&caption, label, columns, 1);
    if (caption.count > 0)
        label_at_pixels(sheet, caption.lines[0], left, middle, "center rotate by 90");
}

void value_ticks(struct Sheet *sheet, const char *axis, const struct Extent *extent, int most, double scale,
                 const char *suffix) {
    const double step = extent_step(extent, most), slack = 1e-9;
    const char *separator = "";
    sheet_print(sheet, "set %stics (", axis);
    for (double i = ceil(extent->low / step - slack); i * step <= extent->high + slack * step; i++) {
        char text[SIGNED_SIZE];
        level_text(text, scale * i * step);
        sheet_print(sheet, "%s'%s%s' %.9g", separator, text, suffix, i * step);
        separator = ", ";
    }
    sheet_print(sheet, ")\n");
}

struct DecadeSteps {
    int count;
    double steps[5];
};

static void write_mark(struct Sheet *sheet, double mark, bool follows) {
    char text[SIGNED_SIZE];
    level_text(text, mark);
    sheet_print(sheet, "%s'%s' %.9g", follows ? ", " : "", text, mark);
}

/* Counts the marks `steps[count]` times powers of ten from low to high, and writes them if told to. */
static int decade_ticks(struct Sheet *sheet, const struct DecadeSteps *steps, double low, double high,
                        bool write) {
    const double slack = 1.0 + 1e-9; /* of products of powers */
    int found = 0;
    for (int power = (int)floor(log10(low)); power <= (int)ceil(log10(high)); power++)
        for (int i = 0; i < steps->count; i++) {
            double mark = steps->steps[i] * pow(10.0, power);
            if (mark * slack < low || mark > high * slack)
                continue;
            if (write)
                write_mark(sheet, mark, found > 0);
            found++;
        }
    return found;
}

void log_ticks(struct Sheet *sheet, const char *axis, double low, double high, double first, double last) {
    static const struct DecadeSteps dense = {5, {1.0, 2.0, 3.0, 4.0, 6.0}}, normal = {3, {1.0, 2.0, 5.0}},
                                    sparse = {1, {1.0}};
    const int few = 4, many = 9;
    int count = decade_ticks(sheet, &normal, low, high, false);
    const struct DecadeSteps *steps = count < few ? &dense : count > many ? &sparse : &normal;
    sheet_print(sheet, "set logscale %s\nset %srange [%.9g:%.9g]\nset %stics (", axis, axis, low, high, axis);
    if (decade_ticks(sheet, steps, low, high, false) < 2) {
        write_mark(sheet, first, false);
        if (last > first)
            write_mark(sheet, last, true);
    } else {
        decade_ticks(sheet, steps, low, high, true);
    }
    sheet_print(sheet, ")\n");
}
