#include <stdlib.h>

#include "sensitivity/estimators.h"

enum { LOOK_LEAST = 4 };

static enum Status add_look(struct Sensitivity *self, size_t blocks, struct Error *error) {
    struct SensitivityLook *look = &self->looks[self->look_count++];
    look->count = (int64_t)blocks;
    look->first = calloc(self->factors, sizeof *look->first);
    look->second = calloc(self->factors, sizeof *look->second);
    return look->first != NULL && look->second != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the convergence of %zu factors",
                           self->factors);
}

enum Status looks_init(struct Sensitivity *self, size_t blocks, struct Error *error) {
    enum Status status = STATUS_OK;
    size_t first = LOOK_LEAST;
    while (first << (SENSITIVITY_LOOKS - 1) < blocks) /* the smallest are left out where they are too many */
        first *= 2;
    for (size_t count = first; count < blocks && status == STATUS_OK; count *= 2)
        status = add_look(self, count, error);
    return status == STATUS_OK ? add_look(self, blocks, error) : status;
}
