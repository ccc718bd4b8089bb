#include "run/observe_inequality.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world/people.h"

static int by_value(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

double observe_gini(const double *values, size_t count, double *sorted) {
    double sum = 0.0, ranked = 0.0;
    memcpy(sorted, values, count * sizeof *values);
    qsort(sorted, count, sizeof *sorted, by_value);
    for (size_t i = 0; i < count; i++) {
        sum += sorted[i];
        ranked += (double)(i + 1) * sorted[i];
    }
    double n = (double)count;
    return sum > 0.0 ? 2.0 * ranked / (n * sum) - (n + 1.0) / n : (double)NAN;
}

enum { AGENCIES_FOR_GINI = 10 };

static double median_of_sorted(const double *sorted, size_t count) {
    return 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
}

enum Status observe_inequality(const struct World *world, struct RunRecord *run, struct Error *error) {
    const struct Agencies *all = &world->agencies;
    double *values = calloc(2 * all->count + 2 * world->government_count, sizeof *values);
    if (values == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to measure inequality");
    double *sorted = values + all->count + world->government_count, *totals = values + all->count;
    double sum = 0.0, measured = 0.0;
    for (size_t g = 1; g < world->government_count; g++) { /* 0 is the centre */
        const struct Government *government = &world->governments[g];
        for (uint32_t i = 0; i < government->count; i++) {
            values[i] = (double)all->opened[government->first + i];
            totals[g] += values[i];
        }
        double gini = government->count >= AGENCIES_FOR_GINI ? observe_gini(values, government->count, sorted)
                                                             : (double)NAN;
        sum += isnan(gini) ? 0.0 : gini;
        measured += isnan(gini) ? 0.0 : 1.0;
    }
    run->datasets_gini_agency = measured > 0.0 ? sum / measured : (double)NAN;
    if (world->government_count > 2) {
        run->datasets_gini_government = observe_gini(totals + 1, world->government_count - 1, sorted);
        run->datasets_median_government = median_of_sorted(sorted, world->government_count - 1);
    }
    free(values);
    return STATUS_OK;
}
