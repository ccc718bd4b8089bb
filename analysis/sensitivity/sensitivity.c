#include "sensitivity/sensitivity.h"

#include <stdlib.h>

#include "sensitivity/estimators.h"

/* What estimates the effects of a design; none for those that have no measure of sensitivity. */
typedef enum Status Estimator(struct Sensitivity *self, const struct SensitivityData *data,
                              struct Error *error);
static Estimator *const estimators[DESIGN_COUNT] = {
    [DESIGN_MORRIS] = elementary_effects_estimate,
    [DESIGN_SALTELLI] = sobol_indices_estimate,
    [DESIGN_ONE_AT_A_TIME] = one_at_a_time_estimate,
};

static enum Status check(const struct SensitivityData *data, struct Error *error) {
    const struct DesignRequest *request = data->request;
    if (estimators[request->kind] == NULL)
        return error_set(
            error, STATUS_CONFIGURATION,
            "the design %s gives no measure of sensitivity, allowed: morris (elementary effects), "
            "saltelli (Sobol indices), one_at_a_time",
            design_row(request->kind)->name);
    if (request->factors == 0 || data->design->factors != request->factors || data->replicates < 1 ||
        data->design->points % design_block(request) != 0 ||
        !(data->confidence > 0.0 && data->confidence < 1.0))
        return error_set(error, STATUS_INTERNAL,
                         "sensitivity: %lld points of %zu factors, %lld replicates and confidence %g are no "
                         "%s with %zu factors",
                         (long long)data->design->points, data->design->factors, (long long)data->replicates,
                         data->confidence, design_row(request->kind)->name, request->factors);
    return STATUS_OK;
}

enum Status sensitivity_init(struct Sensitivity *self, const struct SensitivityData *data,
                             struct Error *error) {
    *self = (struct Sensitivity){.kind = data->request->kind,
                                 .factors = data->request->factors,
                                 .mean = estimate_none(),
                                 .interactions = estimate_none(),
                                 .centre = estimate_none()};
    enum Status status = check(data, error);
    if (status == STATUS_OK)
        status = noise_share_estimate(&self->noise, data, error);
    return status == STATUS_OK ? estimators[self->kind](self, data, error) : status;
}

void sensitivity_free(struct Sensitivity *self) {
    free(self->morris);
    free(self->sobol);
    free(self->second_order);
    free(self->effects);
    for (size_t i = 0; i < self->look_count; i++) {
        free(self->looks[i].first);
        free(self->looks[i].second);
    }
    *self = (struct Sensitivity){0};
}
