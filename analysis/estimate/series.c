#include "estimate/series.h"

#include <stdlib.h>

#include "estimate/summary_parts.h"
#include "world/units.h"

void series_free(struct Series *self) {
    double **arrays[] = {&self->time,     &self->value,     &self->low,  &self->high,
                         &self->band_low, &self->band_high, &self->count};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(*arrays[i]);
        *arrays[i] = NULL;
    }
    self->length = 0;
}

static enum Status series_allocate(struct Series *self, size_t length, struct Error *error) {
    double **arrays[] = {&self->time,     &self->value,     &self->low,  &self->high,
                         &self->band_low, &self->band_high, &self->count};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        *arrays[i] = summary_room(length, sizeof(double), error);
        if (*arrays[i] == NULL)
            return STATUS_OUT_OF_MEMORY;
    }
    self->length = length;
    return STATUS_OK;
}

static void series_set(struct Series *self, size_t place, const struct Spread *spread) {
    self->value[place] = spread->mean.value;
    self->low[place] = spread->mean.low;
    self->high[place] = spread->mean.high;
    self->band_low[place] = spread->band_low;
    self->band_high[place] = spread->band_high;
    self->count[place] = (double)spread->mean.count;
}

enum Status number_spread(struct Summary *summary, size_t index, const char *unit, double room[],
                          struct Spread *spread, struct Error *error) {
    const struct UnitRow range = unit_row(unit);
    enum Status status = run_numbers_read(&summary->numbers, index, room, error);
    if (status != STATUS_OK)
        return status;
    *spread = interval_spread(room, summary->runs, summary->confidence);
    spread->mean = interval_within(&spread->mean, range.low, range.high);
    return STATUS_OK;
}

enum Status series_fill(struct Series *self, struct Summary *summary, size_t first, size_t length,
                        struct Error *error) {
    series_free(self);
    double *room = summary_room(summary->runs, sizeof *room, error);
    enum Status status = room == NULL ? STATUS_OUT_OF_MEMORY : series_allocate(self, length, error);
    double most = 0.0;
    for (size_t i = 0; i < length && status == STATUS_OK; i++) {
        struct Spread spread;
        status = number_spread(summary, first + i, self->unit, room, &spread, error);
        if (status == STATUS_OK)
            series_set(self, i, &spread);
        most = self->count[i] > most ? self->count[i] : most;
    }
    if (most == 0.0)
        series_free(self);
    free(room);
    return status;
}
