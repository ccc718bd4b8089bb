#include "drive/drive.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/clock.h"
#include "drive/drive_plan.h"
#include "drive/rank_manager.h"
#include "drive/run_set.h"
#include "drive/workers.h"
#include "drive/writer.h"

/* What the workers share, here and on other ranks. */
struct Drive {
    const struct DrivePlan *plan;
    struct Store *store;
    struct RunSet runs;
    struct RunFlow flow;
    struct Workers workers;
    struct RankManager manager;
    struct Writer writer;
    atomic_int_fast64_t next; /* the run to be looked at next */
    int64_t end;              /* of the stage */
    int threads;
};

static int64_t smaller(int64_t one, int64_t other) {
    return one < other ? one : other;
}

static bool stop_wanted(const struct DrivePlan *plan) {
    return plan->stop != NULL && atomic_load(plan->stop);
}

static bool goes_on(void *context) {
    struct Drive *self = context;
    return !stop_wanted(self->plan) && !atomic_load(&self->writer.failed) &&
           !atomic_load(&self->workers.out_of_memory) && !rank_manager_ended(&self->manager);
}

static void put(void *context, struct QueuedRun *run) {
    struct Drive *self = context;
    writer_put(&self->writer, run);
}

/* The last tasks are left to those who are idle: nobody is to keep two for later while another has none. */
static bool is_late(struct Drive *self) {
    int64_t threads = self->threads + rank_manager_threads(&self->manager);
    return self->end - atomic_load(&self->next) <= 2 * threads * (int64_t)self->plan->study.scenario_count;
}

static size_t take(void *context, bool ahead, struct RunKey keys[]) {
    struct Drive *self = context;
    int64_t scenarios = (int64_t)self->plan->study.scenario_count;
    size_t count = 0;
    while (count == 0 && !(ahead && is_late(self))) {
        int64_t first = atomic_fetch_add(&self->next, scenarios);
        if (first >= self->end)
            break;
        for (int64_t index = first; index < first + scenarios; index++)
            if (run_set_is_missing(&self->runs, index))
                keys[count++] = run_set_key(&self->runs, index);
    }
    return count;
}

/* With the writer at work: here on `threads` threads, and on the other ranks. */
static enum Status run_missing(struct Drive *self, struct Error *error) {
    enum Status status = rank_manager_start(&self->manager, error);
    if (status != STATUS_OK)
        return status;
    status = workers_run(&self->workers, self->threads, error);
    enum Status elsewhere = rank_manager_finish(&self->manager, error);
    return status == STATUS_OK ? elsewhere : status;
}

static enum Status stopped(const struct Drive *self, const struct DriveOutcome *outcome,
                           struct Error *error) {
    return error_set(error, STATUS_STOPPED,
                     "stopped; %" PRId64 " of %" PRId64 " runs are stored in %s; the same command goes on",
                     outcome->reused + outcome->finished, outcome->wanted, self->store->directory);
}

/* Runs what is missing among runs begin … end - 1. */
static enum Status drive_stage(struct Drive *self, int64_t begin, int64_t end, struct DriveOutcome *outcome,
                               struct Error *error) {
    int64_t missing = run_set_missing(&self->runs, begin, end);
    outcome->wanted += run_set_wanted(&self->runs, begin, end);
    outcome->reused += run_set_wanted(&self->runs, begin, end) - missing;
    outcome->failed_before += run_set_failed(&self->runs, begin, end);
    if (missing == 0)
        return STATUS_OK;
    self->threads = (int)smaller(outcome->threads, missing);
    self->end = end;
    atomic_store(&self->next, begin);
    enum Status status = writer_start(&self->writer, self->store, (size_t)(2 * self->threads),
                                      self->plan->quiet, missing, error);
    if (status != STATUS_OK)
        return status;
    enum Status run = run_missing(self, error);
    status = writer_finish(&self->writer, error);
    outcome->finished += self->writer.finished_runs;
    outcome->again = self->store->rows_added;
    outcome->failed += self->writer.failed_runs;
    status = status == STATUS_OK && run != STATUS_STOPPED ? run : status;
    bool complete = missing == self->writer.finished_runs + self->writer.failed_runs;
    return status == STATUS_OK && !complete ? stopped(self, outcome, error) : status;
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

/* Runs are asked for round by round, each after a look at what came before: not one that depends on threads.
 */
static enum Status drive_rounds(struct Drive *self, struct DriveOutcome *outcome, struct Error *error) {
    const struct DrivePlan *plan = self->plan;
    int64_t all = plan->replicates * run_set_cells(&self->runs);
    bool more = true;
    enum Status status = STATUS_OK;
    outcome->replicates = plan->first_replicate + plan->replicates;
    for (int64_t round = 0; more && status == STATUS_OK; round++) {
        status = plan->next_round(plan->round_context, self->store, round, &more, error);
        if (status != STATUS_OK || !more)
            break;
        /* What earlier rounds of this call have stored was not there before it. */
        outcome->wanted = 0;
        outcome->reused = -outcome->finished - outcome->failed;
        outcome->failed_before = -outcome->failed;
        status = run_set_look(&self->runs, self->store, error);
        if (status == STATUS_OK)
            status = drive_stage(self, 0, all, outcome, error);
    }
    return status;
}

static enum Status drive_init(struct Drive *self, const struct DrivePlan *plan, struct Store *store,
                              struct Error *error) {
    *self = (struct Drive){.plan = plan, .store = store};
    self->flow = (struct RunFlow){.context = self, .take = take, .put = put, .goes_on = goes_on};
    atomic_init(&self->next, 0);
    enum Status status = run_set_init(&self->runs, plan, error);
    if (status == STATUS_OK)
        status = run_set_look(&self->runs, store, error);
    if (status == STATUS_OK)
        status = workers_init(&self->workers, plan, &self->flow, error);
    return status == STATUS_OK ? rank_manager_init(&self->manager, plan, &self->flow, error) : status;
}

static void drive_free(struct Drive *self) {
    rank_manager_free(&self->manager);
    workers_free(&self->workers);
    run_set_free(&self->runs);
}

enum Status drive_run(const struct DrivePlan *plan, struct Store *store, struct DriveOutcome *outcome,
                      struct Error *error) {
    struct Drive drive;
    struct DriveOutcome result = {.half_width = (double)NAN};
    double began = clock_seconds();
    enum Status status = drive_plan_check(plan, error);
    if (status == STATUS_OK) {
        result.threads = drive_threads(plan);
        status = drive_init(&drive, plan, store, error);
        if (status == STATUS_OK)
            status = plan->next_round != NULL ? drive_rounds(&drive, &result, error)
                                              : drive_stages(&drive, &result, error);
        int64_t failed = result.failed + result.failed_before;
        if (status == STATUS_OK && failed > 0)
            status = run_set_report(&drive.runs, store, failed, error);
        drive_free(&drive);
    }
    result.seconds = clock_seconds() - began;
    if (outcome != NULL)
        *outcome = result;
    return status;
}
