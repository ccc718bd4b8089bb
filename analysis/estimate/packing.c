#include "estimate/packing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How a series is packed. */
enum SeriesKind { SERIES_WHOLE, SERIES_OVER_DIVISOR, SERIES_REAL, SERIES_KINDS };

static const double LARGEST_WHOLE = 9007199254740992.0; /* 2^53 */

static void pack_bytes(struct Packing *self, const void *bytes, size_t size) {
    enum { FIRST = 1024 };
    if (size == 0 || self->failed)
        return;
    if (self->capacity - self->size < size) {
        size_t capacity = 2 * self->capacity + size + FIRST;
        unsigned char *grown = realloc(self->bytes, capacity);
        self->failed = grown == NULL;
        if (self->failed)
            return;
        self->bytes = grown;
        self->capacity = capacity;
    }
    memcpy(self->bytes + self->size, bytes, size);
    self->size += size;
}

void pack_whole(struct Packing *self, uint64_t value) {
    unsigned char bytes[10];
    size_t size = 0;
    do {
        bytes[size] = (unsigned char)(value & 0x7F);
        value >>= 7;
        bytes[size++] |= value > 0 ? 0x80 : 0;
    } while (value > 0);
    pack_bytes(self, bytes, size);
}

uint64_t unpack_whole(struct Unpacking *self) {
    uint64_t value = 0;
    for (int shift = 0; shift < 64 && self->next < self->end; shift += 7) {
        unsigned char byte = *self->next++;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0)
            return self->failed ? 0 : value;
    }
    self->failed = true;
    return 0;
}

static uint64_t bits_of(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static double real_of(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

void pack_real(struct Packing *self, double value) {
    unsigned char bytes[8];
    uint64_t bits = bits_of(value);
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(bits >> 8 * i & 0xFF);
    pack_bytes(self, bytes, sizeof bytes);
}

double unpack_real(struct Unpacking *self) {
    uint64_t bits = 0;
    self->failed = self->failed || self->end - self->next < 8;
    for (int i = 0; i < 8 && !self->failed; i++)
        bits |= (uint64_t)*self->next++ << 8 * i;
    return real_of(bits);
}

static void pack_signed(struct Packing *self, int64_t value) {
    pack_whole(self, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

static int64_t unpack_signed(struct Unpacking *self) {
    uint64_t value = unpack_whole(self);
    return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

void pack_counts(struct Packing *self, const int64_t values[], size_t count) {
    size_t filled = 0, last = 0;
    for (size_t i = 0; i < count; i++)
        filled += values[i] != 0 ? 1 : 0;
    pack_whole(self, filled);
    for (size_t i = 0; i < count; i++)
        if (values[i] != 0) {
            pack_whole(self, i - last);
            pack_signed(self, values[i]);
            last = i;
        }
}

/* The next of a list of what is not 0: moves `place` on; false where there is none. */
static bool unpack_entry(struct Unpacking *self, size_t *place, size_t count, int64_t *value) {
    uint64_t distance = unpack_whole(self);
    *value = unpack_signed(self);
    self->failed = self->failed || distance >= count - *place;
    if (!self->failed)
        *place += (size_t)distance;
    return !self->failed;
}

void unpack_counts(struct Unpacking *self, int64_t values[], size_t count, int64_t most) {
    size_t place = 0;
    uint64_t filled = unpack_whole(self);
    self->failed = self->failed || filled > count;
    for (uint64_t i = 0; i < filled && !self->failed; i++) {
        int64_t value;
        if (!unpack_entry(self, &place, count, &value))
            break;
        self->failed = value < 0 || value > most;
        values[place] = value;
    }
}

/* The whole number that a value is over `divisor`; false if it is none. */
static bool whole_of(double value, double divisor, int64_t *whole) {
    double nearest = round(value * divisor);
    if (!(fabs(nearest) < LARGEST_WHOLE))
        return false;
    *whole = (int64_t)nearest;
    return bits_of((double)*whole / divisor) == bits_of(value);
}

static bool is_whole(const double values[], size_t count, double divisor) {
    int64_t whole;
    for (size_t i = 0; i < count; i++)
        if (!whole_of(values[i], divisor, &whole))
            return false;
    return true;
}

static void pack_changes(struct Packing *self, const double values[], size_t count, double divisor) {
    int64_t now = 0, before = 0;
    size_t filled = 0, last = 0;
    for (size_t i = 0; i < count && whole_of(values[i], divisor, &now); i++, before = now)
        filled += now != before ? 1 : 0;
    pack_whole(self, filled);
    before = 0;
    for (size_t i = 0; i < count && whole_of(values[i], divisor, &now); i++)
        if (now != before) {
            pack_whole(self, i - last);
            pack_signed(self, now - before);
            last = i;
            before = now;
        }
}

/* Up to the first change the number is 0. */
static void unpack_changes(struct Unpacking *self, double values[], size_t count, double divisor) {
    size_t place = 0, next = 0;
    int64_t now = 0, change = 0;
    uint64_t filled = unpack_whole(self);
    self->failed = self->failed || filled > count;
    for (uint64_t i = 0; i < filled && unpack_entry(self, &place, count, &change); i++) {
        for (; next < place; next++)
            values[next] = (double)now / divisor;
        self->failed = __builtin_add_overflow(now, change, &now) || fabs((double)now) >= LARGEST_WHOLE;
    }
    for (; next < count; next++)
        values[next] = (double)now / divisor;
}

void pack_series(struct Packing *self, const double values[], size_t count, double divisor) {
    uint64_t before = 0;
    enum SeriesKind kind = is_whole(values, count, 1.0)       ? SERIES_WHOLE
                           : is_whole(values, count, divisor) ? SERIES_OVER_DIVISOR
                                                              : SERIES_REAL;
    pack_whole(self, kind);
    if (kind != SERIES_REAL)
        pack_changes(self, values, count, kind == SERIES_WHOLE ? 1.0 : divisor);
    for (size_t i = 0; i < count && kind == SERIES_REAL; i++) {
        pack_whole(self, bits_of(values[i]) ^ before);
        before = bits_of(values[i]);
    }
}

void unpack_series(struct Unpacking *self, double values[], size_t count, double divisor) {
    uint64_t kind = unpack_whole(self), bits = 0;
    self->failed = self->failed || kind >= SERIES_KINDS;
    if (kind != SERIES_REAL)
        unpack_changes(self, values, count, kind == SERIES_WHOLE ? 1.0 : divisor);
    for (size_t i = 0; i < count && kind == SERIES_REAL; i++) {
        bits ^= unpack_whole(self);
        values[i] = real_of(bits);
    }
}
