/* Which points belong to which bin of a factor. Private to the room. */
#ifndef TANDEM_RESPONSE_BINS_H
#define TANDEM_RESPONSE_BINS_H

#include "sensitivity/response.h"

enum { NO_BIN = -1 };

/* A point by its coordinate. */
struct PlacedPoint {
    double unit;
    size_t point;
};

/* bin[design points] of the points in `value` that are not NaN and tell of this factor, else NO_BIN; sets
 * bins and unit of `response`. Values that are neither countable nor a grid have at most `most` bins.
 * `placed` is room for the points. */
void response_bins(const struct SensitivityData *data, const struct Estimate value[], size_t factor,
                   size_t most, struct PlacedPoint placed[], int bin[], struct FactorResponse *response);

#endif
