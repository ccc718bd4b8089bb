/* tandem run: replicates of scenarios into result directories, tables to the terminal. */
#define _POSIX_C_SOURCE 200809L /* what signals.h shows */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/dry_run.h"
#include "cli/jobs.h"
#include "cli/report.h"
#include "cli/results.h"
#include "cli/run_output.h"
#include "cli/terminal.h"
#include "drive/drive.h"
#include "drive/ranks.h"
#include "drive/signals.h"
#include "store/manifest.h"

enum { MOST_WITH_PRECISION = 1024 };

static enum Status half_width(void *context, struct Store *store, int64_t replicates, double *width,
                              struct Error *error) {
    struct Summary summary;
    (void)context;
    enum Status status = results_summarise(store, 0, replicates, &summary, error);
    if (status == STATUS_OK)
        *width = summary_precision(&summary);
    summary_free(&summary);
    return status;
}

static struct DrivePlan plan_of(const struct Options *options, const struct Scenario *scenario,
                                const atomic_bool *stop) {
    bool open_ended = options->precision > 0 && !option_is_given(options, OPTION_REPLICATES);
    return (struct DrivePlan){
        .study = {.scenarios = scenario,
                  .scenario_count = 1,
                  .weeks = options->weeks,
                  .seed = options->seed,
                  .tables = options->tables},
        .replicates = open_ended ? MOST_WITH_PRECISION : options->replicates,
        .precision = options->precision,
        .half_width = half_width,
        .threads = options->threads,
        .oversubscribe = options->oversubscribe,
        .shard = options->shard.part,
        .shards = options->shard.parts,
        .retry = options->retry,
        .quiet = options->quiet,
        .stop = stop,
    };
}

static void tell_outcome(const struct Options *options, const struct DriveOutcome *outcome,
                         const char *directory) {
    if (outcome->finished == 0 && outcome->failed == 0)
        note(options->quiet, "%s: complete, all %" PRId64 " runs were stored before", directory,
             outcome->wanted);
    else if (outcome->reused > 0)
        note(options->quiet, "%s: %" PRId64 " of %" PRId64 " runs were stored before", directory,
             outcome->reused, outcome->wanted);
    if (options->precision > 0 && !(outcome->half_width <= options->precision))
        note(options->quiet, "%s: after %" PRId64 " replicates the precision is %.3g, not yet %.3g",
             directory, outcome->replicates, outcome->half_width, options->precision);
}

/* Everything that is made out of the stored runs. */
static enum Status publish(const struct Options *options, const struct Job *job, const struct DrivePlan *plan,
                           int64_t replicates, struct Store *store, struct RunOutput *output,
                           struct Error *error) {
    struct Summary summary;
    struct FigureOutcome figures = {0};
    enum Status status = results_summarise(store, 0, INT64_MAX, &summary, error);
    if (status == STATUS_OK)
        status = results_write_csv(store, options->tables, &summary, job->directory, error);
    if (status == STATUS_OK)
        status = manifest_write(job->directory, &plan->study, (int64_t)summary.runs, error);
    if (status == STATUS_OK && summary.runs > 0)
        status = results_draw(&summary, &job->scenario.params, job->scenario.title, options->format,
                              job->directory, options->quiet, &figures, error);
    note(options->quiet || (int64_t)summary.runs <= replicates,
         "%s: holds %zu replicates; all of them are in tables and files", job->directory, summary.runs);
    if (summary.runs > 0 && summary.weekly != NULL) {
        enum Status shown = run_output_add(output, options, job, &summary, &figures, error);
        status = status == STATUS_OK ? shown : status;
    }
    summary_free(&summary);
    return status;
}

static enum Status run_job(const struct Options *options, const struct Job *job, const atomic_bool *stop,
                           struct RunOutput *output, struct Error *error) {
    struct Store store;
    struct DriveOutcome outcome = {0};
    struct DrivePlan plan = plan_of(options, &job->scenario, stop);
    if (ranks_is_worker())
        return ranks_serve(&plan, error);
    enum StoreOpening how = options->force ? STORE_START_AGAIN : STORE_RESUME;
    enum Status status = store_open(&store, job->directory, &plan.study, how, error);
    if (status == STATUS_OK)
        status = drive_run(&plan, &store, &outcome, error);
    if (status == STATUS_OK || status == STATUS_RUN_FAILED) {
        tell_outcome(options, &outcome, job->directory);
        enum Status published = publish(options, job, &plan, outcome.replicates, &store, output, error);
        status = published != STATUS_OK ? published : status;
    }
    store_close(&store);
    return status;
}

/* Scenarios with failed runs do not keep the others back; anything else does. */
static enum Status run_all(const struct Options *options, const struct Jobs *jobs, const atomic_bool *stop,
                           struct Error *error) {
    struct RunOutput output;
    enum Status worst = STATUS_OK, status = run_output_init(&output, jobs->count, error);
    for (size_t i = 0; i < jobs->count && status == STATUS_OK; i++) {
        status = run_job(options, &jobs->jobs[i], stop, &output, error);
        if (status == STATUS_RUN_FAILED) {
            worst = status;
            status = STATUS_OK;
        }
    }
    if (status == STATUS_OK || output.count > 0) {
        enum Status finished = run_output_finish(&output, options, error);
        status = status == STATUS_OK ? finished : status;
    }
    run_output_free(&output);
    return status == STATUS_OK ? worst : status;
}

enum Status command_run(const struct Options *options, struct Error *error) {
    struct Jobs jobs;
    struct Signals signals;
    enum Status status = jobs_init(&jobs, options, error);
    if (status == STATUS_OK && options->dry_run)
        for (size_t i = 0; i < jobs.count && status == STATUS_OK; i++) {
            struct DrivePlan plan = plan_of(options, &jobs.jobs[i].scenario, NULL);
            status = dry_run(&plan, jobs.jobs[i].directory, error);
        }
    else if (status == STATUS_OK) {
        status = run_all(options, &jobs, signals_catch(&signals), error);
        signals_release(&signals);
    }
    jobs_free(&jobs);
    return status;
}
