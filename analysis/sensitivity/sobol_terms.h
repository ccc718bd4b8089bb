/* What Sobol indices are made of. Private to the room. */
#ifndef TANDEM_SOBOL_TERMS_H
#define TANDEM_SOBOL_TERMS_H

#include "sensitivity/block_bootstrap.h"
#include "sensitivity/blocks.h"

/* Terms of a base sample, all from outputs minus their mean over A and B: two of A and B alone, three of each
 * factor, one of each pair of factors. Those of pairs come last, so that they can be left out. */
struct SobolTerms {
    size_t factors, pairs; /* pairs: 0 without second order */
    double least_variance; /* below it is rounding */
    struct BlockTerms terms;
};

/* Errors: STATUS_OUT_OF_MEMORY. Free with sobol_terms_free, also after failure. */
enum Status sobol_terms_init(struct SobolTerms *self, const struct Blocks *blocks, bool second_order,
                             struct Error *error) MUST_CHECK;
void sobol_terms_free(struct SobolTerms *self);

/* Terms and results without those of pairs; results[first of factors, total of factors, interactions, pairs
 * in rows i < j]. */
size_t sobol_terms_of_factors(size_t factors);
size_t sobol_results_of_factors(size_t factors);

/* A BlockStatistics with a struct SobolTerms, and without pairs. */
void sobol_statistics(const void *context, const double mean[], double blocks, double result[]);
void sobol_statistics_of_factors(const void *context, const double mean[], double blocks, double result[]);

#endif
