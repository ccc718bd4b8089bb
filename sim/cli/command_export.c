/* tandem export: the stored tables as CSV, and the documentation of their columns. */
#include <inttypes.h>
#include <stdio.h>

#include "base/file.h"
#include "base/translate.h"
#include "cli/metadata.h"
#include "cli/schema.h"
#include "cli/stored_study.h"
#include "cli/terminal.h"

static enum Status export_study(void *context, struct Job *job, struct Store *store, bool last,
                                struct Error *error) {
    (void)context;
    const char *directory = job->options->out != NULL ? job->options->out : store->directory;
    enum Status status = directory_create(directory, error);
    if (status == STATUS_OK)
        status = job->kind->write(job, store, directory, error);
    if (status == STATUS_OK)
        status = metadata_write(job, store, directory, error);
    if (status == STATUS_OK)
        note(job->options->quiet || !last,
             job->replicates == 1 ? N_("%s: %lld replicate written as CSV")
                                  : N_("%s: %lld replicates written as CSV"),
             directory, (long long)job->replicates);
    return status;
}

enum Status command_export(const struct Options *options, struct Error *error) {
    if (options->schema && options->argument_count > 0)
        return error_set(error, STATUS_USAGE, "--schema documents the columns: it goes without %s",
                         options->arguments[0]);
    if (options->schema) {
        schema_print(stdout);
        return STATUS_OK;
    }
    if (options->argument_count == 0)
        return error_set(error, STATUS_USAGE, "tandem export: DIR is missing, or --schema");
    return stored_study_use(options, options->arguments[0], export_study, NULL, error);
}
