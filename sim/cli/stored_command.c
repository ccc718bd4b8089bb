#include "cli/stored_command.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/results.h"

#ifndef TANDEM_VERSION
#define TANDEM_VERSION "unknown"
#endif
#ifndef TANDEM_REVISION
#define TANDEM_REVISION "unknown"
#endif

static void add(struct StoredCommand *self, const char *format, ...) PRINTF_LIKE(2, 3);

static void add(struct StoredCommand *self, const char *format, ...) {
    size_t used = strlen(self->command);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(self->command + used, sizeof self->command - used, format, arguments);
    va_end(arguments);
}

/* A word that a shell takes as it stands; others in single quotes. */
static void add_word(struct StoredCommand *self, const char *word) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/+=-";
    if (word[strspn(word, plain)] == '\0') {
        add(self, " %s", word);
        return;
    }
    add(self, " '");
    for (; *word != '\0'; word++)
        add(self, *word == '\'' ? "'\\''" : "%c", *word);
    add(self, "'");
}

/* Whether a scenario is a pair that --combine made: "one+other". */
static bool is_pair(const struct Scenario *scenarios, size_t index) {
    char name[SCENARIO_TEXT];
    for (size_t one = 1; one < index; one++)
        for (size_t other = one + 1; other < index; other++) {
            snprintf(name, sizeof name, "%.250s+%.250s", scenarios[one].name, scenarios[other].name);
            if (strcmp(name, scenarios[index].name) == 0)
                return true;
        }
    return false;
}

static void add_scenarios(struct StoredCommand *self, size_t count, const struct Scenario *scenarios) {
    char file[SCENARIO_TEXT + 8];
    bool combined = false;
    add(self, "tandem %s", count > 1 ? "compare" : "run");
    for (size_t i = 0; i < count; i++) {
        bool pair = is_pair(scenarios, i);
        combined = combined || pair;
        snprintf(file, sizeof file, "%s.cfg", scenarios[i].name);
        if (!pair)
            add_word(self, file);
    }
    if (combined)
        add(self, " --combine");
}

/* What the manifest says was set on the command line. */
static void add_settings(struct StoredCommand *self, const json_t *manifest) {
    json_t *parameters =
        json_object_get(json_array_get(json_object_get(manifest, "scenarios"), 0), "parameters");
    const char *key;
    json_t *entry;
    json_object_foreach(parameters, key, entry) {
        const char *origin = json_string_value(json_object_get(entry, "origin"));
        char number[32], setting[160];
        if (origin == NULL || strcmp(origin, "command_line") != 0)
            continue;
        text_from_number_short(number, sizeof number, json_number_value(json_object_get(entry, "value")));
        snprintf(setting, sizeof setting, "%s=%s", key, number);
        add(self, " --set");
        add_word(self, setting);
    }
}

static void take_word(char word[STORED_WORD_SIZE], const json_t *manifest, const char *name) {
    const char *value = json_string_value(json_object_get(json_object_get(manifest, "versions"), name));
    if (value != NULL)
        snprintf(word, STORED_WORD_SIZE, "%s", value);
}

static enum Status read_facts(struct StoredCommand *self, struct Store *store, struct Error *error) {
    char seed[32];
    enum Status status = results_weeks(store, &self->weeks, error);
    if (status == STATUS_OK)
        status = store_fact(store, "seed", seed, sizeof seed, error);
    if (status == STATUS_OK && !text_to_unsigned(seed, &self->seed))
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: its seed is \"%s\"", store->directory, seed);
    if (status == STATUS_OK)
        status = store_fact(store, "model_version", self->model, sizeof self->model, error);
    return status;
}

enum Status stored_command_read(struct StoredCommand *self, struct Store *store, size_t count,
                                const struct Scenario *scenarios, struct Error *error) {
    char path[STORE_PATH_SIZE + 32];
    *self = (struct StoredCommand){.version = TANDEM_VERSION, .revision = TANDEM_REVISION};
    enum Status status = read_facts(self, store, error);
    if (status != STATUS_OK)
        return status;
    snprintf(path, sizeof path, "%s/manifest.json", store->directory);
    json_t *manifest = json_load_file(path, 0, NULL);
    take_word(self->version, manifest, "tandem");
    take_word(self->revision, manifest, "revision");
    add_scenarios(self, count, scenarios);
    add_settings(self, manifest);
    add(self, " --weeks %" PRId64 " --seed %" PRIu64, self->weeks, self->seed);
    json_decref(manifest);
    return STATUS_OK;
}

void stored_command_replicates(struct StoredCommand *self, size_t replicates) {
    add(self, " --replicates %zu", replicates);
}
