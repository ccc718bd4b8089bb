#include "sensitivity/conditional.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "estimate/interval.h"

/* Kernels reach so many bandwidths. */
static const double reach = 4.0;

/* Narrower than for a picture, 1.06 s n^(-1/5) (Silverman 1986, equation 3.28): what noise adds to a distance
 * is taken off by the bootstrap, what smoothing takes away is not. */
static double bandwidth_of(double s, double n) {
    return 0.6 * s * pow(n, -0.2);
}

static double deviation_of(double sum, double squares, double n) {
    return sqrt(fmax(squares / n - sum / n * (sum / n), 0.0));
}

static void place_on_grid(struct Conditional *self) {
    double sum = 0.0, squares = 0.0, n = (double)self->points;
    double low = self->value[0], high = self->value[self->points - 1];
    for (size_t i = 0; i < self->points; i++) {
        double from = self->value[i] - low; /* so that large means lose no digits */
        sum += from;
        squares += from * from;
    }
    double margin = reach * bandwidth_of(deviation_of(sum, squares, n), n);
    self->first = low - margin;
    self->step = (high - low + 2.0 * margin) / (CONDITIONAL_NODES - 1);
    for (size_t i = 0; i < self->points; i++) {
        double place = self->step > 0.0 ? (self->value[i] - self->first) / self->step : 0.0;
        self->node[i] = (size_t)fmin(place, CONDITIONAL_NODES - 2);
        self->fraction[i] = place - (double)self->node[i];
    }
}

enum Status conditional_init(struct Conditional *self, size_t n, const double values[], const size_t point[],
                             struct Error *error) {
    size_t *order = calloc(n + 1, sizeof *order);
    *self = (struct Conditional){.points = n,
                                 .value = calloc(n + 1, sizeof *self->value),
                                 .point = calloc(n + 1, sizeof *self->point),
                                 .node = calloc(n + 1, sizeof *self->node),
                                 .fraction = calloc(n + 1, sizeof *self->fraction)};
    bool complete = order != NULL && self->value != NULL && self->point != NULL && self->node != NULL &&
                    self->fraction != NULL;
    if (complete && n > 0) {
        gsl_sort_index(order, values, 1, n);
        for (size_t i = 0; i < n; i++) {
            self->value[i] = values[order[i]];
            self->point[i] = point[order[i]];
        }
        place_on_grid(self);
    }
    free(order);
    return complete ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu points", n);
}

void conditional_free(struct Conditional *self) {
    free(self->value);
    free(self->point);
    free(self->node);
    free(self->fraction);
    *self = (struct Conditional){0};
}

bool conditional_is_constant(const struct Conditional *self) {
    return self->points == 0 || !(self->value[self->points - 1] > self->value[0]);
}

static double count_of(const unsigned weight[], size_t i) {
    return weight != NULL ? (double)weight[i] : 1.0;
}

/* ---- Distribution functions. */

struct Steps {
    double total[CONDITIONAL_CLASSES], seen[CONDITIONAL_CLASSES], most[CONDITIONAL_CLASSES];
};

static void look(struct Steps *self, int class, double share) {
    double distance = fabs(self->seen[class] / self->total[class] - share);
    self->most[class] = fmax(self->most[class], distance);
}

/* Between two steps of a class its function stays while that of all rises: the largest distance is just
 * before a step or just after one. Equal values are one step. */
double conditional_pawn(const struct Conditional *self, size_t classes, const int label[],
                        const unsigned weight[]) {
    struct Steps steps = {.seen = {0.0}};
    double all = 0.0, seen = 0.0, distance[CONDITIONAL_CLASSES];
    size_t known = 0;
    for (size_t i = 0; i < self->points; i++) {
        steps.total[label[i]] += count_of(weight, i);
        all += count_of(weight, i);
    }
    for (size_t i = 0, end; i < self->points; i = end) {
        for (end = i + 1; end < self->points && self->value[end] == self->value[i];)
            end++;
        for (size_t k = i; k < end; k++)
            look(&steps, label[k], seen / all);
        for (size_t k = i; k < end; k++) {
            steps.seen[label[k]] += count_of(weight, k);
            seen += count_of(weight, k);
        }
        for (size_t k = i; k < end; k++)
            look(&steps, label[k], seen / all);
    }
    for (size_t c = 0; c < classes; c++)
        if (steps.total[c] > 0.0)
            distance[known++] = steps.most[c];
    gsl_sort(distance, 1, known);
    return known >= 2 ? interval_quantile(distance, known, 0.5) : NAN;
}

/* ---- Densities. */

struct Density {
    double count, sum, squares;
    double mass[CONDITIONAL_NODES];
};

static void add_point(struct Density *self, const struct Conditional *of, size_t i, double count) {
    double from = of->value[i] - of->value[0];
    self->count += count;
    self->sum += count * from;
    self->squares += count * from * from;
    self->mass[of->node[i]] += count * (1.0 - of->fraction[i]);
    self->mass[of->node[i] + 1] += count * of->fraction[i];
}

/* Half the area between two densities under the same kernel, from what one has more than the other at each
 * node. What the kernel would put past the ends stays there, so that shares add up to 1. */
static double half_area(const double more[CONDITIONAL_NODES], double step, double bandwidth) {
    double kernel[CONDITIONAL_NODES], spread[CONDITIONAL_NODES] = {0.0}, sum = 0.0, area = 0.0;
    const int width = (int)fmin(ceil(reach * bandwidth / step), CONDITIONAL_NODES - 1);
    for (int d = 0; d <= width; d++) {
        double z = d * step / bandwidth;
        kernel[d] = exp(-0.5 * z * z);
        sum += d == 0 ? kernel[d] : 2.0 * kernel[d];
    }
    for (int g = 0; g < CONDITIONAL_NODES; g++)
        for (int d = -width; more[g] != 0.0 && d <= width; d++) {
            int to = g + d < 0 ? 0 : g + d >= CONDITIONAL_NODES ? CONDITIONAL_NODES - 1 : g + d;
            spread[to] += more[g] * kernel[abs(d)];
        }
    for (int g = 0; g < CONDITIONAL_NODES; g++)
        area += 0.5 * fabs(spread[g]) / sum;
    return area;
}

double conditional_delta(const struct Conditional *self, size_t classes, const int label[],
                         const unsigned weight[]) {
    struct Density of_class[CONDITIONAL_CLASSES] = {{.count = 0.0}}, all = {.count = 0.0};
    double more[CONDITIONAL_NODES], delta = 0.0;
    size_t known = 0;
    for (size_t i = 0; i < self->points; i++) {
        add_point(&of_class[label[i]], self, i, count_of(weight, i));
        add_point(&all, self, i, count_of(weight, i));
    }
    for (size_t c = 0; c < classes; c++) {
        const struct Density *density = &of_class[c];
        if (!(density->count > 0.0))
            continue;
        double deviation = deviation_of(density->sum, density->squares, density->count);
        double bandwidth = fmax(bandwidth_of(deviation, density->count), self->step);
        for (size_t g = 0; g < CONDITIONAL_NODES; g++)
            more[g] = density->mass[g] / density->count - all.mass[g] / all.count;
        delta += half_area(more, self->step, bandwidth) * density->count / all.count;
        known++;
    }
    return known >= 2 ? delta : NAN;
}
