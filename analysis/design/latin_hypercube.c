#include <math.h>
#include <stdlib.h>

#include "base/random.h"
#include "design/design_generators.h"

/* A place within a stratum; rounding may not carry it into the next one. */
static double place_within(double stratum, double part, double strata) {
    double place = (stratum + part) / strata, end = (stratum + 1.0) / strata;
    return place < end ? place : nextafter(end, 0.0);
}

/* Fisher and Yates's shuffle from the end: what comes to the last place stays there. One draw a point decides
 * both the swap and the place within the stratum. */
static void fill_column(const struct RandomKey *key, size_t factor, size_t points, double *column) {
    for (size_t i = 0; i < points; i++)
        column[i] = (double)i;
    for (size_t i = points; i-- > 0;) {
        double uniform[4];
        random_uniform4(key, (struct DrawId){PURPOSE_DESIGN_STRATUM, factor, 0, i}, uniform);
        size_t other = (size_t)(uniform[0] * (double)(i + 1));
        double stratum = column[other];
        column[other] = column[i];
        column[i] = place_within(stratum, uniform[1], (double)points);
    }
}

/* Shuffled in a column of its own, since the distant rows of a factor are slow to reach. */
enum Status design_generate_latin_hypercube(struct Design *self, struct Error *error) {
    struct RandomKey key = {self->seed, 0};
    size_t factors = self->factors, points = (size_t)self->points;
    double *column = calloc(points, sizeof *column);
    if (column == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a column of %zu points", points);
    for (size_t f = 0; f < factors; f++) {
        fill_column(&key, f, points, column);
        for (size_t i = 0; i < points; i++)
            self->unit[i * factors + f] = column[i];
    }
    free(column);
    return STATUS_OK;
}
