#include "compare/paired_design.h"

#include <math.h>
#include <stdlib.h>

#include "compare/paired.h"

enum Status paired_design_init(struct PairedDesign *self, size_t scenarios, size_t points, size_t outputs,
                               const int64_t replicates[], struct Error *error) {
    size_t cells = scenarios * points;
    *self = (struct PairedDesign){.scenarios = scenarios, .points = points, .outputs = outputs};
    self->begin = calloc(cells + 1, sizeof *self->begin);
    for (size_t i = 0; self->begin != NULL && i < cells; i++)
        self->begin[i + 1] = self->begin[i] + (size_t)replicates[i];
    size_t values = self->begin != NULL ? self->begin[cells] * outputs : 0;
    self->values = malloc((values + 1) * sizeof *self->values);
    if (self->begin == NULL || self->values == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY,
                         "memory ran out for the outputs of %zu scenarios at %zu points", scenarios, points);
    for (size_t i = 0; i < values; i++)
        self->values[i] = (double)NAN;
    return STATUS_OK;
}

void paired_design_free(struct PairedDesign *self) {
    free(self->begin);
    free(self->values);
    *self = (struct PairedDesign){0};
}

size_t paired_design_replicates(const struct PairedDesign *self, size_t scenario, size_t point) {
    size_t cell = scenario * self->points + point;
    return self->begin[cell + 1] - self->begin[cell];
}

double *paired_design_run(const struct PairedDesign *self, size_t scenario, size_t point, size_t replicate) {
    if (scenario >= self->scenarios || point >= self->points ||
        replicate >= paired_design_replicates(self, scenario, point))
        return NULL;
    return self->values + (self->begin[scenario * self->points + point] + replicate) * self->outputs;
}

static double difference_of_run(const struct PairedDesign *self, size_t scenario, size_t point,
                                size_t replicate, size_t output) {
    const double *one = paired_design_run(self, scenario, point, replicate),
                 *base = paired_design_run(self, 0, point, replicate);
    return one != NULL && base != NULL ? one[output] - base[output] : (double)NAN;
}

size_t paired_design_units(const struct PairedDesign *self) {
    size_t most = self->points;
    for (size_t s = 0; s < self->scenarios && self->points == 1; s++) {
        size_t there = paired_design_replicates(self, s, 0);
        most = s == 0 || there > most ? there : most;
    }
    return most;
}

size_t paired_design_differences(const struct PairedDesign *self, size_t scenario, size_t output,
                                 double at[]) {
    size_t units = paired_design_units(self);
    for (size_t unit = 0; unit < units && self->points == 1; unit++)
        at[unit] = difference_of_run(self, scenario, 0, unit, output);
    for (size_t point = 0; point < units && self->points > 1; point++) {
        double sum = 0.0, count = 0.0;
        for (size_t r = 0; r < paired_design_replicates(self, scenario, point); r++) {
            double difference = difference_of_run(self, scenario, point, r, output);
            sum += isnan(difference) ? 0.0 : difference;
            count += isnan(difference) ? 0.0 : 1.0;
        }
        at[point] = sum / count; /* 0/0: not available */
    }
    return units;
}

struct PairedMean paired_mean(const double above[], const double over[], size_t n, double confidence) {
    double count = 0.0, mean = 0.0, divisor = 0.0, squares = 0.0;
    struct PairedMean result = {estimate_none(), (double)NAN, (double)NAN};
    for (size_t i = 0; i < n; i++)
        if (!isnan(above[i]) && (over == NULL || !isnan(over[i]))) {
            count += 1.0;
            mean += (above[i] - mean) / count;
            divisor += ((over != NULL ? over[i] : 1.0) - divisor) / count;
        }
    if (count < 1.0 || divisor == 0.0)
        return result;
    double ratio = mean / divisor, effect = over != NULL ? ratio - 1.0 : mean;
    for (size_t i = 0; i < n; i++)
        if (!isnan(above[i]) && (over == NULL || !isnan(over[i]))) {
            double rest = (above[i] - ratio * (over != NULL ? over[i] : 1.0)) / divisor;
            squares += rest * rest;
        }
    result.standard_error = sqrt(squares / (count - 1.0) / count); /* one unit: 0/0, no interval */
    result.effect = interval_plain(effect, result.standard_error, count - 1.0, (int64_t)count, confidence);
    result.p = paired_p(effect, result.standard_error, count - 1.0);
    return result;
}
