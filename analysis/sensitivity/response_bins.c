#include "sensitivity/response_bins.h"

#include <math.h>
#include <stdlib.h>

#include "sensitivity/moments.h"

enum { POINTS_LEAST = 5 };

/* Coordinates nearer than this are one level of a grid. */
static const double same_level = 1e-9;

static int compare(const void *one, const void *other) {
    const struct PlacedPoint *a = one, *b = other;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    return a->point < b->point ? -1 : a->point > b->point;
}

/* Of one_at_a_time: the centre, and the points between `first` and `end`. */
static bool tells_of(const struct SensitivityData *data, size_t factor, size_t point) {
    if (data->design->kind != DESIGN_ONE_AT_A_TIME || point == 0)
        return true;
    size_t first = 1;
    for (size_t f = 0; f < factor; f++)
        first += data->design->levels[f];
    return point >= first && point < first + data->design->levels[factor];
}

static size_t place(const struct SensitivityData *data, const struct Estimate value[], size_t factor,
                    struct PlacedPoint placed[]) {
    size_t count = 0, factors = data->design->factors;
    for (size_t p = 0; p < (size_t)data->design->points; p++)
        if (!isnan(value[p].value) && tells_of(data, factor, p))
            placed[count++] = (struct PlacedPoint){data->design->unit[p * factors + factor], p};
    qsort(placed, count, sizeof *placed, compare);
    return count;
}

/* A bin a level; returns how many, 0 if there are too many. */
static size_t bins_of_levels(const struct PlacedPoint placed[], size_t count, int bin[]) {
    size_t bins = 0;
    for (size_t i = 0; i < count; i++) {
        bins += i == 0 || placed[i].unit > placed[i - 1].unit + same_level ? 1 : 0;
        if (bins > FACTOR_BINS_MOST)
            return 0;
        bin[placed[i].point] = (int)bins - 1;
    }
    return bins;
}

/* Bins of about equal numbers; points at the same level stay in one where `whole`. */
static size_t bins_of_numbers(const struct PlacedPoint placed[], size_t count, bool whole, size_t bins_most,
                              int bin[]) {
    size_t most = count / POINTS_LEAST, bins = 0, next = 0;
    most = most < 1 ? 1 : most > bins_most ? bins_most : most;
    for (size_t i = 0; i < count; i++) {
        bool same = whole && i > 0 && placed[i].unit <= placed[i - 1].unit + same_level;
        if (i * most / count >= next && !same) {
            next = i * most / count + 1;
            bins++;
        }
        bin[placed[i].point] = (int)bins - 1;
    }
    return bins;
}

/* Whether every value has points enough for a bin of its own, or there are few values. */
static bool fits_levels(const struct SensitivityData *data, size_t factor, size_t count) {
    static const bool is_grid[DESIGN_COUNT] = {
        [DESIGN_FACTORIAL] = true, [DESIGN_ONE_AT_A_TIME] = true, [DESIGN_MORRIS] = true};
    size_t values = data->design->values != NULL ? data->design->values[factor] : 0;
    return is_grid[data->design->kind] ||
           (values > 0 && (values <= RESPONSE_BINS || values <= count / POINTS_LEAST));
}

static void average_units(const struct PlacedPoint placed[], size_t count, const int bin[],
                          struct FactorResponse *response) {
    struct Moments moments[FACTOR_BINS_MOST] = {{0}};
    for (size_t i = 0; i < count; i++)
        moments_add(&moments[bin[placed[i].point]], placed[i].unit);
    for (size_t b = 0; b < response->bins; b++)
        response->unit[b] = moments[b].mean;
}

void response_bins(const struct SensitivityData *data, const struct Estimate value[], size_t factor,
                   size_t most, struct PlacedPoint placed[], int bin[], struct FactorResponse *response) {
    for (size_t p = 0; p < (size_t)data->design->points; p++)
        bin[p] = NO_BIN;
    size_t count = place(data, value, factor, placed);
    bool countable = data->design->values != NULL && data->design->values[factor] > 0;
    response->bins = fits_levels(data, factor, count) ? bins_of_levels(placed, count, bin) : 0;
    if (response->bins == 0)
        response->bins = bins_of_numbers(placed, count, countable, most, bin);
    average_units(placed, count, bin, response);
}
