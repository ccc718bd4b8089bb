/* How strongly the figures inform scalars: a Gauss-Newton approximation of the posterior round the defaults.
 */
#ifndef TANDEM_VALIDATE_IDENTIFY_H
#define TANDEM_VALIDATE_IDENTIFY_H

#include <stddef.h>

#include "base/error.h"

/* What is known of scalars, each uniform over its range before. The unit of a direction is that uniform's
 * standard deviation. */
struct Known {
    size_t scalars;
    double *spread;    /* [scalars] standard deviation after over before: 1 nothing was learned, 0 all */
    double *strength;  /* [scalars] singular values, descending: over 1 the figures say more than the range */
    double *direction; /* [scalars * scalars] row d: the direction of strength d, of length 1 */
};

/* From slopes[figures * scalars]: by how much a scalar's whole range would move a figure, in standard
 * deviations of what would have been published (whitened: the figures are independent and of unit variance).
 * With J the slopes over sqrt(12), the spread of a uniform, and J = U S V': posterior covariance V (1 + S²)⁻¹
 * V'. Errors: STATUS_OUT_OF_MEMORY. The caller frees with known_free, also after failure. */
enum Status known_init(struct Known *self, size_t figures, size_t scalars, const double slopes[],
                       struct Error *error) MUST_CHECK;
void known_free(struct Known *self);

#endif
