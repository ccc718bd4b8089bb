#include <math.h>
#include <stdlib.h>

#include "sensitivity/estimators.h"

static enum Status check_points(const struct SensitivityData *data, struct Error *error) {
    size_t points = 1;
    for (size_t f = 0; f < data->request->factors; f++)
        points += data->request->levels[f];
    return points == (size_t)data->design->points
               ? STATUS_OK
               : error_set(error, STATUS_INTERNAL, "one_at_a_time: %lld points, and the levels give %zu",
                           (long long)data->design->points, points);
}

static void describe(struct Sensitivity *self, const struct SensitivityData *data) {
    struct Moments moments = {0};
    for (int64_t p = 0; p < data->design->points; p++) {
        double mean = point_mean(data, p);
        if (!isnan(mean))
            moments_add(&moments, mean);
    }
    if (moments.count > 0.0)
        self->mean = (struct Estimate){moments.mean, NAN, NAN, (int64_t)moments.count};
    self->variance = moments_variance(&moments);
}

/* `difference` is room for the replicates. */
static struct OneAtATimeEffect effect_at(const struct SensitivityData *data, size_t point, size_t factor,
                                         double difference[]) {
    size_t replicates = (size_t)data->replicates;
    const double *centre = data->values, *value = data->values + point * replicates;
    for (size_t r = 0; r < replicates; r++)
        difference[r] = value[r] - centre[r];
    return (struct OneAtATimeEffect){.factor = factor,
                                     .unit = data->design->unit[point * data->design->factors + factor],
                                     .output = interval_mean(value, replicates, data->confidence),
                                     .difference = interval_mean(difference, replicates, data->confidence)};
}

enum Status one_at_a_time_estimate(struct Sensitivity *self, const struct SensitivityData *data,
                                   struct Error *error) {
    enum Status status = check_points(data, error);
    if (status != STATUS_OK)
        return status;
    self->effects = calloc((size_t)data->design->points, sizeof *self->effects);
    double *difference = calloc((size_t)data->replicates, sizeof *difference);
    if (self->effects == NULL || difference == NULL) {
        free(difference);
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %lld points",
                         (long long)data->design->points);
    }
    describe(self, data);
    self->centre = interval_mean(data->values, (size_t)data->replicates, data->confidence);
    for (size_t f = 0; f < self->factors; f++)
        for (size_t level = 0; level < data->request->levels[f]; level++, self->effect_count++)
            self->effects[self->effect_count] = effect_at(data, self->effect_count + 1, f, difference);
    free(difference);
    return STATUS_OK;
}
