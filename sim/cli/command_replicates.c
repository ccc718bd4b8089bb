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
        if (self->needed[i].look_count == 0)
            snprintf(job->lack, sizeof job->lack,
                     "%s has values in fewer than 2 replicates: ask for more (--replicates)",
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

static struct Section width_section(const struct Needs *self, size_t output, char labels[][32]) {
    const struct ReplicatesNeeded *needed = &self->needed[output];
    struct Section section = {.key = "width", .title = self->planned.experiment.output[output]};
    section_column(&section, "mean", N_("mean"), CELL_NUMBER);
    section_column(&section, "half_width", N_("half-width"), CELL_PLAIN);
    section_column(&section, "expected_half_width", N_("expected"), CELL_PLAIN);
    for (size_t i = 0; i < needed->look_count; i++) {
        snprintf(labels[i], 32, "%" PRId64, needed->looks[i].replicates);
        struct SectionRow *row = section_row(&section, labels[i], labels[i]);
        row->scale = experiment_scale(&self->planned, output);
        row->cells[0] = needed->looks[i].mean;
        row->cells[1] = cell_value(estimate_half_width(&needed->looks[i].mean));
        row->cells[2] = cell_value(needed->looks[i].expected_half_width);
    }
    snprintf(section.note, sizeof section.note,
             _("Rows: replicates. Numbers in %s; expected: from the standard deviation of all of them, %.3g "
               "[%.3g, %.3g]."),
             _(experiment_unit(&self->planned, output)),
             experiment_scale(&self->planned, output) * needed->deviation.value,
             experiment_scale(&self->planned, output) * needed->deviation.low,
             experiment_scale(&self->planned, output) * needed->deviation.high);
    return section;
}

static double count_of(int64_t replicates) {
    return replicates == INT64_MAX ? (double)NAN : (double)replicates;
}

/* Replicates at the deviation that was found and at the ends of its interval. */
static struct Estimate for_width(const struct ReplicatesNeeded *needed, double width) {
    const struct Estimate *s = &needed->deviation;
    return (struct Estimate){count_of(replicates_for_half_width(s->value, width, RESULTS_CONFIDENCE)),
                             count_of(replicates_for_half_width(s->low, width, RESULTS_CONFIDENCE)),
                             count_of(replicates_for_half_width(s->high, width, RESULTS_CONFIDENCE)),
                             s->count};
}

static struct Estimate for_effect(const struct ReplicatesNeeded *needed, double effect, double power) {
    const struct Estimate *s = &needed->deviation;
    return (struct Estimate){
        count_of(replicates_for_effect_two_samples(effect, s->value, RESULTS_CONFIDENCE, power)),
        count_of(replicates_for_effect_two_samples(effect, s->low, RESULTS_CONFIDENCE, power)),
        count_of(replicates_for_effect_two_samples(effect, s->high, RESULTS_CONFIDENCE, power)), s->count};
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

static struct Section needs_section(const struct Needs *self, size_t output) {
    const struct ReplicatesNeeded *needed = &self->needed[output];
    const struct ReplicatesWanted wanted = wanted_of(self, output);
    double scale = experiment_scale(&self->planned, output);
    struct Section section = {.key = "needed", .title = N_("replicates needed")};
    section_column(&section, "replicates", N_("replicates"), CELL_NUMBER);
    section_row(&section, "half_width", N_("for the half-width"))->cells[0] =
        for_width(needed, wanted.half_width);
    section_row(&section, "effect_independent", N_("for the effect, independent runs"))->cells[0] =
        for_effect(needed, wanted.effect, wanted.power);
    section_row(&section, "effect_paired", N_("for the effect, common random numbers"))->cells[0] =
        cell_value(count_of(replicates_for_effect_paired(wanted.effect, self->paired[output],
                                                         RESULTS_CONFIDENCE, wanted.power)));
    snprintf(section.note, sizeof section.note,
             _("Half-width %.3g, effect %.3g %s, power %.3g, level 0.05; each scenario needs so many. "
               "Paired: from "
               "the point that varies most against the first; a plan with one point has none."),
             scale * wanted.half_width, scale * wanted.effect,
             _(experiment_difference_unit(&self->planned, output)), wanted.power);
    return section;
}

static void fill_figure(const void *context, size_t output, struct OutputFindings *figure) {
    const struct Needs *self = context;
    figure->replicates = &self->needed[output];
    figure->wanted = wanted_of(self, output);
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    enum Status status = planned_write(store, directory, error);
    return status == STATUS_OK && job->lack[0] == '\0'
               ? results_write_file(directory, replicates_table()->file, write_rows, job->subject, error)
               : status;
}

static enum Status draw(struct Job *job, struct Error *error) {
    return experiment_draw(job, fill_figure, error);
}

static enum Status tell(struct Job *job, struct Error *error) {
    const struct Needs *self = job->subject;
    const struct Planned *planned = &self->planned;
    struct ExperimentOutput output;
    char labels[POWER_LOOKS][32];
    enum Status status = experiment_output_init(&output, planned, job->options, &planned->collected, error);
    for (size_t i = 0; i < planned->collected.outputs && status == STATUS_OK; i++) {
        struct Section section = width_section(self, i, labels);
        experiment_output_section(&output, i, &section);
        section = needs_section(self, i);
        experiment_output_section(&output, i, &section);
    }
    return status == STATUS_OK
               ? experiment_output_finish(
                     &output, "results.sqlite, manifest.json, runs.csv, outputs.csv, replicates.csv",
                     planned->drawn, error)
               : status;
}

const struct StudyKind replicates_study = {
    .folder = "",
    .subject_size = sizeof(struct Needs),
    .prepare = planned_prepare,
    .release = release,
    .read = read_outputs,
    .write = write_files,
    .draw = draw,
    .tell = tell,
};

enum Status command_replicates(const struct Options *options, struct Error *error) {
    return pipeline_command(&replicates_study, options, error);
}
