#include "estimate/run_numbers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/packing.h"

void run_numbers_init(struct RunNumbers *self, size_t width) {
    size_t fit = RUN_NUMBERS_CHUNK / sizeof(double) / width;
    *self = (struct RunNumbers){.width = width, .chunk_runs = fit > 1 ? fit : 1};
}

static void forget_block(struct RunNumbers *self) {
    free(self->block);
    self->block = NULL;
    self->block_first = self->block_count = 0;
}

void run_numbers_free(struct RunNumbers *self) {
    size_t width = self->width > 0 ? self->width : 1;
    forget_block(self);
    free(self->rows);
    free(self->places);
    spill_free(&self->chunks);
    run_numbers_init(self, width);
}

static enum Status no_memory(const struct RunNumbers *self, struct Error *error) {
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for numbers of %zu runs", self->runs);
}

/* The numbers of the rows one after the other. `ends` and `column` are room[width] and room[chunk_runs]. */
static enum Status write_chunk(struct RunNumbers *self, uint64_t ends[], double column[],
                               struct Error *error) {
    struct Packing packing = {0};
    for (size_t i = 0; i < self->width; i++) {
        for (size_t r = 0; r < self->row_count; r++)
            column[r] = self->rows[r * self->width + i];
        pack_series(&packing, column, self->row_count, self->divisor);
        ends[i] = packing.size;
    }
    enum Status status = packing.failed
                             ? no_memory(self, error)
                             : spill_append(&self->chunks, ends, self->width * sizeof *ends, error);
    if (status == STATUS_OK)
        status = spill_append(&self->chunks, packing.bytes, packing.size, error);
    free(packing.bytes);
    return status;
}

static enum Status close_chunk(struct RunNumbers *self, struct Error *error) {
    size_t chunk = self->runs / self->chunk_runs;
    uint64_t *ends = malloc(self->width * sizeof *ends);
    double *column = malloc(self->chunk_runs * sizeof *column);
    uint64_t *places = realloc(self->places, (chunk + 1) * sizeof *places);
    if (places != NULL) {
        self->places = places;
        places[chunk] = self->chunks.size;
    }
    enum Status status = ends != NULL && column != NULL && places != NULL
                             ? write_chunk(self, ends, column, error)
                             : no_memory(self, error);
    self->row_count = 0;
    free(ends);
    free(column);
    return status;
}

static enum Status make_room(struct RunNumbers *self, struct Error *error) {
    size_t more = 2 * self->row_room + 1, room = more < self->chunk_runs ? more : self->chunk_runs;
    double *rows = realloc(self->rows, room * self->width * sizeof *rows);
    if (rows == NULL)
        return no_memory(self, error);
    self->rows = rows;
    self->row_room = room;
    return STATUS_OK;
}

enum Status run_numbers_add(struct RunNumbers *self, const double row[], double divisor,
                            struct Error *error) {
    forget_block(self);
    enum Status status = self->row_count == self->row_room ? make_room(self, error) : STATUS_OK;
    if (status != STATUS_OK)
        return status;
    self->divisor = self->runs == 0 ? divisor : self->divisor;
    memcpy(self->rows + self->row_count++ * self->width, row, self->width * sizeof *row);
    if (self->row_count == self->chunk_runs)
        status = close_chunk(self, error);
    self->runs += status == STATUS_OK ? 1 : 0;
    return status;
}

/* Those of one chunk into the block: packed, they lie one after the other. */
static enum Status read_chunk(struct RunNumbers *self, size_t chunk, struct Error *error) {
    uint64_t place = self->places[chunk], numbers = place + self->width * sizeof place, bounds[2] = {0};
    size_t first = self->block_first, last = first + self->block_count - 1;
    enum Status status = first == 0 ? STATUS_OK
                                    : spill_read(&self->chunks, place + (first - 1) * sizeof place,
                                                 &bounds[0], sizeof place, error);
    if (status == STATUS_OK)
        status = spill_read(&self->chunks, place + last * sizeof place, &bounds[1], sizeof place, error);
    size_t size = (size_t)(bounds[1] - bounds[0]);
    unsigned char *bytes = status == STATUS_OK ? malloc(size) : NULL;
    if (status == STATUS_OK)
        status = bytes != NULL ? spill_read(&self->chunks, numbers + bounds[0], bytes, size, error)
                               : no_memory(self, error);
    struct Unpacking packing = {bytes, bytes + (status == STATUS_OK ? size : 0), false};
    for (size_t i = 0; i < self->block_count && status == STATUS_OK; i++)
        unpack_series(&packing, self->block + i * self->runs + chunk * self->chunk_runs, self->chunk_runs,
                      self->divisor);
    free(bytes);
    return status;
}

static void read_rows(struct RunNumbers *self) {
    size_t before = self->runs - self->row_count;
    for (size_t r = 0; r < self->row_count; r++)
        for (size_t i = 0; i < self->block_count; i++)
            self->block[i * self->runs + before + r] = self->rows[r * self->width + self->block_first + i];
}

/* As many numbers as fit, at least one. */
static enum Status read_block(struct RunNumbers *self, size_t first, struct Error *error) {
    size_t fit = SPILL_MEMORY / sizeof(double) / self->runs, left = self->width - first;
    size_t count = fit < 1 ? 1 : fit < left ? fit : left;
    forget_block(self);
    self->block = malloc(count * self->runs * sizeof *self->block);
    enum Status status = self->block != NULL ? STATUS_OK : no_memory(self, error);
    self->block_first = first;
    self->block_count = count;
    for (size_t chunk = 0; chunk < self->runs / self->chunk_runs && status == STATUS_OK; chunk++)
        status = read_chunk(self, chunk, error);
    if (status == STATUS_OK)
        read_rows(self);
    else
        forget_block(self);
    return status;
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
