/* tandem report: a result directory as one HTML file. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cli/scenario_study.h"
#include "cli/stored_command.h"
#include "cli/stored_study.h"
#include "cli/terminal.h"
#include "plots/page/html_report.h"
#include "store/file.h"

enum { REPORT_PATH_SIZE = STORE_PATH_SIZE + 64 };

static enum Status write_page(const struct Options *options, const struct ScenarioStudy *stored,
                              const struct StoredCommand *command, const char *path, struct Error *error) {
    struct AtomicFile file;
    struct PageOutcome outcome = {0};
    struct ReportRequest request = {.language = options->language,
                                    .count = stored->count,
                                    .scenarios = stored->scenarios,
                                    .summaries = stored->summaries,
                                    .comparison = stored->count > 1 ? &stored->comparison : NULL,
                                    .focus = summary_focus(&stored->scenarios[0].params),
                                    .origin = {.command = command->command,
                                               .seed = stored->seed,
                                               .replicates = stored->summaries[0].runs,
                                               .weeks = stored->weeks,
                                               .version = command->version,
                                               .revision = command->revision,
                                               .model = command->model},
                                    .fonts = options->fonts};
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

/* "report.html", or of another language "report.zh-TW.html", so that neither takes the other's place. */
static void name_page(const struct Options *options, const struct Store *store, char path[REPORT_PATH_SIZE]) {
    bool english = strcmp(options->language, "en") == 0;
    if (options->out != NULL)
        snprintf(path, REPORT_PATH_SIZE, "%s", options->out);
    else
        snprintf(path, REPORT_PATH_SIZE, "%s/report%s%s.html", store->directory, english ? "" : ".",
                 english ? "" : options->language);
}

static enum Status report(struct Job *job, const struct StudyKind *kind, struct Store *store,
                          struct Error *error) {
    struct StoredCommand command;
    char path[REPORT_PATH_SIZE];
    if (kind->plan != NULL)
        return error_set(
            error, STATUS_CONFIGURATION,
            "%s: holds the outputs of a plan: `tandem plot %s` draws them again, the command that "
            "ran it, with --out %s, prints them",
            store->directory, store->directory, store->directory);
    if (job->lack[0] != '\0')
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", store->directory, job->lack);
    enum Status status = stored_command_read(&command, store, kind->name, job->replicates, error);
    if (status != STATUS_OK)
        return status;
    name_page(job->options, store, path);
    return write_page(job->options, job->subject, &command, path, error);
}

enum Status command_report(const struct Options *options, struct Error *error) {
    return stored_study_use(options, options->arguments[0], report, error);
}
