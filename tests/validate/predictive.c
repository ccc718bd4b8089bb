#include "predictive.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* Centre and lower triangular root of the covariance. */
struct Shape {
    size_t dimensions;
    double count, centre[DIMENSIONS_MOST], root[DIMENSIONS_MOST][DIMENSIONS_MOST];
};

static bool complete(size_t dimensions, const double point[]) {
    for (size_t i = 0; i < dimensions; i++)
        if (isnan(point[i]))
            return false;
    return true;
}

/* Welford's update, which loses nothing where the spread is small against the level. */
static void shape_add(struct Shape *self, const double point[]) {
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

/* Cholesky's root in place. A direction without spread gets a unit of its own: nothing differs along it. */
static void shape_factor(struct Shape *self) {
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

static double shape_distance(const struct Shape *self, const double point[]) {
    double solved[DIMENSIONS_MOST], sum = 0.0;
    for (size_t i = 0; i < self->dimensions; i++) {
        double rest = point[i] - self->centre[i];
        for (size_t k = 0; k < i; k++)
            rest -= self->root[i][k] * solved[k];
        solved[i] = rest / self->root[i][i];
        sum += solved[i] * solved[i];
    }
    return sum;
}

double predictive_p(size_t dimensions, size_t n, const double cloud[], const double observed[]) {
    struct Shape shape = {.dimensions = dimensions};
    for (size_t i = 0; i < n; i++)
        shape_add(&shape, cloud + i * dimensions);
    if (shape.count == 0.0 || !complete(dimensions, observed))
        return NAN;
    shape_add(&shape, observed);
    shape_factor(&shape);
    double own = shape_distance(&shape, observed), farther = 0.5;
    for (size_t i = 0; i < n; i++) {
        if (!complete(dimensions, cloud + i * dimensions))
            continue;
        double distance = shape_distance(&shape, cloud + i * dimensions);
        bool tie = fabs(distance - own) <= 1e-9 * own;
        farther += tie ? 0.5 : distance > own ? 1.0 : 0.0;
    }
    return farther / shape.count;
}
