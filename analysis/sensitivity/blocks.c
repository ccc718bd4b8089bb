#include "sensitivity/blocks.h"

#include <math.h>
#include <stdlib.h>

#include "sensitivity/moments.h"

/* The mean over the replicates that a point has; NaN without any. */
static double point_mean(const struct SensitivityData *data, int64_t point) {
    const double *value = data->values + point * data->replicates;
    double sum = 0.0, count = 0.0;
    for (int64_t r = 0; r < data->replicates; r++)
        if (!isnan(value[r])) {
            sum += value[r];
            count += 1.0;
        }
    return sum / count;
}

/* Adds the block of points that begins at `first`, unless one of them has no value. */
static void add_block(struct Blocks *self, const struct SensitivityData *data, size_t first) {
    double *value = self->value + self->count * self->width;
    for (size_t i = 0; i < self->width; i++) {
        value[i] = point_mean(data, (int64_t)(first + i));
        if (isnan(value[i]))
            return;
    }
    self->unit[self->count++] = data->design->unit + first * self->factors;
}

enum Status blocks_init(struct Blocks *self, const struct SensitivityData *data, const char *name,
                        struct Error *error) {
    size_t points = (size_t)data->design->points, width = (size_t)design_block(data->design);
    size_t all = points / width;
    *self = (struct Blocks){.width = width, .factors = data->design->factors};
    self->value = calloc(points + 1, sizeof *self->value);
    self->unit = calloc(all + 1, sizeof *self->unit);
    if (self->value == NULL || self->unit == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu points", points);
    for (size_t b = 0; b < all; b++)
        add_block(self, data, b * width);
    if (self->count >= 2)
        return STATUS_OK;
    return error_set(error, STATUS_CONFIGURATION,
                     "%zu of %zu %s have a value at each of their %zu points, and at least 2 are needed: run "
                     "the points that are missing, or ask for more %s or replicates",
                     self->count, all, name, width, name);
}

void blocks_free(struct Blocks *self) {
    free(self->value);
    free(self->unit);
    *self = (struct Blocks){0};
}

struct Estimate blocks_mean(const struct Blocks *self, size_t points, double confidence) {
    struct Moments of_blocks = {0};
    for (size_t b = 0; b < self->count; b++) {
        struct Moments block = {0};
        for (size_t i = 0; i < points; i++)
            moments_add(&block, self->value[b * self->width + i]);
        moments_add(&of_blocks, block.mean);
    }
    double error = sqrt(moments_variance(&of_blocks) / of_blocks.count);
    return interval_plain(of_blocks.mean, error, of_blocks.count - 1.0, (int64_t)self->count, confidence);
}
