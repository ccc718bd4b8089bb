/* tandem compare: several scenarios under one seed, paired differences against the first. */
#include <stdio.h>
#include <string.h>

#include "cli/compare_output.h"
#include "cli/input.h"
#include "cli/results.h"
#include "cli/scenario_study.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "compare/comparison_csv.h"
#include "params/scenario_combine.h"
#include "plots/figures.h"
#include "tables/comparison_tables.h"
#include "tables/table_csv.h"

static enum Status half_width(void *context, struct Store *store, int64_t replicates, double *width,
                              struct Error *error) {
    struct ScenarioStudy *self = context;
    char lack[JOB_LACK_SIZE];
    enum Status status = scenario_study_estimate(self, store, replicates, lack, error);
    if (status == STATUS_OK && lack[0] == '\0')
        *width = comparison_precision(&self->comparison);
    return status;
}

/* Every other scenario on its own, and every pair of these. */
static size_t pair_count(size_t given, bool combine) {
    size_t others = given - 1;
    return combine ? others * (others - 1) / 2 : 0;
}

static enum Status refuse_twice(const char *argument, struct Error *error) {
    return strcmp(argument, INPUT_STANDARD) == 0
               ? error_set(error, STATUS_USAGE, "standard input (-) cannot be read twice: give the file")
               : STATUS_OK;
}

/* A single scenario is compared with itself as --set makes it; of several, --set changes all. */
static enum Status read_against_itself(struct ScenarioStudy *self, const struct Options *options,
                                       const char *argument, struct Error *error) {
    struct Scenario *other = &self->scenarios[1];
    enum Status status = refuse_twice(argument, error);
    if (status == STATUS_OK)
        status = input_scenario(&self->scenarios[0], argument, &(struct TextList){0}, options->quiet, error);
    if (status == STATUS_OK)
        status = input_scenario(other, argument, &options->set, true, error);
    snprintf(other->name, sizeof other->name, "%.500s-set", self->scenarios[0].name);
    return status;
}

static enum Status read_given(struct ScenarioStudy *self, const struct Options *options,
                              char *const arguments[], size_t given, struct Error *error) {
    enum Status worst = STATUS_OK;
    for (size_t i = 0; i < given; i++) {
        enum Status status =
            input_scenario(&self->scenarios[i], arguments[i], &options->set, options->quiet, error);
        worst = worst == STATUS_OK ? status : worst;
    }
    for (size_t i = 0; i < given && worst == STATUS_OK; i++)
        for (size_t k = 0; k < i && worst == STATUS_OK; k++)
            if (strcmp(self->scenarios[i].name, self->scenarios[k].name) == 0)
                worst =
                    error_set(error, STATUS_USAGE, "two scenarios have the name %s", self->scenarios[i].name);
    return worst;
}

static enum Status add_pairs(struct ScenarioStudy *self, size_t given, struct Error *error) {
    struct Scenario *scenarios = self->scenarios;
    size_t count = given;
    enum Status status = STATUS_OK;
    for (size_t one = 1; one < given; one++)
        for (size_t other = one + 1; other < given && status == STATUS_OK; other++)
            status = scenario_combine(&scenarios[count++], &scenarios[0], &scenarios[one], &scenarios[other],
                                      error);
    return status;
}

/* What is compared: the scenarios of the command line, or one and itself as --set makes it; their pairs; and
 * the null model of the first. */
static enum Status prepare(struct Job *job, char *const arguments[], int count, const char **name,
                           struct Error *error) {
    struct ScenarioStudy *self = job->subject;
    const struct Options *options = job->options;
    bool itself = count == 1 && options->set.count > 0, null_model = options->null_model;
    size_t given = itself ? 2 : (size_t)count, pairs = pair_count(given, options->combine);
    if (count == 1 && !itself && !null_model)
        return error_set(error, STATUS_USAGE,
                         "tandem compare: OTHER... is missing, or --set group.name=value to compare %s with "
                         "itself set so, or --null to compare it with its null model",
                         arguments[0]);
    enum Status status = scenario_study_init(self, given + pairs + (null_model ? 1 : 0), error);
    if (status == STATUS_OK)
        status = itself ? read_against_itself(self, options, arguments[0], error)
                        : read_given(self, options, arguments, given, error);
    if (status == STATUS_OK && options->combine)
        status = add_pairs(self, given, error);
    if (status == STATUS_OK && null_model)
        status = refuse_twice(arguments[0], error);
    if (status == STATUS_OK && null_model)
        status = input_null_model(&self->scenarios[given + pairs], arguments[0],
                                  itself ? &(struct TextList){0} : &options->set, true, error);
    if (status != STATUS_OK)
        return status;
    scenario_study_prepared(self, job);
    status = scenario_study_primary(self, options->primary, error);
    job->drive.half_width = half_width;
    *name = self->scenarios[0].name;
    return status;
}

static enum Status write_comparison(const void *comparison, FILE *stream, struct Error *error) {
    struct Table effects;
    enum Status status = comparison_effects(&effects, comparison, error);
    if (status == STATUS_OK)
        table_csv(&effects, stream);
    table_free(&effects);
    return status;
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    const struct ScenarioStudy *self = job->subject;
    enum Status status = scenario_study_write(job, store, directory, error);
    return status == STATUS_OK && job->lack[0] == '\0'
               ? results_write_file(directory, comparison_table()->file, write_comparison, &self->comparison,
                                    error)
               : status;
}

static enum Status draw(struct Job *job, struct Error *error) {
    const struct ScenarioStudy *self = job->subject;
    if (self->count > SUBJECT_SCENARIOS) {
        note(job->options->quiet, "no pictures: they hold at most %d scenarios", (int)SUBJECT_SCENARIOS);
        return STATUS_OK;
    }
    return pipeline_draw(job, job->directory,
                         figure_subject_comparison(&self->comparison, self->scenarios, self->summaries),
                         error);
}

static enum Status tell(struct Job *job, struct Error *error) {
    const struct ScenarioStudy *self = job->subject;
    if (job->options->json)
        return compare_output_json(&self->comparison, self->scenarios, error);
    return compare_output_print(&self->comparison, self->scenarios, job->directory, error);
}

const struct StudyKind comparison_study = {
    .name = "compare",
    .folder = "compare-",
    .subject_size = sizeof(struct ScenarioStudy),
    .prepare = prepare,
    .release = scenario_study_release,
    .restore = scenario_study_restore,
    .texts = scenario_study_texts,
    .read = scenario_study_read,
    .write = write_files,
    .draw = draw,
    .tell = tell,
};

enum Status command_compare(const struct Options *options, struct Error *error) {
    return pipeline_command(&comparison_study, options, error);
}
