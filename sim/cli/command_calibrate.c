/* tandem calibrate: the values of a plan's factors at which the model gives the figures. */
#include <jansson.h>
#include <stdio.h>

#include "base/terminal.h"
#include "base/translate.h"
#include "base/version.h"
#include "cli/calibrate_study.h"
#include "cli/results.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "run/replicate.h"
#include "store/export.h"
#include "tables/calibration_answer.h"
#include "tables/calibration_tables.h"
#include "tables/table_json.h"
#include "tables/table_markdown.h"
#include "tables/table_text.h"
#include "json/json_write.h"

static enum Status write_posterior(const void *context, FILE *stream, struct Error *error) {
    (void)error;
    calibrated_write_posterior(context, stream);
    return STATUS_OK;
}

static enum Status write_numbers(const void *context, FILE *stream, struct Error *error) {
    (void)error;
    calibration_csv(context, stream);
    return STATUS_OK;
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    const struct CalibrateStudy *self = job->subject;
    enum Status status = export_all(store, directory, error);
    if (status != STATUS_OK || job->lack[0] != '\0')
        return status;
    status = results_write_file(directory, posterior_table()->file, write_posterior, &self->found, error);
    return status == STATUS_OK
               ? results_write_file(directory, calibration_table()->file, write_numbers, &self->found, error)
               : status;
}

static enum Status draw(struct Job *job, struct Error *error) {
    const struct CalibrateStudy *self = job->subject;
    return pipeline_draw(job, job->directory, figure_subject_calibration(&self->found), error);
}

static void print_header(const struct CalibrateStudy *self) {
    char text[512];
    print_bold(self->found.title);
    printf("\n");
    snprintf(text, sizeof text,
             _("%zu factors, %zu figures, %lld runs of %lld weeks; seed %llu, model %s, tandem %s (%s)"),
             self->found.factor_count, self->found.number_count, (long long)self->found.runs,
             (long long)self->weeks, (unsigned long long)self->seed, model_version(), version_number(),
             version_revision());
    print_wrapped(stdout, 0, 0, text);
    printf("\n");
}

static enum Status tell_json(const struct Tables *tables, const struct Sentences *answer,
                             struct Error *error) {
    json_t *all = tables_json(tables);
    if (all == NULL || json_object_set_new(all, "answer", sentences_json(answer)) != 0)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for JSON");
    return json_write(all, stdout, error);
}

static void tell_markdown(const struct Tables *tables, const struct Sentences *answer) {
    for (int i = 0; i < SENTENCE_COUNT; i++)
        if (answer->text[i][0] != '\0')
            printf("%s\n\n", answer->text[i]);
    for (size_t i = 0; i < tables->count; i++)
        table_markdown(&tables->tables[i], stdout);
}

static enum Status tell(struct Job *job, struct Error *error) {
    const struct CalibrateStudy *self = job->subject;
    struct Tables tables = {0};
    struct Sentences answer = {{""}};
    calibration_tables(&tables, &self->found);
    enum Status status = tables_status(&tables, error);
    answer_of_calibration(&answer, &self->found);
    if (status == STATUS_OK && job->options->json)
        status = tell_json(&tables, &answer, error);
    else if (status == STATUS_OK && job->options->markdown)
        tell_markdown(&tables, &answer);
    else if (status == STATUS_OK) {
        print_header(self);
        sentences_print(&answer, stdout);
        for (size_t i = 0; i < tables.count; i++)
            table_print(&tables.tables[i], stdout);
        print_text("Results   %s: results.sqlite, %s, %s, figures, manifest.json\n", job->directory,
                   posterior_table()->file, calibration_table()->file);
    }
    tables_free(&tables);
    return status;
}

const struct StudyKind calibrate_study = {
    .name = "calibrate",
    .folder = "",
    .subject_size = sizeof(struct CalibrateStudy),
    .prepare = calibrate_study_prepare,
    .release = calibrate_study_release,
    .plan = calibrate_study_plan,
    .restore = calibrate_study_restore,
    .run = calibrate_study_run,
    .read = calibrate_study_read,
    .write = write_files,
    .draw = draw,
    .tell = tell,
};

enum Status command_calibrate(const struct Options *options, struct Error *error) {
    return pipeline_command(&calibrate_study, options, error);
}
