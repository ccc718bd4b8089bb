/* Numbers in pictures: with signs, in other units, and the ends and marks of axes that show them. */
#ifndef TANDEM_NUMBERS_H
#define TANDEM_NUMBERS_H

#include "plots/figure/sheet.h"

/* A number for people in the C locale with its sign, as "+3.1", "−0.4" (U+2212), "0.0" for 0 alone, so that
 * "−0.0" still tells the side; NaN: "–". */
enum { SIGNED_SIZE = 40, SIGNED_INTERVAL_SIZE = 160 };
void signed_number(char buffer[SIGNED_SIZE], double value, int digits);

/* "+3.1 (+0.4 to +5.8)", "+3.1" without an interval, "not available" without a value. */
void signed_estimate(char buffer[SIGNED_INTERVAL_SIZE], const struct Estimate *estimate, int digits);

/* Digits after the point that show differences as large as this one. */
int signed_digits(double largest);

/* The same in other units; what is below 1e-9 there is 0. */
struct Estimate estimate_times(const struct Estimate *estimate, double factor);

/* Ends of an axis that shows all it was told of, 0 among it. Zero-initialise it. */
struct Extent {
    double low, high;
};
void extent_add(struct Extent *self, const struct Estimate *estimate);
/* Room at both ends; from -1 to 1 if there is nothing but 0. */
struct Extent extent_with_margin(const struct Extent *self);
/* A round step (1, 2 or 5 times a power of ten) that gives at most `most` marks. */
double extent_step(const struct Extent *self, int most);
/* Marks of an axis ("x", "y", "cb") of that extent with signs. */
void signed_ticks(struct Sheet *sheet, const char *axis, const struct Extent *extent, int most);

/* Whether the interval is known and does not contain 0. */
bool is_told_from_zero(const struct Estimate *estimate);

#endif
