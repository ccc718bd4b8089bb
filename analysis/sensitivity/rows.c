#include "sensitivity/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"

const struct SensitivityMeasure measure_output_mean = {"output_mean", MEASURE_OUTPUT};

const char *measure_unit_name(enum MeasureUnit unit) {
    static const char *const names[] = {
        [MEASURE_OUTPUT] = "",
        [MEASURE_SHARE] = N_("share of variance"),
        [MEASURE_DISTANCE] = N_("distance of distributions"),
        [MEASURE_COEFFICIENT] = N_("coefficient"),
    };
    return names[unit];
}

void sensitivity_free(struct Sensitivity *self) {
    free(self->rows);
    *self = (struct Sensitivity){0};
}

void sensitivity_add_row(struct Sensitivity *self, struct SensitivityRow row) {
    if (self->row_count == self->row_capacity) {
        size_t more = self->row_capacity > 0 ? 2 * self->row_capacity : 64;
        void *rows = realloc(self->rows, more * sizeof *self->rows);
        if (rows == NULL) {
            self->rows_lost = true;
            return;
        }
        self->rows = rows;
        self->row_capacity = more;
    }
    self->rows[self->row_count++] = row;
}

void sensitivity_add(struct Sensitivity *self, const struct SensitivityMeasure *measure, size_t factor,
                     struct Estimate estimate, bool early) {
    sensitivity_add_row(self, (struct SensitivityRow){.factor = factor,
                                                      .other = SENSITIVITY_OF_ALL,
                                                      .unit = NAN,
                                                      .measure = measure,
                                                      .early = early,
                                                      .estimate = estimate});
}

static bool says(const struct SensitivityRow *row, const char *measure, size_t factor, size_t other) {
    return row->factor == factor && row->other == other && strcmp(row->measure->name, measure) == 0;
}

const struct SensitivityRow *sensitivity_find(const struct Sensitivity *self, const char *measure,
                                              size_t factor, size_t other, size_t level) {
    for (size_t i = 0; i < self->row_count; i++)
        if (!self->rows[i].early && says(&self->rows[i], measure, factor, other) && level-- == 0)
            return &self->rows[i];
    return NULL;
}

const struct SensitivityRow *sensitivity_look(const struct Sensitivity *self, const char *measure,
                                              size_t factor, size_t look) {
    for (size_t i = 0; i < self->row_count; i++)
        if (says(&self->rows[i], measure, factor, SENSITIVITY_OF_ALL) && look-- == 0)
            return &self->rows[i];
    return NULL;
}

static double held(double share) {
    return isnan(share) ? share : fmin(fmax(share, 0.0), 1.0);
}

struct Estimate sensitivity_shown(const struct SensitivityRow *row) {
    if (row == NULL)
        return estimate_none();
    const struct Estimate *raw = &row->estimate;
    return row->measure->unit == MEASURE_OUTPUT || row->measure->unit == MEASURE_COEFFICIENT
               ? *raw
               : (struct Estimate){held(raw->value), held(raw->low), held(raw->high), raw->count};
}
