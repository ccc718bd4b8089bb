#define _POSIX_C_SOURCE 200809L /* what signals.h shows */
#include "cli/planned.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/collect.h"
#include "cli/dry_run.h"
#include "cli/remarks.h"
#include "cli/terminal.h"
#include "drive/drive_plan.h"
#include "drive/ranks.h"
#include "drive/signals.h"
#include "estimate/tally.h"
#include "store/export.h"
#include "store/manifest.h"

enum { PLANNED_PATH_SIZE = STORE_PATH_SIZE + 64 };

static enum Status decide_directory(struct Planned *self, const struct Options *options,
                                    struct Error *error) {
    int length = options->out != NULL
                     ? snprintf(self->directory, sizeof self->directory, "%s", options->out)
                     : snprintf(self->directory, sizeof self->directory, "out/%s", self->plan.name);
    return length < (int)sizeof self->directory
               ? STATUS_OK
               : error_set(error, STATUS_USAGE, "the path of the result directory is too long");
}

static void decide_numbers(struct Planned *self, const struct Options *options) {
    const struct Plan *plan = &self->plan;
    self->replicates = plan->replicates > 0 && !option_is_given(options, OPTION_REPLICATES)
                           ? plan->replicates
                           : options->replicates;
    self->weeks = plan->weeks > 0 && !option_is_given(options, OPTION_WEEKS) ? plan->weeks : options->weeks;
    self->seed = plan->has_seed && !option_is_given(options, OPTION_SEED) ? plan->seed : options->seed;
}

enum Status planned_init(struct Planned *self, const struct Options *options, const char *path,
                         struct Error *error) {
    *self = (struct Planned){0};
    enum Status status = plan_read(&self->plan, path, error);
    for (size_t i = 0; i < options->set.count && (status == STATUS_OK || status == STATUS_CONFIGURATION);
         i++) {
        enum Status assigned = scenario_set(&self->plan.scenario, options->set.items[i], error);
        status = status == STATUS_OK ? assigned : status;
    }
    if (status == STATUS_OK)
        status = scenario_check(&self->plan.scenario, error);
    decide_numbers(self, options);
    if (status == STATUS_OK) {
        remarks_on_scenario(&self->plan.scenario, options->quiet);
        status = experiment_init(&self->experiment, &self->plan, self->weeks, self->seed, error);
    }
    return status == STATUS_OK ? decide_directory(self, options, error) : status;
}

void planned_free(struct Planned *self) {
    experiment_free(&self->experiment);
    plan_free(&self->plan);
}

/* A run's outputs from its records, which are dropped afterwards. */
static enum Status observe(void *context, const struct RunRows *rows, double values[], struct Error *error) {
    const struct Planned *self = context;
    enum Status status = STATUS_OK;
    struct Tally *tally = tally_new(self->weeks);
    if (tally == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the outputs of a run");
    for (int table = 0; table < TABLE_COUNT; table++)
        for (size_t i = 0; i < rows->tables[table].count && status == STATUS_OK; i++)
            status = tally_add(tally, (enum RecordTable)table, run_rows_get(rows, (enum RecordTable)table, i),
                               error);
    for (size_t i = 0; i < self->plan.output_count && status == STATUS_OK; i++)
        values[i] = outcome_read(self->plan.outputs[i], tally);
    tally_free(tally);
    return status;
}

struct DrivePlan planned_drive(const struct Planned *self, const struct Options *options,
                               const atomic_bool *stop) {
    const struct Experiment *experiment = &self->experiment;
    bool moves = experiment->design.factors > 0;
    return (struct DrivePlan){
        .study = {.scenarios = &self->plan.scenario,
                  .scenario_count = 1,
                  .points = {.count = moves ? experiment->design.points : 0,
                             .factors = experiment->columns,
                             .field = experiment->field,
                             .value = experiment->value},
                  .weeks = self->weeks,
                  .seed = self->seed,
                  .tables = self->plan.tables,
                  .outputs = experiment->output,
                  .output_count = self->plan.output_count},
        .replicates = self->replicates,
        .threads = options->threads,
        .oversubscribe = options->oversubscribe,
        .shard = options->shard.part,
        .shards = options->shard.parts,
        .retry = options->retry,
        .quiet = options->quiet,
        .stop = stop,
        .observe = observe,
        .observe_context = (void *)(uintptr_t)self, /* only read */
        .observe_tables = plan_output_tables(&self->plan),
    };
}

static void tell_outcome(const struct Planned *self, const struct Options *options,
                         const struct DriveOutcome *outcome) {
    if (outcome->finished == 0 && outcome->failed == 0)
        note(options->quiet, "%s: complete, all %" PRId64 " runs were stored before", self->directory,
             outcome->wanted);
    else if (outcome->reused > 0)
        note(options->quiet, "%s: %" PRId64 " of %" PRId64 " runs were stored before", self->directory,
             outcome->reused, outcome->wanted);
}

static enum Status write_files(const struct Planned *self, const struct DrivePlan *drive, struct Store *store,
                               int64_t replicates, struct Error *error) {
    enum Status status = export_all(store, self->directory, error);
    return status == STATUS_OK ? manifest_write(self->directory, &drive->study, replicates, error) : status;
}

static enum Status publish_all(const struct Planned *self, const struct Options *options,
                               const struct DrivePlan *drive, struct Store *store, PlannedPublish publish,
                               struct Error *error) {
    struct Collected collected = {0};
    enum Status status = collect(&collected, store, drive, error);
    if (status == STATUS_OK)
        status = write_files(self, drive, store, collected.replicates, error);
    if (status == STATUS_OK && options->shard.parts > 1)
        note(options->quiet,
             "%s: part %" PRId64 " of %" PRId64 " is done; `tandem merge` puts the parts together",
             self->directory, options->shard.part, options->shard.parts);
    else if (status == STATUS_OK)
        status = publish(self, options, &collected, error);
    free(collected.values);
    return status;
}

static enum Status run(const struct Planned *self, const struct Options *options, const atomic_bool *stop,
                       PlannedPublish publish, struct Error *error) {
    struct Store store;
    struct DriveOutcome outcome = {0};
    struct DrivePlan drive = planned_drive(self, options, stop);
    enum StoreOpening how = options->force ? STORE_START_AGAIN : STORE_RESUME;
    /* Before anything is written: a plan that is put right later must not meet the results of a wrong one. */
    enum Status status = drive_plan_check(&drive, error);
    if (ranks_is_worker())
        return status == STATUS_OK ? ranks_serve(&drive, error) : status;
    store_init(&store);
    if (status == STATUS_OK)
        status = store_open(&store, self->directory, &drive.study, how, error);
    if (status == STATUS_OK)
        status = drive_run(&drive, &store, &outcome, error);
    if (status == STATUS_OK || status == STATUS_RUN_FAILED) {
        tell_outcome(self, options, &outcome);
        enum Status published = publish_all(self, options, &drive, &store, publish, error);
        status = published != STATUS_OK ? published : status;
    }
    store_close(&store);
    return status;
}

static void note_never(const struct Planned *self, bool quiet) {
    for (size_t i = 0; i < self->plan.output_count; i++)
        note(quiet || !self->experiment.never[i],
             "%s will not be available: it needs runs of at least %" PRId64 " weeks, and these have %" PRId64,
             self->experiment.output[i], outcome_row(self->plan.outputs[i])->least_weeks, self->weeks);
}

enum Status planned_command(const struct Options *options, PlannedFits fits, PlannedPublish publish,
                            struct Error *error) {
    struct Planned planned;
    struct Signals signals;
    enum Status status = planned_init(&planned, options, options->arguments[0], error);
    if (status == STATUS_OK && fits != NULL)
        status = fits(&planned, error);
    if (status == STATUS_OK)
        note_never(&planned, options->quiet);
    if (status == STATUS_OK && options->dry_run) {
        struct DrivePlan drive = planned_drive(&planned, options, NULL);
        status = dry_run(&drive, planned.directory, error);
    } else if (status == STATUS_OK) {
        status = run(&planned, options, signals_catch(&signals), publish, error);
        signals_release(&signals);
    }
    planned_free(&planned);
    return status;
}
