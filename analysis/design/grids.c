#include <string.h>

#include "design/design_generators.h"

static double level_unit(size_t level, size_t levels) {
    return (double)level / (double)(levels - 1);
}

/* Its one point has no coordinates. */
enum Status design_generate_point(struct Design *self, struct Error *error) {
    (void)self;
    (void)error;
    return STATUS_OK;
}

/* Coordinates are positions of the file's values, which it does not know. */
enum Status design_generate_file(struct Design *self, struct Error *error) {
    (void)self;
    (void)error;
    return STATUS_OK;
}

/* The number of a point is written in the mixed radix of the levels; the last factor is its last digit. */
enum Status design_generate_factorial(struct Design *self, struct Error *error) {
    (void)error;
    size_t factors = self->factors;
    for (size_t i = 0; i < (size_t)self->points; i++) {
        size_t rest = i;
        for (size_t f = factors; f-- > 0; rest /= self->levels[f])
            self->unit[i * factors + f] = level_unit(rest % self->levels[f], self->levels[f]);
    }
    return STATUS_OK;
}

enum Status design_generate_one_at_a_time(struct Design *self, struct Error *error) {
    (void)error;
    size_t factors = self->factors, point = 0;
    for (size_t i = 0; i < (size_t)self->points; i++)
        memcpy(self->unit + i * factors, self->centre, factors * sizeof *self->unit);
    for (size_t f = 0; f < factors; f++)
        for (size_t level = 0; level < self->levels[f]; level++)
            self->unit[++point * factors + f] = level_unit(level, self->levels[f]);
    return STATUS_OK;
}
