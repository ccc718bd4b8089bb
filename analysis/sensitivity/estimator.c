#include "sensitivity/estimator.h"

#include <stdio.h>

#define ESTIMATOR(symbol) extern const struct Estimator estimator_##symbol;
#include "sensitivity/estimators.def"
#undef ESTIMATOR

#define ESTIMATOR(symbol) &estimator_##symbol,
static const struct Estimator *const estimators[] = {
#include "sensitivity/estimators.def"
};
#undef ESTIMATOR

enum { ESTIMATOR_COUNT = sizeof estimators / sizeof *estimators };

const struct Estimator *estimator_of(enum DesignKind kind) {
    for (size_t i = 0; i < ESTIMATOR_COUNT; i++)
        if (estimators[i]->design == kind)
            return estimators[i];
    return NULL;
}

size_t estimator_count(void) {
    return ESTIMATOR_COUNT;
}

const struct Estimator *estimator_at(size_t index) {
    return estimators[index];
}

void estimator_list(char text[ESTIMATOR_LIST_SIZE]) {
    size_t used = 0;
    for (size_t i = 0; i < ESTIMATOR_COUNT && used < ESTIMATOR_LIST_SIZE; i++)
        if (estimators[i]->design < DESIGN_COUNT)
            used +=
                (size_t)snprintf(text + used, ESTIMATOR_LIST_SIZE - used, "%s%s (%s)", used > 0 ? ", " : "",
                                 design_row(estimators[i]->design)->name, estimators[i]->title);
}
