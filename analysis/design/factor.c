#include "design/factor.h"

#include <math.h>

/* How many values share the coordinate equally; 0 for a real factor without explicit levels. */
static size_t shares(const struct Factor *self) {
    if (self->levels_explicit)
        return self->level_count;
    return self->kind == KIND_REAL ? 0 : (size_t)(self->high - self->low) + 1;
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
    size_t count = shares(self);
    return count == 0 ? between(self, inside) : share_value(self, share_at(inside, count));
}

double factor_level_unit(const struct Factor *self, size_t level) {
    return (double)level / (double)(self->level_count - 1);
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
    size_t count = shares(self);
    if (count > 0) {
        size_t share = share_of(self, value, count);
        return share < count ? ((double)share + 0.5) / (double)count : (double)NAN;
    }
    if (!(value >= self->low && value <= self->high))
        return (double)NAN;
    double unit = self->scale == SCALE_LOG ? log(value / self->low) / log(self->high / self->low)
                                           : (value - self->low) / (self->high - self->low);
    return fmin(fmax(unit, 0.0), 1.0);
}
