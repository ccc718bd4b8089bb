#include "targets/sampling.h"

#include <gsl/gsl_randist.h>
#include <math.h>

static double sum_of(size_t classes, const double counts[]) {
    double sum = 0.0;
    for (size_t k = 0; k < classes; k++)
        sum += counts[k];
    return sum;
}

double sampling_shares(size_t classes, size_t runs, double counts[][CLASSES_MOST],
                       double shares[][CLASSES_MOST]) {
    double pooled[CLASSES_MOST] = {0}, mean[CLASSES_MOST] = {0}, all = 0.0, counted = 0.0, spread = 0.0,
           noise = 0.0;
    for (size_t r = 0; r < runs; r++) {
        double size = sum_of(classes, counts[r]);
        counted += size > 0.0 ? 1.0 : 0.0;
        all += size;
        for (size_t k = 0; k < classes; k++) {
            pooled[k] += counts[r][k];
            mean[k] += size > 0.0 ? counts[r][k] / size : 0.0;
        }
    }
    for (size_t k = 0; k < classes; k++) {
        pooled[k] /= all; /* NaN where nothing was counted, and so are the shares */
        mean[k] /= counted;
    }
    for (size_t r = 0; r < runs; r++) {
        double size = sum_of(classes, counts[r]);
        for (size_t k = 0; k < classes && size > 0.0; k++) {
            double off = counts[r][k] / size - mean[k];
            spread += off * off / (counted - 1.0);
            noise += pooled[k] * (1.0 - pooled[k]) / size / counted;
        }
    }
    double left = spread > noise ? 1.0 - noise / spread : 0.0;
    for (size_t r = 0; r < runs; r++) {
        double size = sum_of(classes, counts[r]);
        for (size_t k = 0; k < classes; k++) {
            double off = size > 0.0 ? counts[r][k] / size - mean[k] : 0.0;
            shares[r][k] = fmax(0.0, pooled[k] + sqrt(left) * off);
        }
        for (size_t k = 0; k < classes && all == 0.0; k++)
            shares[r][k] = NAN;
    }
    return left;
}

void sampling_logits(size_t classes, const double counts[], double logits[]) {
    double beyond = sum_of(classes, counts);
    for (size_t k = 0; k + 1 < classes; k++) {
        beyond -= counts[k];
        logits[k] = log((fmax(0.0, beyond) + 0.5) / (counts[k] + 0.5));
    }
}

void sampling_counts(const gsl_rng *rng, size_t classes, const double shares[], double size,
                     double counts[]) {
    unsigned drawn[CLASSES_MOST];
    if (isnan(shares[0])) {
        for (size_t k = 0; k < classes; k++)
            counts[k] = NAN;
        return;
    }
    gsl_ran_multinomial(rng, classes, (unsigned)size, shares, drawn);
    for (size_t k = 0; k < classes; k++)
        counts[k] = drawn[k];
}

double sampling_lives(size_t runs, const struct LifeFit fits[], double p[][2]) {
    double mean[2] = {0}, spread[3] = {0}, noise[3] = {0}, fitted = 0.0;
    for (size_t r = 0; r < runs; r++) {
        if (!fits[r].fitted)
            continue;
        fitted += 1.0;
        mean[0] += log(fits[r].shape);
        mean[1] += log(fits[r].scale);
        for (size_t i = 0; i < 3; i++)
            noise[i] += fits[r].covariance[i];
    }
    mean[0] /= fitted;
    mean[1] /= fitted;
    for (size_t r = 0; r < runs; r++) {
        if (!fits[r].fitted)
            continue;
        double a = log(fits[r].shape) - mean[0], b = log(fits[r].scale) - mean[1];
        spread[0] += a * a / (fitted - 1.0);
        spread[1] += a * b / (fitted - 1.0);
        spread[2] += b * b / (fitted - 1.0);
    }
    /* Half the trace of spread⁻¹ noise is the mean share of noise over both directions. */
    double determinant = spread[0] * spread[2] - spread[1] * spread[1];
    double explained = (spread[2] * noise[0] - 2.0 * spread[1] * noise[1] + spread[0] * noise[2]) /
                       (2.0 * determinant * fitted);
    double left = explained < 1.0 ? 1.0 - explained : 0.0;
    for (size_t r = 0; r < runs; r++) {
        p[r][0] = fits[r].fitted ? mean[0] + sqrt(left) * (log(fits[r].shape) - mean[0]) : NAN;
        p[r][1] = fits[r].fitted ? mean[1] + sqrt(left) * (log(fits[r].scale) - mean[1]) : NAN;
    }
    return left;
}

void sampling_table(const gsl_rng *rng, double shape, double scale, size_t n, const double follow_days[],
                    const double count[], struct LifeTable *table) {
    *table = (struct LifeTable){0};
    double passed = pow(life_edges[0] / scale, shape);
    for (size_t f = 0; f < n; f++)
        for (double i = 0.0; i < count[f]; i += 1.0) {
            double life = scale * pow(passed - log1p(-gsl_rng_uniform(rng)), 1.0 / shape);
            life_table_add(table, life, follow_days[f]);
        }
}
