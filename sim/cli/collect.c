#include "cli/collect.h"
#include "store/outputs.h"
#include "store/store_read.h"
#include "store/store_runs.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

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
