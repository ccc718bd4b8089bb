#include "targets/predictive.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static bool complete(size_t dimensions, const double point[]) {
    for (size_t i = 0; i < dimensions; i++)
        if (isnan(point[i]))
            return false;
    return true;
}

/* Welford's update, which loses nothing where the spread is small against the level. */
void cloud_add(struct Cloud *self, const double point[]) {
    double step[DIMENSIONS_MOST];
    if (!complete(self->dimensions, point))
        return;
    self->count += 1.0;
    for (size_t i = 0; i < self->dimensions; i++) {
        step[i] = point[i] - self->centre[i];
        self->centre[i] += step[i] / self->count;
    }
    for (size_t i = 0; i < self->dimensions; i++)
        for (size_t j = 0; j <= i; j++)
            self->root[i][j] += step[i] * (point[j] - self->centre[j]);
}

/* Cholesky's root in place. */
void cloud_close(struct Cloud *self) {
    for (size_t j = 0; j < self->dimensions; j++) {
        double whole = self->root[j][j], pivot = whole;
        for (size_t k = 0; k < j; k++)
            pivot -= self->root[j][k] * self->root[j][k];
        bool flat = !(pivot > 1e-12 * whole);
        self->root[j][j] = flat ? fmax(sqrt(whole), 1.0) : sqrt(pivot);
        for (size_t i = j + 1; i < self->dimensions; i++) {
            double rest = self->root[i][j];
            for (size_t k = 0; k < j; k++)
                rest -= self->root[i][k] * self->root[j][k];
            self->root[i][j] = flat ? 0.0 : rest / self->root[j][j];
        }
    }
}

void cloud_whiten(const struct Cloud *self, double difference[]) {
    for (size_t i = 0; i < self->dimensions; i++) {
        for (size_t k = 0; k < i; k++)
            difference[i] -= self->root[i][k] * difference[k];
        difference[i] /= self->root[i][i];
    }
    for (size_t i = 0; i < self->dimensions; i++)
        difference[i] *= sqrt(self->count - 1.0);
}

static double distance_from(const struct Cloud *self, const double point[]) {
    double difference[DIMENSIONS_MOST], sum = 0.0;
    for (size_t i = 0; i < self->dimensions; i++)
        difference[i] = point[i] - self->centre[i];
    cloud_whiten(self, difference);
    for (size_t i = 0; i < self->dimensions; i++)
        sum += difference[i] * difference[i];
    return sum;
}

double predictive_p(size_t dimensions, size_t n, const double cloud[], const double observed[]) {
    struct Cloud whole = {.dimensions = dimensions};
    for (size_t i = 0; i < n; i++)
        cloud_add(&whole, cloud + i * dimensions);
    if (whole.count == 0.0 || !complete(dimensions, observed))
        return NAN;
    cloud_add(&whole, observed);
    cloud_close(&whole);
    double own = distance_from(&whole, observed), farther = 0.5;
    for (size_t i = 0; i < n; i++) {
        if (!complete(dimensions, cloud + i * dimensions))
            continue;
        double distance = distance_from(&whole, cloud + i * dimensions);
        bool tie = fabs(distance - own) <= 1e-9 * own;
        farther += tie ? 0.5 : distance > own ? 1.0 : 0.0;
    }
    return farther / whole.count;
}
