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
        "%s: the design %s gives no measure of sensitivity, allowed: %s; `tandem sweep` shows how "
        "outputs respond",
        planned->plan.name, design_row(kind)->name, allowed);
}

static enum Status prepare(struct Job *job, char *const arguments[], int count, const char **name,
                           struct Error *error) {
    enum Status status = planned_prepare(job, arguments, count, name, error);
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
    if (self->planned.experiment.never[output])
        snprintf(self->why[output], WHY_SIZE, "%s", _("no run of so few weeks has it"));
    else
        snprintf(self->why[output], WHY_SIZE, "%.*s", WHY_SIZE - 1, why.text);
    note(quiet || self->planned.experiment.never[output], "%s: %s", self->planned.experiment.output[output],
         self->why[output]); /* that was noted before the runs */
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
        snprintf(job->lack, sizeof job->lack, "no output has values enough");
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
    enum Status status = STATUS_OK;
    sensitivity_write_header(stream);
    for (size_t i = 0; i < self->planned.collected.outputs && status == STATUS_OK; i++) {
        if (self->why[i][0] != '\0')
            continue;
        struct SensitivityNames names = experiment_names(&self->planned, i, self->keys);
        status = sensitivity_write_csv(&self->sensitivity[i], &names, stream, error);
    }
    return status;
}

/* A table and what its numbers alone do not say; one sentence where there is nothing to tell. */
static enum Status tell_output(struct ExperimentOutput *output, const struct SensitivityStudy *self, size_t i,
                               struct Error *error) {
    const struct Sensitivity *found = &self->sensitivity[i];
    const struct SensitivityRemarkOutput shown = {_(experiment_unit(&self->planned, i)),
                                                  experiment_scale(&self->planned, i)};
    const char *key = design_row(self->planned.plan.design.kind)->name;
    struct Tables tables = {0};
    char text[SENSITIVITY_REMARK_SIZE];
    if (self->why[i][0] != '\0') {
        experiment_output_nothing(output, i, key, self->why[i]);
        return STATUS_OK;
    }
    if (found->constant) {
        (void)sensitivity_remark(found, &shown, 0, text);
        experiment_output_nothing(output, i, key, text);
        return STATUS_OK;
    }
    table_sensitivity(&tables, found, self->planned.plan.outputs[i], self->keys);
    enum Status status = experiment_output_tables(output, i, &tables, error);
    if (status != STATUS_OK)
        return status;
    for (size_t k = 0; !output->options->json && sensitivity_remark(found, &shown, k, text); k++)
        print_wrapped(stdout, 0, 0, text);
    if (!output->options->json)
        printf("\n");
    return STATUS_OK;
}

static void fill_figure(const void *context, size_t output, struct OutputFindings *figure) {
    const struct SensitivityStudy *self = context;
    figure->sensitivity = self->why[output][0] == '\0' ? &self->sensitivity[output] : NULL;
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    enum Status status = planned_write(store, directory, error);
    return status == STATUS_OK && job->lack[0] == '\0'
               ? results_write_file(directory, sensitivity_table()->file, write_rows, job->subject, error)
               : status;
}

static enum Status draw(struct Job *job, struct Error *error) {
    return experiment_draw(job, fill_figure, error);
}

static enum Status tell(struct Job *job, struct Error *error) {
    const struct SensitivityStudy *self = job->subject;
    const struct Planned *planned = &self->planned;
    struct ExperimentOutput output;
    enum Status status = experiment_output_init(&output, planned, job->options, &planned->collected, error);
    for (size_t i = 0; i < planned->collected.outputs && status == STATUS_OK; i++)
        status = tell_output(&output, self, i, error);
    return status == STATUS_OK
               ? experiment_output_finish(&output,
                                          "results.sqlite, manifest.json, runs.csv, outputs.csv, design.csv, "
                                          "sensitivity.csv",
                                          job->pictures.drawn_count, error)
               : status;
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
    .draw = draw,
    .tell = tell,
};

enum Status command_sensitivity(const struct Options *options, struct Error *error) {
    return pipeline_command(&sensitivity_study, options, error);
}
