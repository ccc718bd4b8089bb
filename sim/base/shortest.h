/* The shortest decimal number that reads back as a double. Source: Giulietti 2021, "The Schubfach way to
 * render doubles". */
#ifndef TANDEM_SHORTEST_H
#define TANDEM_SHORTEST_H

#include <stdint.h>

/* digits * 10^exponent; the last digit is no 0 unless the number is 0. */
struct Decimal {
    uint64_t digits;
    int exponent;
};

/* Of all decimal numbers that are nearer to `value`, which is finite and positive, than to any other double,
 * one of the fewest digits, and of these the nearest. About 20 ns. */
struct Decimal shortest_decimal(double value);

#endif
