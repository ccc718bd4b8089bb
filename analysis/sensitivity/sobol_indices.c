#include <stdlib.h>

#include "sensitivity/sobol_terms.h"

static void set_second_order(struct Sensitivity *self, const struct Estimate pairs[]) {
    size_t k = self->factors;
    for (size_t i = 0; i < k * k; i++)
        self->second_order[i] = estimate_none();
    for (size_t i = 0; i < k; i++)
        for (size_t j = i + 1; j < k; j++)
            self->second_order[i * k + j] = *pairs++;
}

static void set_indices(struct Sensitivity *self, const struct Estimate found[]) {
    size_t k = self->factors;
    for (size_t i = 0; i < k; i++)
        self->sobol[i] = (struct SobolIndex){found[i], found[k + i]};
    self->interactions = found[2 * k];
    if (self->second_order != NULL)
        set_second_order(self, found + sobol_results_of_factors(k));
}

static void count_negative(struct Sensitivity *self) {
    for (size_t i = 0; i < self->factors; i++) {
        self->negative += self->sobol[i].first.value < 0.0 ? 1 : 0;
        self->negative += self->sobol[i].total.value < 0.0 ? 1 : 0;
    }
    for (size_t i = 0; self->second_order != NULL && i < self->factors * self->factors; i++)
        self->negative_pairs += self->second_order[i].value < 0.0 ? 1 : 0;
}

static void set_look(struct SensitivityLook *look, size_t factors, const struct Estimate found[]) {
    for (size_t i = 0; i < factors; i++) {
        look->first[i] = found[i];
        look->second[i] = found[factors + i];
    }
}

/* Pairs are left to the last look, which is the result. Percentiles, because BCa holds indices near 0 less
 * often (0.84 against 0.92 with 16 base samples of Ishigami's function). */
static enum Status estimate_looks(struct Sensitivity *self, const struct SobolTerms *terms,
                                  const struct SensitivityData *data, struct Error *error) {
    size_t k = self->factors;
    struct BlockEstimator estimator = {.terms = &terms->terms,
                                       .term_count = sobol_terms_of_factors(k),
                                       .results = sobol_results_of_factors(k),
                                       .statistics = sobol_statistics_of_factors,
                                       .context = terms,
                                       .confidence = data->confidence,
                                       .seed = data->seed};
    struct Estimate *found = calloc(estimator.results + terms->pairs, sizeof *found);
    enum Status status = found != NULL ? STATUS_OK
                                       : error_set(error, STATUS_OUT_OF_MEMORY,
                                                   "memory ran out for the indices of %zu factors", k);
    for (size_t i = 0; i < self->look_count && status == STATUS_OK; i++) {
        if (i + 1 == self->look_count) {
            estimator.term_count += terms->pairs;
            estimator.results += terms->pairs;
            estimator.statistics = sobol_statistics;
        }
        status = block_bootstrap(&estimator, (size_t)self->looks[i].count, found, error);
        if (status == STATUS_OK)
            set_look(&self->looks[i], k, found);
    }
    if (status == STATUS_OK)
        set_indices(self, found);
    free(found);
    return status;
}

static enum Status allocate(struct Sensitivity *self, bool second_order, struct Error *error) {
    size_t k = self->factors;
    self->sobol = calloc(k, sizeof *self->sobol);
    self->second_order = second_order ? calloc(k * k, sizeof *self->second_order) : NULL;
    return self->sobol != NULL && (!second_order || self->second_order != NULL)
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the indices of %zu factors", k);
}

enum Status sobol_indices_estimate(struct Sensitivity *self, const struct SensitivityData *data,
                                   struct Error *error) {
    struct Blocks blocks = {0};
    struct SobolTerms terms = {0};
    enum Status status = blocks_init(&blocks, data, "base samples", error);
    if (status == STATUS_OK)
        status = allocate(self, data->request->second_order, error);
    if (status == STATUS_OK)
        status = sobol_terms_init(&terms, &blocks, data->request->second_order, error);
    if (status == STATUS_OK) {
        blocks_describe(&blocks, 2, data->confidence, &self->mean, &self->variance);
        status = looks_init(self, blocks.count, error);
    }
    if (status == STATUS_OK)
        status = estimate_looks(self, &terms, data, error);
    if (status == STATUS_OK)
        count_negative(self);
    sobol_terms_free(&terms);
    blocks_free(&blocks);
    return status;
}
