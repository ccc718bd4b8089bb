#include "identify.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "targets/predictive.h"

enum Status known_init(struct Known *self, size_t figures, size_t scalars, const double slopes[],
                       struct Error *error) {
    size_t rows =
        figures > scalars ? figures : scalars; /* the decomposition wants no fewer rows than columns */
    *self = (struct Known){.scalars = scalars,
                           .spread = calloc(scalars, sizeof(double)),
                           .strength = calloc(scalars, sizeof(double)),
                           .direction = calloc(scalars * scalars, sizeof(double))};
    gsl_matrix *j = gsl_matrix_calloc(rows, scalars), *v = gsl_matrix_calloc(scalars, scalars);
    gsl_vector *s = gsl_vector_calloc(scalars);
    bool there = self->spread != NULL && self->strength != NULL && self->direction != NULL && j != NULL &&
                 v != NULL && s != NULL;
    for (size_t i = 0; i < figures * scalars && there; i++)
        gsl_matrix_set(j, i / scalars, i % scalars, slopes[i] / sqrt(12.0));
    if (there)
        gsl_linalg_SV_decomp_jacobi(j, v, s);
    for (size_t d = 0; d < scalars && there; d++) {
        double strength = gsl_vector_get(s, d);
        self->strength[d] = strength;
        for (size_t p = 0; p < scalars; p++) {
            double part = gsl_matrix_get(v, p, d);
            self->direction[d * scalars + p] = part;
            self->spread[p] += part * part / (1.0 + strength * strength);
        }
    }
    for (size_t p = 0; p < scalars && there; p++)
        self->spread[p] = sqrt(self->spread[p]);
    gsl_matrix_free(j);
    gsl_matrix_free(v);
    gsl_vector_free(s);
    return there ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu scalars", scalars);
}

void known_free(struct Known *self) {
    free(self->spread);
    free(self->strength);
    free(self->direction);
    *self = (struct Known){0};
}
