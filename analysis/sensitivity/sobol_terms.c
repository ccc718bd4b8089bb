/* First order: Saltelli et al. 2010, Computer Physics Communications 181, 259-270, table 2 (b); total order:
 * Jansen 1999, Computer Physics Communications 117, 35-43. Where there is BA_i, they are averaged with the
 * same of A and B exchanged. Second order: Saltelli 2002, Computer Physics Communications 145, 280-297: V_ij
 * is the closed effect mean(f(AB_i) f(BA_j)) less the first-order effects mean(f(B) f(AB_i)) and mean(f(A)
 * f(BA_j)) and plus mean(f(A) f(B)), that is the mean of (f(AB_i) - f(A)) (f(BA_j) - f(B)); averaged with i
 * and j exchanged. It is exactly 0 where one of the factors does nothing. */
#include "sensitivity/sobol_terms.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "sensitivity/moments.h"

enum { TERM_MEAN, TERM_SQUARE, TERM_FACTORS };                        /* of A and B alone */
enum { TERM_PRODUCT, TERM_CONTRAST, TERM_JANSEN, TERM_FACTOR_COUNT }; /* of a factor */

/* One base sample, centred. crossed[factors]: a factor from the other matrix; the second is NULL without
 * second order. */
struct Sample {
    double own, other;
    const double *crossed;
};

size_t sobol_terms_of_factors(size_t factors) {
    return TERM_FACTORS + factors * TERM_FACTOR_COUNT;
}

size_t sobol_results_of_factors(size_t factors) {
    return 2 * factors + 1;
}

void sobol_terms_free(struct SobolTerms *self) {
    block_terms_free(&self->terms);
}

/* Without the mean the products of the first order scatter less (Sobol & Levitan 1999, Computer Physics
 * Communications 117, 52-61). */
static void centre(struct SobolTerms *self, double value[], const struct Blocks *blocks) {
    struct Moments moments = {0};
    for (size_t b = 0; b < blocks->count; b++)
        for (size_t i = 0; i < 2; i++)
            moments_add(&moments, blocks->value[b * blocks->width + i]);
    for (size_t i = 0; i < blocks->count * blocks->width; i++)
        value[i] = blocks->value[i] - moments.mean;
    double rounding = 16.0 * DBL_EPSILON * moments.mean;
    self->least_variance = fmax(1e-12 * moments_variance(&moments), rounding * rounding);
}

/* Adds what one role of the matrices gives to the terms of the factors: `own` is A where crossed is AB. */
static void add_factors(struct SobolTerms *self, size_t b, double own, double other, const double crossed[],
                        double weight) {
    size_t blocks = self->terms.blocks;
    double *term = self->terms.value + TERM_FACTORS * blocks + b;
    for (size_t i = 0; i < self->factors; i++, term += TERM_FACTOR_COUNT * blocks) {
        double contrast = crossed[i] - own;
        term[TERM_PRODUCT * blocks] += weight * other * contrast;
        term[TERM_CONTRAST * blocks] += weight * contrast;
        term[TERM_JANSEN * blocks] += weight * 0.5 * contrast * contrast;
    }
}

static void add_pairs(struct SobolTerms *self, size_t b, double f_a, double f_b, const double ab[],
                      const double ba[]) {
    size_t blocks = self->terms.blocks, k = self->factors;
    double *term = self->terms.value + sobol_terms_of_factors(k) * blocks + b;
    for (size_t i = 0; i < k; i++)
        for (size_t j = i + 1; j < k; j++, term += blocks)
            *term = 0.5 * ((ab[i] - f_a) * (ba[j] - f_b) + (ab[j] - f_a) * (ba[i] - f_b));
}

static void add_sample(struct SobolTerms *self, size_t b, const double value[], bool second_order) {
    size_t blocks = self->terms.blocks;
    double f_a = value[0], f_b = value[1];
    const double *ab = value + 2, *ba = ab + self->factors;
    self->terms.value[TERM_MEAN * blocks + b] = 0.5 * (f_a + f_b);
    self->terms.value[TERM_SQUARE * blocks + b] = 0.5 * (f_a * f_a + f_b * f_b);
    add_factors(self, b, f_a, f_b, ab, second_order ? 0.5 : 1.0);
    if (second_order) {
        add_factors(self, b, f_b, f_a, ba, 0.5);
        add_pairs(self, b, f_a, f_b, ab, ba);
    }
}

/* Over A and B; NaN where it is but rounding, as in a bootstrap sample whose outputs are all the same. */
static double variance_of(const struct SobolTerms *self, const double mean[], double blocks) {
    double variance =
        (mean[TERM_SQUARE] - mean[TERM_MEAN] * mean[TERM_MEAN]) * 2.0 * blocks / (2.0 * blocks - 1.0);
    return variance > self->least_variance ? variance : NAN;
}

void sobol_statistics_of_factors(const void *context, const double mean[], double blocks, double result[]) {
    const struct SobolTerms *self = context;
    double *first = result, *total = first + self->factors, sum = 0.0;
    double variance = variance_of(self, mean, blocks);
    const double *term = mean + TERM_FACTORS;
    for (size_t i = 0; i < self->factors; i++, term += TERM_FACTOR_COUNT) {
        first[i] = (term[TERM_PRODUCT] - mean[TERM_MEAN] * term[TERM_CONTRAST]) / variance;
        total[i] = term[TERM_JANSEN] / variance;
        sum += first[i];
    }
    total[self->factors] = 1.0 - sum;
}

void sobol_statistics(const void *context, const double mean[], double blocks, double result[]) {
    const struct SobolTerms *self = context;
    sobol_statistics_of_factors(context, mean, blocks, result);
    double variance = variance_of(self, mean, blocks);
    const double *pair = mean + sobol_terms_of_factors(self->factors);
    double *second = result + sobol_results_of_factors(self->factors);
    for (size_t p = 0; p < self->pairs; p++)
        second[p] = pair[p] / variance;
}

enum Status sobol_terms_init(struct SobolTerms *self, const struct Blocks *blocks, bool second_order,
                             struct Error *error) {
    size_t k = blocks->factors, pairs = second_order ? k * (k - 1) / 2 : 0;
    *self = (struct SobolTerms){.factors = k, .pairs = pairs};
    double *value = calloc(blocks->count * blocks->width, sizeof *value);
    if (value == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu base samples", blocks->count);
    enum Status status =
        block_terms_init(&self->terms, sobol_terms_of_factors(k) + pairs, blocks->count, error);
    if (status == STATUS_OK) {
        centre(self, value, blocks);
        for (size_t b = 0; b < blocks->count; b++)
            add_sample(self, b, value + b * blocks->width, second_order);
    }
    free(value);
    return status;
}
