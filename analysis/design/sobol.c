#include "design/design_generators.h"
#include "design/sobol_sequence.h"

enum Status design_generate_sobol(struct Design *self, struct Error *error) {
    (void)error;
    struct RandomKey key = {self->seed, 0};
    for (size_t f = 0; f < self->factors; f++)
        sobol_column(&key, f, (size_t)self->points, self->unit + f, self->factors);
    return STATUS_OK;
}
