/* tandem export: the stored tables as CSV, and the documentation of their columns. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "cli/stored_study.h"
#include "cli/terminal.h"
#include "compare/comparison.h"
#include "compare/comparison_csv.h"
#include "estimate/summary_csv.h"
#include "sensitivity/response_csv.h"
#include "sensitivity/sensitivity_csv.h"
#include "store/export.h"
#include "store/export_schema.h"
#include "tables/calibration_tables.h"
#include "tables/decision_csv.h"
#include "tables/findings_tables.h"
#include "tables/pairs_table.h"

static void print_table(const struct SummaryTableRow *row) {
    for (size_t i = 0; i < row->column_count; i++) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(sizeof name - 1), row->file);
        name[strcspn(name, ".")] = '\0';
        const char *const fields[] = {name, row->columns[i].name, row->columns[i].unit,
                                      row->columns[i].sentence};
        for (int k = 0; k < 4; k++)
            csv_text(stdout, fields[k], k < 3 ? ',' : '\n');
    }
}

static void print_schema(void) {
    const struct SummaryTableRow *const others[] = {
        comparison_table(), sensitivity_table(), given_data_table(), response_table(),    points_table(),
        replicates_table(), findings_table(),    pairs_table(),      calibration_table(), posterior_table()};
    export_schema(stdout);
    for (int table = 0; table < SUMMARY_TABLE_COUNT; table++)
        print_table(summary_table((enum SummaryTable)table));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        print_table(others[i]);
    for (int file = 0; file < DECISION_FILE_COUNT; file++)
        print_table(decision_file((enum DecisionFile)file));
}

static enum Status export_study(void *context, struct Job *job, struct Store *store, bool last,
                                struct Error *error) {
    (void)context;
    const char *directory = job->options->out != NULL ? job->options->out : store->directory;
    enum Status status = directory_create(directory, error);
    if (status == STATUS_OK)
        status = job->kind->write(job, store, directory, error);
    if (status == STATUS_OK)
        note(job->options->quiet || !last, "%s: %" PRId64 " replicate%s written as CSV", directory,
             job->replicates, job->replicates == 1 ? "" : "s");
    return status;
}

enum Status command_export(const struct Options *options, struct Error *error) {
    if (options->schema && options->argument_count > 0)
        return error_set(error, STATUS_USAGE, "--schema documents the columns: it goes without %s",
                         options->arguments[0]);
    if (options->schema) {
        print_schema();
        return STATUS_OK;
    }
    if (options->argument_count == 0)
        return error_set(error, STATUS_USAGE, "tandem export: DIR is missing, or --schema");
    return stored_study_use(options, options->arguments[0], export_study, NULL, error);
}
