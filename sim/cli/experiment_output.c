#include "cli/experiment_output.h"

#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "base/version.h"
#include "cli/results.h"
#include "cli/terminal.h"
#include "design/factor.h"
#include "run/replicate.h"
#include "tables/experiment_answer.h"
#include "tables/table_json.h"
#include "tables/table_text.h"
#include "json/json_write.h"

struct ExperimentOutput {
    const struct Planned *planned;
    const struct Options *options;
    const struct Collected *collected;
    json_t *outputs; /* owned */
    struct Sentences answer;
};

static void print_header(const struct ExperimentOutput *self) {
    char text[320];
    const struct Planned *planned = self->planned;
    const struct Plan *plan = &planned->plan;
    print_bold(plan_title(plan));
    printf("\n");
    char points[64], factors[64], replicates[64], runs[64];
    translate_count(points, sizeof points, "%lld point", "%lld points", self->collected->points);
    translate_count(factors, sizeof factors, "%lld factor", "%lld factors", (long long)plan->factor_count);
    translate_count(replicates, sizeof replicates, "%lld replicate", "%lld replicates",
                    self->collected->replicates);
    translate_count(runs, sizeof runs, "%lld run finished", "%lld runs finished", self->collected->finished);
    snprintf(text, sizeof text,
             _("%s: %s, %s, %s of %lld weeks each; %s, %lld failed; seed %llu, model %s, tandem %s (%s)"),
             design_row(plan->design.kind)->name, points, factors, replicates, (long long)planned->weeks,
             runs, (long long)self->collected->failed, (unsigned long long)planned->seed, model_version(),
             version_number(), version_revision());
    print_wrapped(stdout, 0, 0, text);
    printf("\n");
}

static enum Status output_init(struct ExperimentOutput *self, const struct Planned *planned,
                               const struct Options *options, const struct Collected *collected,
                               struct Error *error) {
    *self = (struct ExperimentOutput){planned, options, collected, json_object(), {{""}}};
    if (self->outputs == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the report");
    if (!options->json)
        print_header(self);
    return STATUS_OK;
}

static enum Status keep_tables(struct ExperimentOutput *self, size_t output, const struct Tables *tables,
                               struct Error *error) {
    json_t *all = tables_json(tables);
    bool complete =
        json_object_set_new(all, "unit",
                            json_string(outcome_row(self->planned->plan.outputs[output])->unit)) == 0;
    for (size_t i = 0; i < tables->count; i++)
        if (tables->tables[i].note[0] != '\0')
            complete = json_object_set_new(all, "note", json_string(tables->tables[i].note)) == 0 && complete;
    complete =
        json_object_set_new(self->outputs, self->planned->experiment.output[output], all) == 0 && complete;
    return complete ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the report");
}

static enum Status tell_tables(struct ExperimentOutput *self, size_t output, struct Tables *tables,
                               struct Error *error) {
    enum Status status = tables_status(tables, error);
    if (status == STATUS_OK && self->options->json)
        status = keep_tables(self, output, tables, error);
    for (size_t i = 0; i < tables->count && status == STATUS_OK && !self->options->json; i++)
        table_print(&tables->tables[i], stdout);
    tables_free(tables);
    return status;
}

static void tell_nothing(struct ExperimentOutput *self, size_t output, const char *key, const char *why) {
    if (!self->options->json) {
        print_bold(self->planned->experiment.output[output]);
        printf("\n  ");
        print_wrapped(stdout, 2, 2, why);
        printf("\n");
        return;
    }
    json_t *all = json_pack("{s:s, s:n, s:s}", "unit", outcome_row(self->planned->plan.outputs[output])->unit,
                            key, "note", why);
    json_object_set_new(self->outputs, self->planned->experiment.output[output], all);
}

/* The seed is text: JSON readers lose the last digits of 64 bits. */
static enum Status print_json(struct ExperimentOutput *self, struct Error *error) {
    char seed[32];
    const struct Planned *planned = self->planned;
    snprintf(seed, sizeof seed, "%" PRIu64, planned->seed);
    json_t *all = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:s, s:I, s:o, s:O}", "plan", planned->plan.name,
        "design", design_row(planned->plan.design.kind)->name, "directory", planned->directory, "version",
        version_number(), "revision", version_revision(), "model", model_version(), "points",
        (json_int_t)self->collected->points, "replicates", (json_int_t)self->collected->replicates,
        "finished", (json_int_t)self->collected->finished, "failed", (json_int_t)self->collected->failed,
        "seed", seed, "weeks", (json_int_t)planned->weeks, "answer", sentences_json(&self->answer), "outputs",
        self->outputs);
    return json_write(all, stdout, error);
}

static enum Status output_finish(struct ExperimentOutput *self, const char *files, size_t pictures,
                                 struct Error *error) {
    enum Status status = STATUS_OK;
    if (self->options->json)
        status = print_json(self, error);
    else {
        print_text("Results   %s:\n          ", self->planned->directory);
        print_wrapped(stdout, 10, 10, files);
        if (pictures > 0)
            print_text("Pictures  %s/figures: %zu\n", self->planned->directory, pictures);
    }
    return status;
}

/* A paragraph a line. */
static void print_remarks(const char *remarks) {
    char text[STUDY_REMARKS_SIZE];
    for (size_t length; *remarks != '\0'; remarks += length + (remarks[length] == '\n' ? 1 : 0)) {
        length = strcspn(remarks, "\n");
        snprintf(text, sizeof text, "%.*s", (int)length, remarks);
        print_wrapped(stdout, 0, 0, text);
    }
    printf("\n");
}

static enum Status tell_output(struct ExperimentOutput *self, const struct Job *job, size_t output,
                               struct Error *error) {
    struct Tables tables = {0};
    char remarks[STUDY_REMARKS_SIZE] = "";
    job->kind->describe(job->subject, output, &tables, remarks);
    if (tables.count == 0) {
        tell_nothing(self, output, design_row(self->planned->plan.design.kind)->name, remarks);
        return STATUS_OK;
    }
    enum Status status = tell_tables(self, output, &tables, error);
    if (status == STATUS_OK && remarks[0] != '\0' && !self->options->json)
        print_remarks(remarks);
    return status;
}

enum Status experiment_tell(struct Job *job, struct Error *error) {
    const struct Planned *planned = job->subject;
    struct ExperimentOutput output;
    enum Status status = output_init(&output, planned, job->options, &planned->collected, error);
    if (status == STATUS_OK && job->kind->answer != NULL)
        job->kind->answer(job->subject, &output.answer);
    if (status == STATUS_OK && !job->options->json)
        sentences_print(&output.answer, stdout);
    for (size_t i = 0; i < planned->collected.outputs && status == STATUS_OK; i++)
        status = tell_output(&output, job, i, error);
    if (status == STATUS_OK)
        status = output_finish(&output, job->kind->files, job->pictures.drawn_count, error);
    json_decref(output.outputs);
    return status;
}

struct SensitivityData experiment_data(const struct Planned *planned, const struct Collected *collected,
                                       size_t output) {
    return (struct SensitivityData){.design = &planned->experiment.design,
                                    .replicates = collected->replicates,
                                    .values = collected_values(collected, output),
                                    .confidence = RESULTS_CONFIDENCE,
                                    .seed = planned->seed};
}

void experiment_limits(const struct Planned *planned, struct Sentences *sentences) {
    const struct Collected *collected = &planned->collected;
    for (size_t i = 0; i < collected->outputs; i++) {
        enum Outcome outcome = planned->plan.outputs[i];
        answer_of_limit(sentences, outcome,
                        outcome_limited_share(outcome, (size_t)(collected->points * collected->replicates),
                                              collected_values(collected, i), planned->weeks));
    }
}

static double level_of(void *context, size_t factor, double unit) {
    const struct Plan *plan = context;
    return factor_at(&plan->factors[factor], unit);
}

struct SensitivityNames experiment_names(const struct Planned *planned, size_t output, const char *keys[]) {
    for (size_t f = 0; f < planned->plan.factor_count; f++)
        keys[f] = planned->plan.factors[f].key;
    return (struct SensitivityNames){.output = planned->experiment.output[output],
                                     .unit = outcome_row(planned->plan.outputs[output])->unit,
                                     .factors = keys,
                                     .level = level_of,
                                     .context = (void *)(uintptr_t)&planned->plan}; /* only read */
}

double experiment_scale(const struct Planned *planned, size_t output) {
    return outcome_display(planned->plan.outputs[output], 1.0);
}

const char *experiment_unit(const struct Planned *planned, size_t output) {
    return outcome_unit(planned->plan.outputs[output]).shown;
}

struct PlanSubject experiment_subject(const struct Planned *planned, const char *units[]) {
    const struct Plan *plan = &planned->plan;
    for (size_t f = 0; f < plan->factor_count; f++)
        units[f] = scenario_field_unit(&plan->scenario, plan->factors[f].field);
    return (struct PlanSubject){.title = plan->title[0] != '\0' ? plan->title : plan->name,
                                .title_zh = plan->title_zh,
                                .confidence = RESULTS_CONFIDENCE,
                                .replicates = planned->collected.replicates,
                                .design = &planned->experiment.design,
                                .factors = plan->factors,
                                .units = units,
                                .factor_count = plan->factor_count,
                                .linked = plan->linked,
                                .linked_count = plan->linked_count};
}

enum Status experiment_draw(struct Job *job, struct Error *error) {
    const struct Planned *planned = job->subject;
    const char **units = calloc(planned->plan.factor_count + 1, sizeof *units);
    if (units == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the pictures");
    const struct PlanSubject plan = experiment_subject(planned, units);
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < planned->collected.outputs; i++) {
        struct OutputFindings findings = output_findings(planned->plan.outputs[i]);
        job->kind->find(job->subject, i, &findings);
        enum Status drawn =
            pipeline_draw(job, job->directory, figure_subject_output(&plan, &findings), error);
        status = status == STATUS_OK ? drawn : status;
    }
    free(units);
    return status;
}
