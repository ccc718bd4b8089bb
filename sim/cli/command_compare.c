/* tandem compare: several scenarios under one seed, paired differences against the first. */
#define _POSIX_C_SOURCE 200809L /* what signals.h shows */
#include <inttypes.h>
#include <stdio.h>

#include "cli/compare_output.h"
#include "cli/compared.h"
#include "cli/dry_run.h"
#include "cli/results.h"
#include "cli/stored.h"
#include "cli/terminal.h"
#include "drive/drive.h"
#include "drive/ranks.h"
#include "drive/signals.h"
#include "plots/comparison/comparison_figures.h"
#include "store/manifest.h"

enum { COMPARE_MOST_WITH_PRECISION = 1024, COMPARE_PATH_SIZE = STORE_PATH_SIZE + 64 };

static enum Status half_width(void *context, struct Store *store, int64_t replicates, double *width,
                              struct Error *error) {
    struct Stored stored = {0};
    (void)context;
    enum Status status = stored_read(&stored, store, replicates, error);
    if (status == STATUS_OK)
        *width = comparison_precision(&stored.comparison);
    stored_free(&stored);
    return status;
}

static struct DrivePlan plan_of(const struct Compared *compared, const struct Options *options,
                                const atomic_bool *stop) {
    bool open_ended = options->precision > 0 && !option_is_given(options, OPTION_REPLICATES);
    return (struct DrivePlan){.study = compared_study(compared, options),
                              .replicates = open_ended ? COMPARE_MOST_WITH_PRECISION : options->replicates,
                              .precision = options->precision,
                              .half_width = half_width,
                              .threads = options->threads,
                              .oversubscribe = options->oversubscribe,
                              .shard = options->shard.part,
                              .shards = options->shard.parts,
                              .retry = options->retry,
                              .quiet = options->quiet,
                              .stop = stop};
}

static enum Status write_comparison(const void *comparison, FILE *stream, struct Error *error) {
    return comparison_write_csv(comparison, stream, error);
}

static enum Status draw(const struct Compared *compared, const struct Options *options,
                        const struct Stored *stored, struct Error *error) {
    char folder[COMPARE_PATH_SIZE];
    const char *titles[COMPARISON_FIGURE_SCENARIOS];
    struct ComparisonFigureOutcome outcome = {0};
    if (stored->count > COMPARISON_FIGURE_SCENARIOS) {
        note(options->quiet, "no pictures: they hold at most %d scenarios", (int)COMPARISON_FIGURE_SCENARIOS);
        return STATUS_OK;
    }
    for (size_t i = 0; i < stored->count; i++)
        titles[i] = compared->scenarios[i].title;
    snprintf(folder, sizeof folder, "%s/figures", compared->directory);
    struct ComparisonFigureRequest request = {.directory = folder,
                                              .format = options->format,
                                              .comparison = &stored->comparison,
                                              .summaries = stored->summaries,
                                              .titles = titles};
    enum Status status = comparison_figures_write(&request, &outcome, error);
    note(!outcome.gnuplot_missing, "gnuplot is not installed: %s has scripts and data, but no pictures",
         folder);
    note(outcome.warnings.text[0] == '\0', "%s", outcome.warnings.text);
    return status;
}

static enum Status publish(const struct Compared *compared, const struct Options *options,
                           struct Store *store, const struct DrivePlan *plan, struct Error *error) {
    struct Stored stored = {0};
    enum Status status = stored_read(&stored, store, INT64_MAX, error);
    if (status == STATUS_OK)
        status = results_write_csv(store, options->tables, &stored.summaries[0], compared->directory, error);
    if (status == STATUS_OK)
        status = results_write_file(compared->directory, "comparison.csv", write_comparison,
                                    &stored.comparison, error);
    if (status == STATUS_OK)
        status = manifest_write(compared->directory, &plan->study, (int64_t)stored.summaries[0].runs, error);
    if (status == STATUS_OK)
        status = draw(compared, options, &stored, error);
    if (status == STATUS_OK && options->json)
        status = compare_output_json(&stored.comparison, compared->scenarios, error);
    else if (status == STATUS_OK)
        compare_output_print(&stored.comparison, compared->scenarios, compared->directory);
    stored_free(&stored);
    return status;
}

static enum Status compare(const struct Compared *compared, const struct Options *options,
                           const atomic_bool *stop, struct Error *error) {
    struct Store store;
    struct DrivePlan plan = plan_of(compared, options, stop);
    if (ranks_is_worker())
        return ranks_serve(&plan, error);
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
        struct DrivePlan plan = plan_of(&compared, options, NULL);
        status = dry_run(&plan, compared.directory, error);
    } else if (status == STATUS_OK) {
        status = compare(&compared, options, signals_catch(&signals), error);
        signals_release(&signals);
    }
    compared_free(&compared);
    return status;
}
