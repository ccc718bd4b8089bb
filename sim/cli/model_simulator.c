#include "cli/model_simulator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/experiment.h"
#include "store/store_points.h"
#include "store/store_runs.h"

static enum Status no_memory(struct Error *error) {
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the points of a calibration");
}

enum Status model_simulator_init(struct ModelSimulator *self, const struct Plan *plan,
                                 struct DrivePlan *drive, struct Error *error) {
    struct ScenarioPoints *points = &drive->study.points;
    size_t columns = plan->factor_count + plan->linked_count;
    *self = (struct ModelSimulator){.plan = plan, .drive = drive};
    self->field = calloc(columns + 1, sizeof *self->field);
    if (self->field == NULL)
        return no_memory(error);
    for (size_t f = 0; f < plan->factor_count; f++)
        self->field[f] = plan->factors[f].field;
    for (size_t i = 0; i < plan->linked_count; i++)
        self->field[plan->factor_count + i] = plan->linked[i].field;
    *points = (struct ScenarioPoints){.factors = columns, .field = self->field};
    return STATUS_OK;
}

void model_simulator_free(struct ModelSimulator *self) {
    if (self->drive != NULL)
        free(self->drive->study.points.value);
    free(self->cells);
    free(self->field);
    *self = (struct ModelSimulator){0};
}

void model_simulator_begin(struct ModelSimulator *self, struct Store *store, bool reading) {
    self->store = store;
    self->reading = reading;
    self->unfinished = false;
    self->outcome = (struct DriveOutcome){.half_width = (double)NAN};
    self->worst = STATUS_OK;
    self->drive->study.points.count = 0;
    self->drive->replicates = 0;
}

enum Status model_simulator_append(struct ModelSimulator *self, size_t points, const double unit[],
                                   size_t replicates, struct Error *error) {
    struct ScenarioPoints *all = &self->drive->study.points;
    size_t before = (size_t)all->count, factors = self->plan->factor_count;
    double *value = realloc(all->value, ((before + points) * all->factors + 1) * sizeof *value);
    all->value = value != NULL ? value : all->value;
    int64_t *cells = realloc(self->cells, (before + points + 1) * sizeof *cells);
    self->cells = cells != NULL ? cells : self->cells;
    if (value == NULL || cells == NULL)
        return no_memory(error);
    for (size_t i = 0; i < points; i++) {
        experiment_point(self->plan, unit + i * factors, value + (before + i) * all->factors);
        cells[before + i] = (int64_t)replicates;
    }
    all->count += (int64_t)points;
    self->drive->cell_replicates = cells;
    if ((int64_t)replicates > self->drive->replicates)
        self->drive->replicates = (int64_t)replicates;
    return STATUS_OK;
}

/* Runs are counted once, when their points come. What memory or a file kept from running is run once more at
 * once, and else ends the study: points of later calls follow from it. */
static enum Status drive(struct ModelSimulator *self, struct Error *error) {
    struct DriveOutcome *all = &self->outcome, now = {0};
    struct Error *failures = &self->failures;
    enum Status status = store_points_add(self->store, &self->drive->study.points, error);
    if (status != STATUS_OK)
        return status;
    for (int turn = 0; turn == 0 || (turn == 1 && status == STATUS_RUN_FAILED && now.failed > 0); turn++) {
        *failures = (struct Error){0};
        status = drive_run(self->drive, self->store, &now, failures);
        all->finished += now.finished;
    }
    all->failed += now.failed;
    all->wanted = now.wanted;
    all->reused = now.wanted - all->finished - all->failed;
    all->failed_before = now.failed_before - (all->failed - now.failed);
    all->replicates = now.replicates;
    all->threads = now.threads;
    all->seconds += now.seconds;
    if (status == STATUS_RUN_FAILED && now.failed == 0) { /* they will not do better another time */
        self->worst = status;
        return STATUS_OK;
    }
    return status == STATUS_OK ? status : error_set(error, status, "%s", failures->text);
}

/* What one call reads. */
struct Batch {
    int64_t first, points, replicates;
    size_t outputs;
    double *numbers;
    int64_t there; /* runs, finished or failed */
};

static bool is_of(const struct Batch *self, const struct RunKey *key) {
    return key->point >= self->first && key->point < self->first + self->points &&
           key->replicate < self->replicates;
}

static enum Status count_run(void *context, const struct RunKey *key, const char *cause,
                             struct Error *error) {
    struct Batch *self = context;
    (void)cause, (void)error;
    self->there += is_of(self, key);
    return STATUS_OK;
}

static enum Status take_run(void *context, const struct RunKey *key, const double values[],
                            struct Error *error) {
    struct Batch *self = context;
    (void)error;
    if (is_of(self, key))
        memcpy(self->numbers +
                   (size_t)((key->point - self->first) * self->replicates + key->replicate) * self->outputs,
               values, self->outputs * sizeof *values);
    return STATUS_OK;
}

enum Status model_simulator_run(void *context, size_t points, const double unit[], size_t replicates,
                                double numbers[], struct Error *error) {
    struct ModelSimulator *self = context;
    struct Batch batch = {.first = self->drive->study.points.count,
                          .points = (int64_t)points,
                          .replicates = (int64_t)replicates,
                          .outputs = self->drive->study.output_count,
                          .numbers = numbers};
    for (size_t i = 0; i < points * replicates * batch.outputs; i++)
        numbers[i] = (double)NAN;
    enum Status status = model_simulator_append(self, points, unit, replicates, error);
    if (status == STATUS_OK && !self->reading)
        status = drive(self, error);
    if (status == STATUS_OK)
        status = store_each_run(self->store, count_run, &batch, error);
    if (status == STATUS_OK && batch.there < batch.points * batch.replicates) {
        self->unfinished = true;
        status = error_set(error, STATUS_CONFIGURATION,
                           "%s: the calibration has not finished; `tandem calibrate` goes on with it",
                           self->store->directory);
    }
    return status == STATUS_OK ? store_each_output(self->store, take_run, &batch, error) : status;
}
