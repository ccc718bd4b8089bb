#include "estimate/run_numbers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void run_numbers_init(struct RunNumbers *self, size_t width) {
    *self = (struct RunNumbers){.width = width};
}

static void forget_block(struct RunNumbers *self) {
    free(self->block);
    self->block = NULL;
    self->block_first = self->block_count = 0;
}

void run_numbers_free(struct RunNumbers *self) {
    forget_block(self);
    spill_free(&self->rows);
    run_numbers_init(self, self->width);
}

enum Status run_numbers_add(struct RunNumbers *self, const double row[], struct Error *error) {
    forget_block(self);
    enum Status status = spill_append(&self->rows, row, self->width * sizeof *row, error);
    self->runs += status == STATUS_OK ? 1 : 0;
    return status;
}

/* As many numbers as fit, at least one. */
static enum Status read_block(struct RunNumbers *self, size_t first, struct Error *error) {
    size_t fit = SPILL_MEMORY / sizeof(double) / self->runs, left = self->width - first;
    size_t count = fit < 1 ? 1 : fit < left ? fit : left;
    forget_block(self);
    self->block = malloc(count * self->runs * sizeof *self->block);
    double *row = malloc(count * sizeof *row);
    enum Status status =
        self->block != NULL && row != NULL
            ? STATUS_OK
            : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for numbers of %zu runs", self->runs);
    for (size_t r = 0; r < self->runs && status == STATUS_OK; r++) {
        uint64_t place = ((uint64_t)r * self->width + first) * sizeof *row;
        status = spill_read(&self->rows, place, row, count * sizeof *row, error);
        for (size_t i = 0; i < count && status == STATUS_OK; i++)
            self->block[i * self->runs + r] = row[i];
    }
    free(row);
    if (status != STATUS_OK)
        return status;
    self->block_first = first;
    self->block_count = count;
    return STATUS_OK;
}

enum Status run_numbers_read(struct RunNumbers *self, size_t index, double values[], struct Error *error) {
    enum Status status = STATUS_OK;
    bool held = index >= self->block_first && index - self->block_first < self->block_count;
    if (self->runs == 0)
        return STATUS_OK;
    if (!held)
        status = read_block(self, index, error);
    if (status == STATUS_OK)
        memcpy(values, self->block + (index - self->block_first) * self->runs, self->runs * sizeof *values);
    return status;
}
