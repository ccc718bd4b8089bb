#include <stdlib.h>

#include "base/translate.h"
#include "sensitivity/estimator.h"

static const struct SensitivityMeasure difference_measure = {"difference", MEASURE_OUTPUT};

static enum Status check_points(const struct SensitivityData *data, struct Error *error) {
    size_t points = 1;
    for (size_t f = 0; f < data->design->factors; f++)
        points += data->design->levels[f];
    return points == (size_t)data->design->points
               ? STATUS_OK
               : error_set(error, STATUS_INTERNAL, "one_at_a_time: %lld points, and the levels give %zu",
                           (long long)data->design->points, points);
}

/* The output at one point and the paired difference to the centre; `difference` is room for the replicates.
 */
static void add_point(struct Sensitivity *self, const struct SensitivityData *data, size_t point,
                      size_t factor, double difference[]) {
    size_t replicates = (size_t)data->replicates;
    const double *centre = data->values, *value = data->values + point * replicates;
    for (size_t r = 0; r < replicates; r++)
        difference[r] = value[r] - centre[r];
    struct SensitivityRow row = {.factor = factor,
                                 .other = SENSITIVITY_OF_ALL,
                                 .unit = data->design->unit[point * data->design->factors + factor],
                                 .measure = &measure_output_mean,
                                 .estimate = interval_mean(value, replicates, data->confidence)};
    sensitivity_add_row(self, row);
    row.measure = &difference_measure;
    row.estimate = interval_mean(difference, replicates, data->confidence);
    sensitivity_add_row(self, row);
}

static enum Status estimate(struct Sensitivity *self, const struct SensitivityData *data,
                            struct Error *error) {
    enum Status status = check_points(data, error);
    if (status != STATUS_OK)
        return status;
    double *difference = calloc((size_t)data->replicates, sizeof *difference);
    if (difference == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %lld replicates",
                         (long long)data->replicates);
    sensitivity_add(self, &measure_output_mean, SENSITIVITY_OF_ALL,
                    interval_mean(data->values, (size_t)data->replicates, data->confidence), false);
    size_t point = 1;
    for (size_t f = 0; f < self->factors; f++)
        for (size_t level = 0; level < data->design->levels[f]; level++)
            add_point(self, data, point++, f, difference);
    free(difference);
    return STATUS_OK;
}

static const struct EstimatorColumn columns[] = {
    {"lowest", N_("lowest level"), &difference_measure, COLUMN_LOWEST, true},
    {"highest", N_("highest level"), &difference_measure, COLUMN_HIGHEST, true},
};

const struct Estimator estimator_one_at_a_time = {
    .key = "one_at_a_time",
    .design = DESIGN_ONE_AT_A_TIME,
    .title = "differences",
    .sentence = N_("Differences to the scenario as it stands in %s, paired by replicate."),
    .headline = N_("“%s” depends most on %s, whose levels lie up to %s %s apart while all else stays."),
    .intervals = N_("With %d %% intervals."),
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .ranking = &difference_measure,
    .estimate = estimate,
};
