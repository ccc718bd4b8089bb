#include "cli/planned.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "cli/collect.h"
#include "cli/input.h"
#include "cli/results.h"
#include "cli/run_tally.h"
#include "cli/stored_scenario.h"
#include "cli/terminal.h"
#include "design/points_file.h"
#include "plan/plan_reader.h"
#include "store/export.h"
#include "store/store_read.h"
#include "store/store_texts.h"

static void decide_numbers(struct Planned *self, const struct Options *options) {
    const struct Plan *plan = &self->plan;
    self->replicates = plan->replicates > 0 && !option_is_given(options, OPTION_REPLICATES)
                           ? plan->replicates
                           : options->replicates;
    self->weeks = plan->weeks > 0 && !option_is_given(options, OPTION_WEEKS) ? plan->weeks : options->weeks;
    self->seed = plan->has_seed && !option_is_given(options, OPTION_SEED) ? plan->seed : options->seed;
}

/* A run's outputs from its records, which are dropped afterwards. */
static enum Status observe(void *context, const struct RunRows *rows, double values[], struct Error *error) {
    const struct Planned *self = context;
    struct Tally *tally;
    enum Status status = run_tally(&tally, self->weeks, rows, 0, error);
    for (size_t i = 0; i < self->plan.output_count && status == STATUS_OK; i++)
        values[i] = outcome_read(self->plan.outputs[i], tally);
    tally_free(tally);
    return status;
}

static void fill_drive(const struct Planned *self, struct DrivePlan *drive) {
    const struct Experiment *experiment = &self->experiment;
    drive->study = (struct Study){.scenarios = experiment->scenarios,
                                  .scenario_count = experiment->scenario_count,
                                  .points = experiment->points,
                                  .weeks = self->weeks,
                                  .seed = self->seed,
                                  .tables = self->plan.tables,
                                  .outputs = experiment->output,
                                  .output_count = self->plan.output_count,
                                  .own_streams = experiment->scenario_count > 1};
    drive->replicates = self->replicates;
    drive->observe = observe;
    drive->observe_context = (void *)(uintptr_t)self; /* only read */
    drive->observe_tables = plan_output_tables(&self->plan);
}

enum Status planned_read_plan(struct Job *job, const char *argument, struct Error *error) {
    struct Planned *self = job->subject;
    const struct Options *options = job->options;
    enum Status status = input_plan(&self->plan, argument, &options->set, options->quiet, error);
    decide_numbers(self, options);
    if (status == STATUS_OK && self->plan.calibration.there)
        status =
            error_set(error, STATUS_CONFIGURATION,
                      "%s: is the plan of a calibration, which `tandem calibrate` runs", self->plan.name);
    return status;
}

enum Status planned_make(struct Job *job, const char **name, struct Error *error) {
    struct Planned *self = job->subject;
    if (self->points > 0)
        self->plan.design.size = self->points;
    enum Status status = experiment_init(&self->experiment, &self->plan, self->weeks, self->seed, error);
    if (status != STATUS_OK)
        return status;
    fill_drive(self, &job->drive);
    self->directory = job->directory;
    *name = self->plan.name;
    return STATUS_OK;
}

enum Status planned_prepare(struct Job *job, char *const arguments[], int count, const char **name,
                            struct Error *error) {
    (void)count; /* a plan is one argument */
    enum Status status = planned_read_plan(job, arguments[0], error);
    return status == STATUS_OK ? planned_make(job, name, error) : status;
}

const struct Plan *planned_plan(const void *subject) {
    const struct Planned *self = subject;
    return &self->plan;
}

/* A text of the plan that the store keeps. */
static enum Status take_text(struct Store *store, const char *name, char **text, struct Error *error) {
    enum Status status = store_text(store, name, text, error);
    return status == STATUS_OK && *text == NULL
               ? error_set(error, STATUS_INPUT_OUTPUT, "%s: has no %s", store->directory, name)
               : status;
}

static enum Status take_scenarios(struct PlanKept *kept, struct Store *store, struct Error *error) {
    char *identity = NULL;
    int64_t count = 0;
    enum Status status = stored_identity(store, &identity, error);
    if (status == STATUS_OK)
        status = store_scenario_count(store, &count, error);
    if (status == STATUS_OK)
        status = stored_scenario_read(&kept->scenario, store, identity, 0, error);
    kept->others = calloc((size_t)count + 1, sizeof *kept->others);
    if (status == STATUS_OK && kept->others == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %" PRId64 " scenarios", count);
    for (int64_t i = 1; i < count && status == STATUS_OK; i++)
        status = stored_scenario_read(&kept->others[kept->other_count++], store, identity, i, error);
    free(identity);
    return status;
}

enum Status planned_restore_plan(struct Plan *plan, struct Store *store, struct Error *error) {
    static const char *const names[] = {"plan", "plan_name", "plan_title", "plan_title_zh"};
    char *texts[4] = {NULL};
    struct PlanKept kept = {0};
    enum Status status = take_scenarios(&kept, store, error);
    if (status == STATUS_OK)
        status = store_text(store, "plan_points", &kept.points, error);
    for (int i = 0; i < 4 && status == STATUS_OK; i++)
        status = take_text(store, names[i], &texts[i], error);
    if (status == STATUS_OK) {
        kept.text = texts[0];
        kept.name = texts[1];
        status = plan_restore(plan, &kept, error);
        snprintf(plan->title, sizeof plan->title, "%s", texts[2]);
        snprintf(plan->title_zh, sizeof plan->title_zh, "%s", texts[3]);
    }
    for (int i = 0; i < 4; i++)
        free(texts[i]);
    plan_kept_free(&kept);
    return status;
}

enum Status planned_restore(struct Job *job, struct Store *store, struct Error *error) {
    struct Planned *self = job->subject;
    enum Status status = planned_restore_plan(&self->plan, store, error);
    self->weeks = job->drive.study.weeks;
    self->seed = job->drive.study.seed;
    if (self->points > 0)
        self->plan.design.size = self->points;
    if (status == STATUS_OK)
        status = experiment_init(&self->experiment, &self->plan, self->weeks, self->seed, error);
    if (status == STATUS_OK)
        fill_drive(self, &job->drive);
    self->directory = job->directory;
    return status;
}

enum Status planned_read(struct Job *job, struct Store *store, struct Error *error) {
    struct Planned *self = job->subject;
    enum Status status = collect(&self->collected, store, &job->drive, error);
    job->replicates = self->collected.replicates;
    if (status == STATUS_OK && self->collected.finished == 0)
        snprintf(job->lack, sizeof job->lack, "%s", _("holds no finished run"));
    bool several = self->experiment.scenario_count > 1;
    return status == STATUS_OK && several
               ? collect_pairs(&self->pairs, store, (size_t)self->collected.points, error)
               : status;
}

enum Status planned_check_single(const struct Planned *self, const char *command, struct Error *error) {
    if (self->plan.decision.given)
        return error_set(error, STATUS_CONFIGURATION,
                         "%s: has options, which `tandem decide` decides between", self->plan.name);
    return self->experiment.scenario_count == 1 || strcmp(command, "sweep") == 0
               ? STATUS_OK
               : error_set(
                     error, STATUS_CONFIGURATION,
                     "%s: tandem %s is about one scenario, and the plan has %zu: leave `scenarios` out, or "
                     "compare them with `tandem sweep`",
                     self->plan.name, command, self->experiment.scenario_count);
}

struct ScenarioPairs planned_pairs(const struct Planned *self, size_t output) {
    return (struct ScenarioPairs){.runs = &self->pairs,
                                  .scenarios = self->experiment.scenarios,
                                  .output = output,
                                  .outcome = self->plan.outputs[output],
                                  .confidence = RESULTS_CONFIDENCE};
}

static enum Status write_kept(const void *context, FILE *stream, struct Error *error) {
    const struct Plan *plan = context;
    (void)error;
    points_file_write_kept(plan->points_text, plan->points_length, stream);
    return STATUS_OK;
}

enum Status planned_write(const struct Planned *self, struct Store *store, const char *directory,
                          struct Error *error) {
    const struct Plan *plan = &self->plan;
    enum Status status = export_all(store, directory, error);
    bool keeps = plan->points_text != NULL && points_file_keeps(plan->points_text, plan->points_length);
    return status == STATUS_OK && keeps
               ? results_write_file(directory, "design_kept.csv", write_kept, plan, error)
               : status;
}

void planned_release(void *subject) {
    struct Planned *self = subject;
    free(self->collected.values);
    paired_design_free(&self->pairs);
    experiment_free(&self->experiment);
    plan_free(&self->plan);
}
