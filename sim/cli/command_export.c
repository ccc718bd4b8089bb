/* tandem export: the stored tables as CSV, and the documentation of their columns. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "cli/options.h"
#include "cli/results.h"
#include "cli/terminal.h"
#include "compare/comparison.h"
#include "sensitivity/response_csv.h"
#include "sensitivity/sensitivity_csv.h"
#include "store/export.h"
#include "store/file.h"

static void print_table(const struct SummaryTableRow *row) {
    for (size_t i = 0; i < row->column_count; i++) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(sizeof name - 1), row->file);
        name[strcspn(name, ".")] = '\0';
        const char *const fields[] = {name, row->columns[i].name, row->columns[i].unit,
                                      row->columns[i].sentence};
        for (int k = 0; k < 4; k++) {
            csv_text(stdout, fields[k]);
            putchar(k < 3 ? ',' : '\n');
        }
    }
}

static void print_schema(void) {
    const struct SummaryTableRow *const others[] = {comparison_table(), sensitivity_table(), response_table(),
                                                    points_table(), replicates_table()};
    export_schema(stdout);
    for (int table = 0; table < SUMMARY_TABLE_COUNT; table++)
        print_table(summary_table((enum SummaryTable)table));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        print_table(others[i]);
}

static enum Status export_records(const struct Options *options, struct Store *store, const char *directory,
                                  struct Error *error) {
    struct Summary summary;
    enum Status status = results_summarise(store, 0, INT64_MAX, &summary, error);
    if (status == STATUS_OK)
        status = results_write_csv(store, options->tables, &summary, directory, error);
    if (status == STATUS_OK)
        note(options->quiet, "%s: %zu replicates written as CSV", directory, summary.runs);
    summary_free(&summary);
    return status;
}

static enum Status export_store(const struct Options *options, struct Store *store, const char *directory,
                                struct Error *error) {
    bool plan = false;
    enum Status status = directory_create(directory, error);
    if (status == STATUS_OK)
        status = results_are_of_plan(store, &plan, error);
    if (status == STATUS_OK)
        status =
            plan ? export_all(store, directory, error) : export_records(options, store, directory, error);
    return status;
}

enum Status command_export(const struct Options *options, struct Error *error) {
    struct Store store;
    if (options->schema && options->argument_count > 0)
        return error_set(error, STATUS_USAGE, "--schema documents the columns: it goes without %s",
                         options->arguments[0]);
    if (options->schema) {
        print_schema();
        return STATUS_OK;
    }
    if (options->argument_count == 0)
        return error_set(error, STATUS_USAGE, "tandem export: DIR is missing, or --schema");
    enum Status status = store_open_reading(&store, options->arguments[0], error);
    if (status == STATUS_OK)
        status = export_store(options, &store, options->out != NULL ? options->out : store.directory, error);
    store_close(&store);
    return status;
}
