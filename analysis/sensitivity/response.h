/* How an output responds to each factor over a whole design: means in bins of the factor with intervals, and
 * the change from the lowest bin to the highest. For any design. */
#ifndef TANDEM_RESPONSE_H
#define TANDEM_RESPONSE_H

#include "sensitivity/sensitivity.h"

/* A factor has at most 64 grid levels, and its own value beside them. */
enum { RESPONSE_BINS = 10, FACTOR_BINS_MOST = 65 };

/* One factor. In a grid (factorial, one_at_a_time, morris) a bin is a level, of one_at_a_time with the centre
 * and without the points at which another factor moves; elsewhere a bin is a value where these are countable
 * and few, or have 5 points each on average. All others, and grids of more levels than FACTOR_BINS_MOST, have
 * bins of equal numbers of points, at most RESPONSE_BINS and at least 5 points each (fewer points: one bin),
 * but of countable values none is in two bins. Intervals: in factorial and one_at_a_time with 2 replicates or
 * more over replicates (each replicate's mean over the bin's points: what another set of random numbers would
 * change), elsewhere over the points of the bin (what other points would change), the points of one
 * trajectory or base sample taken together because they resemble one another (cluster-robust, Liang & Zeger
 * 1986, with t of one less than their number). Without a point that has a value: no bins. */
struct FactorResponse {
    size_t bins;
    double unit[FACTOR_BINS_MOST];          /* mean coordinate of the bin's points, ascending */
    struct Estimate mean[FACTOR_BINS_MOST]; /* of the points' means; count: points */
    struct Estimate change;                 /* last bin minus first: paired by replicate where intervals are
                                               over replicates, else Welch; count: points of both; not available
                                               with one bin */
};

struct Response {
    size_t factors;
    struct FactorResponse *factor;  /* [factors], owned */
    int64_t points;                 /* with a value */
    struct Estimate *point;         /* point[design points]: mean over replicates with Student's t; owned */
    double lowest, median, highest; /* of the point means; NaN without any */
    struct NoiseShare noise;
};

/* `data` as for sensitivity_init. Errors: STATUS_OUT_OF_MEMORY. Free with response_free, also after failure.
 */
enum Status response_init(struct Response *self, const struct SensitivityData *data,
                          struct Error *error) MUST_CHECK;
void response_free(struct Response *self);

#endif
