/* The scenarios of a stored study, out of the canonical text of its identity. */
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/results.h"

/* The identity, as long as it may be; NULL with a message. The caller frees it. */
static char *identity_text(struct Store *store, struct Error *error) {
    for (size_t size = 1 << 16;; size *= 4) {
        char *text = malloc(size);
        if (text == NULL) {
            error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the identity of the study");
            return NULL;
        }
        if (store_fact(store, "identity", text, size, error) == STATUS_OK && strlen(text) + 1 < size)
            return text;
        free(text);
        if (error->count > 0)
            return NULL;
    }
}

/* One line "scenario.0.legal.ambiguity 0.6"; lines about anything else are passed over. */
static bool take_line(const char *line, const char *prefix, struct Params *params, struct Error *error) {
    char key[160], value[64];
    if (strncmp(line, prefix, strlen(prefix)) != 0 ||
        sscanf(line + strlen(prefix), "%159s %63s", key, value) != 2)
        return false;
    double number;
    size_t index = params_find(key);
    return index < params_count() && text_to_number(value, &number) &&
           params_set(params, index, number, NULL, 0, error) == STATUS_OK;
}

/* The number after `text`, which begins a word of a line; NaN if there is none. */
static double number_at(const char *text) {
    char word[64];
    double number;
    return sscanf(text, "%63s", word) == 1 && text_to_number(word, &number) ? number : (double)NAN;
}

static bool is_word(const char *text, const char *word) {
    size_t length = strlen(word);
    return strncmp(text, word, length) == 0 && (text[length] == '\n' || text[length] == '\0');
}

static void take_kind(struct Intervention *it, const char *value) {
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++)
        if (is_word(value, intervention_row((enum InterventionKind)kind)->name))
            it->kind = (enum InterventionKind)kind;
}

static void take_target(struct Intervention *it, const char *value) {
    static const char *const names[] = {"all", "government", "agencies", "best_connected", "random"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_word(value, names[i]))
            it->target = (enum TargetKind)i;
}

static void take_agencies(struct Intervention *it, const char *value) {
    for (int64_t i = 0; i < it->agency_count && i < INTERVENTION_AGENCIES && *value != '\n'; i++) {
        char *end;
        it->agencies[i] = strtoll(value, &end, 10);
        value = end;
    }
}

/* One item of an intervention: "start_week" with "0". */
static void take_item(struct Intervention *it, const char *item, const char *value) {
    static const struct {
        const char *name;
        size_t offset;
    } numbers[] = {{"start_week", offsetof(struct Intervention, start_week)},
                   {"end_week", offsetof(struct Intervention, end_week)},
                   {"ramp_weeks", offsetof(struct Intervention, ramp_weeks)},
                   {"intensity", offsetof(struct Intervention, intensity)},
                   {"share", offsetof(struct Intervention, share)},
                   {"cost", offsetof(struct Intervention, cost)}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(item, numbers[i].name) == 0)
            *(double *)((char *)it + numbers[i].offset) = number_at(value);
    if (strcmp(item, "kind") == 0)
        take_kind(it, value);
    else if (strcmp(item, "target") == 0)
        take_target(it, value);
    else if (strcmp(item, "government") == 0)
        it->government = (int64_t)number_at(value);
    else if (strcmp(item, "agency_count") == 0)
        it->agency_count = (int64_t)number_at(value);
    else if (strcmp(item, "agencies") == 0)
        take_agencies(it, value);
}

/* One line "scenario.0.intervention.2.start_week 0". */
static void take_intervention(const char *line, const char *prefix, struct Scenario *scenario) {
    char item[64];
    unsigned index;
    int used = 0;
    if (strncmp(line, prefix, strlen(prefix)) != 0 ||
        sscanf(line + strlen(prefix), "intervention.%u.%63s%n", &index, item, &used) != 2 ||
        index >= INTERVENTIONS_MOST || line[strlen(prefix) + (size_t)used] != ' ')
        return;
    if ((int64_t)index >= scenario->intervention_count)
        scenario->intervention_count = (int64_t)index + 1;
    take_item(&scenario->interventions[index], item, line + strlen(prefix) + (size_t)used + 1);
}

static enum Status take_interventions(struct Store *store, int64_t index, struct Scenario *scenario,
                                      struct Error *error) {
    char prefix[64];
    snprintf(prefix, sizeof prefix, "scenario.%" PRId64 ".", index);
    char *text = identity_text(store, error);
    if (text == NULL)
        return error->status;
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += line[0] == '\n';
        take_intervention(line, prefix, scenario);
    }
    free(text);
    return STATUS_OK;
}

enum Status results_scenario(struct Store *store, int64_t index, struct Scenario *scenario,
                             struct Error *error) {
    struct StoredScenario stored;
    enum Status status = scenario_init(scenario, error);
    if (status == STATUS_OK)
        status = store_scenario(store, index, &stored, error);
    if (status != STATUS_OK)
        return status;
    memcpy(scenario->name, stored.name, sizeof scenario->name);
    memcpy(scenario->title, stored.title, sizeof scenario->title);
    memcpy(scenario->description, stored.description, sizeof scenario->description);
    memcpy(scenario->title_zh, stored.title_zh, sizeof scenario->title_zh);
    memcpy(scenario->description_zh, stored.description_zh, sizeof scenario->description_zh);
    status = results_params(store, index, &scenario->params, error);
    return status == STATUS_OK ? take_interventions(store, index, scenario, error) : status;
}

enum Status results_params(struct Store *store, int64_t scenario, struct Params *params,
                           struct Error *error) {
    char prefix[64];
    size_t found = 0;
    snprintf(prefix, sizeof prefix, "scenario.%" PRId64 ".", scenario);
    params_default(params);
    char *text = identity_text(store, error);
    if (text == NULL)
        return error->status;
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += line[0] == '\n';
        found += take_line(line, prefix, params, error);
    }
    free(text);
    if (found != params_count())
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: holds %zu of the %zu parameters of this program",
                         store->directory, found, params_count());
    return STATUS_OK;
}
