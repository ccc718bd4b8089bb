/* Digests of what a store holds, by which damage is found when it is read: 64 bits that any single other
 * value changes, and other damage leaves alone with probability 2^-64. They prove no origin. */
#ifndef TANDEM_DIGEST_H
#define TANDEM_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/run_rows.h"

/* What a digest begins with. */
#define DIGEST_BEGIN UINT64_C(0x9E3779B97F4A7C15)

/* The digest of what came before and one value more. Every NaN counts as the same one. */
uint64_t digest_word(uint64_t digest, uint64_t word);
uint64_t digest_real(uint64_t digest, double value);
uint64_t digest_bytes(uint64_t digest, const void *bytes, size_t size);

/* Parts of a run that are read alone: its tables in their order, of which the first stands for key, state and
 * cause as well, its outputs, and its summary. */
enum { RUN_PART_OUTPUTS = TABLE_COUNT, RUN_PART_SUMMARY, RUN_PARTS, RUN_DIGEST_BYTES = 1 + 8 * RUN_PARTS };

struct RunDigest {
    unsigned kept; /* bit mask of 1u << part: what is stored of the run */
    uint64_t parts[RUN_PARTS];
};

/* The digest of one part; `cause` is NULL for a run that finished. */
uint64_t run_digest_part(const struct RunRows *rows, const char *cause, int part);

/* Of all parts. */
struct RunDigest run_digest(const struct RunRows *rows, const char *cause);

/* One number for a run; their sum over all runs of a store says whether one is missing. */
uint64_t run_digest_mark(const struct RunDigest *self);

/* As a store keeps it, on every machine the same bytes: which parts are stored, then their digests. Writing
 * gives the size, at most RUN_DIGEST_BYTES; reading gives false for another one. */
size_t run_digest_encode(const struct RunDigest *self, unsigned char bytes[RUN_DIGEST_BYTES]);
bool run_digest_decode(struct RunDigest *self, const unsigned char *bytes, size_t size);

#endif
