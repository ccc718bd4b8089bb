/* tandem sensitivity: a plan's design, run and resumed; how much each factor matters to each output. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "cli/experiment_output.h"
#include "cli/results.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "sensitivity/sensitivity.h"

struct SensitivityStudy {
    struct Planned planned;
    struct Sensitivity *sensitivity; /* sensitivity[outputs], owned */
    bool *known;                     /* known[outputs], owned: others have too few values */
    const char **keys;               /* keys[factors], owned */
};

static enum Status fits(const struct Planned *planned, struct Error *error) {
    enum DesignKind kind = planned->plan.design.kind;
    if (kind == DESIGN_MORRIS || kind == DESIGN_SALTELLI || kind == DESIGN_ONE_AT_A_TIME)
        return STATUS_OK;
    return error_set(
        error, STATUS_CONFIGURATION,
        "%s: the design %s gives no measure of sensitivity, allowed: morris (elementary effects), "
        "saltelli (Sobol indices), one_at_a_time; `tandem sweep` shows how outputs respond",
        planned->plan.name, design_row(kind)->name);
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
    self->known[output] = status == STATUS_OK;
    if (status == STATUS_CONFIGURATION)
        note(quiet, "%s: %s", self->planned.experiment.output[output], why.text);
    else if (status != STATUS_OK)
        return error_set(error, status, "%s", why.text);
    return STATUS_OK;
}

static enum Status read_outputs(struct Job *job, struct Store *store, struct Error *error) {
    struct SensitivityStudy *self = job->subject;
    size_t outputs = self->planned.plan.output_count, known = 0;
    enum Status status = planned_read(job, store, error);
    if (status != STATUS_OK || job->lack[0] != '\0')
        return status;
    self->sensitivity = calloc(outputs, sizeof *self->sensitivity);
    self->known = calloc(outputs, sizeof *self->known);
    self->keys = calloc(self->planned.plan.factor_count + 1, sizeof *self->keys);
    if (self->sensitivity == NULL || self->known == NULL || self->keys == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the sensitivities");
    for (size_t i = 0; i < outputs && status == STATUS_OK; i++) {
        status = estimate(self, i, job->options->quiet, error);
        known += self->known[i] ? 1 : 0;
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
    free(self->known);
    free(self->keys);
    planned_release(subject);
}

static enum Status write_rows(const void *context, FILE *stream, struct Error *error) {
    const struct SensitivityStudy *self = context;
    enum Status status = STATUS_OK;
    sensitivity_write_header(stream);
    for (size_t i = 0; i < self->planned.collected.outputs && status == STATUS_OK; i++) {
        if (!self->known[i])
            continue;
        struct SensitivityNames names = experiment_names(&self->planned, i, self->keys);
        status = sensitivity_write_csv(&self->sensitivity[i], &names, stream, error);
    }
    return status;
}

static struct SectionRow *factor_row(struct Section *section, const struct SensitivityStudy *self,
                                     size_t factor) {
    const char *key = self->planned.plan.factors[factor].key;
    return section_row(section, key, key);
}

static void fill_morris(struct Section *section, const struct SensitivityStudy *self, size_t output) {
    const struct Sensitivity *found = &self->sensitivity[output];
    size_t order[SECTION_ROWS];
    double size[found->factors];
    section_column(section, "mu_star", "mu*", CELL_NUMBER);
    section_column(section, "mu", "mu", CELL_NUMBER);
    section_column(section, "sigma", "sigma", CELL_PLAIN);
    for (size_t f = 0; f < found->factors; f++)
        size[f] = found->morris[f].mu_star.value;
    size_t shown = experiment_largest(size, found->factors, order);
    for (size_t i = 0; i < shown; i++) {
        struct SectionRow *row = factor_row(section, self, order[i]);
        row->scale = experiment_scale(&self->planned, output);
        row->cells[0] = found->morris[order[i]].mu_star;
        row->cells[1] = found->morris[order[i]].mu;
        row->cells[2] = found->morris[order[i]].sigma;
    }
    snprintf(section->note, sizeof section->note,
             _("In %s over the whole range of a factor, with 95 %% intervals."),
             _(experiment_difference_unit(&self->planned, output)));
    experiment_note_shown(section, shown, found->factors);
}

static void fill_sobol(struct Section *section, const struct SensitivityStudy *self, size_t output) {
    const struct Sensitivity *found = &self->sensitivity[output];
    size_t order[SECTION_ROWS];
    double size[found->factors];
    section_column(section, "first_order", N_("first order"), CELL_NUMBER);
    section_column(section, "total_order", N_("total order"), CELL_NUMBER);
    for (size_t f = 0; f < found->factors; f++)
        size[f] = found->sobol[f].total.value;
    size_t shown = experiment_largest(size, found->factors, order);
    for (size_t i = 0; i < shown; i++) {
        struct SectionRow *row = factor_row(section, self, order[i]);
        row->cells[0] = found->sobol[order[i]].first;
        row->cells[1] = found->sobol[order[i]].total;
    }
    snprintf(section->note, sizeof section->note,
             _("Shares of the variance over the factors' ranges, with 95 %% bootstrap intervals; "
               "interactions %.2f "
               "[%.2f, %.2f]."),
             found->interactions.value, found->interactions.low, found->interactions.high);
    experiment_note_shown(section, shown, found->factors);
}

/* The widest swing of each factor, from its lowest level to its highest. */
static void fill_one_at_a_time(struct Section *section, const struct SensitivityStudy *self, size_t output) {
    const struct Sensitivity *found = &self->sensitivity[output];
    size_t order[SECTION_ROWS], first[found->factors], last[found->factors];
    double size[found->factors];
    section_column(section, "lowest", N_("lowest level"), CELL_NUMBER);
    section_column(section, "highest", N_("highest level"), CELL_NUMBER);
    for (size_t f = 0; f < found->factors; f++)
        size[f] = (double)NAN;
    for (size_t e = 0; e < found->effect_count; e++) {
        size_t f = found->effects[e].factor;
        if (isnan(size[f]))
            first[f] = e;
        last[f] = e;
        size[f] = fabs(found->effects[last[f]].difference.value - found->effects[first[f]].difference.value);
    }
    size_t shown = experiment_largest(size, found->factors, order);
    for (size_t i = 0; i < shown; i++) {
        struct SectionRow *row = factor_row(section, self, order[i]);
        row->scale = experiment_scale(&self->planned, output);
        row->cells[0] = found->effects[first[order[i]]].difference;
        row->cells[1] = found->effects[last[order[i]]].difference;
    }
    snprintf(section->note, sizeof section->note,
             _("Differences to the scenario as it stands in %s, paired by replicate, with 95 %% intervals."),
             _(experiment_difference_unit(&self->planned, output)));
    experiment_note_shown(section, shown, found->factors);
}

static struct Section section_of(const struct SensitivityStudy *self, size_t output) {
    static void (*const fill[DESIGN_COUNT])(struct Section * section, const struct SensitivityStudy *self,
                                            size_t output) = {
        [DESIGN_MORRIS] = fill_morris,
        [DESIGN_SALTELLI] = fill_sobol,
        [DESIGN_ONE_AT_A_TIME] = fill_one_at_a_time,
    };
    enum DesignKind kind = self->planned.plan.design.kind;
    struct Section section = {.key = design_row(kind)->name,
                              .title = self->planned.experiment.output[output]};
    fill[kind](&section, self, output);
    return section;
}

/* What numbers alone do not say: noise, and estimates that cannot be meant. */
static void print_remarks(const struct Sensitivity *found) {
    char runs[64], means[64], text[320], buffer[640];
    experiment_share(runs, sizeof runs, &found->noise.of_runs);
    experiment_share(means, sizeof means, &found->noise.of_means);
    if (isnan(found->noise.of_runs.value))
        snprintf(text, sizeof text, "%s",
                 _("How much is noise between replicates is not known: two at a point at least."));
    else
        snprintf(
            text, sizeof text,
            _("Noise between replicates: %s of the variance of single runs, %s of that of the means analysed "
              "here."),
            runs, means);
    print_wrapped(stdout, 0, 0, text);
    const char *negative = sensitivity_negative_sentence(found, buffer, sizeof buffer);
    if (negative != NULL)
        print_wrapped(stdout, 0, 0, negative);
    printf("\n");
}

static void fill_figure(const void *context, size_t output, struct OutputFindings *figure) {
    const struct SensitivityStudy *self = context;
    figure->sensitivity = self->known[output] ? &self->sensitivity[output] : NULL;
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
    for (size_t i = 0; i < planned->collected.outputs && status == STATUS_OK; i++) {
        if (!self->known[i])
            continue;
        struct Section section = section_of(self, i);
        experiment_output_section(&output, i, &section);
        if (!job->options->json)
            print_remarks(&self->sensitivity[i]);
    }
    return status == STATUS_OK
               ? experiment_output_finish(&output,
                                          "results.sqlite, manifest.json, runs.csv, outputs.csv, design.csv, "
                                          "sensitivity.csv",
                                          planned->drawn, error)
               : status;
}

const struct StudyKind sensitivity_study = {
    .folder = "",
    .subject_size = sizeof(struct SensitivityStudy),
    .prepare = prepare,
    .release = release,
    .read = read_outputs,
    .write = write_files,
    .draw = draw,
    .tell = tell,
};

enum Status command_sensitivity(const struct Options *options, struct Error *error) {
    return pipeline_command(&sensitivity_study, options, error);
}
