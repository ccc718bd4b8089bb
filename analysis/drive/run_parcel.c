#include "drive/run_parcel.h"

#include <stdlib.h>
#include <string.h>

/* What a parcel begins with. All members have eight bytes: there is no padding whose bits could differ. */
struct Label {
    uint64_t layout;
    struct RunKey key;
    uint64_t failed, kept, cause_length;
    uint64_t records[TABLE_COUNT];
    uint64_t outputs, summary;
};

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(1099511628211);
    return hash;
}

static uint64_t hash_number(uint64_t hash, size_t number) {
    return hash_bytes(hash, &number, sizeof number);
}

uint64_t run_parcel_layout(void) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (int table = 0; table < TABLE_COUNT; table++) {
        const struct TableRow *row = record_table((enum RecordTable)table);
        hash = hash_bytes(hash, row->name, strlen(row->name) + 1);
        hash = hash_number(hash, row->record_size);
        for (size_t i = 0; i < row->column_count; i++) {
            const struct Column *column = &row->columns[i];
            hash = hash_bytes(hash, column->name, strlen(column->name) + 1);
            hash = hash_number(hash_number(hash, column->offset), column->kind);
        }
    }
    return hash;
}

static struct Label label_of(const struct QueuedRun *run) {
    struct Label label = {
        .layout = run_parcel_layout(),
        .key = run->rows.key,
        .failed = run->failed,
        .kept = run->rows.kept,
        .cause_length = strlen(run->cause),
        .outputs = run->rows.output_count,
        .summary = run->rows.summary_size,
    };
    for (int table = 0; table < TABLE_COUNT; table++)
        label.records[table] = run->rows.tables[table].count;
    return label;
}

static size_t record_size(int table) {
    return record_table((enum RecordTable)table)->record_size;
}

/* Adds count * each to `size`; false if that is more than memory can hold. */
static bool add_size(size_t *size, uint64_t count, size_t each) {
    size_t product;
    return !__builtin_mul_overflow(count, each, &product) && !__builtin_add_overflow(*size, product, size);
}

/* The bytes that a parcel with this label has; false where it holds rows that it says it does not keep. */
static bool parcel_size(const struct Label *label, size_t *size) {
    *size = sizeof *label;
    bool possible = add_size(size, label->cause_length, 1) &&
                    add_size(size, label->outputs, sizeof(double)) && add_size(size, label->summary, 1);
    for (int table = 0; table < TABLE_COUNT && possible; table++)
        possible = (label->records[table] == 0 || label->kept >> table & 1) &&
                   add_size(size, label->records[table], record_size(table));
    return possible && label->kept >> TABLE_COUNT == 0;
}

static unsigned char *put(unsigned char *place, const void *from, size_t size) {
    if (size > 0)
        memcpy(place, from, size);
    return place + size;
}

enum Status run_parcel_pack(const struct QueuedRun *run, unsigned char **bytes, size_t *size,
                            struct Error *error) {
    struct Label label = label_of(run);
    *bytes = parcel_size(&label, size) ? malloc(*size) : NULL;
    if (*bytes == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the parcel of a run");
    unsigned char *place = put(*bytes, &label, sizeof label);
    place = put(place, run->cause, label.cause_length);
    place = put(place, run->rows.outputs, label.outputs * sizeof(double));
    place = put(place, run->rows.summary, label.summary);
    for (int table = 0; table < TABLE_COUNT; table++)
        place = put(place, run->rows.tables[table].bytes, label.records[table] * record_size(table));
    return STATUS_OK;
}

static enum Status label_check(const struct Label *label, size_t size, struct Error *error) {
    size_t wanted = 0;
    if (label->layout != run_parcel_layout())
        return error_set(error, STATUS_CONFIGURATION,
                         "a run comes from a program whose records have other columns");
    bool has_own = label->failed == 1 || (label->kept >> TABLE_RUNS & 1) != 0;
    if (label->failed > 1 || !has_own || label->cause_length >= RUN_CAUSE_SIZE ||
        !parcel_size(label, &wanted) || wanted != size)
        return error_set(error, STATUS_INTERNAL, "the parcel of a run is damaged");
    return STATUS_OK;
}

/* A copy of `size` bytes at `place`, which moves on; NULL if there are none or memory ran out. */
static void *take_copy(const unsigned char **place, size_t size) {
    void *copy = size > 0 ? malloc(size) : NULL;
    if (copy != NULL)
        memcpy(copy, *place, size);
    *place += size;
    return copy;
}

/* False if memory ran out. What has been read so far is freed with the run. */
static bool take_rows(struct RunRows *rows, const struct Label *label, const unsigned char *place) {
    rows->outputs = take_copy(&place, label->outputs * sizeof(double));
    if (rows->outputs == NULL && label->outputs > 0)
        return false;
    rows->output_count = label->outputs;
    rows->summary = take_copy(&place, label->summary);
    if (rows->summary == NULL && label->summary > 0)
        return false;
    rows->summary_size = label->summary;
    for (int table = 0; table < TABLE_COUNT; table++) {
        struct RecordArray *array = &rows->tables[table];
        array->bytes = take_copy(&place, label->records[table] * record_size(table));
        if (array->bytes == NULL && label->records[table] > 0)
            return false;
        array->count = array->capacity = label->records[table];
    }
    return true;
}

enum Status run_parcel_unpack(const unsigned char *bytes, size_t size, struct QueuedRun **run,
                              struct Error *error) {
    struct Label label;
    *run = NULL;
    if (size < sizeof label)
        return error_set(error, STATUS_INTERNAL, "the parcel of a run is damaged");
    memcpy(&label, bytes, sizeof label);
    enum Status status = label_check(&label, size, error);
    if (status != STATUS_OK)
        return status;
    *run = queued_run_new(&label.key);
    if (*run != NULL) {
        (*run)->failed = label.failed == 1;
        run_rows_keep(&(*run)->rows, (unsigned)label.kept);
        memcpy((*run)->cause, bytes + sizeof label, label.cause_length);
    }
    if (*run != NULL && take_rows(&(*run)->rows, &label, bytes + sizeof label + label.cause_length))
        return STATUS_OK;
    queued_run_free(*run);
    *run = NULL;
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a run that another process ran");
}
