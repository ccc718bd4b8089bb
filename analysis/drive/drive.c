#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "drive.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "drive_plan.h"
#include "network.h"
#include "replicate.h"
#include "run_set.h"
#include "study_point.h"
#include "writer.h"

/* What the workers share. */
struct Drive {
    const struct DrivePlan *plan;
    struct Store *store;
    struct Network *networks; /* networks[scenario_count], empty for a generated one */
    struct RunSet runs;
    struct Writer writer;
    atomic_int_fast64_t next; /* the run to be looked at next */
    atomic_bool out_of_memory;
};

static bool stop_wanted(const struct DrivePlan *plan) {
    return plan->stop != NULL && atomic_load(plan->stop);
}

static struct ReplicateInput replicate_input(const struct Drive *self, const struct Scenario *scenario,
                                             int64_t index) {
    const struct Network *network = &self->networks[index];
    return (struct ReplicateInput){
        .scenario = scenario,
        .network = network->agencies > 0 ? network : NULL,
        .seed = self->plan->study.seed,
        .weeks = self->plan->study.weeks,
        .stop = self->plan->stop,
    };
}

/* Runs one replicate into `run`; true unless it was stopped and says nothing. */
static bool run_replicate(const struct Drive *self, struct Trunk *trunk, struct QueuedRun *run) {
    struct Scenario scenario;
    struct Error error = {0};
    const struct RunKey *key = &run->rows.key;
    struct Recorder recorder = run_rows_recorder(&run->rows, self->plan->study.tables);
    enum Status status =
        study_point_scenario(&self->plan->study, key->scenario, key->point, &scenario, &error);
    if (status == STATUS_OK) {
        struct ReplicateInput input = replicate_input(self, &scenario, key->scenario);
        status = trunk != NULL ? trunk_run(trunk, &input, (uint64_t)key->replicate, &recorder, &error)
                               : replicate_run(&input, (uint64_t)key->replicate, &recorder, &error);
    }
    if (status == STATUS_STOPPED && stop_wanted(self->plan))
        return false;
    run->failed = status != STATUS_OK;
    if (run->failed) {
        const char *cause = error.text[0] != '\0' ? error.text : status_meaning(status);
        snprintf(run->cause, sizeof run->cause, "%.*s", RUN_CAUSE_SIZE - 1, cause);
    }
    return true;
}

static void work_on(struct Drive *self, struct Trunk *trunk, int64_t index) {
    struct RunKey key = run_set_key(&self->runs, index);
    struct QueuedRun *run = queued_run_new(&key);
    if (run == NULL)
        atomic_store(&self->out_of_memory, true);
    else if (run_replicate(self, trunk, run))
        writer_put(&self->writer, run);
    else
        queued_run_free(run);
}

static bool may_go_on(struct Drive *self) {
    return !stop_wanted(self->plan) && !atomic_load(&self->writer.failed) &&
           !atomic_load(&self->out_of_memory);
}

/* A worker takes the scenarios of one replicate together, since they may have their burn-in in common. */
static void work(struct Drive *self, int64_t end) {
    int64_t scenarios = (int64_t)self->plan->study.scenario_count;
    struct Trunk *trunk = scenarios > 1 ? trunk_new() : NULL;
    if (scenarios > 1 && trunk == NULL)
        atomic_store(&self->out_of_memory, true);
    while (may_go_on(self)) {
        int64_t first = atomic_fetch_add(&self->next, scenarios);
        if (first >= end)
            break;
        for (int64_t index = first; index < first + scenarios && may_go_on(self); index++)
            if (run_set_is_missing(&self->runs, index))
                work_on(self, trunk, index);
    }
    trunk_free(trunk);
}

/* Runs what is missing among runs begin … end - 1. */
static enum Status drive_stage(struct Drive *self, int64_t begin, int64_t end, struct DriveOutcome *outcome,
                               struct Error *error) {
    int64_t missing = run_set_missing(&self->runs, begin, end);
    int threads = (int)(outcome->threads < missing ? outcome->threads : missing);
    outcome->wanted += run_set_wanted(&self->runs, begin, end);
    outcome->reused += run_set_wanted(&self->runs, begin, end) - missing;
    if (missing == 0)
        return STATUS_OK;
    enum Status status =
        writer_start(&self->writer, self->store, (size_t)(2 * threads), self->plan->quiet, missing, error);
    if (status != STATUS_OK)
        return status;
    atomic_store(&self->next, begin);
#pragma omp parallel num_threads(threads)
    work(self, end);
    status = writer_finish(&self->writer, error);
    outcome->finished += self->writer.finished_runs;
    outcome->failed += self->writer.failed_runs;
    if (status != STATUS_OK)
        return status;
    if (atomic_load(&self->out_of_memory))
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the results of a run");
    int64_t left = missing - self->writer.finished_runs - self->writer.failed_runs;
    return left > 0 ? error_set(error, STATUS_STOPPED,
                                "stopped; %" PRId64 " of %" PRId64
                                " runs are stored in %s; the same command goes on",
                                outcome->reused + outcome->finished, outcome->wanted, self->store->directory)
                    : STATUS_OK;
}

/* `enough`: no further replicates are needed after the first `replicates`. */
static enum Status precision_look(struct Drive *self, int64_t replicates, struct DriveOutcome *outcome,
                                  bool *enough, struct Error *error) {
    const struct DrivePlan *plan = self->plan;
    *enough = replicates >= plan->replicates;
    if (!(plan->precision > 0))
        return STATUS_OK;
    enum Status status =
        plan->half_width(plan->half_width_context, self->store, replicates, &outcome->half_width, error);
    *enough = *enough || outcome->half_width <= plan->precision;
    return status;
}

static int64_t smaller(int64_t one, int64_t other) {
    return one < other ? one : other;
}

/* Stages end at fixed counts of replicates, whatever the number of threads. */
static enum Status drive_stages(struct Drive *self, struct DriveOutcome *outcome, struct Error *error) {
    const struct DrivePlan *plan = self->plan;
    int64_t done = 0, cells = run_set_cells(&self->runs);
    int64_t target = plan->precision > 0 ? smaller(DRIVE_FIRST_LOOK, plan->replicates) : plan->replicates;
    bool enough = false;
    enum Status status = STATUS_OK;
    while (!enough && status == STATUS_OK) {
        status = drive_stage(self, done * cells, target * cells, outcome, error);
        if (status == STATUS_OK)
            status = precision_look(self, target, outcome, &enough, error);
        outcome->replicates = plan->first_replicate + target;
        done = target;
        target = smaller(2 * target, plan->replicates);
    }
    return status;
}

static enum Status networks_read(struct Drive *self, struct Error *error) {
    const struct Study *study = &self->plan->study;
    enum Status status = STATUS_OK;
    self->networks = calloc(study->scenario_count, sizeof *self->networks);
    if (self->networks == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the networks");
    for (size_t i = 0; i < study->scenario_count && status == STATUS_OK; i++) {
        const struct Scenario *scenario = &study->scenarios[i];
        if (scenario->network_file[0] != '\0')
            status = network_read(&self->networks[i], scenario->network_file,
                                  (size_t)scenario->params.world_agencies, error);
    }
    return status;
}

static enum Status drive_init(struct Drive *self, const struct DrivePlan *plan, struct Store *store,
                              struct Error *error) {
    *self = (struct Drive){.plan = plan, .store = store};
    atomic_init(&self->next, 0);
    atomic_init(&self->out_of_memory, false);
    enum Status status = run_set_init(&self->runs, plan, error);
    if (status == STATUS_OK)
        status = run_set_look(&self->runs, store, error);
    return status == STATUS_OK ? networks_read(self, error) : status;
}

static void drive_free(struct Drive *self) {
    for (size_t i = 0; self->networks != NULL && i < self->plan->study.scenario_count; i++)
        network_free(&self->networks[i]);
    free(self->networks);
    run_set_free(&self->runs);
}

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

enum Status drive_run(const struct DrivePlan *plan, struct Store *store, struct DriveOutcome *outcome,
                      struct Error *error) {
    struct Drive drive;
    struct DriveOutcome result = {.half_width = (double)NAN};
    double began = seconds_now();
    enum Status status = drive_plan_check(plan, error);
    if (status == STATUS_OK) {
        result.threads = drive_threads(plan);
        status = drive_init(&drive, plan, store, error);
        if (status == STATUS_OK)
            status = drive_stages(&drive, &result, error);
        if (status == STATUS_OK && result.failed > 0)
            status = run_set_report(&drive.runs, store, result.failed, error);
        drive_free(&drive);
    }
    result.seconds = seconds_now() - began;
    if (outcome != NULL)
        *outcome = result;
    return status;
}
