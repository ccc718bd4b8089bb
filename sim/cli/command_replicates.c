/* tandem replicates: how wide intervals are after so many replicates, and how many a wanted width or effect
 * needs. */
#include <gsl/gsl_statistics_double.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/translate.h"
#include "cli/experiment_output.h"
#include "cli/results.h"
#include "cli/study_kinds.h"
#include "sensitivity/power.h"
#include "sensitivity/response_csv.h"
#include "tables/experiment_answer.h"
#include "tables/experiment_tables.h"

/* What is looked for where the plan does not say: this share of the mean, this power. */
static const double usual_share = 0.05, usual_power = 0.8;

/* All outputs at the first point of the design. */
struct Needs {
    struct Planned planned;
    struct ReplicatesNeeded *needed; /* needed[outputs], owned */
    double *paired; /* paired[outputs], owned: the largest deviation of differences to the first point */
};

/* Standard deviation over the replicates that both points have; NaN below two. */
static double paired_deviation(const double *one, const double *other, int64_t replicates,
                               double *difference) {
    size_t count = 0;
    for (int64_t r = 0; r < replicates; r++)
        if (!isnan(other[r] - one[r]))
            difference[count++] = other[r] - one[r];
    return count > 1 ? gsl_stats_sd(difference, 1, count) : (double)NAN;
}

static double largest_paired(const struct Collected *collected, size_t output, double *difference) {
    const double *values = collected_values(collected, output);
    double largest = (double)NAN;
    for (int64_t p = 1; p < collected->points; p++)
        largest = fmax(largest, paired_deviation(values, values + p * collected->replicates,
                                                 collected->replicates, difference));
    return largest;
}

/* One replicate has no spread, which no run will change. */
static enum Status prepare(struct Job *job, char *const arguments[], int count, const char **name,
                           struct Error *error) {
    const struct Planned *planned = job->subject;
    enum Status status = planned_prepare(job, arguments, count, name, error);
    if (status == STATUS_OK)
        status = planned_check_single(planned, "replicates", error);
    if (status == STATUS_OK && planned->replicates < 2)
        status = error_set(error, STATUS_CONFIGURATION,
                           "%s: how replicates differ takes 2 of them at least (--replicates)", *name);
    return status;
}

static enum Status read_outputs(struct Job *job, struct Store *store, struct Error *error) {
    struct Needs *self = job->subject;
    const struct Collected *collected = &self->planned.collected;
    enum Status status = planned_read(job, store, error);
    if (status != STATUS_OK || job->lack[0] != '\0')
        return status;
    self->needed = calloc(collected->outputs, sizeof *self->needed);
    self->paired = calloc(collected->outputs, sizeof *self->paired);
    double *difference = calloc((size_t)collected->replicates, sizeof *difference);
    if (self->needed == NULL || self->paired == NULL || difference == NULL) {
        free(difference);
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the replicates");
    }
    for (size_t i = 0; i < collected->outputs; i++) {
        self->needed[i] = replicates_needed(collected_values(collected, i), (size_t)collected->replicates,
                                            RESULTS_CONFIDENCE);
        self->paired[i] = largest_paired(collected, i, difference);
        if (self->needed[i].look_count == 0 && job->lack[0] == '\0')
            snprintf(job->lack, sizeof job->lack,
                     _("%s has values in fewer than 2 replicates: ask for more (--replicates)"),
                     self->planned.experiment.output[i]);
    }
    free(difference);
    return STATUS_OK;
}

static void release(void *subject) {
    struct Needs *self = subject;
    free(self->needed);
    free(self->paired);
    planned_release(subject);
}

static enum Status write_rows(const void *context, FILE *stream, struct Error *error) {
    const struct Needs *self = context;
    (void)error;
    response_write_header(replicates_table(), stream);
    for (size_t i = 0; i < self->planned.collected.outputs; i++)
        replicates_write_rows(&self->needed[i], self->planned.experiment.output[i], stream);
    return STATUS_OK;
}

static double usual(double said, double otherwise) {
    return isnan(said) ? otherwise : said;
}

/* What the plan asks for, or the usual; effects by common random numbers where the plan has a second point.
 */
static struct ReplicatesWanted wanted_of(const struct Needs *self, size_t output) {
    const struct ReplicatesNeeded *needed = &self->needed[output];
    const struct Plan *plan = &self->planned.plan;
    double share = usual_share * fabs(needed->looks[needed->look_count - 1].mean.value);
    struct ReplicatesWanted wanted = {.half_width = usual(plan->half_width, share),
                                      .effect = usual(plan->effect, share),
                                      .power = usual(plan->power, usual_power),
                                      .paired = !isnan(self->paired[output])};
    wanted.for_half_width =
        replicates_for_half_width(needed->deviation.value, wanted.half_width, RESULTS_CONFIDENCE);
    wanted.for_effect = wanted.paired
                            ? replicates_for_effect_paired(wanted.effect, self->paired[output],
                                                           RESULTS_CONFIDENCE, wanted.power)
                            : replicates_for_effect_two_samples(wanted.effect, needed->deviation.value,
                                                                RESULTS_CONFIDENCE, wanted.power);
    return wanted;
}

static void find(const void *subject, size_t output, struct OutputFindings *findings) {
    const struct Needs *self = subject;
    findings->replicates = &self->needed[output];
    findings->wanted = wanted_of(self, output);
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    enum Status status = planned_write(job->subject, store, directory, error);
    return status == STATUS_OK && job->lack[0] == '\0'
               ? results_write_file(directory, replicates_table()->file, write_rows, job->subject, error)
               : status;
}

static struct NeedsOfReplicates needs_of(const struct Needs *self, size_t output) {
    const struct ReplicatesWanted wanted = wanted_of(self, output);
    return (struct NeedsOfReplicates){.half_width = wanted.half_width,
                                      .effect = wanted.effect,
                                      .power = wanted.power,
                                      .paired = self->paired[output],
                                      .confidence = RESULTS_CONFIDENCE};
}

static void answer(const void *subject, struct Sentences *sentences) {
    const struct Needs *self = subject;
    for (size_t i = 0; i < self->planned.collected.outputs; i++) {
        const struct NeedsOfReplicates needs = needs_of(self, i);
        answer_of_needs(sentences, &self->needed[i], &needs, self->planned.plan.outputs[i]);
    }
}

static void describe(const void *subject, size_t output, struct Tables *tables,
                     char remarks[STUDY_REMARKS_SIZE]) {
    const struct Needs *self = subject;
    const struct NeedsOfReplicates needs = needs_of(self, output);
    (void)remarks;
    table_widths(tables, &self->needed[output], self->planned.plan.outputs[output]);
    table_needed(tables, &self->needed[output], &needs, self->planned.plan.outputs[output]);
}

const struct StudyKind replicates_study = {
    .name = "replicates",
    .folder = "",
    .subject_size = sizeof(struct Needs),
    .prepare = prepare,
    .release = release,
    .plan = planned_plan,
    .restore = planned_restore,
    .read = read_outputs,
    .write = write_files,
    .find = find,
    .describe = describe,
    .answer = answer,
    .heading = N_("How many replicates are needed"),
    .files = "results.sqlite, manifest.json, runs.csv, outputs.csv, replicates.csv",
    .draw = experiment_draw,
    .tell = experiment_tell,
};

enum Status command_replicates(const struct Options *options, struct Error *error) {
    return pipeline_command(&replicates_study, options, error);
}
