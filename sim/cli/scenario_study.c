#define _POSIX_C_SOURCE 200809L /* strdup */
#include "cli/scenario_study.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/signals.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/results.h"
#include "cli/run_tally.h"
#include "cli/stored_scenario.h"
#include "compare/combination.h"
#include "run/unit_map.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "store/store_texts.h"
#include "world/network_read.h"

/* The name of the text that keeps them. */
#define PRIMARY_TEXT "primary_outcomes"

enum Status scenario_study_init(struct ScenarioStudy *self, size_t count, struct Error *error) {
    *self = (struct ScenarioStudy){.scenarios = calloc(count, sizeof *self->scenarios)};
    if (self->scenarios == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the scenarios");
    self->count = count;
    return STATUS_OK;
}

void scenario_study_forget(struct ScenarioStudy *self) {
    for (size_t i = 0; self->summaries != NULL && i < self->count; i++)
        summary_free(&self->summaries[i]);
    free(self->summaries);
    free(self->combinations);
    self->summaries = NULL;
    self->combinations = NULL;
    comparison_free(&self->comparison);
}

/* What the summaries of runs go to, up to which replicate, and which scenario they are of now. */
struct Intake {
    struct ScenarioStudy *study;
    const struct Store *store;
    int64_t replicates, scenario;
};

static enum Status take_tally(struct ScenarioStudy *self, const struct RunKey *key, const struct Tally *tally,
                              struct Error *error) {
    enum Status status = summary_add(&self->summaries[key->scenario], key, tally, error);
    return status == STATUS_OK && self->count > 1 ? comparison_add(&self->comparison, key, tally, error)
                                                  : status;
}

/* What its runs need is released before those of the next scenario come. */
static enum Status finish_scenario(struct ScenarioStudy *self, int64_t scenario, struct Error *error) {
    enum Status status = summary_finish(&self->summaries[scenario], error);
    summary_close(&self->summaries[scenario]);
    return status;
}

static enum Status finish_scenarios(struct Intake *intake, int64_t end, struct Error *error) {
    enum Status status = STATUS_OK;
    for (; intake->scenario < end && status == STATUS_OK; intake->scenario++)
        status = finish_scenario(intake->study, intake->scenario, error);
    return status;
}

static enum Status take(void *context, const struct RunKey *key, const unsigned char *bytes, size_t size,
                        struct Error *error) {
    struct Intake *intake = context;
    struct ScenarioStudy *self = intake->study;
    struct Tally *tally;
    if (key->scenario >= (int64_t)self->count || key->point != 0 || key->replicate >= intake->replicates)
        return STATUS_OK;
    enum Status status = stored_tally(&tally, self->weeks, intake->store, key, bytes, size, error);
    if (status == STATUS_OK)
        status = finish_scenarios(intake, key->scenario, error);
    if (status == STATUS_OK)
        status = take_tally(self, key, tally, error);
    tally_free(tally);
    return status;
}

static bool named(const struct ScenarioStudy *self) {
    return self->primary_names != NULL && self->primary_names[0] != '\0';
}

static enum Status begin_estimates(struct ScenarioStudy *self, struct Error *error) {
    size_t most = self->count * self->count;
    scenario_study_forget(self);
    self->summaries = calloc(self->count, sizeof *self->summaries);
    self->combinations = calloc(most, sizeof *self->combinations);
    if (self->summaries == NULL || self->combinations == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu scenarios", self->count);
    size_t found;
    if (combinations_find(self->count, self->scenarios, most, self->combinations, &found, error) != STATUS_OK)
        return STATUS_OUT_OF_MEMORY;
    self->combination_count = found < most ? found : most;
    struct ComparisonPlan plan = {.weeks = self->weeks,
                                  .scenarios = self->count,
                                  .confidence = RESULTS_CONFIDENCE,
                                  .seed = self->seed,
                                  .combinations = self->combinations,
                                  .combination_count = self->combination_count,
                                  .primary = named(self) ? self->primary : NULL};
    enum Status status = self->count > 1 ? comparison_init(&self->comparison, &plan, error) : STATUS_OK;
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++)
        status = summary_init(&self->summaries[i], self->weeks, RESULTS_CONFIDENCE, error);
    return status;
}

enum Status scenario_study_estimate(struct ScenarioStudy *self, struct Store *store, int64_t replicates,
                                    char lack[JOB_LACK_SIZE], struct Error *error) {
    struct Intake intake = {self, store, replicates, 0};
    lack[0] = '\0';
    enum Status status = begin_estimates(self, error);
    if (status == STATUS_OK)
        status = store_each_summary(store, take, &intake, error);
    if (status == STATUS_OK)
        status = finish_scenarios(&intake, (int64_t)self->count, error);
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++)
        if (self->summaries[i].runs == 0)
            snprintf(lack, JOB_LACK_SIZE, _("holds no finished run of %.*s"),
                     text_prefix(self->scenarios[i].name, 200), self->scenarios[i].name);
    if (status == STATUS_OK && self->count > 1 && lack[0] == '\0')
        status = comparison_finish(&self->comparison, error);
    return status;
}

void scenario_study_prepared(struct ScenarioStudy *self, struct Job *job) {
    struct Study *study = &job->drive.study;
    study->scenarios = self->scenarios;
    study->scenario_count = self->count;
    study->rows = job->options->rows;
    job->drive.summarise = run_summarise;
    self->weeks = study->weeks;
    self->seed = study->seed;
    job->drive.half_width_context = self;
}

static enum Status take_primary(struct ScenarioStudy *self, const char *name, struct Error *error) {
    char suggestion[SUGGESTION_SIZE];
    enum Outcome outcome = outcome_find(name);
    if (outcome == OUTCOME_COUNT) {
        outcome_suggest(suggestion, name);
        return error_set(error, STATUS_USAGE, "--primary \"%s\": unknown%s", name, suggestion);
    }
    if (self->primary[outcome])
        return error_set(error, STATUS_USAGE, "--primary \"%s\": is there twice", name);
    if (self->weeks < outcome_row(outcome)->least_weeks)
        return error_set(error, STATUS_USAGE,
                         "--primary: %s needs runs of at least %" PRId64 " weeks, and these have %" PRId64,
                         name, outcome_row(outcome)->least_weeks, self->weeks);
    self->primary[outcome] = true;
    return STATUS_OK;
}

enum Status scenario_study_primary(struct ScenarioStudy *self, const char *names, struct Error *error) {
    char name[OUTCOME_NAME_SIZE];
    self->primary_names = strdup(names != NULL ? names : "");
    if (self->primary_names == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the outcomes");
    enum Status worst = STATUS_OK;
    for (const char *at = self->primary_names; *at != '\0';) {
        size_t length = strcspn(at, ",");
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        enum Status status = take_primary(self, name, error);
        worst = worst == STATUS_OK ? status : worst;
        at += length + (at[length] == ',' ? 1 : 0);
    }
    return worst;
}

size_t scenario_study_texts(const void *subject, struct StoreText texts[], size_t most) {
    const struct ScenarioStudy *self = subject;
    if (most == 0)
        return 0;
    texts[0] = (struct StoreText){PRIMARY_TEXT, self->primary_names != NULL ? self->primary_names : ""};
    return 1;
}

/* A store has neither a network's file nor the model of another version. */
static enum Status find_maps(struct ScenarioStudy *self, struct Store *store, const char *identity,
                             struct Error *error) {
    char model[64], line[64];
    enum Status status = store_fact(store, "model_version", model, sizeof model, error);
    self->map_lacks = calloc(self->count, sizeof *self->map_lacks);
    if (status == STATUS_OK && self->map_lacks == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the scenarios");
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++) {
        snprintf(line, sizeof line, "scenario.%zu.network generated\n", i);
        self->map_lacks[i] = strcmp(model, model_version()) != 0 || strstr(identity, line) == NULL;
    }
    return status;
}

enum Status scenario_study_restore(struct Job *job, struct Store *store, struct Error *error) {
    struct ScenarioStudy *self = job->subject;
    int64_t count = 0;
    char *identity = NULL;
    enum Status status = store_scenario_count(store, &count, error);
    if (status == STATUS_OK)
        status = stored_identity(store, &identity, error);
    if (status == STATUS_OK)
        status = scenario_study_init(self, (size_t)count, error);
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++)
        status = stored_scenario_read(&self->scenarios[i], store, identity, (int64_t)i, error);
    if (status == STATUS_OK)
        status = find_maps(self, store, identity, error);
    free(identity);
    scenario_study_prepared(self, job);
    char *names = NULL;
    if (status == STATUS_OK)
        status = store_text(store, PRIMARY_TEXT, &names, error);
    if (status == STATUS_OK)
        status = scenario_study_primary(self, names, error);
    free(names);
    return status;
}

enum Status scenario_study_read(struct Job *job, struct Store *store, struct Error *error) {
    struct ScenarioStudy *self = job->subject;
    /* A command is answered for the replicates that it asks for; what is made again has all. */
    int64_t most = job->drive.replicates > 0 ? job->drive.replicates : INT64_MAX;
    enum Status status = scenario_study_estimate(self, store, most, job->lack, error);
    if (status == STATUS_OK)
        job->replicates = (int64_t)self->summaries[0].runs;
    return status;
}

enum Status scenario_study_write(const struct Job *job, struct Store *store, const char *directory,
                                 struct Error *error) {
    const struct ScenarioStudy *self = job->subject;
    results_note_rows(job->options, store);
    return results_write_csv(store, job->options->tables, self->summaries, self->count, directory, error);
}

/* Beyond them a map is a grey cloud, and takes as long as a run. */
enum { UNITS_MAPPED = 2000 };

/* The map of the first replicate, run once more. A replicate that fails, and one that the model of today
 * gives otherwise than the one of the store, has none. */
static enum Status map_units(const struct ScenarioStudy *self, size_t index, struct UnitMap *map,
                             bool *mapped, struct Error *error) {
    const struct Scenario *scenario = &self->scenarios[index];
    struct Network network = {0};
    struct Error why = {0};
    size_t units = (size_t)scenario->params.world_agencies;
    *mapped = false;
    if (units > UNITS_MAPPED || (self->map_lacks != NULL && self->map_lacks[index]))
        return STATUS_OK;
    enum Status status = scenario->network_file[0] != '\0'
                             ? network_read(&network, scenario->network_file, units, NULL, &why)
                             : STATUS_OK;
    const struct ReplicateInput input = {.scenario = scenario,
                                         .network = network.agencies > 0 ? &network : NULL,
                                         .seed = self->seed,
                                         .weeks = self->weeks,
                                         .kept_levels = true,
                                         .stop = signals_stop()};
    if (status == STATUS_OK)
        status = unit_map_make(map, &input, 0, &why);
    network_free(&network);
    *mapped = status == STATUS_OK;
    return status == STATUS_STOPPED || status == STATUS_OUT_OF_MEMORY
               ? error_set(error, status, "%s", why.count > 0 ? why.text : status_meaning(status))
               : STATUS_OK;
}

enum Status scenario_study_draw(const struct ScenarioStudy *self, struct Job *job, size_t index,
                                const char *directory, struct Error *error) {
    struct FigureSubject subject = figure_subject_scenario(&self->scenarios[index], &self->summaries[index]);
    struct UnitMap map = {0};
    bool mapped;
    enum Status status = map_units(self, index, &map, &mapped, error);
    subject.map = mapped ? &map : NULL;
    if (status == STATUS_OK)
        status = pipeline_draw(job, directory, subject, error);
    unit_map_free(&map);
    return status;
}

void scenario_study_release(void *subject) {
    struct ScenarioStudy *self = subject;
    scenario_study_forget(self);
    for (size_t i = 0; i < self->count; i++)
        scenario_free(&self->scenarios[i]);
    free(self->scenarios);
    free(self->map_lacks);
    free(self->primary_names);
    json_decref(self->report);
    *self = (struct ScenarioStudy){0};
}
