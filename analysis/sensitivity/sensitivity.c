#include "sensitivity/sensitivity.h"

#include <float.h>
#include <math.h>

#include "sensitivity/estimator.h"

static const struct SensitivityMeasure noise_of_runs = {"noise_share_of_runs", MEASURE_SHARE},
                                       noise_of_means = {"noise_share_of_means", MEASURE_SHARE};

static enum Status check(const struct SensitivityData *data, struct Error *error) {
    const struct Design *design = data->design;
    if (design->factors == 0 || data->replicates < 1 || data->design->points % design_block(design) != 0 ||
        !(data->confidence > 0.0 && data->confidence < 1.0))
        return error_set(error, STATUS_INTERNAL,
                         "sensitivity: %lld points of %zu factors, %lld replicates and confidence %g are no "
                         "%s",
                         (long long)data->design->points, data->design->factors, (long long)data->replicates,
                         data->confidence, design_row(design->kind)->name);
    return STATUS_OK;
}

static void find_constant(struct Sensitivity *self, const struct SensitivityData *data) {
    const double rounding = 16.0 * DBL_EPSILON;
    int64_t runs = data->design->points * data->replicates;
    for (int64_t i = 0; i < runs; i++) {
        double value = data->values[i];
        if (isnan(value))
            continue;
        if (!self->constant && isnan(self->constant_value)) {
            self->constant = true;
            self->constant_value = value;
        }
        self->constant =
            self->constant && fabs(value - self->constant_value) <= rounding * fabs(self->constant_value);
    }
}

enum Status sensitivity_init(struct Sensitivity *self, const struct SensitivityData *data,
                             struct Error *error) {
    const struct Estimator *estimator = estimator_of(data->design->kind);
    char allowed[ESTIMATOR_LIST_SIZE];
    if (estimator != NULL)
        return sensitivity_estimate(self, estimator, data, error);
    *self = (struct Sensitivity){.constant_value = NAN};
    estimator_list(allowed);
    return error_set(error, STATUS_CONFIGURATION,
                     "the design %s gives no measure of sensitivity, allowed: %s",
                     design_row(data->design->kind)->name, allowed);
}

enum Status sensitivity_estimate(struct Sensitivity *self, const struct Estimator *estimator,
                                 const struct SensitivityData *data, struct Error *error) {
    *self = (struct Sensitivity){.estimator = estimator,
                                 .design = data->design->kind,
                                 .factors = data->design->factors,
                                 .constant_value = NAN};
    enum Status status = check(data, error);
    if (status != STATUS_OK)
        return status;
    find_constant(self, data);
    status = noise_share_estimate(&self->noise, data, error);
    if (status == STATUS_OK)
        status = estimator->estimate(self, data, error);
    if (status != STATUS_OK)
        return status;
    sensitivity_add(self, &noise_of_runs, SENSITIVITY_OF_ALL, self->noise.of_runs, false);
    sensitivity_add(self, &noise_of_means, SENSITIVITY_OF_ALL, self->noise.of_means, false);
    return self->rows_lost ? error_set(error, STATUS_OUT_OF_MEMORY,
                                       "memory ran out for the sensitivity to %zu factors", self->factors)
                           : STATUS_OK;
}

double sensitivity_size(const struct Sensitivity *self, size_t factor) {
    double least = 0.0, most = 0.0;
    bool known = false;
    for (size_t i = 0; i < self->row_count; i++) {
        const struct SensitivityRow *row = &self->rows[i];
        if (row->early || row->factor != factor || row->measure != self->estimator->ranking)
            continue;
        if (isnan(row->unit))
            return row->estimate.value;
        known = known || !isnan(row->estimate.value);
        least = fmin(least, row->estimate.value);
        most = fmax(most, row->estimate.value);
    }
    return known ? most - least : NAN;
}

struct Estimate sensitivity_cell(const struct Sensitivity *self, size_t column, size_t factor) {
    const struct EstimatorColumn *wanted = &self->estimator->columns[column];
    const struct SensitivityRow *found = NULL;
    for (size_t i = 0; i < self->row_count; i++) {
        const struct SensitivityRow *row = &self->rows[i];
        if (row->early || row->factor != factor || row->measure != wanted->measure)
            continue;
        bool better = found == NULL || (wanted->level == COLUMN_LOWEST    ? row->unit < found->unit
                                        : wanted->level == COLUMN_HIGHEST ? row->unit > found->unit
                                                                          : false);
        found = better ? row : found;
    }
    return sensitivity_shown(found);
}
