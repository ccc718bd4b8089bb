#include "informed.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "identify.h"
#include "params/params_table.h"

enum { SCALARS_MOST = 64, DRAWS = 25 };
static const double step = 0.15; /* of a scalar's range, to either side */

/* Whether the list "N9 N10" names the figure. */
static bool names(const char *list, const char *id) {
    size_t length = strlen(id);
    for (const char *at = list; (at = strstr(at, id)) != NULL; at += length)
        if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

static bool is_informed(const struct ParamRow *row) {
    if (row->status != STATUS_INFORMED || row->kind != KIND_REAL || !(row->sweep_low < row->sweep_high))
        return false;
    for (size_t t = 0; t < target_count(); t++)
        if (names(row->informed_by, target_row(t)->id))
            return true;
    return false;
}

static double in_range(const struct ParamRow *row, double value) {
    bool log_scale = row->scale == SCALE_LOG;
    double low = log_scale ? log(row->sweep_low) : row->sweep_low,
           high = log_scale ? log(row->sweep_high) : row->sweep_high;
    return ((log_scale ? log(value) : value) - low) / (high - low);
}

static double from_range(const struct ParamRow *row, double place) {
    bool log_scale = row->scale == SCALE_LOG;
    double low = log_scale ? log(row->sweep_low) : row->sweep_low,
           high = log_scale ? log(row->sweep_high) : row->sweep_high;
    double value = low + place * (high - low);
    return log_scale ? exp(value) : value;
}

static size_t figures_in_all(void) {
    size_t count = 0;
    for (size_t t = 0; t < target_count(); t++)
        count += target_row(t)->dimensions;
    return count;
}

/* Runs at one side of a scalar. */
static enum Status side(const struct Scenario *scenario, size_t param, double place, uint64_t seed,
                        size_t count, struct Measured measured[], struct Runs *runs, struct Error *error) {
    const struct ParamRow *row = params_row(param);
    struct Scenario moved = *scenario; /* what it owns is not touched */
    *(double *)((char *)&moved.params + row->offset) = from_range(row, place);
    enum Status status = measure_runs(&moved, seed, count, measured, error);
    return status == STATUS_OK ? runs_init(runs, count, measured, error) : status;
}

/* The slope of all figures, whitened, along a scalar's whole range, and the sum of squares of its standard
 * errors. */
static double slope_of(const struct Runs *low, const struct Runs *high, double width,
                       const struct Cloud clouds[], size_t scalars, double slopes[]) {
    double noise = 0.0;
    size_t place = 0;
    for (size_t t = 0; t < target_count(); t++) {
        const struct Target *target = target_row(t);
        double sum[DIMENSIONS_MOST] = {0}, squares[DIMENSIONS_MOST] = {0}, n = 0.0;
        for (size_t r = 0; r < low->count; r++) {
            double one[DIMENSIONS_MOST], other[DIMENSIONS_MOST], all = 0.0;
            target->run(target, low, r, one);
            target->run(target, high, r, other);
            for (size_t i = 0; i < target->dimensions; i++)
                all += other[i] = (other[i] - one[i]) / width;
            if (isnan(all))
                continue;
            cloud_whiten(&clouds[t], other);
            n += 1.0;
            for (size_t i = 0; i < target->dimensions; i++) {
                sum[i] += other[i];
                squares[i] += other[i] * other[i];
            }
        }
        for (size_t i = 0; i < target->dimensions; i++) {
            double mean = sum[i] / n;
            slopes[(place + i) * scalars] = n > 1.0 ? mean : 0.0;
            noise += n > 1.0 ? (squares[i] / n - mean * mean) / (n - 1.0) : 0.0;
        }
        place += target->dimensions;
    }
    return noise;
}

static enum Status slopes_of(const struct Scenario *scenario, const size_t params[], size_t scalars,
                             uint64_t seed, size_t count, const struct Cloud clouds[], double slopes[],
                             double *noise, struct Error *error) {
    struct Measured *measured = calloc(2 * count, sizeof *measured);
    enum Status status = measured != NULL
                             ? STATUS_OK
                             : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu runs", 2 * count);
    *noise = 0.0;
    for (size_t p = 0; p < scalars && status == STATUS_OK; p++) {
        const struct ParamRow *row = params_row(params[p]);
        double place = in_range(row, *(const double *)((const char *)&scenario->params + row->offset));
        double low = fmax(0.0, fmin(1.0 - 2.0 * step, place - step)), high = fmin(1.0, low + 2.0 * step);
        struct Runs below = {0}, above = {0};
        status = side(scenario, params[p], low, seed, count, measured, &below, error);
        if (status == STATUS_OK)
            status = side(scenario, params[p], high, seed, count, measured + count, &above, error);
        if (status == STATUS_OK)
            *noise += slope_of(&below, &above, high - low, clouds, scalars, slopes + p) / (double)scalars;
        runs_free(&below);
        runs_free(&above);
    }
    free(measured);
    return status;
}

static enum Status clouds_of(const struct Runs *runs, struct Cloud clouds[], struct Error *error) {
    double *points = calloc(runs->count * DRAWS * DIMENSIONS_MOST, sizeof *points);
    if (points == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu runs", runs->count);
    for (size_t t = 0; t < target_count(); t++) {
        const struct Target *target = target_row(t);
        target_cloud(target, runs, DRAWS, points);
        clouds[t] = (struct Cloud){.dimensions = target->dimensions};
        for (size_t i = 0; i < runs->count * DRAWS; i++)
            cloud_add(&clouds[t], points + i * target->dimensions);
        cloud_close(&clouds[t]);
    }
    free(points);
    return STATUS_OK;
}

static void print_direction(const size_t params[], size_t scalars, const double direction[]) {
    bool first = true;
    for (size_t p = 0; p < scalars; p++) {
        if (fabs(direction[p]) < 0.3)
            continue;
        printf("%s%+.2f `%s`", first ? "" : ", ", direction[p], params_key(params[p]));
        first = false;
    }
}

static void print_known(const struct Scenario *scenario, const struct Known *known, const size_t params[],
                        double noise) {
    printf("\n### How strongly the figures inform scalars\n\n"
           "| scalar | default | range | informed by | spread left |\n| --- | --- | --- | --- | --- |\n");
    for (size_t p = 0; p < known->scalars; p++) {
        const struct ParamRow *row = params_row(params[p]);
        printf("| `%s` | %.4g | %.4g to %.4g | %s | %.2f |\n", params_key(params[p]),
               *(const double *)((const char *)&scenario->params + row->offset), row->sweep_low,
               row->sweep_high, row->informed_by, known->spread[p]);
    }
    size_t informed = 0;
    printf("\n| direction | strength | spread left | made of |\n| --- | --- | --- | --- |\n");
    for (size_t d = 0; d < known->scalars; d++) {
        double strength = known->strength[d];
        informed += strength > 1.0;
        printf("| %zu | %.2f | %.2f | ", d + 1, strength, 1.0 / sqrt(1.0 + strength * strength));
        print_direction(params, known->scalars, known->direction + d * known->scalars);
        printf(" |\n");
    }
    printf("\n%zu of %zu directions are informed more by the figures than by their range (strength above 1). "
           "The noise of runs "
           "alone would give a strength of about %.2f.\n",
           informed, known->scalars, noise);
}

enum Status informed_print(const struct Scenario *scenario, const struct Runs *runs, uint64_t seed,
                           size_t count, struct Error *error) {
    size_t params[SCALARS_MOST], scalars = 0, figures = figures_in_all();
    for (size_t i = 0; i < params_count() && scalars < SCALARS_MOST; i++)
        if (is_informed(params_row(i)))
            params[scalars++] = i;
    struct Known known = {0};
    struct Cloud *clouds = calloc(target_count(), sizeof *clouds);
    double *slopes = calloc(figures * scalars, sizeof *slopes), noise = 0.0;
    enum Status status = clouds != NULL && slopes != NULL
                             ? clouds_of(runs, clouds, error)
                             : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu scalars", scalars);
    if (status == STATUS_OK)
        status = slopes_of(scenario, params, scalars, seed, count, clouds, slopes, &noise, error);
    if (status == STATUS_OK)
        status = known_init(&known, figures, scalars, slopes, error);
    if (status == STATUS_OK)
        print_known(scenario, &known, params, sqrt(noise / 12.0));
    known_free(&known);
    free(clouds);
    free(slopes);
    return status;
}
