#include "cli/collect.h"
#include "store/outputs.h"
#include "store/store_read.h"
#include "store/store_runs.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const double *collected_values(const struct Collected *self, size_t output) {
    return self->values + output * (size_t)(self->points * self->replicates);
}

static enum Status count_run(void *context, const struct RunKey *key, const char *cause,
                             struct Error *error) {
    struct Collected *self = context;
    (void)error;
    if (cause == NULL)
        self->finished++;
    else
        self->failed++;
    if (key->replicate >= self->replicates)
        self->replicates = key->replicate + 1;
    return STATUS_OK;
}

static enum Status take_outputs(void *context, const struct RunKey *key, const double values[],
                                struct Error *error) {
    struct Collected *self = context;
    if (key->scenario > 0)
        return STATUS_OK;
    size_t cells = (size_t)(self->points * self->replicates);
    size_t place = (size_t)(key->point * self->replicates + key->replicate);
    if (key->point >= self->points || key->replicate >= self->replicates)
        return error_set(error, STATUS_INPUT_OUTPUT, "run %" PRId64 "/%" PRId64 " is none of this plan",
                         key->point, key->replicate);
    for (size_t i = 0; i < self->outputs; i++)
        self->values[i * cells + place] = values[i];
    return STATUS_OK;
}

enum Status collect(struct Collected *self, struct Store *store, const struct DrivePlan *drive,
                    struct Error *error) {
    *self = (struct Collected){.points = study_points(&drive->study),
                               .replicates = drive->replicates,
                               .outputs = drive->study.output_count};
    enum Status status = store_each_run(store, count_run, self, error);
    if (status != STATUS_OK)
        return status;
    size_t cells = (size_t)(self->points * self->replicates) * self->outputs;
    self->values = malloc((cells + 1) * sizeof *self->values);
    if (self->values == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the outputs of %" PRId64 " runs",
                         self->finished);
    for (size_t i = 0; i < cells; i++)
        self->values[i] = (double)NAN;
    return store_each_output(store, take_outputs, self, error);
}

/* The size of what is there: points, and with `cells` the replicates of each. */
struct Extent {
    size_t scenarios, points;
    int64_t *cells;
};

static enum Status measure_run(void *context, const struct RunKey *key, const char *cause,
                               struct Error *error) {
    struct Extent *self = context;
    (void)error;
    if (cause != NULL || key->scenario >= (int64_t)self->scenarios)
        return STATUS_OK;
    if (self->cells == NULL) {
        self->points = key->point >= (int64_t)self->points ? (size_t)key->point + 1 : self->points;
        return STATUS_OK;
    }
    int64_t *cell = &self->cells[(size_t)key->scenario * self->points + (size_t)key->point];
    *cell = key->replicate >= *cell ? key->replicate + 1 : *cell;
    return STATUS_OK;
}

static enum Status take_run(void *context, const struct RunKey *key, const double values[],
                            struct Error *error) {
    struct PairedDesign *runs = context;
    double *place =
        paired_design_run(runs, (size_t)key->scenario, (size_t)key->point, (size_t)key->replicate);
    (void)error;
    if (place != NULL)
        memcpy(place, values, runs->outputs * sizeof *values);
    return STATUS_OK;
}

enum Status collect_pairs(struct PairedDesign *runs, struct Store *store, size_t points,
                          struct Error *error) {
    int64_t scenarios = 0;
    size_t outputs = 0;
    struct Extent extent = {.points = points};
    *runs = (struct PairedDesign){0};
    enum Status status = store_scenario_count(store, &scenarios, error);
    if (status == STATUS_OK)
        status = store_output_count(store, &outputs, error);
    extent.scenarios = (size_t)scenarios;
    if (status == STATUS_OK)
        status = store_each_run(store, measure_run, &extent, error);
    if (status != STATUS_OK)
        return status;
    extent.cells = calloc(extent.scenarios * extent.points + 1, sizeof *extent.cells);
    status = extent.cells != NULL
                 ? store_each_run(store, measure_run, &extent, error)
                 : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the outputs of the runs");
    if (status == STATUS_OK)
        status = paired_design_init(runs, extent.scenarios, extent.points, outputs, extent.cells, error);
    if (status == STATUS_OK)
        status = store_each_output(store, take_run, runs, error);
    free(extent.cells);
    return status;
}
