#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "design/design_generators.h"

/* The start: each factor on a random level, and a random order of factors, order[factors] (Fisher and Yates's
 * shuffle, inside out). */
static void start(const struct Design *self, size_t trajectory, double *unit, size_t *order) {
    struct RandomKey key = {self->seed, 0};
    double levels = (double)self->grid;
    for (size_t f = 0; f < self->factors; f++) {
        double uniform[4];
        random_uniform4(&key, (struct DrawId){PURPOSE_DESIGN_TRAJECTORY, trajectory, 0, f}, uniform);
        unit[f] = (double)(int64_t)(uniform[0] * levels);
        size_t place = (size_t)(uniform[1] * (double)(f + 1));
        order[f] = order[place];
        order[place] = f;
    }
}

/* Half the levels up from the lower half of the grid, and down from the upper: Morris's step p/(2(p-1)),
 * whose random direction is that of the random start. */
static void step(const struct Design *self, double *level) {
    double half = (double)(self->grid / 2);
    *level += *level < half ? half : -half;
}

static void make_trajectory(const struct Design *self, size_t trajectory, double *unit, size_t *order) {
    size_t factors = self->factors;
    start(self, trajectory, unit, order);
    for (size_t i = 0; i < factors; i++) {
        double *next = unit + (i + 1) * factors;
        memcpy(next, unit + i * factors, factors * sizeof *unit);
        step(self, &next[order[i]]);
    }
}

enum Status design_generate_morris(struct Design *self, struct Error *error) {
    size_t factors = self->factors, block = factors + 1;
    size_t *order = calloc(factors, sizeof *order);
    if (order == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for an order of %zu factors", factors);
    for (size_t t = 0; t < (size_t)self->size; t++)
        make_trajectory(self, t, self->unit + t * block * factors, order);
    free(order);
    for (size_t i = 0; i < (size_t)self->points * factors; i++)
        self->unit[i] /= (double)(self->grid - 1);
    return STATUS_OK;
}
