#include "store/run_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void run_rows_init(struct RunRows *self, const struct RunKey *key) {
    *self = (struct RunRows){.key = *key, .kept = (1u << TABLE_COUNT) - 1};
}

void run_rows_reuse(struct RunRows *self, const struct RunKey *key) {
    self->key = *key;
    for (int table = 0; table < TABLE_COUNT; table++)
        self->tables[table].count = 0;
    for (size_t i = 0; i < self->output_count; i++)
        self->outputs[i] = (double)NAN;
    self->summary_size = 0;
}

void run_rows_keep(struct RunRows *self, unsigned kept) {
    self->kept &= kept;
    for (int table = 0; table < TABLE_COUNT; table++)
        if ((kept & (1u << table)) == 0) {
            free(self->tables[table].bytes);
            self->tables[table] = (struct RecordArray){0};
        }
}

void run_rows_free(struct RunRows *self) {
    run_rows_keep(self, 0);
    free(self->outputs);
    free(self->summary);
    self->outputs = NULL;
    self->summary = NULL;
    self->output_count = self->summary_size = 0;
}

size_t run_rows_bytes(const struct RunRows *self) {
    size_t bytes = self->output_count * sizeof *self->outputs + self->summary_size;
    for (int table = 0; table < TABLE_COUNT; table++)
        bytes += self->tables[table].capacity * record_table((enum RecordTable)table)->record_size;
    return bytes;
}

enum Status run_rows_make_outputs(struct RunRows *self, size_t count, struct Error *error) {
    double *outputs = realloc(self->outputs, (count > 0 ? count : 1) * sizeof *outputs);
    if (outputs == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the outputs of a run");
    for (size_t i = 0; i < count; i++)
        outputs[i] = (double)NAN;
    self->outputs = outputs;
    self->output_count = count;
    return STATUS_OK;
}

enum Status run_rows_set_summary(struct RunRows *self, const void *bytes, size_t size, struct Error *error) {
    unsigned char *copy = realloc(self->summary, size > 0 ? size : 1);
    if (copy == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the summary of a run");
    if (size > 0)
        memcpy(copy, bytes, size);
    self->summary = copy;
    self->summary_size = size;
    return STATUS_OK;
}

static enum Status array_grow(struct RecordArray *self, size_t record_size, struct Error *error) {
    enum { FIRST = 16 };
    size_t capacity = self->capacity == 0 ? FIRST : 2 * self->capacity;
    unsigned char *bytes =
        capacity > SIZE_MAX / record_size ? NULL : realloc(self->bytes, capacity * record_size);
    if (bytes == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the records of a run");
    self->bytes = bytes;
    self->capacity = capacity;
    return STATUS_OK;
}

enum Status run_rows_add(struct RunRows *self, enum RecordTable table, const void *record,
                         struct Error *error) {
    struct RecordArray *array = &self->tables[table];
    size_t size = record_table(table)->record_size;
    if (array->count == array->capacity && array_grow(array, size, error) != STATUS_OK)
        return STATUS_OUT_OF_MEMORY;
    memcpy(array->bytes + array->count * size, record, size);
    array->count++;
    return STATUS_OK;
}

const void *run_rows_get(const struct RunRows *self, enum RecordTable table, size_t index) {
    return self->tables[table].bytes + index * record_table(table)->record_size;
}

static enum Status rows_record(void *context, enum RecordTable table, const void *record,
                               struct Error *error) {
    return run_rows_add(context, table, record, error);
}

struct Recorder run_rows_recorder(struct RunRows *self, unsigned wanted) {
    return (struct Recorder){.context = self, .record = rows_record, .wanted = wanted};
}
