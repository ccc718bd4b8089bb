#include "plots/figure/numbers.h"

#include <math.h>

#include "base/translate.h"

/* U+2212 is as wide as the plus. */
void signed_number(char buffer[SIGNED_SIZE], double value, int digits) {
    char plain[SIGNED_SIZE - 4];
    const double huge = 1e6;
    if (isnan(value)) {
        snprintf(buffer, SIGNED_SIZE, "–");
        return;
    }
    if (fabs(value) >= huge)
        snprintf(plain, sizeof plain, "%.3g", fabs(value));
    else
        snprintf(plain, sizeof plain, "%.*f", digits, fabs(value));
    const char *sign = value == 0.0 ? "" : value > 0.0 ? "+" : "−";
    snprintf(buffer, SIGNED_SIZE, "%s%s", sign, plain);
}

void signed_estimate(char buffer[SIGNED_INTERVAL_SIZE], const struct Estimate *estimate, int digits) {
    char value[SIGNED_SIZE], low[SIGNED_SIZE], high[SIGNED_SIZE];
    signed_number(value, estimate->value, digits);
    signed_number(low, estimate->low, digits);
    signed_number(high, estimate->high, digits);
    if (isnan(estimate->value))
        snprintf(buffer, SIGNED_INTERVAL_SIZE, "%s", _("not available"));
    else if (isnan(estimate->low))
        snprintf(buffer, SIGNED_INTERVAL_SIZE, "%s", value);
    else
        snprintf(buffer, SIGNED_INTERVAL_SIZE, _("%s (%s to %s)"), value, low, high);
}

int signed_digits(double largest) {
    const int most = 4;
    int digits = largest > 0.0 ? (largest < 1.0 ? 1 : 2) - (int)floor(log10(largest)) : 1;
    return digits < 0 ? 0 : digits > most ? most : digits;
}

/* Rounding leaves 1e-16 where 0 is meant; NaN stays. */
static double without_noise(double value) {
    const double noise = 1e-9;
    return fabs(value) < noise ? 0.0 : value;
}

struct Estimate estimate_times(const struct Estimate *estimate, double factor) {
    return (struct Estimate){without_noise(factor * estimate->value), without_noise(factor * estimate->low),
                             without_noise(factor * estimate->high), estimate->count};
}

/* fmin and fmax pass over NaN. */
void extent_add(struct Extent *self, const struct Estimate *estimate) {
    self->low = fmin(self->low, fmin(estimate->value, estimate->low));
    self->high = fmax(self->high, fmax(estimate->value, estimate->high));
}

struct Extent extent_with_margin(const struct Extent *self) {
    double margin = 0.06 * (self->high - self->low);
    if (!(margin > 0.0))
        return (struct Extent){-1.0, 1.0};
    return (struct Extent){self->low - margin, self->high + margin};
}

double extent_step(const struct Extent *self, int most) {
    double least = (self->high - self->low) / most, power = pow(10.0, floor(log10(least)));
    const double steps[] = {1.0, 2.0, 5.0};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] * power >= least)
            return steps[i] * power;
    return 10.0 * power;
}

void signed_ticks(struct Sheet *sheet, const char *axis, const struct Extent *extent, int most) {
    sheet_print(sheet, "set minussign\nset %stics %.9g format '%%+h'\nset %stics add ('0' 0)\n", axis,
                extent_step(extent, most), axis);
}

bool is_told_from_zero(const struct Estimate *estimate) {
    return estimate->low > 0.0 || estimate->high < 0.0;
}
