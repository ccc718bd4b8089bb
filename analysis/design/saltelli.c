#include <string.h>

#include "design/design_generators.h"
#include "design/sobol_sequence.h"

/* The crossings of one base sample: block[0] is its row of A, block[1] that of B. */
static void cross(double *block, size_t factors, bool second_order) {
    const double *a = block, *b = block + factors;
    double *row = block + 2 * factors;
    for (size_t f = 0; f < factors; f++, row += factors) {
        memcpy(row, a, factors * sizeof *row);
        row[f] = b[f];
    }
    for (size_t f = 0; second_order && f < factors; f++, row += factors) {
        memcpy(row, b, factors * sizeof *row);
        row[f] = a[f];
    }
}

/* A is the first half of the dimensions of one sequence and B the second, so that the two are independent. */
enum Status design_generate_saltelli(struct Design *self, struct Error *error) {
    (void)error;
    struct RandomKey key = {self->seed, 0};
    size_t factors = self->factors, stride = (size_t)(self->points / self->size) * factors;
    for (size_t d = 0; d < 2 * factors; d++)
        sobol_column(&key, d, (size_t)self->size, self->unit + d, stride);
    for (size_t j = 0; j < (size_t)self->size; j++)
        cross(self->unit + j * stride, factors, self->second_order);
    return STATUS_OK;
}
