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

static void series_set(struct Series *self, size_t place, double time, const struct Spread *spread) {
    self->time[place] = time;
    self->value[place] = spread->mean.value;
    self->low[place] = spread->mean.low;
    self->high[place] = spread->mean.high;
    self->band_low[place] = spread->band_low;
    self->band_high[place] = spread->band_high;
    self->count[place] = (double)spread->mean.count;
}

enum Status series_fill(struct Series *self, const struct Summary *summary, size_t length, double first_time,
                        RunValue value, size_t what, struct Error *error) {
    series_free(self);
    double *values = summary_room(summary->runs, sizeof *values, error);
    enum Status status = values == NULL ? STATUS_OUT_OF_MEMORY : series_allocate(self, length, error);
    const struct UnitRow unit = unit_row(self->unit);
    double most = 0.0;
    for (size_t i = 0; i < length && status == STATUS_OK; i++) {
        for (size_t r = 0; r < summary->runs; r++)
            values[r] = value(summary->tallies[r], what, i);
        struct Spread spread = interval_spread(values, summary->runs, summary->confidence);
        spread.mean = interval_within(&spread.mean, unit.low, unit.high);
        series_set(self, i, first_time + (double)i, &spread);
        most = self->count[i] > most ? self->count[i] : most;
    }
    if (most == 0.0)
        series_free(self);
    free(values);
    return status;
}
