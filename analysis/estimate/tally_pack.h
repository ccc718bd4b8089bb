/* A tally as some kilobytes: what a store keeps of each run. */
#ifndef TANDEM_TALLY_PACK_H
#define TANDEM_TALLY_PACK_H

#include "estimate/packing.h"
#include "estimate/tally.h"

/* Appends all of it. The caller frees packing->bytes, also after failure. Errors: STATUS_OUT_OF_MEMORY. */
enum Status tally_pack(const struct Tally *self, struct Packing *packing, struct Error *error) MUST_CHECK;

/* A tally of `weeks` weeks from bytes[size], to the bit as it was packed; the caller frees it, NULL after an
 * error. Errors: STATUS_INPUT_OUTPUT for bytes that are none, or numbers that no run can have;
 * STATUS_OUT_OF_MEMORY. */
enum Status tally_unpack(struct Tally **self, int64_t weeks, const unsigned char *bytes, size_t size,
                         struct Error *error) MUST_CHECK;

/* The same of counts alone, which are 0 before they are read. */
void tally_pack_counts(const struct TallyCounts *self, struct Packing *packing);
void tally_unpack_counts(struct TallyCounts *self, struct Unpacking *packing);

#endif
