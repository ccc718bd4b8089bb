#include "sensitivity/sensitivity_remarks.h"

#include <math.h>
#include <stdio.h>

#include "base/translate.h"
#include "sensitivity/estimator.h"

/* Noise from this share of the variance on is worth more replicates. */
static const double much_noise = 0.1;

static const char *advice(const struct NoiseShare *noise) {
    return noise->known == NOISE_KNOWN && noise->of_means.value >= much_noise
               ? _("More base samples bring them closer, and so do more replicates.")
               : _("More base samples bring them closer.");
}

/* Of estimated shares of the variance those that no share can be. */
static bool remark_of_outside(const struct Sensitivity *self, char buffer[SENSITIVITY_REMARK_SIZE]) {
    size_t estimates = 0, outside = 0;
    for (size_t i = 0; i < self->row_count; i++) {
        const struct SensitivityRow *row = &self->rows[i];
        if (row->early || row->factor == SENSITIVITY_OF_ALL || row->measure->unit != MEASURE_SHARE)
            continue;
        estimates += isnan(row->estimate.value) ? 0 : 1;
        outside += row->estimate.value < 0.0 || row->estimate.value > 1.0 ? 1 : 0;
    }
    if (outside == 0)
        return false;
    int used =
        snprintf(buffer, SENSITIVITY_REMARK_SIZE,
                 _("%zu of %zu estimated indices lie below 0 or above 100 %% and are shown as these: an "
                   "index is a share of the variance, but estimates scatter."),
                 outside, estimates);
    snprintf(buffer + used, SENSITIVITY_REMARK_SIZE - (size_t)used, " %s", advice(&self->noise));
    return true;
}

static void remark_of_constant(const struct Sensitivity *self, const struct SensitivityRemarkOutput *output,
                               char buffer[SENSITIVITY_REMARK_SIZE]) {
    snprintf(buffer, SENSITIVITY_REMARK_SIZE,
             _("It is %.6g %s in all runs: no factor moves it, and there is no variance to share out."),
             output->scale * self->constant_value, output->unit);
}

static void remark_of_noise(const struct NoiseShare *noise, char buffer[SENSITIVITY_REMARK_SIZE]) {
    const struct Estimate *runs = &noise->of_runs, *means = &noise->of_means;
    switch (noise->known) {
    case NOISE_KNOWN:
        snprintf(buffer, SENSITIVITY_REMARK_SIZE,
                 _("Noise between replicates: %.1f %% (%.1f to %.1f) of the variance of single runs, %.1f %% "
                   "(%.1f to %.1f) of that of point means."),
                 100.0 * runs->value, 100.0 * runs->low, 100.0 * runs->high, 100.0 * means->value,
                 100.0 * means->low, 100.0 * means->high);
        return;
    case NOISE_ONE_REPLICATE:
        snprintf(buffer, SENSITIVITY_REMARK_SIZE, "%s",
                 _("How much is noise between replicates is not known: each point has one. Two would tell."));
        return;
    case NOISE_CONSTANT:
        snprintf(buffer, SENSITIVITY_REMARK_SIZE, "%s",
                 _("There is no noise between replicates: nothing varies."));
        return;
    case NOISE_POINTS_ALIKE:
        snprintf(buffer, SENSITIVITY_REMARK_SIZE, "%s",
                 _("No factor moves it: replicates differ, and each is the same at all points."));
        return;
    case NOISE_TOO_FEW:
        snprintf(buffer, SENSITIVITY_REMARK_SIZE, "%s",
                 _("How much is noise between replicates is not known: too few runs have a value."));
        return;
    }
}

bool sensitivity_remark(const struct Sensitivity *self, const struct SensitivityRemarkOutput *output,
                        size_t index, char buffer[SENSITIVITY_REMARK_SIZE]) {
    if (self->constant) {
        if (index == 0)
            remark_of_constant(self, output, buffer);
        return index == 0;
    }
    if (self->estimator->remark != NULL && self->estimator->remark(self, buffer, SENSITIVITY_REMARK_SIZE) &&
        index-- == 0)
        return true;
    if (remark_of_outside(self, buffer) && index-- == 0)
        return true;
    if (index == 0)
        remark_of_noise(&self->noise, buffer);
    return index == 0;
}
