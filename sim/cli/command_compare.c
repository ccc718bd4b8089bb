/* tandem compare: several scenarios under one seed, paired differences against the first. */
#define _POSIX_C_SOURCE 200809L /* what signals.h shows */
#include <inttypes.h>
#include <stdio.h>

#include "compare_output.h"
#include "compared.h"
#include "drive.h"
#include "dry_run.h"
#include "file.h"
#include "manifest.h"
#include "results.h"
#include "signals.h"
#include "terminal.h"

enum { COMPARE_MOST_WITH_PRECISION = 1024, COMPARE_PATH_SIZE = STORE_PATH_SIZE + 64 };

/* What a replay fills. */
struct Intake {
    struct Comparison *comparison;
    int64_t replicates;
};

static enum Status take(void *context, const struct RunKey *key, enum RecordTable table, const void *record,
                        struct Error *error) {
    const struct Intake *intake = context;
    if (key->replicate >= intake->replicates)
        return STATUS_OK;
    return comparison_record(intake->comparison, key, table, record, error);
}

/* Compares what is stored of the replicates below `replicates`. Free `comparison` in any case. */
static enum Status compare_stored(const struct Compared *compared, const struct Options *options,
                                  struct Store *store, int64_t replicates, struct Comparison *comparison,
                                  struct Error *error) {
    struct ComparisonPlan plan = {.weeks = options->weeks,
                                  .scenarios = compared->count,
                                  .confidence = RESULTS_CONFIDENCE,
                                  .seed = options->seed,
                                  .combinations = compared->combinations,
                                  .combination_count = compared->combination_count};
    struct Intake intake = {comparison, replicates};
    enum Status status = comparison_init(comparison, &plan, error);
    if (status == STATUS_OK)
        status = store_replay(store, (1u << TABLE_COUNT) - 1, take, &intake, error);
    return status == STATUS_OK ? comparison_finish(comparison, error) : status;
}

struct Looking {
    const struct Compared *compared;
    const struct Options *options;
};

static enum Status half_width(void *context, struct Store *store, int64_t replicates, double *width,
                              struct Error *error) {
    const struct Looking *looking = context;
    struct Comparison comparison = {0};
    enum Status status =
        compare_stored(looking->compared, looking->options, store, replicates, &comparison, error);
    if (status == STATUS_OK)
        *width = comparison_precision(&comparison);
    comparison_free(&comparison);
    return status;
}

static struct DrivePlan plan_of(const struct Compared *compared, const struct Options *options,
                                struct Looking *looking, const atomic_bool *stop) {
    bool open_ended = options->precision > 0 && !option_is_given(options, OPTION_REPLICATES);
    return (struct DrivePlan){.study = compared_study(compared, options),
                              .replicates = open_ended ? COMPARE_MOST_WITH_PRECISION : options->replicates,
                              .precision = options->precision,
                              .half_width = half_width,
                              .half_width_context = looking,
                              .threads = options->threads,
                              .oversubscribe = options->oversubscribe,
                              .shard = options->shard.part,
                              .shards = options->shard.parts,
                              .quiet = options->quiet,
                              .stop = stop};
}

static enum Status write_comparison(const struct Comparison *comparison, const char *directory,
                                    struct Error *error) {
    char path[COMPARE_PATH_SIZE];
    struct AtomicFile file;
    snprintf(path, sizeof path, "%s/comparison.csv", directory);
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    status = comparison_write_csv(comparison, file.stream, error);
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}

static enum Status publish(const struct Compared *compared, const struct Options *options,
                           struct Store *store, const struct DrivePlan *plan, struct Error *error) {
    struct Comparison comparison = {0};
    struct Summary baseline = {0};
    enum Status status = compare_stored(compared, options, store, INT64_MAX, &comparison, error);
    if (status == STATUS_OK)
        status = results_summarise(store, 0, INT64_MAX, &baseline, error);
    if (status == STATUS_OK)
        status = results_write_csv(store, options->tables, &baseline, compared->directory, error);
    if (status == STATUS_OK)
        status = write_comparison(&comparison, compared->directory, error);
    if (status == STATUS_OK)
        status = manifest_write(compared->directory, &plan->study, (int64_t)baseline.runs, error);
    if (status == STATUS_OK && options->json)
        status = compare_output_json(&comparison, compared->scenarios, error);
    else if (status == STATUS_OK)
        compare_output_print(&comparison, compared->scenarios);
    summary_free(&baseline);
    comparison_free(&comparison);
    return status;
}

static enum Status compare(const struct Compared *compared, const struct Options *options,
                           const atomic_bool *stop, struct Error *error) {
    struct Store store;
    struct Looking looking = {compared, options};
    struct DrivePlan plan = plan_of(compared, options, &looking, stop);
    enum StoreOpening how = options->force ? STORE_START_AGAIN : STORE_RESUME;
    enum Status status = store_open(&store, compared->directory, &plan.study, how, error);
    if (status == STATUS_OK)
        status = drive_run(&plan, &store, NULL, error);
    if (status == STATUS_OK || status == STATUS_RUN_FAILED) {
        enum Status published = publish(compared, options, &store, &plan, error);
        status = published != STATUS_OK ? published : status;
    }
    store_close(&store);
    return status;
}

enum Status command_compare(const struct Options *options, struct Error *error) {
    struct Compared compared;
    struct Signals signals;
    enum Status status = compared_init(&compared, options, error);
    if (status == STATUS_OK && options->dry_run) {
        struct DrivePlan plan = plan_of(&compared, options, NULL, NULL);
        status = dry_run(&plan, compared.directory, error);
    } else if (status == STATUS_OK) {
        status = compare(&compared, options, signals_catch(&signals), error);
        signals_release(&signals);
    }
    compared_free(&compared);
    return status;
}
