#include "base/shortest.h"

#include <stdbool.h>
#include <string.h>

__extension__ typedef unsigned __int128 Wide;

enum { FRACTION_BITS = 52, EXPONENT_BIAS = 1075, LOWEST_POWER = -292 };

static const struct Power {
    uint64_t high, low;
} powers[] = {
#define POWER_OF_TEN(exponent, high, low) [(exponent)-LOWEST_POWER] = {high, low},
#include "base/powers_of_ten.def"
#undef POWER_OF_TEN
};

/* Of the exponents that doubles have, exact: floor of log10(2^q), of log10(3/4 * 2^q), of log2(10^e). */
static int log10_of_two(int q, bool three_quarters) {
    return (q * 1262611 - (three_quarters ? 524031 : 0)) >> 22;
}

static int log2_of_ten(int e) {
    return (e * 1741647) >> 19;
}

/* The product with a power of ten, without its lowest 128 bits; what is cut off leaves its mark in the last
 * bit. */
static uint64_t product(struct Power power, uint64_t factor) {
    Wide low = (Wide)power.low * factor, high = (Wide)power.high * factor + (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

static struct Decimal without_zeros(struct Decimal decimal) {
    while (decimal.digits % 10 == 0) {
        decimal.digits /= 10;
        decimal.exponent++;
    }
    return decimal;
}

/* Four times the value and the ends of what reads back as it, in units of 10^k: between them lie at least two
 * and at most twenty whole numbers. */
struct Decimal shortest_decimal(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    uint64_t fraction = bits & ((UINT64_C(1) << FRACTION_BITS) - 1);
    int biased = (int)(bits >> FRACTION_BITS & 0x7FF);
    uint64_t c = biased > 0 ? fraction | UINT64_C(1) << FRACTION_BITS : fraction;
    int q = (biased > 0 ? biased : 1) - EXPONENT_BIAS;
    bool uneven = fraction == 0 && biased > 1; /* the next lower double is half as far as the next higher */
    int k = log10_of_two(q, uneven), shift = q + log2_of_ten(-k) + 1;
    struct Power power = powers[-k - LOWEST_POWER];
    uint64_t odd = c & 1; /* ends of the interval read back to even numbers only */
    uint64_t low = product(power, (4 * c - 2 + uneven) << shift) + odd, here = product(power, 4 * c << shift),
             high = product(power, (4 * c + 2) << shift) - odd;
    uint64_t below = here / 4, tens = below / 10;
    bool ten_below = low <= 40 * tens, ten_above = 40 * tens + 40 <= high;
    if (below >= 10 && ten_below != ten_above)
        return without_zeros((struct Decimal){tens + ten_above, k + 1});
    bool one_below = low <= 4 * below, one_above = 4 * below + 4 <= high;
    if (one_below != one_above)
        return without_zeros((struct Decimal){below + one_above, k});
    bool up = here > 4 * below + 2 || (here == 4 * below + 2 && below % 2 == 1);
    return without_zeros((struct Decimal){below + up, k});
}
