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

/* Of a failed run nothing is stored but that it failed. */
static unsigned kept_parts(const struct RunRows *rows, const char *cause) {
    unsigned kept = 1u << TABLE_RUNS;
    if (cause != NULL)
        return kept;
    return kept | rows->kept | (rows->output_count > 0 ? 1u << RUN_PART_OUTPUTS : 0) |
           (rows->summary_size > 0 ? 1u << RUN_PART_SUMMARY : 0);
}

struct RunDigest run_digest(const struct RunRows *rows, const char *cause) {
    struct RunDigest digest = {.kept = kept_parts(rows, cause)};
    for (int part = 0; part < RUN_PARTS; part++)
        digest.parts[part] = run_digest_part(rows, cause, part);
    return digest;
}

uint64_t run_digest_mark(const struct RunDigest *self) {
    uint64_t digest = digest_word(DIGEST_BEGIN, self->kept);
    for (int part = 0; part < RUN_PARTS; part++)
        digest = digest_word(digest, self->parts[part]);
    return digest;
}

/* The digest of a part that holds nothing. */
static uint64_t digest_of_nothing(void) {
    return digest_word(DIGEST_BEGIN, 0);
}

_Static_assert(RUN_PARTS <= 8, "one bit of a byte a part");

size_t run_digest_encode(const struct RunDigest *self, unsigned char bytes[RUN_DIGEST_BYTES]) {
    size_t size = 1;
    bytes[0] = (unsigned char)self->kept;
    for (int part = 0; part < RUN_PARTS; part++)
        for (int i = 0; i < 8 && self->kept >> part & 1; i++)
            bytes[size++] = (unsigned char)(self->parts[part] >> 8 * i & 0xFF);
    return size;
}

bool run_digest_decode(struct RunDigest *self, const unsigned char *bytes, size_t size) {
    size_t place = 1;
    *self = (struct RunDigest){.kept = bytes != NULL && size > 0 ? bytes[0] : 0};
    for (int part = 0; part < RUN_PARTS && bytes != NULL && size > 0; part++) {
        self->parts[part] = digest_of_nothing();
        if ((self->kept >> part & 1) == 0)
            continue;
        if (place + 8 > size)
            return false;
        self->parts[part] = 0;
        for (int i = 0; i < 8; i++)
            self->parts[part] |= (uint64_t)bytes[place++] << 8 * i;
    }
    return bytes != NULL && place == size;
}
