#include "library/tandem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "estimate/summary.h"
#include "run/replicate.h"
#include "scenario/reader.h"
#include "world/network_read.h"

/* The public tables are the internal ones under public names. */
_Static_assert((int)TANDEM_TABLE_COUNT == (int)TABLE_COUNT && (int)TANDEM_RUNS == (int)TABLE_RUNS &&
                   (int)TANDEM_WEEKLY == (int)TABLE_WEEKLY && (int)TANDEM_EPISODES == (int)TABLE_EPISODES &&
                   (int)TANDEM_SERVICES == (int)TABLE_SERVICES &&
                   (int)TANDEM_PROPOSALS == (int)TABLE_PROPOSALS &&
                   (int)TANDEM_AGENCIES == (int)TABLE_AGENCIES,
               "tables");
_Static_assert((int)TANDEM_ALL_TYPES == GROUP_ALL && (int)TANDEM_PUBLIC_INTERNAL == GROUP_CASE_TYPE &&
                   (int)TANDEM_CASE_TYPE_COUNT == GROUP_CASE_TYPE + CASE_TYPE_COUNT,
               "case types");
_Static_assert((int)TANDEM_REAL_NUMBER == (int)KIND_REAL && (int)TANDEM_WHOLE_NUMBER == (int)KIND_INTEGER &&
                   (int)TANDEM_SWITCH == (int)KIND_SWITCH,
               "kinds of parameters");

struct TandemScenario {
    struct Scenario scenario;
    struct Network network; /* empty: generated */
    bool checked;           /* since it was last changed */
};

struct TandemSummary {
    struct Summary summary;
    struct RunKey key;
    bool ready; /* finished since the last run */
};

#define TEXT(number) #number
#define DOTTED(major, minor, patch) TEXT(major) "." TEXT(minor) "." TEXT(patch)

const char *tandem_version(void) {
    return DOTTED(TANDEM_VERSION_MAJOR, TANDEM_VERSION_MINOR, TANDEM_VERSION_PATCH);
}

const char *tandem_model_version(void) {
    return model_version();
}

/* The public status, with the messages copied if anybody wants them. */
static enum TandemStatus publish(enum Status status, const struct Error *inner, struct TandemError *error) {
    static const enum TandemStatus statuses[STATUS_COUNT] = {
        [STATUS_OK] = TANDEM_OK,
        [STATUS_USAGE] = TANDEM_MISUSE,
        [STATUS_CONFIGURATION] = TANDEM_CONFIGURATION,
        [STATUS_INPUT_OUTPUT] = TANDEM_INPUT_OUTPUT,
        [STATUS_RUN_FAILED] = TANDEM_INTERNAL,
        [STATUS_STOPPED] = TANDEM_STOPPED,
        [STATUS_OUT_OF_MEMORY] = TANDEM_OUT_OF_MEMORY,
        [STATUS_INTERNAL] = TANDEM_INTERNAL,
    };
    if (status != STATUS_OK && error != NULL)
        snprintf(error->text, sizeof error->text, "%s",
                 inner->text[0] != '\0' ? inner->text : status_meaning(status));
    return statuses[status];
}

size_t tandem_parameter_count(void) {
    return params_count();
}

bool tandem_parameter(size_t index, struct TandemParameter *parameter) {
    const struct ParamRow *row = params_row(index);
    if (row == NULL)
        return false;
    *parameter = (struct TandemParameter){.group = row->group,
                                          .name = row->name,
                                          .unit = row->unit,
                                          .status = params_status_name(row->status),
                                          .informed_by = row->informed_by,
                                          .source = row->source,
                                          .sentence = row->sentence,
                                          .kind = (enum TandemParameterKind)row->kind,
                                          .value = row->value,
                                          .low = row->low,
                                          .high = row->high,
                                          .sweep_low = row->sweep_low,
                                          .sweep_high = row->sweep_high};
    return true;
}

struct TandemScenario *tandem_scenario_new(void) {
    struct Error inner = {0};
    struct TandemScenario *self = calloc(1, sizeof *self);
    if (self != NULL && scenario_init(&self->scenario, &inner) != STATUS_OK) {
        tandem_scenario_free(self);
        return NULL;
    }
    return self;
}

void tandem_scenario_free(struct TandemScenario *self) {
    if (self == NULL)
        return;
    scenario_free(&self->scenario);
    network_free(&self->network);
    free(self);
}

enum TandemStatus tandem_scenario_read(struct TandemScenario *self, const char *path,
                                       struct TandemError *error) {
    struct Error inner = {0};
    self->checked = false;
    return publish(scenario_read(&self->scenario, path, &inner), &inner, error);
}

enum TandemStatus tandem_scenario_read_text(struct TandemScenario *self, const char *text, size_t length,
                                            const char *name, struct TandemError *error) {
    struct Error inner = {0};
    self->checked = false;
    return publish(scenario_read_text(&self->scenario, text, length, name, NULL, &inner), &inner, error);
}

/* The index of a parameter; the message of an unknown key names the nearest. */
static enum Status find_parameter(const char *key, size_t *index, struct Error *error) {
    const char *nearest[1];
    *index = params_find(key);
    if (*index < params_count())
        return STATUS_OK;
    bool near = params_nearest(key, nearest, 1) > 0;
    return error_set(error, STATUS_CONFIGURATION, "%s: no parameter of that name%s%s%s", key,
                     near ? _("; did you mean ") : "", near ? nearest[0] : "", near ? "?" : "");
}

enum TandemStatus tandem_scenario_set(struct TandemScenario *self, const char *key, double value,
                                      struct TandemError *error) {
    struct Error inner = {0};
    size_t index;
    enum Status status = find_parameter(key, &index, &inner);
    if (status == STATUS_OK)
        status = params_set(&self->scenario.params, index, value, NULL, 0, &inner);
    if (status == STATUS_OK) {
        self->scenario.origin[index] = ORIGIN_COMMAND_LINE;
        self->checked = false;
    }
    return publish(status, &inner, error);
}

enum TandemStatus tandem_scenario_get(const struct TandemScenario *self, const char *key, double *value,
                                      struct TandemError *error) {
    struct Error inner = {0};
    size_t index;
    enum Status status = find_parameter(key, &index, &inner);
    if (status == STATUS_OK)
        *value = params_get(&self->scenario.params, index);
    return publish(status, &inner, error);
}

enum TandemStatus tandem_scenario_check(struct TandemScenario *self, struct TandemError *error) {
    struct Error inner = {0};
    const struct Scenario *scenario = &self->scenario;
    network_free(&self->network);
    enum Status status = scenario_check(scenario, &inner);
    if (status == STATUS_OK && scenario->network_file[0] != '\0')
        status = network_read(&self->network, scenario->network_file, (size_t)scenario->params.world_agencies,
                              NULL, &inner);
    self->checked = status == STATUS_OK;
    return publish(status, &inner, error);
}

static bool table_exists(enum TandemTable table) {
    return (unsigned)table < TANDEM_TABLE_COUNT;
}

const char *tandem_table_name(enum TandemTable table) {
    return table_exists(table) ? record_table((enum RecordTable)table)->name : NULL;
}

size_t tandem_table_width(enum TandemTable table) {
    return table_exists(table) ? record_table((enum RecordTable)table)->column_count : 0;
}

static enum TandemColumnKind public_kind(enum ColumnKind kind) {
    return kind == COLUMN_INTEGER ? TANDEM_INTEGER : kind == COLUMN_REAL ? TANDEM_REAL : TANDEM_CODE;
}

bool tandem_table_column(enum TandemTable table, size_t index, struct TandemColumn *column) {
    if (index >= tandem_table_width(table))
        return false;
    const struct Column *inner = &record_table((enum RecordTable)table)->columns[index];
    *column = (struct TandemColumn){.name = inner->name,
                                    .unit = inner->unit,
                                    .sentence = inner->sentence,
                                    .kind = public_kind(inner->kind)};
    return true;
}

static struct TandemValue value_of(const struct Column *column, const void *record) {
    struct TandemValue value = {.real = NAN};
    const char *place = (const char *)record + column->offset;
    int64_t whole = RECORD_MISSING;
    if (column->kind == COLUMN_REAL) {
        memcpy(&value.real, place, sizeof value.real);
        value.missing = isnan(value.real);
        return value;
    }
    memcpy(&whole, place, sizeof whole);
    value.missing = whole == RECORD_MISSING;
    value.code = column_code(column->kind, whole);
    if (column->kind == COLUMN_INTEGER && !value.missing) {
        value.integer = whole;
        value.real = (double)whole;
    }
    return value;
}

/* Where the records of one run go: to the receiver, to its tally. */
struct Delivery {
    const struct TandemRun *run;
    struct Tally *tally;        /* NULL: none */
    struct TandemValue *values; /* as wide as the widest table */
};

static enum Status deliver(void *context, enum RecordTable table, const void *record, struct Error *error) {
    const struct Delivery *self = context;
    const struct TandemRun *run = self->run;
    if (self->tally != NULL) {
        enum Status status = tally_add(self->tally, table, record, error);
        if (status != STATUS_OK)
            return status;
    }
    if (run->receive == NULL || (run->tables & 1u << table) == 0)
        return STATUS_OK;
    const struct TableRow *row = record_table(table);
    for (size_t i = 0; i < row->column_count; i++)
        self->values[i] = value_of(&row->columns[i], record);
    return run->receive(run->context, (enum TandemTable)table, self->values) == 0
               ? STATUS_OK
               : error_set(error, STATUS_STOPPED, "the receiver of records stopped the run");
}

static enum Status check_run(const struct TandemRun *run, const struct TandemSummary *summary,
                             struct Error *error) {
    if (run->scenario == NULL || !run->scenario->checked)
        return error_set(error, STATUS_USAGE, "the scenario has not been checked since it was last changed");
    if (run->weeks < 1 || run->weeks > TANDEM_WEEKS_MOST)
        return error_set(error, STATUS_USAGE, "%lld weeks: 1 to %d are allowed", (long long)run->weeks,
                         TANDEM_WEEKS_MOST);
    if (run->replicate > INT64_MAX)
        return error_set(error, STATUS_USAGE, "replicates are numbered below 2^63");
    if (summary == NULL)
        return STATUS_OK;
    if (run->weeks != summary->summary.weeks)
        return error_set(error, STATUS_USAGE, "%lld weeks: the summary is of runs of %lld",
                         (long long)run->weeks, (long long)summary->summary.weeks);
    if ((int64_t)run->replicate <= summary->key.replicate)
        return error_set(error, STATUS_USAGE, "replicate %llu: the summary holds replicate %lld already",
                         (unsigned long long)run->replicate, (long long)summary->key.replicate);
    return STATUS_OK;
}

static enum Status run_replicate(const struct TandemRun *run, struct Tally *tally, struct Error *error) {
    size_t width = 0;
    for (int t = 0; t < TABLE_COUNT; t++)
        width =
            tandem_table_width((enum TandemTable)t) > width ? tandem_table_width((enum TandemTable)t) : width;
    struct Delivery delivery = {run, tally, calloc(width, sizeof(struct TandemValue))};
    if (delivery.values == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a row of records");
    const struct TandemScenario *scenario = run->scenario;
    struct ReplicateInput input = {.scenario = &scenario->scenario,
                                   .network = scenario->network.agencies > 0 ? &scenario->network : NULL,
                                   .seed = run->seed,
                                   .weeks = run->weeks};
    struct Recorder recorder = {&delivery, deliver, tally != NULL ? ~0u : run->tables};
    enum Status status = replicate_run(&input, run->replicate, &recorder, error);
    free(delivery.values);
    return status;
}

enum TandemStatus tandem_run(const struct TandemRun *run, struct TandemError *error) {
    struct Error inner = {0};
    enum Status status = check_run(run, NULL, &inner);
    if (status == STATUS_OK)
        status = run_replicate(run, NULL, &inner);
    return publish(status, &inner, error);
}

struct TandemSummary *tandem_summary_new(int64_t weeks, double confidence) {
    struct Error inner = {0};
    struct TandemSummary *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->key.replicate = -1;
    if (weeks <= TANDEM_WEEKS_MOST && summary_init(&self->summary, weeks, confidence, &inner) == STATUS_OK)
        return self;
    tandem_summary_free(self);
    return NULL;
}

void tandem_summary_free(struct TandemSummary *self) {
    if (self != NULL)
        summary_free(&self->summary);
    free(self);
}

enum TandemStatus tandem_summary_run(struct TandemSummary *self, const struct TandemRun *run,
                                     struct TandemError *error) {
    struct Error inner = {0};
    enum Status status = check_run(run, self, &inner);
    struct Tally *tally = status == STATUS_OK ? tally_new(run->weeks) : NULL;
    if (status == STATUS_OK && tally == NULL)
        status = error_set(&inner, STATUS_OUT_OF_MEMORY, "memory ran out for what a run left");
    if (status == STATUS_OK)
        status = run_replicate(run, tally, &inner);
    if (status == STATUS_OK) {
        self->key.replicate = (int64_t)run->replicate;
        self->ready = false;
        status = summary_add(&self->summary, &self->key, tally, &inner);
    }
    tally_free(tally);
    return publish(status, &inner, error);
}

enum TandemStatus tandem_summary_finish(struct TandemSummary *self, struct TandemError *error) {
    struct Error inner = {0};
    enum Status status = summary_finish(&self->summary, &inner);
    self->ready = status == STATUS_OK;
    return publish(status, &inner, error);
}

const char *tandem_case_type_name(enum TandemCaseType type) {
    return (unsigned)type < TANDEM_CASE_TYPE_COUNT ? summary_group_name((int)type) : NULL;
}

static struct TandemEstimate publish_estimate(struct Estimate estimate) {
    return (struct TandemEstimate){estimate.value, estimate.low, estimate.high, estimate.count};
}

struct TandemEstimate tandem_summary_completion(const struct TandemSummary *self, enum TandemCaseType type) {
    return publish_estimate(self->ready && (unsigned)type < TANDEM_CASE_TYPE_COUNT
                                ? self->summary.episodes[type].completed[COMPLETION_52]
                                : estimate_none());
}

struct TandemEstimate tandem_summary_adoption(const struct TandemSummary *self,
                                              enum TandemAdoption adoption) {
    const struct AdoptionSummary *summary = &self->summary.adoption;
    return publish_estimate(!self->ready                    ? estimate_none()
                            : adoption == TANDEM_EVER_TRIED ? summary->at[CURVE_TRIED][ADOPTION_HORIZON].mean
                            : adoption == TANDEM_ROUTINE ? summary->at[CURVE_ROUTINE][ADOPTION_HORIZON].mean
                                                         : estimate_none());
}
