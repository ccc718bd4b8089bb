#include "store/digest.h"

#include <math.h>
#include <string.h>

/* Each step can be undone, so that one other word always gives another digest; the shift carries the high
 * bits, which a multiplication leaves behind, down again. */
uint64_t digest_word(uint64_t digest, uint64_t word) {
    digest = (digest ^ word) * UINT64_C(0xD6E8FEB86659FD93);
    return digest ^ digest >> 32;
}

uint64_t digest_real(uint64_t digest, double value) {
    uint64_t word = UINT64_MAX; /* a NaN: which one is not kept */
    if (!isnan(value))
        memcpy(&word, &value, sizeof word);
    return digest_word(digest, word);
}

/* The length keeps "ab", "c" from being "a", "bc". */
uint64_t digest_bytes(uint64_t digest, const void *bytes, size_t size) {
    const unsigned char *next = bytes;
    digest = digest_word(digest, size);
    for (size_t i = 0; i < size; i++)
        digest = digest_word(digest, next[i]);
    return digest;
}

static uint64_t digest_record(uint64_t digest, const struct TableRow *row, const unsigned char *record) {
    for (size_t i = 0; i < row->column_count; i++) {
        const struct Column *column = &row->columns[i];
        uint64_t word;
        double real;
        memcpy(&word, record + column->offset, sizeof word);
        memcpy(&real, record + column->offset, sizeof real);
        digest = column->kind == COLUMN_REAL ? digest_real(digest, real) : digest_word(digest, word);
    }
    return digest;
}

static uint64_t digest_table(const struct RunRows *rows, enum RecordTable table) {
    const struct RecordArray *array = &rows->tables[table];
    uint64_t digest = digest_word(DIGEST_BEGIN, array->count);
    for (size_t i = 0; i < array->count; i++)
        digest = digest_record(digest, record_table(table), run_rows_get(rows, table, i));
    return digest;
}

static uint64_t digest_outputs(const struct RunRows *rows) {
    uint64_t digest = digest_word(DIGEST_BEGIN, rows->output_count);
    for (size_t i = 0; i < rows->output_count; i++)
        digest = digest_real(digest, rows->outputs[i]);
    return digest;
}

uint64_t run_digest_part(const struct RunRows *rows, const char *cause, int part) {
    if (part == RUN_PART_OUTPUTS)
        return digest_outputs(rows);
    if (part == RUN_PART_SUMMARY)
        return digest_bytes(DIGEST_BEGIN, rows->summary, rows->summary_size);
    uint64_t digest = digest_table(rows, (enum RecordTable)part);
    if (part != TABLE_RUNS)
        return digest;
    digest = digest_word(digest, (uint64_t)rows->key.scenario);
    digest = digest_word(digest, (uint64_t)rows->key.point);
    digest = digest_word(digest, (uint64_t)rows->key.replicate);
    digest = digest_word(digest, cause == NULL);
    return cause == NULL ? digest : digest_bytes(digest, cause, strlen(cause));
}

struct RunDigest run_digest(const struct RunRows *rows, const char *cause) {
    struct RunDigest digest;
    for (int part = 0; part < RUN_PARTS; part++)
        digest.parts[part] = run_digest_part(rows, cause, part);
    return digest;
}

uint64_t run_digest_mark(const struct RunDigest *self) {
    uint64_t digest = DIGEST_BEGIN;
    for (int part = 0; part < RUN_PARTS; part++)
        digest = digest_word(digest, self->parts[part]);
    return digest;
}

void run_digest_encode(const struct RunDigest *self, unsigned char bytes[RUN_DIGEST_BYTES]) {
    for (int i = 0; i < RUN_DIGEST_BYTES; i++)
        bytes[i] = (unsigned char)(self->parts[i / 8] >> 8 * (i % 8) & 0xFF);
}

bool run_digest_decode(struct RunDigest *self, const unsigned char *bytes, size_t size) {
    *self = (struct RunDigest){0};
    if (bytes == NULL || size != RUN_DIGEST_BYTES)
        return false;
    for (int i = 0; i < RUN_DIGEST_BYTES; i++)
        self->parts[i / 8] |= (uint64_t)bytes[i] << 8 * (i % 8);
    return true;
}
