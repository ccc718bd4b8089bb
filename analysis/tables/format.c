#include "tables/format.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"

enum { DIGITS_SIZE = 40 };

/* Less is what sums leave that cancel. */
static const double nothing = 1e-9;

struct Estimate estimate_scaled(const struct Estimate *self, double scale) {
    return (struct Estimate){scale * self->value, scale * self->low, scale * self->high, self->count};
}

/* Digits after the point that leave three or four figures of the largest of some numbers; none where all are
 * whole. */
static int decimals(size_t n, const double numbers[]) {
    double size = 0.0;
    bool whole = true;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(numbers[i]))
            continue;
        size = fmax(size, fabs(numbers[i]));
        whole = whole && numbers[i] == floor(numbers[i]);
    }
    return whole || size >= 100 || size < nothing ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.02 ? 3 : 5;
}

/* More digits where an end that is not 0 would be written as 0: a reader sees on which side of 0 an interval
 * of differences lies. */
static int decimals_off_zero(int places, const struct Estimate *estimate) {
    enum { MOST = 6 };
    const double ends[] = {estimate->low, estimate->high};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        while (places < MOST && fabs(ends[i]) >= nothing && fabs(ends[i]) < 0.5 * pow(10.0, -places))
            places++;
    return places;
}

/* Commas between the thousands of the digits before the point. */
static void group_thousands(char *text, const char *digits) {
    size_t whole = strspn(digits, "0123456789");
    for (size_t i = 0; digits[i] != '\0'; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            *text++ = ',';
        *text++ = digits[i];
    }
    *text = '\0';
}

/* The sign is written apart from the digits, so that what rounds to nothing has none. */
static void write_signed(char text[FORMAT_SIZE], double value, int places, bool plus,
                         enum FormatStyle style) {
    char digits[DIGITS_SIZE], grouped[2 * DIGITS_SIZE];
    if (!isfinite(value)) {
        strcpy(text, FORMAT_NONE);
        return;
    }
    snprintf(digits, sizeof digits, fabs(value) >= 1e9 ? "%.*e" : "%.*f", fabs(value) >= 1e9 ? 2 : places,
             fabs(value));
    bool is_zero = strspn(digits, "0.") == strlen(digits);
    const char *sign = is_zero ? "" : value > 0.0 ? (plus ? "+" : "") : style == FORMAT_TYPESET ? "−" : "-";
    if (style == FORMAT_TYPESET)
        group_thousands(grouped, digits);
    else
        strcpy(grouped, digits);
    snprintf(text, FORMAT_SIZE, "%s%s", sign, grouped);
}

void format_number(char text[FORMAT_SIZE], double value, double like, enum FormatStyle style) {
    write_signed(text, value, decimals(2, (const double[]){value, like}), false, style);
}

void format_amount(char text[FORMAT_SIZE], double value, int digits, bool plus, enum FormatStyle style) {
    write_signed(text, value, digits, plus, style);
}

void format_share(char text[FORMAT_SIZE], double share, enum FormatStyle style) {
    bool possible = share >= -1e-9 && share <= 1.0 + 1e-9; /* NaN is neither */
    write_signed(text, possible ? 100.0 * fmin(fmax(share, 0.0), 1.0) : (double)NAN, share >= 0.9995 ? 0 : 1,
                 false, style);
}

void format_p(char text[FORMAT_SIZE], double p) {
    if (!isfinite(p))
        strcpy(text, FORMAT_NONE);
    else if (p < 0.001)
        strcpy(text, "< 0.001");
    else
        snprintf(text, FORMAT_SIZE, p < 0.0995 ? "%.3f" : "%.2f", p);
}

static void write_part(char text[FORMAT_SIZE], double value, int places, enum FormatKind kind,
                       enum FormatStyle style) {
    if (kind == FORMAT_AS_SHARE)
        format_share(text, value, style);
    else
        write_signed(text, value, places, kind == FORMAT_AS_DIFFERENCE, style);
}

void format_estimate(char text[FORMAT_SIZE], const struct Estimate *estimate, enum FormatKind kind,
                     enum FormatStyle style) {
    char value[FORMAT_SIZE], low[FORMAT_SIZE], high[FORMAT_SIZE];
    int places = decimals(3, (const double[]){estimate->value, estimate->low, estimate->high});
    if (kind == FORMAT_AS_DIFFERENCE)
        places = decimals_off_zero(places, estimate);
    write_part(value, estimate->value, places, kind, style);
    write_part(low, estimate->low, places, kind, style);
    write_part(high, estimate->high, places, kind, style);
    if (!isfinite(estimate->value) || (!isfinite(estimate->low) && !isfinite(estimate->high)))
        snprintf(text, FORMAT_SIZE, "%.*s", FORMAT_SIZE - 1, value);
    else if (style == FORMAT_TYPESET)
        snprintf(text, FORMAT_SIZE, _("%.36s (%.36s to %.36s)"), value, low, high);
    else
        snprintf(text, FORMAT_SIZE, "%.38s [%.38s, %.38s]", value, low, high);
}

void format_band(char text[FORMAT_SIZE], const struct Estimate *band, enum FormatKind kind,
                 enum FormatStyle style) {
    char low[FORMAT_SIZE], high[FORMAT_SIZE];
    int places = decimals(2, (const double[]){band->low, band->high});
    if (kind == FORMAT_AS_DIFFERENCE)
        places = decimals_off_zero(places, band);
    write_part(low, band->low, places, kind, style);
    write_part(high, band->high, places, kind, style);
    bool plain = kind != FORMAT_AS_DIFFERENCE && band->low >= 0.0;
    if (!isfinite(band->low) && !isfinite(band->high))
        strcpy(text, FORMAT_NONE);
    else
        snprintf(text, FORMAT_SIZE, plain ? "%.50s–%.50s" : _("%.50s to %.50s"), low, high);
}
