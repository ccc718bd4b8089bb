#include "sensitivity/moments.h"

#include <math.h>

void moments_add(struct Moments *self, double value) {
    double step = value - self->mean;
    self->count += 1.0;
    self->mean += step / self->count;
    self->squares += step * (value - self->mean);
}

double moments_variance(const struct Moments *self) {
    return self->count >= 2.0 ? self->squares / (self->count - 1.0) : NAN;
}
