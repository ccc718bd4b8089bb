#include "plan/plan_reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "calibrate/simulator.h"
#include "params/suggest.h"
#include "plan/plan_calibration.h"
#include "plan/plan_decision.h"
#include "plan/plan_design.h"
#include "plan/plan_factors.h"
#include "plan/plan_scenarios.h"
#include "scenario/reader.h"
#include "world/records.h"

enum { WORD = 128 };

static void read_title(const struct PlanReading *self, const config_setting_t *setting) {
    (void)reading_text(&self->reading, setting, "title", self->plan->title, sizeof self->plan->title);
}

static void read_description(const struct PlanReading *self, const config_setting_t *setting) {
    (void)reading_text(&self->reading, setting, "description", self->plan->description,
                       sizeof self->plan->description);
}

static void read_title_zh(const struct PlanReading *self, const config_setting_t *setting) {
    (void)reading_text(&self->reading, setting, "title_zh", self->plan->title_zh,
                       sizeof self->plan->title_zh);
}

static void read_description_zh(const struct PlanReading *self, const config_setting_t *setting) {
    (void)reading_text(&self->reading, setting, "description_zh", self->plan->description_zh,
                       sizeof self->plan->description_zh);
}

static void read_replicates(const struct PlanReading *self, const config_setting_t *setting) {
    (void)plan_reading_whole(self, setting, 1, PLAN_REPLICATES_MOST, &self->plan->replicates);
}

static void read_weeks(const struct PlanReading *self, const config_setting_t *setting) {
    (void)plan_reading_whole(self, setting, 1, PLAN_WEEKS_MOST, &self->plan->weeks);
}

static void read_seed(const struct PlanReading *self, const config_setting_t *setting) {
    int64_t seed = 0;
    self->plan->has_seed = plan_reading_whole(self, setting, 0, INT64_MAX, &seed);
    self->plan->seed = (uint64_t)seed;
}

static void read_positive(const struct PlanReading *self, const config_setting_t *setting, double below,
                          double *value) {
    double number;
    const char *name = config_setting_name(setting);
    if (!reading_number(&self->reading, setting, name, &number))
        return;
    if (number > 0.0 && number < below)
        *value = number;
    else if (isfinite(below))
        reading_fault(&self->reading, setting, "%s: %g, allowed is a number between 0 and %g", name, number,
                      below);
    else
        reading_fault(&self->reading, setting, "%s: %g, allowed is a number above 0", name, number);
}

static void read_half_width(const struct PlanReading *self, const config_setting_t *setting) {
    read_positive(self, setting, HUGE_VAL, &self->plan->half_width);
}

static void read_effect(const struct PlanReading *self, const config_setting_t *setting) {
    read_positive(self, setting, HUGE_VAL, &self->plan->effect);
}

static void read_power(const struct PlanReading *self, const config_setting_t *setting) {
    read_positive(self, setting, 1.0, &self->plan->power);
}

/* Calls `take` with each text of a list; false after a message if it is none. */
static void each_word(const struct PlanReading *self, const config_setting_t *setting,
                      void (*take)(const struct PlanReading *self, const config_setting_t *element,
                                   const char *word)) {
    const char *name = config_setting_name(setting);
    if (!config_setting_is_array(setting) && !config_setting_is_list(setting)) {
        reading_type_fault(&self->reading, setting, name, "a list of names in double quotes");
        return;
    }
    for (int i = 0; i < config_setting_length(setting); i++) {
        char word[WORD];
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
        if (reading_text(&self->reading, element, name, word, sizeof word))
            take(self, element, word);
    }
}

static void take_output(const struct PlanReading *self, const config_setting_t *element, const char *word) {
    struct Plan *plan = self->plan;
    enum Outcome outcome = outcome_find(word);
    if (outcome == OUTCOME_COUNT) {
        plan_reading_outcome(self, element, word);
        return;
    }
    for (size_t i = 0; i < plan->output_count; i++)
        if (plan->outputs[i] == outcome) {
            reading_fault(&self->reading, element, "outputs \"%s\": is there twice", word);
            return;
        }
    plan->outputs[plan->output_count++] = outcome;
}

static void read_outputs(const struct PlanReading *self, const config_setting_t *setting) {
    each_word(self, setting, take_output);
    if (config_setting_is_aggregate(setting) && config_setting_length(setting) == 0)
        reading_fault(&self->reading, setting, "outputs: must name at least one");
}

static void take_table(const struct PlanReading *self, const config_setting_t *element, const char *word) {
    const char *known[TABLE_COUNT];
    char suggestion[SUGGESTION_SIZE];
    for (int i = 0; i < TABLE_COUNT; i++) {
        known[i] = record_table((enum RecordTable)i)->name;
        if (strcmp(word, known[i]) == 0) {
            self->plan->tables |= 1u << i;
            return;
        }
    }
    suggest_word(suggestion, word, known, TABLE_COUNT);
    reading_fault(&self->reading, element, "tables \"%s\": unknown%s", word, suggestion);
}

static void read_tables(const struct PlanReading *self, const config_setting_t *setting) {
    each_word(self, setting, take_table);
}

static void read_scenario(const struct PlanReading *self, const config_setting_t *setting) {
    char written[SCENARIO_PATH], path[SCENARIO_PATH];
    if (self->restored || !reading_text(&self->reading, setting, "scenario", written, sizeof written) ||
        !reading_path(&self->reading, setting, written, path) ||
        !reading_readable(&self->reading, setting, "scenario", path))
        return;
    enum Status status = scenario_read(&self->plan->scenario, path, self->reading.error);
    (void)status; /* a failure has its message, and plan_read counts these */
}

/* In this order whatever the order in the file: factors need the scenario. */
static const struct Section {
    const char *name;
    void (*read)(const struct PlanReading *self, const config_setting_t *setting);
} sections[] = {
    {"title", read_title},
    {"title_zh", read_title_zh},
    {"description", read_description},
    {"description_zh", read_description_zh},
    {"scenario", read_scenario},
    {"scenarios", plan_scenarios_read},
    {"options", plan_options_read},
    {"outcomes", plan_aims_read},
    {"budgets", plan_budgets_read},
    {"most_at_once", plan_at_once_read},
    {"race", plan_race_read},
    {"race_error", plan_race_error_read},
    {"design", plan_design_read},
    {"factors", plan_factors_read},
    {"replicates", read_replicates},
    {"weeks", read_weeks},
    {"seed", read_seed},
    {"outputs", read_outputs},
    {"tables", read_tables},
    {"half_width", read_half_width},
    {"effect", read_effect},
    {"power", read_power},
    {"calibrate", plan_calibration_read},
};

static void refuse_unknown(const struct PlanReading *self, const config_setting_t *root) {
    const char *known[COUNT_OF(sections)];
    for (size_t i = 0; i < COUNT_OF(sections); i++)
        known[i] = sections[i].name;
    for (int i = 0; i < config_setting_length(root); i++) {
        const config_setting_t *setting = config_setting_get_elem(root, (unsigned)i);
        size_t place = 0;
        while (place < COUNT_OF(known) && strcmp(known[place], config_setting_name(setting)) != 0)
            place++;
        if (place == COUNT_OF(known))
            plan_reading_unknown(self, setting, known, COUNT_OF(known));
    }
}

/* A calibration finds its points and outputs itself. */
static void check_calibration(const struct PlanReading *self, const config_setting_t *root) {
    static const char *const others[] = {"design", "outputs", "replicates"};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (config_setting_get_member(root, others[i]) != NULL)
            reading_fault(&self->reading, config_setting_get_member(root, others[i]),
                          "%s: a plan with calibrate has none, what it needs stands in that group",
                          others[i]);
    if (self->plan->factor_count > CALIBRATION_FACTORS_MOST)
        reading_fault(&self->reading, config_setting_get_member(root, "factors"),
                      "factors: %zu, a calibration takes at most %d", self->plan->factor_count,
                      CALIBRATION_FACTORS_MOST);
}

/* What one plan cannot be without, or with. */
static void check_whole(const struct PlanReading *self, const config_setting_t *root) {
    const struct Plan *plan = self->plan;
    bool without = plan->design.kind == DESIGN_POINT || plan->design.kind == DESIGN_FILE;
    if (plan->calibration.there)
        check_calibration(self, root);
    else if (plan->design.kind == DESIGN_POINT && plan->factor_count > 0)
        reading_fault(&self->reading, config_setting_get_member(root, "factors"),
                      "the design \"point\" goes without factors");
    if ((!without || plan->calibration.there) && config_setting_get_member(root, "factors") == NULL)
        error_set_at(self->reading.error, STATUS_CONFIGURATION, self->reading.file, 0,
                     "a plan needs factors, ({ parameter = \"legal.ambiguity\"; }) for example");
    if (plan->decision.given)
        plan_decision_check(self, root);
    else if (config_setting_get_member(root, "outputs") == NULL && !plan->calibration.there)
        error_set_at(self->reading.error, STATUS_CONFIGURATION, self->reading.file, 0,
                     "a plan needs outputs, [\"completed_52_weeks\", \"ever_tried_horizon\"] for example");
    if (config_setting_get_member(root, "scenario") == NULL && self->reading.folder != NULL)
        error_set_at(self->reading.error, STATUS_CONFIGURATION, self->reading.file, 0,
                     "a plan needs a scenario, \"../baseline.cfg\" for example");
}

static void read_sections(struct PlanReading *self, const config_setting_t *root) {
    int before = self->reading.error->count;
    refuse_unknown(self, root);
    for (size_t i = 0; i < COUNT_OF(sections); i++) {
        const config_setting_t *setting = config_setting_get_member(root, sections[i].name);
        if (setting != NULL)
            sections[i].read(self, setting);
    }
    if (self->reading.error->count == before)
        check_whole(self, root);
}

static bool is_plan(const config_setting_t *root) {
    return config_setting_get_member(root, "design") != NULL ||
           config_setting_get_member(root, "calibrate") != NULL;
}

/* What has no design may be a scenario: then the rest of it would only be a list of unknown keys. */
static void read_source(struct PlanReading *self, struct Source *source) {
    config_t config;
    if (reading_parse(&self->reading, source, &config)) {
        const config_setting_t *root = config_root_setting(&config);
        if (is_plan(root))
            read_sections(self, root);
        else
            error_set_at(self->reading.error, STATUS_CONFIGURATION, self->reading.file, 0,
                         "a plan needs a design, { kind = \"latin_hypercube\"; points = 100; } for example; "
                         "`tandem run` is for scenarios");
    }
    config_destroy(&config);
}

enum Status plan_read(struct Plan *self, const char *path, struct Error *error) {
    char reason[SOURCE_REASON], folder[SCENARIO_PATH];
    struct Source source;
    struct PlanReading reading = {.reading = {.file = path, .folder = folder, .error = error}, .plan = self};
    int before = error->count;
    enum Status status = plan_init(self, path, error);
    if (status != STATUS_OK)
        return status;
    if (strlen(path) >= SCENARIO_PATH)
        return error_set(error, STATUS_INPUT_OUTPUT, "%.*s…: the path is longer than %d bytes",
                         text_prefix(path, 80), path, SCENARIO_PATH - 1);
    reading_folder(path, folder);
    status = source_load(&source, path, reason);
    if (status == STATUS_OK)
        read_source(&reading, &source);
    else
        error_set_at(error, status, path, 0, "%s", reason);
    self->text = source.text; /* and no longer the source's */
    return error->count == before ? STATUS_OK : error->status;
}

static enum Status read_text(struct PlanReading *reading, const char *text, size_t length) {
    char reason[SOURCE_REASON];
    struct Source source;
    struct Error *error = reading->reading.error;
    int before = error->count;
    enum Status status = source_copy(&source, text, length, reason);
    if (status == STATUS_OK)
        read_source(reading, &source);
    else
        error_set_at(error, status, reading->reading.file, 0, "%s", reason);
    source_free(&source);
    return error->count == before ? STATUS_OK : error->status;
}

enum Status plan_read_text(struct Plan *self, const char *text, size_t length, const char *name,
                           const char *folder, struct Error *error) {
    struct PlanReading reading = {.reading = {.file = name, .folder = folder, .error = error}, .plan = self};
    enum Status status = plan_init(self, name, error);
    return status == STATUS_OK ? read_text(&reading, text, length) : status;
}

void plan_kept_free(struct PlanKept *self) {
    scenario_free(&self->scenario);
    for (size_t i = 0; i < self->other_count; i++)
        scenario_free(&self->others[i]);
    free(self->others);
    free(self->points);
    *self = (struct PlanKept){0};
}

static void take_kept(struct Plan *self, struct PlanKept *kept) {
    scenario_free(&self->scenario);
    self->scenario = kept->scenario;
    self->others = kept->others;
    self->other_count = self->other_capacity = kept->other_count;
    self->points_text = kept->points;
    self->points_length = kept->points != NULL ? strlen(kept->points) : 0;
    *kept = (struct PlanKept){.text = kept->text, .name = kept->name};
}

enum Status plan_restore(struct Plan *self, struct PlanKept *kept, struct Error *error) {
    struct PlanReading reading = {
        .reading = {.file = kept->name, .error = error}, .plan = self, .restored = true};
    enum Status status = plan_init(self, kept->name, error);
    take_kept(self, kept);
    if (status != STATUS_OK)
        return status;
    snprintf(self->name, sizeof self->name, "%s", kept->name);
    return read_text(&reading, kept->text, strlen(kept->text));
}

static bool source_is(struct Source *source, bool (*is)(const config_setting_t *root)) {
    struct Error ignored = {0};
    struct Reading reading = {.file = "", .error = &ignored};
    config_t config;
    bool found = reading_parse(&reading, source, &config) && is(config_root_setting(&config));
    config_destroy(&config);
    return found;
}

static bool path_is(const char *path, bool (*is)(const config_setting_t *root)) {
    char reason[SOURCE_REASON];
    struct Source source;
    bool found = source_load(&source, path, reason) == STATUS_OK && source_is(&source, is);
    source_free(&source);
    return found;
}

bool plan_is_plan(const char *path) {
    return path_is(path, is_plan);
}

static bool is_calibration(const config_setting_t *root) {
    return config_setting_get_member(root, "calibrate") != NULL;
}

bool plan_is_calibration(const char *path) {
    return path_is(path, is_calibration);
}

static bool is_decision(const config_setting_t *root) {
    return config_setting_get_member(root, "options") != NULL;
}

bool plan_is_decision(const char *path) {
    return path_is(path, is_decision);
}

bool plan_text_is_plan(const char *text, size_t length) {
    char reason[SOURCE_REASON];
    struct Source source;
    bool found = source_copy(&source, text, length, reason) == STATUS_OK && source_is(&source, is_plan);
    source_free(&source);
    return found;
}
