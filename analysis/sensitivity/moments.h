/* Means and variances of what comes one by one. Private to sensitivity. */
#ifndef TANDEM_MOMENTS_H
#define TANDEM_MOMENTS_H

/* Means and centred sums of squares in one pass (Welford 1962): equal values have squares of exactly 0.
 * Zero-initialise it. */
struct Moments {
    double count, mean, squares;
};
void moments_add(struct Moments *self, double value);
double moments_variance(const struct Moments *self); /* NaN below two values */

#endif
