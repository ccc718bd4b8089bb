/* Whole numbers and series as few bytes: LEB128 (seven bits a byte, the lowest first), signed ones with the
 * sign in the lowest bit. The bytes are the same on every machine. */
#ifndef TANDEM_PACKING_H
#define TANDEM_PACKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that grow. Zero-initialise it; the caller frees `bytes`. `failed`: memory ran out, and what was put
 * since is lost. */
struct Packing {
    unsigned char *bytes;
    size_t size, capacity;
    bool failed;
};

/* The bytes that are left to be read. `failed`: they were not what was asked for; what is read then is 0. */
struct Unpacking {
    const unsigned char *next, *end;
    bool failed;
};

void pack_whole(struct Packing *self, uint64_t value);
uint64_t unpack_whole(struct Unpacking *self);

/* A number as its 8 bytes. */
void pack_real(struct Packing *self, double value);
double unpack_real(struct Unpacking *self);

/* values[count], most of them 0: how many are not, and each of those with its distance from the one before.
 * Those that are 0 are not written when read: the caller's are 0 before. Reading fails for one that is
 * outside 0 … most. */
void pack_counts(struct Packing *self, const int64_t values[], size_t count);
void unpack_counts(struct Unpacking *self, int64_t values[], size_t count, int64_t most);

/* values[count] of a series, to the bit: as changes of whole numbers where all are whole, or all are such
 * over `divisor` (1 to 2^53), else as what differs from the one before (exclusive or). */
void pack_series(struct Packing *self, const double values[], size_t count, double divisor);
void unpack_series(struct Unpacking *self, double values[], size_t count, double divisor);

#endif
