/* tandem sweep: a plan's design, run and resumed; how each output responds to each factor. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "cli/experiment_output.h"
#include "cli/results.h"
#include "cli/study_kinds.h"
#include "sensitivity/given_data.h"
#include "sensitivity/response.h"
#include "sensitivity/response_csv.h"
#include "sensitivity/sensitivity_remarks.h"
#include "tables/experiment_answer.h"
#include "tables/experiment_tables.h"

struct Sweep {
    struct Planned planned;
    struct Response *response; /* response[outputs], owned */
    struct Sensitivity *given; /* given[outputs], owned: NULL of a design whose points do not allow it */
    const char **keys;         /* keys[factors], owned */
};

static enum Status prepare(struct Job *job, char *const arguments[], int count, const char **name,
                           struct Error *error) {
    enum Status status = planned_prepare(job, arguments, count, name, error);
    return status == STATUS_OK ? planned_check_single(job->subject, "sweep", error) : status;
}

static enum Status read_outputs(struct Job *job, struct Store *store, struct Error *error) {
    struct Sweep *self = job->subject;
    const struct Planned *planned = &self->planned;
    const struct Collected *collected = &planned->collected;
    enum Status status = planned_read(job, store, error);
    if (status != STATUS_OK || job->lack[0] != '\0')
        return status;
    self->response = calloc(collected->outputs, sizeof *self->response);
    self->keys = calloc(planned->plan.factor_count + 1, sizeof *self->keys);
    bool given = planned->plan.factor_count > 0 && given_data_allowed(planned->plan.design.kind);
    self->given = given ? calloc(collected->outputs, sizeof *self->given) : NULL;
    if (self->response == NULL || self->keys == NULL || (given && self->given == NULL))
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the responses");
    for (size_t f = 0; f < planned->plan.factor_count; f++)
        self->keys[f] = planned->plan.factors[f].key;
    for (size_t i = 0; i < collected->outputs && status == STATUS_OK; i++) {
        struct SensitivityData data = experiment_data(planned, collected, i);
        status = response_init(&self->response[i], &data, error);
        if (status == STATUS_OK && given)
            status = sensitivity_estimate(&self->given[i], &estimator_given_data, &data, error);
    }
    return status;
}

static void release(void *subject) {
    struct Sweep *self = subject;
    for (size_t i = 0; self->response != NULL && i < self->planned.collected.outputs; i++)
        response_free(&self->response[i]);
    for (size_t i = 0; self->given != NULL && i < self->planned.collected.outputs; i++)
        sensitivity_free(&self->given[i]);
    free(self->given);
    free(self->response);
    free(self->keys);
    planned_release(subject);
}

static enum Status write_responses(const void *context, FILE *stream, struct Error *error) {
    const struct Sweep *self = context;
    (void)error;
    response_write_header(response_table(), stream);
    for (size_t i = 0; i < self->planned.collected.outputs; i++) {
        struct SensitivityNames names = experiment_names(&self->planned, i, self->keys);
        response_write_rows(&self->response[i], &names, stream);
    }
    return STATUS_OK;
}

static enum Status write_points(const void *context, FILE *stream, struct Error *error) {
    const struct Sweep *self = context;
    (void)error;
    response_write_header(points_table(), stream);
    for (size_t i = 0; i < self->planned.collected.outputs; i++)
        points_write_rows(&self->response[i], self->planned.collected.points,
                          self->planned.experiment.output[i], stream);
    return STATUS_OK;
}

static enum Status write_pairs(const void *context, FILE *stream, struct Error *error) {
    const struct Sweep *self = context;
    enum Status status = STATUS_OK;
    response_write_header(pairs_table(), stream);
    for (size_t i = 0; i < self->planned.collected.outputs && status == STATUS_OK; i++) {
        const struct ScenarioPairs pairs = planned_pairs(&self->planned, i);
        status = pairs_write_rows(&pairs, stream, error);
    }
    return status;
}

static enum Status write_given(const void *context, FILE *stream, struct Error *error) {
    const struct Sweep *self = context;
    (void)error;
    sensitivity_write_header(stream);
    for (size_t i = 0; i < self->planned.collected.outputs; i++) {
        struct SensitivityNames names = experiment_names(&self->planned, i, self->keys);
        sensitivity_write_csv(&self->given[i], &names, stream);
    }
    return STATUS_OK;
}

static void find(const void *subject, size_t output, struct OutputFindings *findings) {
    const struct Sweep *self = subject;
    findings->response = self->planned.plan.factor_count > 0 ? &self->response[output] : NULL;
    findings->sensitivity = self->given != NULL ? &self->given[output] : NULL;
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    const struct Sweep *self = job->subject;
    enum Status status = planned_write(&self->planned, store, directory, error);
    if (status == STATUS_OK && job->lack[0] == '\0')
        status = results_write_file(directory, response_table()->file, write_responses, job->subject, error);
    if (status == STATUS_OK && job->lack[0] == '\0')
        status = results_write_file(directory, points_table()->file, write_points, job->subject, error);
    if (status == STATUS_OK && job->lack[0] == '\0' && self->planned.experiment.scenario_count > 1)
        status = results_write_file(directory, pairs_table()->file, write_pairs, job->subject, error);
    if (status == STATUS_OK && self->given != NULL)
        status = results_write_file(directory, given_data_table()->file, write_given, job->subject, error);
    return status;
}

static void describe(const void *subject, size_t output, struct Tables *tables,
                     char remarks[STUDY_REMARKS_SIZE]) {
    const struct Sweep *self = subject;
    enum Outcome outcome = self->planned.plan.outputs[output];
    table_points(tables, &self->response[output], outcome);
    if (self->planned.experiment.scenario_count > 1) {
        const struct ScenarioPairs pairs = planned_pairs(&self->planned, output);
        table_pairs(tables, &pairs);
    }
    if (self->planned.plan.factor_count > 0)
        table_responses(tables, &self->response[output], outcome, self->keys, RESULTS_CONFIDENCE);
    if (self->given == NULL && self->planned.plan.factor_count > 0)
        snprintf(
            remarks, STUDY_REMARKS_SIZE, "%s",
            _("No delta, PAWN and rank regression: they need points that are independent of one another, and "
              "those of this design follow from one another. A Latin hypercube or a Sobol sequence has "
              "them."));
    if (self->given == NULL || self->given[output].constant)
        return;
    table_sensitivity(tables, &self->given[output], outcome, self->keys);
    sensitivity_remark(&self->given[output], NULL, 0, remarks);
}

static void answer(const void *subject, struct Sentences *sentences) {
    const struct Sweep *self = subject;
    for (size_t i = 0; i < self->planned.collected.outputs; i++)
        answer_of_response(sentences, &self->response[i], self->given != NULL ? &self->given[i] : NULL,
                           self->planned.plan.outputs[i], self->keys);
    experiment_limits(&self->planned, sentences);
}

const struct StudyKind sweep_study = {
    .name = "sweep",
    .folder = "",
    .subject_size = sizeof(struct Sweep),
    .prepare = prepare,
    .release = release,
    .plan = planned_plan,
    .restore = planned_restore,
    .read = read_outputs,
    .write = write_files,
    .find = find,
    .describe = describe,
    .answer = answer,
    .heading = N_("How the outputs follow the factors"),
    .files = "results.sqlite, manifest.json, runs.csv, outputs.csv, design.csv, points.csv, responses.csv, "
             "given_data.csv; pairs.csv of several scenarios",
    .draw = experiment_draw,
    .tell = experiment_tell,
};

enum Status command_sweep(const struct Options *options, struct Error *error) {
    return pipeline_command(&sweep_study, options, error);
}
