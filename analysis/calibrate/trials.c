#include "calibrate/trials.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool make_room(struct Trials *self, size_t factors, size_t numbers) {
    const size_t sizes[] = {factors, numbers, 1, 1};
    double **arrays[] = {&self->unit, &self->numbers, &self->distance, &self->weight};
    if (self->count < self->room)
        return true;
    size_t room = 2 * self->count + 64;
    for (size_t a = 0; a < 4; a++) {
        double *larger = realloc(*arrays[a], room * sizes[a] * sizeof **arrays[a]);
        if (larger == NULL)
            return false;
        *arrays[a] = larger;
    }
    self->room = room;
    return true;
}

enum Status trials_add(struct Trials *self, size_t factors, const double unit[], size_t numbers,
                       const double of_run[], double distance, double weight, struct Error *error) {
    if (!make_room(self, factors, numbers))
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the runs of a sampler");
    memcpy(self->unit + self->count * factors, unit, factors * sizeof *unit);
    memcpy(self->numbers + self->count * numbers, of_run, numbers * sizeof *of_run);
    self->distance[self->count] = distance;
    self->weight[self->count++] = weight;
    return STATUS_OK;
}

void trials_free(struct Trials *self) {
    free(self->unit);
    free(self->numbers);
    free(self->distance);
    free(self->weight);
    *self = (struct Trials){0};
}
