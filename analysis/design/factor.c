#include "design/factor.h"

#include <math.h>

size_t factor_values(const struct Factor *self) {
    if (self->levels_explicit)
        return self->level_count;
    return self->kind == KIND_REAL ? 0 : (size_t)(self->high - self->low) + 1;
}

/* Whole numbers on a logarithmic scale, which have shares of different widths. */
static bool is_uneven(const struct Factor *self) {
    return self->scale == SCALE_LOG && !self->levels_explicit && self->kind != KIND_REAL;
}

/* Where the share of a whole number begins. */
static double uneven_begin(const struct Factor *self, double whole) {
    return log(whole / self->low) / log((self->high + 1.0) / self->low);
}

/* Powers may be off in their last digits, and there a share may begin. */
static double uneven_value(const struct Factor *self, double unit) {
    const double rounding = 1e-13;
    double value = self->low * pow((self->high + 1.0) / self->low, unit) * (1.0 + rounding);
    return fmin(fmax(floor(value), self->low), self->high);
}

static double share_value(const struct Factor *self, size_t share) {
    return self->levels_explicit ? self->levels[share] : self->low + (double)share;
}

/* The last share that begins at or before `unit`. The product may be off by one where it rounds. */
static size_t share_at(double unit, size_t count) {
    size_t share = (size_t)(unit * (double)count);
    if (share < count && (double)(share + 1) / (double)count <= unit)
        share++;
    else if (share > 0 && (double)share / (double)count > unit)
        share--;
    return share < count ? share : count - 1;
}

static double between(const struct Factor *self, double unit) {
    if (unit >= 1.0)
        return self->high;
    double value = self->scale == SCALE_LOG ? self->low * pow(self->high / self->low, unit)
                                            : self->low + unit * (self->high - self->low);
    return fmin(fmax(value, self->low), self->high);
}

double factor_value(const struct Factor *self, double unit) {
    double inside = fmin(fmax(unit, 0.0), 1.0);
    size_t count = factor_values(self);
    if (count == 0)
        return between(self, inside);
    return is_uneven(self) ? uneven_value(self, inside) : share_value(self, share_at(inside, count));
}

/* The share of a value, or `count` if it has none. */
static size_t share_of(const struct Factor *self, double value, size_t count) {
    if (!self->levels_explicit)
        return value >= self->low && value <= self->high && value == floor(value)
                   ? (size_t)(value - self->low)
                   : count;
    size_t share = 0;
    while (share < count && self->levels[share] != value)
        share++;
    return share;
}

double factor_unit(const struct Factor *self, double value) {
    size_t count = factor_values(self);
    if (count > 0) {
        size_t share = share_of(self, value, count);
        if (share >= count)
            return (double)NAN;
        return is_uneven(self) ? 0.5 * (uneven_begin(self, value) + uneven_begin(self, value + 1.0))
                               : ((double)share + 0.5) / (double)count;
    }
    if (!(value >= self->low && value <= self->high))
        return (double)NAN;
    return fmin(fmax(factor_position(self, value), 0.0), 1.0);
}

double factor_position(const struct Factor *self, double value) {
    return self->scale == SCALE_LOG ? log(value / self->low) / log(self->high / self->low)
                                    : (value - self->low) / (self->high - self->low);
}

double factor_at(const struct Factor *self, double position) {
    double value = between(self, fmin(fmax(position, 0.0), 1.0));
    if (self->kind != KIND_REAL && !self->levels_explicit)
        return round(value);
    for (size_t i = 1; self->levels_explicit && i < self->level_count; i++)
        if (position <
            0.5 * (factor_position(self, self->levels[i - 1]) + factor_position(self, self->levels[i])))
            return self->levels[i - 1];
    return self->levels_explicit ? self->levels[self->level_count - 1] : value;
}
