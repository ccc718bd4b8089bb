/* tandem sensitivity: a plan's design, run and resumed; how much each factor matters to each output. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "cli/experiment_output.h"
#include "cli/results.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "sensitivity/estimator.h"
#include "sensitivity/sensitivity_csv.h"
#include "sensitivity/sensitivity_remarks.h"
#include "tables/experiment_answer.h"
#include "tables/experiment_tables.h"

enum { WHY_SIZE = 512 };

struct SensitivityStudy {
    struct Planned planned;
    struct Sensitivity *sensitivity; /* sensitivity[outputs], owned */
    char (*why)[WHY_SIZE];           /* why[outputs], owned: why there is none; "" where there is */
    const char **keys;               /* keys[factors], owned */
};

static enum Status fits(const struct Planned *planned, struct Error *error) {
    enum DesignKind kind = planned->plan.design.kind;
    char allowed[ESTIMATOR_LIST_SIZE];
    estimator_list(allowed);
    if (estimator_of(kind) != NULL)
        return STATUS_OK;
    return error_set(
        error, STATUS_CONFIGURATION,
        "%s: the design %s gives no measure of sensitivity, allowed: %s; Sobol indices share out the "
        "variance of "
        "independent factors, and points as they are, those of a posterior for instance, may be correlated: "
        "`tandem sweep` shows how outputs respond, with delta, PAWN and rank regression, which hold for them",
        planned->plan.name, design_row(kind)->name, allowed);
}

static enum Status prepare(struct Job *job, char *const arguments[], int count, const char **name,
                           struct Error *error) {
    enum Status status = planned_prepare(job, arguments, count, name, error);
    if (status == STATUS_OK)
        status = planned_check_single(job->subject, "sensitivity", error);
    return status == STATUS_OK ? fits(job->subject, error) : status;
}

/* An output that no run has, for instance, must not keep the others back. */
static enum Status estimate(struct SensitivityStudy *self, size_t output, bool quiet, struct Error *error) {
    struct Error why = {0};
    struct SensitivityData data = experiment_data(&self->planned, &self->planned.collected, output);
    enum Status status = sensitivity_init(&self->sensitivity[output], &data, &why);
    if (status == STATUS_OK)
        return STATUS_OK;
    if (status != STATUS_CONFIGURATION)
        return error_set(error, status, "%s", why.text);
    snprintf(self->why[output], WHY_SIZE, "%.*s", WHY_SIZE - 1, why.text);
    note(quiet, "%s: %s", self->planned.experiment.output[output], self->why[output]);
    return STATUS_OK;
}

static enum Status read_outputs(struct Job *job, struct Store *store, struct Error *error) {
    struct SensitivityStudy *self = job->subject;
    size_t outputs = self->planned.plan.output_count, known = 0;
    enum Status status = planned_read(job, store, error);
    if (status != STATUS_OK || job->lack[0] != '\0')
        return status;
    self->sensitivity = calloc(outputs, sizeof *self->sensitivity);
    self->why = calloc(outputs, sizeof *self->why);
    self->keys = calloc(self->planned.plan.factor_count + 1, sizeof *self->keys);
    if (self->sensitivity == NULL || self->why == NULL || self->keys == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the sensitivities");
    for (size_t f = 0; f < self->planned.plan.factor_count; f++)
        self->keys[f] = self->planned.plan.factors[f].key;
    for (size_t i = 0; i < outputs && status == STATUS_OK; i++) {
        status = estimate(self, i, job->options->quiet, error);
        known += self->why[i][0] == '\0' ? 1 : 0;
    }
    if (status == STATUS_OK && known == 0)
        snprintf(job->lack, sizeof job->lack, "%s", _("no output has values enough"));
    return status;
}

static void release(void *subject) {
    struct SensitivityStudy *self = subject;
    for (size_t i = 0; self->sensitivity != NULL && i < self->planned.plan.output_count; i++)
        sensitivity_free(&self->sensitivity[i]);
    free(self->sensitivity);
    free(self->why);
    free(self->keys);
    planned_release(subject);
}

static enum Status write_rows(const void *context, FILE *stream, struct Error *error) {
    const struct SensitivityStudy *self = context;
    (void)error;
    sensitivity_write_header(stream);
    for (size_t i = 0; i < self->planned.collected.outputs; i++) {
        if (self->why[i][0] != '\0')
            continue;
        struct SensitivityNames names = experiment_names(&self->planned, i, self->keys);
        sensitivity_write_csv(&self->sensitivity[i], &names, stream);
    }
    return STATUS_OK;
}

static void find(const void *subject, size_t output, struct OutputFindings *findings) {
    const struct SensitivityStudy *self = subject;
    findings->sensitivity = self->why[output][0] == '\0' ? &self->sensitivity[output] : NULL;
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    enum Status status = planned_write(job->subject, store, directory, error);
    return status == STATUS_OK && job->lack[0] == '\0'
               ? results_write_file(directory, sensitivity_table()->file, write_rows, job->subject, error)
               : status;
}

/* A table and what its numbers alone do not say; one sentence where there is nothing to tell. */
static void describe(const void *subject, size_t output, struct Tables *tables,
                     char remarks[STUDY_REMARKS_SIZE]) {
    const struct SensitivityStudy *self = subject;
    const struct Sensitivity *found = &self->sensitivity[output];
    const struct SensitivityRemarkOutput shown = {_(experiment_unit(&self->planned, output)),
                                                  experiment_scale(&self->planned, output)};
    char text[SENSITIVITY_REMARK_SIZE];
    size_t used = 0;
    if (self->why[output][0] != '\0') {
        snprintf(remarks, STUDY_REMARKS_SIZE, "%s", self->why[output]);
        return;
    }
    if (!found->constant)
        table_sensitivity(tables, found, self->planned.plan.outputs[output], self->keys);
    for (size_t i = 0; used < STUDY_REMARKS_SIZE && sensitivity_remark(found, &shown, i, text) &&
                       !(found->constant && i > 0);
         i++)
        used += (size_t)snprintf(remarks + used, STUDY_REMARKS_SIZE - used, "%s%s", i > 0 ? "\n" : "", text);
}

static void answer(const void *subject, struct Sentences *sentences) {
    const struct SensitivityStudy *self = subject;
    for (size_t i = 0; i < self->planned.plan.output_count; i++)
        if (self->why[i][0] == '\0')
            answer_of_sensitivity(sentences, &self->sensitivity[i], self->planned.plan.outputs[i],
                                  self->keys);
    experiment_limits(&self->planned, sentences);
}

const struct StudyKind sensitivity_study = {
    .name = "sensitivity",
    .folder = "",
    .subject_size = sizeof(struct SensitivityStudy),
    .prepare = prepare,
    .release = release,
    .plan = planned_plan,
    .restore = planned_restore,
    .read = read_outputs,
    .write = write_files,
    .find = find,
    .describe = describe,
    .answer = answer,
    .heading = N_("How much each factor matters"),
    .files = "results.sqlite, manifest.json, runs.csv, outputs.csv, design.csv, sensitivity.csv",
    .draw = experiment_draw,
    .tell = experiment_tell,
};

enum Status command_sensitivity(const struct Options *options, struct Error *error) {
    return pipeline_command(&sensitivity_study, options, error);
}
