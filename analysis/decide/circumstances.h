/* When a recommendation would be wrong: where in the space of the uncertain factors another mix within the
 * budget is better, or doing nothing is. */
#ifndef TANDEM_CIRCUMSTANCES_H
#define TANDEM_CIRCUMSTANCES_H

#include "decide/decision.h"
#include "decide/prim.h"

enum Circumstance { CIRCUMSTANCE_NOT_BEST, CIRCUMSTANCE_HARM, CIRCUMSTANCE_COUNT };

/* Of the mix that is best for a budget. */
struct Circumstances {
    double share[CIRCUMSTANCE_COUNT]; /* of the points, as means over replicates: noise draws it towards one
                                         half */
    struct PrimBoxes boxes[CIRCUMSTANCE_COUNT];
};

/* x[points][factors]: values of the factors, points in the order of the scores. Errors: STATUS_OUT_OF_MEMORY.
 * Free with circumstances_free, also after failure. */
enum Status circumstances_find(struct Circumstances *self, const struct Decision *decision, size_t budget,
                               const struct Scores *scores, const double x[], size_t factors,
                               struct Error *error) MUST_CHECK;
void circumstances_free(struct Circumstances *self);

#endif
