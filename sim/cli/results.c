#include "cli/results.h"

#include <math.h>
#include <stdio.h>

#include "base/text.h"
#include "cli/pipeline.h"
#include "store/export.h"
#include "store/file.h"

enum { PATH_SIZE = STORE_PATH_SIZE + 64 };

/* Which runs a replay hands on, and to what. */
struct Selection {
    struct Summary *summary;
    int64_t scenario, replicates;
};

static enum Status take_record(void *context, const struct RunKey *key, enum RecordTable table,
                               const void *record, struct Error *error) {
    const struct Selection *wanted = context;
    if (key->scenario != wanted->scenario || key->point != 0 || key->replicate >= wanted->replicates)
        return STATUS_OK;
    return summary_record(wanted->summary, key, table, record, error);
}

enum Status results_weeks(struct Store *store, int64_t *weeks, struct Error *error) {
    char text[32];
    uint64_t number;
    enum Status status = store_fact(store, "weeks", text, sizeof text, error);
    if (status == STATUS_OK && !text_to_unsigned(text, &number))
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: its number of weeks is \"%s\"", store->directory,
                           text);
    if (status == STATUS_OK)
        *weeks = (int64_t)number;
    return status;
}

enum Status results_are_of_plan(struct Store *store, bool *plan, struct Error *error) {
    size_t outputs = 0;
    enum Status status = store_output_count(store, &outputs, error);
    *plan = outputs > 0;
    return status;
}

enum Status results_refuse_plan(struct Store *store, struct Error *error) {
    bool plan;
    enum Status status = results_are_of_plan(store, &plan, error);
    if (status == STATUS_OK && plan)
        status =
            error_set(error, STATUS_CONFIGURATION,
                      "%s: holds the outputs of a plan: the command that ran it, with --out %s, prints and "
                      "draws them again",
                      store->directory, store->directory);
    return status;
}

enum Status results_summarise(struct Store *store, int64_t scenario, int64_t replicates,
                              struct Summary *summary, struct Error *error) {
    int64_t weeks = 0;
    *summary = (struct Summary){0};
    struct Selection wanted = {summary, scenario, replicates};
    enum Status status = results_weeks(store, &weeks, error);
    if (status == STATUS_OK)
        status = summary_init(summary, weeks, RESULTS_CONFIDENCE, error);
    if (status == STATUS_OK)
        status = store_tables(store, &summary->recorded, error);
    if (status == STATUS_OK)
        status = store_replay(store, (1u << TABLE_COUNT) - 1, take_record, &wanted, error);
    return status == STATUS_OK ? summary_finish(summary, error) : status;
}

enum Status results_write_file(const char *directory, const char *name, ResultsWriter write,
                               const void *context, struct Error *error) {
    char path[PATH_SIZE];
    struct AtomicFile file;
    snprintf(path, sizeof path, "%s/%s", directory, name);
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    status = write(context, file.stream, error);
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}

/* One table of a summary. */
struct SummaryFile {
    const struct Summary *summary;
    enum SummaryTable table;
};

static enum Status write_summary_table(const void *context, FILE *stream, struct Error *error) {
    const struct SummaryFile *self = context;
    return summary_write_csv(self->summary, self->table, stream, error);
}

enum Status results_write_csv(struct Store *store, unsigned tables, const struct Summary *summary,
                              const char *directory, struct Error *error) {
    char path[PATH_SIZE];
    unsigned stored;
    enum Status status = store_tables(store, &stored, error);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++) {
        snprintf(path, sizeof path, "%s/%s.csv", directory, record_table((enum RecordTable)table)->name);
        if (table == TABLE_RUNS || (tables & stored & (1u << table)))
            status = export_table(store, (enum RecordTable)table, path, error);
    }
    for (int table = 0; table < SUMMARY_TABLE_COUNT && status == STATUS_OK; table++) {
        struct SummaryFile file = {summary, (enum SummaryTable)table};
        status =
            results_write_file(directory, summary_table(file.table)->file, write_summary_table, &file, error);
    }
    return status;
}

enum Status results_draw(const struct Options *options, const struct Scenario *scenario,
                         const struct Summary *summary, const char *directory, struct FigureOutcome *outcome,
                         struct Error *error) {
    char folder[PATH_SIZE];
    snprintf(folder, sizeof folder, "%s/figures", directory);
    struct FigureRequest request = {.directory = folder,
                                    .format = options->format,
                                    .fonts = options->fonts,
                                    .subject = figure_subject_scenario(scenario, summary)};
    enum Status status = figures_write(&request, outcome, error);
    pipeline_note_pictures(options->quiet, outcome->gnuplot_missing, &outcome->warnings, directory);
    return status;
}
