#include "informed.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "identify.h"
#include "measure_runs.h"
#include "params/params_table.h"

enum { DRAWS = 25 };
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

/* On the scale of a scalar. */
static double scaled(const struct ParamRow *row, double value) {
    return row->scale == SCALE_LOG ? log(value) : value;
}

double informed_place(const struct Informed *self, size_t scalar, const struct Scenario *scenario) {
    const struct ParamRow *row = params_row(self->params[scalar]);
    double low = scaled(row, row->sweep_low), high = scaled(row, row->sweep_high);
    return (scaled(row, *(const double *)((const char *)&scenario->params + row->offset)) - low) /
           (high - low);
}

void informed_move(const struct Informed *self, size_t scalar, double place, struct Scenario *scenario) {
    const struct ParamRow *row = params_row(self->params[scalar]);
    double low = scaled(row, row->sweep_low), value = low + place * (scaled(row, row->sweep_high) - low);
    *(double *)((char *)&scenario->params + row->offset) = row->scale == SCALE_LOG ? exp(value) : value;
}

/* Runs with a scalar at another place of its range. */
static enum Status runs_at(const struct Informed *self, size_t scalar, double place,
                           const struct Scenario *scenario, uint64_t seed, size_t count,
                           struct Measured measured[], struct Runs *runs, struct Error *error) {
    struct Scenario moved = *scenario; /* what it owns is not touched */
    informed_move(self, scalar, place, &moved);
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

static enum Status slopes_of(struct Informed *self, const struct Scenario *scenario, uint64_t seed,
                             size_t count, struct Error *error) {
    struct Measured *measured = calloc(2 * count, sizeof *measured);
    enum Status status = measured != NULL
                             ? STATUS_OK
                             : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu runs", 2 * count);
    double squares = 0.0;
    for (size_t s = 0; s < self->scalars && status == STATUS_OK; s++) {
        double place = informed_place(self, s, scenario);
        double low = fmax(0.0, fmin(1.0 - 2.0 * step, place - step)), high = low + 2.0 * step;
        struct Runs below = {0}, above = {0};
        status = runs_at(self, s, low, scenario, seed, count, measured, &below, error);
        if (status == STATUS_OK)
            status = runs_at(self, s, high, scenario, seed, count, measured + count, &above, error);
        if (status == STATUS_OK)
            squares += slope_of(&below, &above, high - low, self->clouds, self->scalars, self->slopes + s);
        runs_free(&below);
        runs_free(&above);
    }
    self->noise = sqrt(squares / (12.0 * (double)self->scalars));
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

static void print_known(const struct Informed *self, const struct Scenario *scenario,
                        const struct Known *known) {
    printf("\n### How strongly the figures inform scalars\n\n"
           "| scalar | default | range | informed by | spread left |\n| --- | --- | --- | --- | --- |\n");
    for (size_t s = 0; s < known->scalars; s++) {
        const struct ParamRow *row = params_row(self->params[s]);
        printf("| `%s` | %.4g | %.4g to %.4g | %s | %.2f |\n", params_key(self->params[s]),
               *(const double *)((const char *)&scenario->params + row->offset), row->sweep_low,
               row->sweep_high, row->informed_by, known->spread[s]);
    }
    size_t informed = 0;
    printf("\n| direction | strength | spread left | made of |\n| --- | --- | --- | --- |\n");
    for (size_t d = 0; d < known->scalars; d++) {
        double strength = known->strength[d];
        informed += strength > 1.0;
        printf("| %zu | %.2f | %.2f | ", d + 1, strength, 1.0 / sqrt(1.0 + strength * strength));
        print_direction(self->params, known->scalars, known->direction + d * known->scalars);
        printf(" |\n");
    }
    printf("\n%zu of %zu directions are informed more by the figures than by their range (strength above 1). "
           "The noise of runs "
           "alone would give a strength of about %.2f.\n",
           informed, known->scalars, self->noise);
}

enum Status informed_init(struct Informed *self, const struct Scenario *scenario, const struct Runs *runs,
                          uint64_t seed, size_t count, struct Error *error) {
    *self = (struct Informed){0};
    for (size_t i = 0; i < params_count() && self->scalars < SCALARS_MOST; i++)
        if (is_informed(params_row(i)))
            self->params[self->scalars++] = i;
    for (size_t t = 0; t < target_count(); t++)
        self->figures += target_row(t)->dimensions;
    self->clouds = calloc(target_count(), sizeof *self->clouds);
    self->slopes = calloc(self->figures * self->scalars, sizeof *self->slopes);
    if (self->clouds == NULL || self->slopes == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu scalars", self->scalars);
    enum Status status = clouds_of(runs, self->clouds, error);
    return status == STATUS_OK && count > 0 ? slopes_of(self, scenario, seed, count, error) : status;
}

void informed_free(struct Informed *self) {
    free(self->clouds);
    free(self->slopes);
    *self = (struct Informed){0};
}

enum Status informed_print(const struct Informed *self, const struct Scenario *scenario,
                           struct Error *error) {
    struct Known known;
    enum Status status = known_init(&known, self->figures, self->scalars, self->slopes, error);
    if (status == STATUS_OK)
        print_known(self, scenario, &known);
    known_free(&known);
    return status;
}
