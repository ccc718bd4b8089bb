#include "calibrate/calibrated.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>

#include "base/csv.h"

double calibrated_value(const struct Calibrated *self, size_t factor, double unit) {
    return factor_value(self->factor[factor].factor, unit);
}

double calibrated_shown(const struct Calibrated *self, size_t number, double on_scale) {
    return scale_number(self->number[number].scale, on_scale);
}

double calibrated_point(const struct Calibrated *self, size_t factor) {
    char digits[32];
    snprintf(digits, sizeof digits, "%.3g",
             calibrated_value(self, factor, self->calibration->centre[factor]));
    return strtod(digits, NULL);
}

/* 5, 50, 95 % of a number among simulations[count][numbers], as people read it. */
static void quantiles(const struct Calibrated *self, size_t simulations, const double numbers[],
                      size_t number, double quantile[3]) {
    static const double shares[3] = {0.05, 0.5, 0.95};
    double *values = calloc(simulations + 1, sizeof *values);
    size_t count = 0;
    for (size_t i = 0; i < simulations && values != NULL; i++) {
        double value = numbers[i * self->number_count + number];
        if (isfinite(value))
            values[count++] = value;
    }
    if (count > 0)
        gsl_sort(values, 1, count);
    for (size_t q = 0; q < 3; q++)
        quantile[q] = count > 0
                          ? calibrated_shown(self, number,
                                             gsl_stats_quantile_from_sorted_data(values, 1, count, shares[q]))
                          : (double)NAN;
    free(values);
}

void calibrated_predicted(const struct Calibrated *self, size_t number, double quantile[3]) {
    const struct Smc *smc = &self->calibration->smc;
    quantiles(self, smc->plan.particles * smc->plan.replicates, smc->numbers, number, quantile);
}

void calibrated_confirmed(const struct Calibrated *self, size_t number, double quantile[3]) {
    quantiles(self, self->calibration->plan.confirm, self->calibration->confirmed, number, quantile);
}

void calibrated_write_posterior(const struct Calibrated *self, FILE *stream) {
    const struct Smc *smc = &self->calibration->smc;
    size_t m = smc->plan.replicates;
    for (size_t f = 0; f < self->factor_count; f++)
        fprintf(stream, "%s,", self->factor[f].factor->key);
    fprintf(stream, "weight,distance,generation\n");
    for (size_t i = 0; i < smc->plan.particles; i++) {
        double nearest = HUGE_VAL;
        for (size_t j = 0; j < m; j++)
            nearest = fmin(nearest, smc->distance[i * m + j]);
        for (size_t f = 0; f < self->factor_count; f++)
            csv_number(stream, calibrated_value(self, f, self->calibration->unit[i * self->factor_count + f]),
                       ',');
        csv_number(stream, smc->weight[i], ',');
        csv_number(stream, nearest, ',');
        fprintf(stream, "%zu\n", smc->generations);
    }
}
