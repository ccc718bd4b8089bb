/* tandem report: a result directory as one HTML file. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "file.h"
#include "html_report.h"
#include "options.h"
#include "report.h"
#include "results.h"
#include "stored_command.h"
#include "terminal.h"

enum { REPORT_PATH_SIZE = STORE_PATH_SIZE + 64 };

/* Everything that a store says of its study. Arrays are owned. */
struct Stored {
    size_t count;
    struct Scenario *scenarios;       /* scenarios[count] */
    struct Summary *summaries;        /* summaries[count] */
    struct Combination *combinations; /* combinations[combination_count] */
    size_t combination_count;
    struct Comparison comparison; /* of more than one scenario */
    struct StoredCommand command;
};

static void stored_free(struct Stored *self) {
    for (size_t i = 0; i < self->count; i++) {
        scenario_free(&self->scenarios[i]);
        summary_free(&self->summaries[i]);
    }
    free(self->scenarios);
    free(self->summaries);
    free(self->combinations);
    comparison_free(&self->comparison);
}

static enum Status take(void *context, const struct RunKey *key, enum RecordTable table, const void *record,
                        struct Error *error) {
    struct Stored *self = context;
    if (key->scenario >= (int64_t)self->count || key->point != 0)
        return STATUS_OK;
    enum Status status = summary_record(&self->summaries[key->scenario], key, table, record, error);
    if (status == STATUS_OK && self->count > 1)
        status = comparison_record(&self->comparison, key, table, record, error);
    return status;
}

static enum Status make_room(struct Stored *self, int64_t count, struct Error *error) {
    size_t room = (size_t)count;
    self->scenarios = calloc(room, sizeof *self->scenarios);
    self->summaries = calloc(room, sizeof *self->summaries);
    self->combinations = calloc(room * room, sizeof *self->combinations);
    if (self->scenarios == NULL || self->summaries == NULL || self->combinations == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %" PRId64 " scenarios", count);
    self->count = room;
    return STATUS_OK;
}

static enum Status read_scenarios(struct Stored *self, struct Store *store, struct Error *error) {
    int64_t count = 0;
    enum Status status = store_scenario_count(store, &count, error);
    if (status == STATUS_OK)
        status = make_room(self, count, error);
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++)
        status = results_scenario(store, (int64_t)i, &self->scenarios[i], error);
    if (status != STATUS_OK)
        return status;
    size_t found =
        combinations_find(self->count, self->scenarios, self->count * self->count, self->combinations);
    self->combination_count = found < self->count * self->count ? found : self->count * self->count;
    return STATUS_OK;
}

static enum Status begin_statistics(struct Stored *self, int64_t weeks, uint64_t seed, struct Error *error) {
    struct ComparisonPlan plan = {.weeks = weeks,
                                  .scenarios = self->count,
                                  .confidence = RESULTS_CONFIDENCE,
                                  .seed = seed,
                                  .combinations = self->combinations,
                                  .combination_count = self->combination_count};
    enum Status status = self->count > 1 ? comparison_init(&self->comparison, &plan, error) : STATUS_OK;
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++)
        status = summary_init(&self->summaries[i], weeks, RESULTS_CONFIDENCE, error);
    return status;
}

static enum Status finish_statistics(struct Stored *self, struct Store *store, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++) {
        status = summary_finish(&self->summaries[i], error);
        if (status == STATUS_OK && self->summaries[i].runs == 0)
            status = error_set(error, STATUS_INPUT_OUTPUT, "%s: holds no finished run of %s",
                               store->directory, self->scenarios[i].name);
    }
    if (status == STATUS_OK && self->count > 1)
        status = comparison_finish(&self->comparison, error);
    return status;
}

static enum Status stored_read(struct Stored *self, struct Store *store, struct Error *error) {
    enum Status status = read_scenarios(self, store, error);
    if (status == STATUS_OK)
        status = stored_command_read(&self->command, store, self->count, self->scenarios, error);
    if (status == STATUS_OK)
        status = begin_statistics(self, self->command.weeks, self->command.seed, error);
    if (status == STATUS_OK)
        status = store_replay(store, (1u << TABLE_COUNT) - 1, take, self, error);
    if (status == STATUS_OK)
        status = finish_statistics(self, store, error);
    if (status == STATUS_OK)
        stored_command_replicates(&self->command, self->summaries[0].runs);
    return status;
}

static enum Status write_page(const struct Options *options, const struct Stored *stored, const char *figures,
                              const char *path, struct Error *error) {
    struct AtomicFile file;
    struct ReportOutcome outcome;
    struct ReportRequest request = {.language = options->language,
                                    .count = stored->count,
                                    .scenarios = stored->scenarios,
                                    .summaries = stored->summaries,
                                    .comparison = stored->count > 1 ? &stored->comparison : NULL,
                                    .focus = report_focus(&stored->scenarios[0].params),
                                    .weeks = stored->command.weeks,
                                    .seed = stored->command.seed,
                                    .command = stored->command.command,
                                    .version = stored->command.version,
                                    .revision = stored->command.revision,
                                    .model = stored->command.model,
                                    .figures = figures};
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    status = html_report_write(&request, file.stream, &outcome, error);
    note(options->quiet || !outcome.gnuplot_missing,
         "gnuplot is not installed: the report has its tables, but no pictures");
    note(options->quiet || outcome.warnings.text[0] == '\0', "%s", outcome.warnings.text);
    enum Status committed = atomic_file_commit(&file, error);
    if (committed == STATUS_OK)
        printf("%s\n", path);
    return status == STATUS_OK ? committed : status;
}

enum Status command_report(const struct Options *options, struct Error *error) {
    struct Store store;
    struct Stored stored = {0};
    char path[REPORT_PATH_SIZE], figures[REPORT_PATH_SIZE];
    enum Status status = store_open_reading(&store, options->arguments[0], error);
    if (status == STATUS_OK)
        status = stored_read(&stored, &store, error);
    if (status == STATUS_OK) {
        snprintf(path, sizeof path, "%s/report.html", store.directory);
        snprintf(figures, sizeof figures, "%s/figures", store.directory);
        status = write_page(options, &stored, figures, path, error);
    }
    stored_free(&stored);
    store_close(&store);
    return status;
}
