#define _POSIX_C_SOURCE 200809L /* stat */
#include "cli/stored_command.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/version.h"
#include "store/store_read.h"
#include "store/store_texts.h"
#include "world/records.h"

static void add(char text[STORED_COMMAND_SIZE], const char *format, ...) PRINTF_LIKE(2, 3);

static void add(char text[STORED_COMMAND_SIZE], const char *format, ...) {
    size_t used = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + used, STORED_COMMAND_SIZE - used, format, arguments);
    va_end(arguments);
}

/* A word that a shell takes as it stands; others in single quotes. */
static void add_word(char text[STORED_COMMAND_SIZE], const char *word) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/+=-";
    if (word[strspn(word, plain)] == '\0') {
        add(text, " %s", word);
        return;
    }
    add(text, " '");
    for (; *word != '\0'; word++)
        add(text, *word == '\'' ? "'\\''" : "%c", *word);
    add(text, "'");
}

/* A file whose name begins as an option does. */
static void add_argument(char text[STORED_COMMAND_SIZE], const char *argument) {
    char path[STORED_COMMAND_SIZE];
    bool looks_like_option = argument[0] == '-' && argument[1] != '\0';
    snprintf(path, sizeof path, "%s%s", looks_like_option ? "./" : "", argument);
    add_word(text, path);
}

static void add_tables(char text[STORED_COMMAND_SIZE], unsigned tables) {
    add(text, " --tables ");
    for (int i = 0, count = 0; i < TABLE_COUNT; i++)
        if (tables & (1u << i))
            add(text, "%s%s", count++ > 0 ? "," : "", record_table((enum RecordTable)i)->name);
}

void stored_command_name(const char *kind, char name[STORED_NAME_SIZE]) {
    snprintf(name, STORED_NAME_SIZE, "command.%s", kind);
}

void stored_command_write(char text[STORED_COMMAND_SIZE], const struct Options *options, bool plan) {
    text[0] = '\0';
    add(text, "tandem %s", command_row(options->command)->name);
    for (int i = 0; i < options->argument_count; i++)
        add_argument(text, options->arguments[i]);
    for (size_t i = 0; i < options->set.count; i++) {
        add(text, " --set");
        add_word(text, options->set.items[i]);
    }
    if (options->null_model)
        add(text, " --null");
    if (options->combine)
        add(text, " --combine");
    if (option_is_given(options, OPTION_TABLES))
        add_tables(text, options->tables);
    if (!plan || option_is_given(options, OPTION_WEEKS))
        add(text, " --weeks %" PRId64, options->weeks);
    if (!plan || option_is_given(options, OPTION_SEED))
        add(text, " --seed %" PRIu64, options->seed);
}

/* Of stores that keep no command: by the names of the scenarios. */
static enum Status compose(char text[STORED_COMMAND_SIZE], struct Store *store, const char *kind,
                           struct Error *error) {
    int64_t count = 0;
    char weeks[32], seed[32];
    enum Status status = store_scenario_count(store, &count, error);
    add(text, "tandem %s", kind);
    for (int64_t i = 0; i < count && status == STATUS_OK; i++) {
        struct StoredScenario scenario;
        char file[SCENARIO_TEXT + 8];
        status = store_scenario(store, i, &scenario, error);
        snprintf(file, sizeof file, "%s.cfg", scenario.name);
        add_argument(text, file);
    }
    if (status == STATUS_OK)
        status = store_fact(store, "weeks", weeks, sizeof weeks, error);
    if (status == STATUS_OK)
        status = store_fact(store, "seed", seed, sizeof seed, error);
    if (status == STATUS_OK)
        add(text, " --weeks %s --seed %s", weeks, seed);
    return status;
}

/* A pipe in its place would be waited for. */
static json_t *read_manifest(const char *directory) {
    char path[STORE_PATH_SIZE + 32];
    struct stat found;
    snprintf(path, sizeof path, "%s/manifest.json", directory);
    return stat(path, &found) == 0 && S_ISREG(found.st_mode) ? json_load_file(path, 0, NULL) : NULL;
}

static void take_word(char word[STORED_WORD_SIZE], const json_t *manifest, const char *name) {
    const char *value = json_string_value(json_object_get(json_object_get(manifest, "versions"), name));
    if (value != NULL)
        snprintf(word, STORED_WORD_SIZE, "%s", value);
}

enum Status stored_command_read(struct StoredCommand *self, struct Store *store, const char *kind,
                                int64_t replicates, struct Error *error) {
    char name[STORED_NAME_SIZE], *command = NULL;
    *self = (struct StoredCommand){0};
    snprintf(self->version, sizeof self->version, "%s", version_number());
    snprintf(self->revision, sizeof self->revision, "%s", version_revision());
    stored_command_name(kind, name);
    enum Status status = store_fact(store, "model_version", self->model, sizeof self->model, error);
    if (status == STATUS_OK)
        status = store_text(store, name, &command, error);
    if (command != NULL)
        add(self->command, "%s", command);
    else if (status == STATUS_OK)
        status = compose(self->command, store, kind, error);
    free(command);
    if (status != STATUS_OK)
        return status;
    add(self->command, " --replicates %" PRId64, replicates);
    json_t *manifest = read_manifest(store->directory);
    take_word(self->version, manifest, "tandem");
    take_word(self->revision, manifest, "revision");
    json_decref(manifest);
    return STATUS_OK;
}
