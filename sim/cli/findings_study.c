#define _POSIX_C_SOURCE 200809L /* strdup */
#include "cli/findings_study.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "claims/claims_reader.h"
#include "cli/collect.h"
#include "cli/input.h"
#include "cli/results.h"
#include "store/outputs.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "store/store_texts.h"

enum { NAME_SIZE = 32 };

static enum Status no_memory(struct Error *error) {
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the findings");
}

/* An argument that is a path names a file of claims; the others are claims. */
static bool is_file(const char *argument) {
    size_t length = strlen(argument);
    return strchr(argument, '/') != NULL || (length > 4 && strcmp(argument + length - 4, ".cfg") == 0);
}

static enum Status read_claims(struct FindingsStudy *self, char *const arguments[], size_t count, bool quiet,
                               struct Error *error) {
    char(*paths)[SCENARIO_PATH] = calloc(CLAIM_FILES_MOST, sizeof *paths);
    char **ids = calloc(count + 1, sizeof *ids);
    size_t files = 0, wanted = 0;
    enum Status worst = paths != NULL && ids != NULL ? STATUS_OK : no_memory(error);
    for (size_t i = 0; i < count && worst == STATUS_OK; i++)
        if (!is_file(arguments[i]))
            ids[wanted++] = arguments[i];
        else if (files == CLAIM_FILES_MOST)
            worst = error_set(error, STATUS_USAGE, "too many files of claims, allowed %d", CLAIM_FILES_MOST);
        else
            snprintf(paths[files++], SCENARIO_PATH, "%s", arguments[i]);
    if (worst == STATUS_OK && files == 0)
        worst = input_claims(paths, CLAIM_FILES_MOST, &files, quiet, error);
    for (size_t i = 0; i < files && (worst == STATUS_OK || worst == STATUS_CONFIGURATION); i++) {
        enum Status status = claims_read(&self->claims, paths[i], error);
        worst = worst == STATUS_OK ? status : worst;
    }
    if (worst == STATUS_OK)
        worst = claims_select(&self->claims, ids, wanted, error);
    size_t length = 1;
    for (size_t i = 0; i < wanted; i++)
        length += strlen(ids[i]) + 1;
    self->selected = calloc(length, 1);
    for (size_t i = 0; i < wanted && self->selected != NULL; i++)
        snprintf(self->selected + strlen(self->selected), length - strlen(self->selected), "%s ", ids[i]);
    if (worst == STATUS_OK && self->selected == NULL)
        worst = no_memory(error);
    free(paths);
    free(ids);
    return worst;
}

static void decide_numbers(struct FindingsStudy *self, const struct Options *options) {
    struct Plan *space = &self->space;
    bool said = option_is_given(options, OPTION_REPLICATES);
    self->replicates = space->replicates > 0 && !said ? space->replicates : options->replicates;
    self->weeks = space->weeks > 0 && !option_is_given(options, OPTION_WEEKS) ? space->weeks : options->weeks;
    self->seed = space->has_seed && !option_is_given(options, OPTION_SEED) ? space->seed : options->seed;
    self->defaults_replicates = options->defaults;
    if (option_is_given(options, OPTION_POINTS))
        space->design.size = options->points;
}

/* Point 0 is the base as it is. */
static enum Status take_points(struct FindingsStudy *self, struct Error *error) {
    const struct ScenarioPoints *space = &self->experiment.points;
    size_t factors = space->factors;
    self->points = (struct ScenarioPoints){space->count + 1, factors, space->field, NULL, NULL};
    self->points.value = malloc((size_t)self->points.count * (factors + 1) * sizeof *self->points.value);
    if (self->points.value == NULL)
        return no_memory(error);
    for (size_t f = 0; f < factors; f++)
        self->points.value[f] = scenario_field_get(&self->space.scenario, space->field[f]);
    memcpy(self->points.value + factors, space->value, (size_t)space->count * factors * sizeof *space->value);
    return STATUS_OK;
}

/* Every fault of every arm is told. */
static enum Status take_arms(struct FindingsStudy *self, struct Error *error) {
    const struct Claims *claims = &self->claims;
    size_t factors = self->points.factors;
    enum Status worst = STATUS_OK;
    self->scenario_count = 2 * claims->arm_count;
    self->scenarios = calloc(self->scenario_count + 1, sizeof *self->scenarios);
    self->held = calloc(self->scenario_count * factors + 1, 1);
    self->origin = calloc(params_count(), 1);
    if (self->scenarios == NULL || self->held == NULL || self->origin == NULL)
        return no_memory(error);
    for (size_t s = 0; s < self->scenario_count; s++) {
        const struct Arm *arm = &claims->arms[s % claims->arm_count];
        bool null = s >= claims->arm_count;
        struct Scenario *scenario = &self->scenarios[s];
        *scenario = self->space.scenario;
        scenario->origin = self->origin;
        snprintf(scenario->name, sizeof scenario->name, null ? "%s-null" : "%s", arm->name);
        snprintf(scenario->title, sizeof scenario->title, "%s", scenario->name);
        scenario->title_zh[0] = scenario->description[0] = scenario->description_zh[0] = '\0';
        enum Status status =
            arm_apply(arm, scenario, factors, self->experiment.points.field, self->held + s * factors, error);
        if (null)
            scenario_null(scenario);
        if (status == STATUS_OK)
            status = scenario_check(scenario, error);
        worst = worst == STATUS_OK ? status : worst;
    }
    self->points.held = self->held;
    return worst;
}

/* At the defaults more replicates than at a point of the space, where there is no null model. */
static enum Status take_replicates(struct FindingsStudy *self, struct Error *error) {
    size_t points = (size_t)self->points.count;
    self->cell_replicates = calloc(self->scenario_count * points + 1, sizeof *self->cell_replicates);
    if (self->cell_replicates == NULL)
        return no_memory(error);
    for (size_t s = 0; s < self->scenario_count; s++)
        for (size_t p = 0; p < points; p++)
            self->cell_replicates[s * points + p] = p == 0                       ? self->defaults_replicates
                                                    : s < self->claims.arm_count ? self->replicates
                                                                                 : 0;
    return STATUS_OK;
}

/* A run's outputs from its records, which are dropped afterwards. */
static enum Status observe(void *context, const struct RunRows *rows, double values[], struct Error *error) {
    const struct FindingsStudy *self = context;
    struct MeasuredRun run = {.weeks = self->weeks};
    for (int table = 0; table < TABLE_COUNT; table++) {
        run.rows[table] = rows->tables[table].bytes;
        run.count[table] = rows->tables[table].count;
    }
    return claims_read_run(&self->claims, &run, values, error);
}

static void fill_drive(struct FindingsStudy *self, struct DrivePlan *drive) {
    bool more = self->defaults_replicates > self->replicates;
    drive->study = (struct Study){.scenarios = self->scenarios,
                                  .scenario_count = self->scenario_count,
                                  .points = self->points,
                                  .weeks = self->weeks,
                                  .seed = self->seed,
                                  .tables = 1u << TABLE_RUNS,
                                  .outputs = self->outputs,
                                  .output_count = self->claims.output_count,
                                  .own_streams = true};
    drive->replicates = more ? self->defaults_replicates : self->replicates;
    drive->cell_replicates = self->cell_replicates;
    drive->observe = observe;
    drive->observe_context = self;
    drive->observe_tables = claims_tables(&self->claims);
}

static enum Status take_outputs(struct FindingsStudy *self, struct Error *error) {
    self->outputs = calloc(self->claims.output_count + 1, sizeof *self->outputs);
    for (size_t i = 0; self->outputs != NULL && i < self->claims.output_count; i++)
        self->outputs[i] = self->claims.output_names[i];
    return self->outputs != NULL ? STATUS_OK : no_memory(error);
}

/* What no run can have would be found out after all of them. */
static enum Status check_weeks(const struct FindingsStudy *self, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < self->claims.output_count; i++) {
        int64_t least = quantity_least_weeks(&self->claims.outputs[i]);
        if (self->weeks < least)
            status = error_set(
                error, STATUS_CONFIGURATION,
                "%s needs runs of at least %lld weeks, and these have %lld: ask for more weeks, or name the "
                "claims that do without",
                self->claims.output_names[i], (long long)least, (long long)self->weeks);
    }
    return status;
}

enum Status findings_study_prepare(struct Job *job, char *const arguments[], int count, const char **name,
                                   struct Error *error) {
    struct FindingsStudy *self = job->subject;
    const struct Options *options = job->options;
    enum Status status = read_claims(self, arguments, (size_t)count, options->quiet, error);
    if (status == STATUS_OK && self->claims.arm_count == 0)
        status = error_set(error, STATUS_USAGE,
                           "there is nothing to run: none of these claims can be represented");
    if (status == STATUS_OK)
        status = input_plan(&self->space, self->claims.space, &options->set, options->quiet, error);
    if (status == STATUS_OK) {
        decide_numbers(self, options);
        status = check_weeks(self, error);
    }
    if (status == STATUS_OK)
        status = experiment_init(&self->experiment, &self->space, self->weeks, self->seed, error);
    if (status == STATUS_OK)
        status = take_points(self, error);
    if (status == STATUS_OK)
        status = take_arms(self, error);
    if (status == STATUS_OK)
        status = take_replicates(self, error);
    if (status == STATUS_OK)
        status = take_outputs(self, error);
    if (status != STATUS_OK)
        return status;
    fill_drive(self, &job->drive);
    *name = "findings";
    return STATUS_OK;
}

/* ---- What the store keeps, so that the claims can be read again without their files. */

size_t findings_study_texts(const void *subject, struct StoreText texts[], size_t most) {
    static const char *const names[CLAIM_FILES_MOST][2] = {
#define NAMES(i) {"claims." #i, "claims_name." #i}
        NAMES(0), NAMES(1), NAMES(2),  NAMES(3),  NAMES(4),  NAMES(5),  NAMES(6),  NAMES(7),
        NAMES(8), NAMES(9), NAMES(10), NAMES(11), NAMES(12), NAMES(13), NAMES(14), NAMES(15),
#undef NAMES
    };
    const struct FindingsStudy *self = subject;
    size_t count = 0;
    texts[count++] = (struct StoreText){"claims_selected", self->selected};
    for (size_t g = 0; g < self->claims.group_count && count + 2 <= most; g++) {
        texts[count++] = (struct StoreText){names[g][0], self->claims.groups[g].text};
        texts[count++] = (struct StoreText){names[g][1], self->claims.groups[g].name};
    }
    return count;
}

static enum Status restore_selection(struct FindingsStudy *self, struct Store *store, struct Error *error) {
    char *ids[1024], *words;
    size_t count = 0;
    enum Status status = store_text(store, "claims_selected", &self->selected, error);
    words = status == STATUS_OK && self->selected != NULL ? strdup(self->selected) : NULL;
    if (words == NULL)
        return status == STATUS_OK ? no_memory(error) : status;
    for (char *word = strtok(words, " "); word != NULL && count < 1024; word = strtok(NULL, " "))
        ids[count++] = word;
    status = claims_select(&self->claims, ids, count, error);
    free(words);
    return status;
}

enum Status findings_study_restore(struct Job *job, struct Store *store, struct Error *error) {
    struct FindingsStudy *self = job->subject;
    enum Status status = STATUS_OK;
    for (int g = 0; g < CLAIM_FILES_MOST && status == STATUS_OK; g++) {
        char key[NAME_SIZE], name_key[NAME_SIZE], *text = NULL, *name = NULL;
        snprintf(key, sizeof key, "claims.%d", g);
        snprintf(name_key, sizeof name_key, "claims_name.%d", g);
        status = store_text(store, key, &text, error);
        if (status == STATUS_OK)
            status = store_text(store, name_key, &name, error);
        if (status == STATUS_OK && text != NULL && name != NULL)
            status = claims_read_text(&self->claims, text, strlen(text), name, error);
        free(text);
        free(name);
    }
    if (status == STATUS_OK)
        status = restore_selection(self, store, error);
    self->weeks = job->drive.study.weeks;
    self->seed = job->drive.study.seed;
    return status;
}

/* ---- What the store holds. */

static size_t most_replicates(const struct PairedDesign *runs, size_t point) {
    size_t most = 0;
    for (size_t s = 0; s < runs->scenarios && point < runs->points; s++) {
        size_t there = paired_design_replicates(runs, s, point);
        most = there > most ? there : most;
    }
    return most;
}

enum Status findings_study_read(struct Job *job, struct Store *store, struct Error *error) {
    struct FindingsStudy *self = job->subject;
    int64_t finished = 0, failed = 0;
    size_t outputs = 0;
    enum Status status = store_output_count(store, &outputs, error);
    if (status == STATUS_OK && outputs != self->claims.output_count)
        status = error_set(error, STATUS_CONFIGURATION, "%s: holds %zu outputs, and these claims have %zu",
                           store->directory, outputs, self->claims.output_count);
    if (status == STATUS_OK)
        status = store_count(store, &finished, &failed, error);
    if (status == STATUS_OK && finished == 0)
        snprintf(job->lack, sizeof job->lack, "%s", _("holds no finished run"));
    if (status != STATUS_OK || finished == 0)
        return status;
    status = collect_pairs(&self->runs, store, (size_t)self->points.count, error);
    if (status == STATUS_OK)
        status = findings_init(&self->findings, &self->claims, &self->runs, RESULTS_CONFIDENCE, error);
    if (status != STATUS_OK)
        return status;
    self->points.count = (int64_t)self->runs.points;
    self->defaults_replicates = (int64_t)paired_design_replicates(&self->runs, 0, 0);
    self->replicates = self->runs.points > 1 ? (int64_t)paired_design_replicates(&self->runs, 0, 1) : 0;
    for (size_t p = 0; p < self->runs.points; p++) {
        int64_t most = (int64_t)most_replicates(&self->runs, p);
        job->replicates = most > job->replicates ? most : job->replicates;
    }
    return STATUS_OK;
}

void findings_study_release(void *subject) {
    struct FindingsStudy *self = subject;
    findings_free(&self->findings);
    paired_design_free(&self->runs);
    free(self->scenarios); /* they borrow all that they point to */
    free(self->points.value);
    free(self->held);
    free(self->origin);
    free(self->cell_replicates);
    free(self->outputs);
    free(self->selected);
    experiment_free(&self->experiment);
    plan_free(&self->space);
    claims_free(&self->claims);
}
