#define _POSIX_C_SOURCE 200809L /* readdir */
#include "cli/input.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "claims/claims_reader.h"
#include "cli/terminal.h"
#include "drive/rank_mail.h"
#include "params/suggest.h"
#include "scenario/reader.h"
#include "scenario/source.h"
#include "world/network_read.h"
#ifndef TANDEM_DATA
#define TANDEM_DATA "/usr/local/share/tandem"
#endif

enum { FOLDERS_MOST = 16, NAMES_MOST = 512, NAME_SIZE = 128, TITLE_SETTINGS = 3 };

/* Folders that names are looked for in, the nearest first. */
struct Folders {
    char path[FOLDERS_MOST][SCENARIO_PATH];
    size_t count;
};

static void add_folder(struct Folders *self, const char *base, size_t length, const char *below) {
    char *path = self->path[self->count];
    if (length == 0 || self->count + 1 == FOLDERS_MOST ||
        snprintf(path, SCENARIO_PATH, "%.*s%s", (int)length, base, below) >= SCENARIO_PATH)
        return;
    for (size_t i = 0; i < self->count; i++)
        if (strcmp(self->path[i], path) == 0)
            return;
    self->count++;
}

static void folders_init(struct Folders *self, enum InputKind kind) {
    static const char *const places[] = {
        [INPUT_SCENARIO] = "/tandem/scenarios",
        [INPUT_PLAN] = "/tandem/scenarios/plans",
        [INPUT_CLAIMS] = "/tandem/scenarios/claims",
    };
    const char *below = places[kind];
    const char *tail = below + strlen("/tandem");
    const char *home = getenv("HOME"), *own = getenv("XDG_DATA_HOME"), *shared = getenv("XDG_DATA_DIRS");
    char usual[SCENARIO_PATH] = "";
    if (own == NULL || own[0] == '\0')
        own = snprintf(usual, sizeof usual, "%s/.local/share", home != NULL ? home : "") < SCENARIO_PATH
                  ? usual
                  : "";
    if (shared == NULL || shared[0] == '\0')
        shared = "/usr/local/share:/usr/share";
    self->count = 0;
    add_folder(self, ".", 1, tail);
    add_folder(self, own, strlen(own), below);
    for (size_t length; *shared != '\0'; shared += length + (shared[length] == ':' ? 1 : 0)) {
        length = strcspn(shared, ":");
        add_folder(self, shared, length, below);
    }
    add_folder(self, TANDEM_DATA, strlen(TANDEM_DATA), tail);
}

static bool find_in(const struct Folders *self, const char *name, char path[SCENARIO_PATH]) {
    for (size_t i = 0; i < self->count; i++)
        for (int ending = 0; ending < 2; ending++)
            if (snprintf(path, SCENARIO_PATH, "%s/%s%s", self->path[i], name, ending == 0 ? ".cfg" : "") <
                    SCENARIO_PATH &&
                access(path, F_OK) == 0)
                return true;
    return false;
}

/* The names of the scenario files of all folders. */
static size_t collect_names(const struct Folders *self, char names[NAMES_MOST][NAME_SIZE]) {
    size_t count = 0;
    for (size_t i = 0; i < self->count; i++) {
        DIR *folder = opendir(self->path[i]);
        for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
            size_t length = strlen(entry->d_name);
            if (count < NAMES_MOST && length > 4 && length < NAME_SIZE &&
                strcmp(entry->d_name + length - 4, ".cfg") == 0)
                snprintf(names[count++], NAME_SIZE, "%.*s", (int)(length - 4), entry->d_name);
        }
        if (folder != NULL)
            closedir(folder);
    }
    return count;
}

static enum Status not_found(const struct Folders *folders, const char *argument, struct Error *error) {
    char looked[ERROR_TEXT_SIZE / 4] = "", suggestion[SUGGESTION_SIZE] = "";
    char(*names)[NAME_SIZE] = calloc(NAMES_MOST, sizeof *names);
    const char *words[NAMES_MOST];
    size_t count = names != NULL ? collect_names(folders, names) : 0;
    for (size_t i = 0, used = 0; i < folders->count; i++, used = strlen(looked)) {
        int whole =
            snprintf(looked + used, sizeof looked - used, "%s%s", i > 0 ? ", " : "", folders->path[i]);
        if (whole >= (int)(sizeof looked - used)) {
            looked[used] = '\0'; /* those that it names are named in full */
            break;
        }
    }
    for (size_t i = 0; i < count; i++)
        words[i] = names[i];
    bool near = count > 0 && suggest_word(suggestion, argument, words, count);
    free(names);
    return error_set(error, STATUS_INPUT_OUTPUT,
                     "%s: cannot be read: there is no such file, nor %s.cfg in %s%s", argument, argument,
                     looked, near ? suggestion : "");
}

enum Status input_find(const char *argument, enum InputKind wanted, bool quiet, char path[SCENARIO_PATH],
                       struct Error *error) {
    struct Folders first, second;
    struct stat found; /* also of a link that leads nowhere, which is then said */
    bool is_path = strchr(argument, '/') != NULL || lstat(argument, &found) == 0;
    if (is_path && snprintf(path, SCENARIO_PATH, "%s", argument) >= SCENARIO_PATH)
        return error_set(error, STATUS_INPUT_OUTPUT, "%.*s…: the path is longer than %d bytes",
                         text_prefix(argument, 80), argument, SCENARIO_PATH - 1);
    if (is_path)
        return STATUS_OK;
    folders_init(&first, wanted);
    folders_init(&second, wanted == INPUT_PLAN ? INPUT_SCENARIO : INPUT_PLAN);
    if (!find_in(&first, argument, path) && !find_in(&second, argument, path))
        return not_found(&first, argument, error);
    note(quiet, "%s: %s", argument, path);
    return STATUS_OK;
}

static int compare_paths(const void *one, const void *other) {
    return strcmp(one, other);
}

enum Status input_claims(char (*paths)[SCENARIO_PATH], size_t most, size_t *count, bool quiet,
                         struct Error *error) {
    struct Folders folders;
    enum Status status = STATUS_OK;
    folders_init(&folders, INPUT_CLAIMS);
    *count = 0;
    for (size_t i = 0; i < folders.count && *count == 0; i++) {
        DIR *folder = opendir(folders.path[i]);
        for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
            char path[SCENARIO_PATH];
            size_t length = strlen(entry->d_name);
            if (length <= 4 || strcmp(entry->d_name + length - 4, ".cfg") != 0 ||
                snprintf(path, sizeof path, "%s/%s", folders.path[i], entry->d_name) >= SCENARIO_PATH ||
                !claims_is_claims(path))
                continue;
            if (*count == most)
                status = error_set(error, STATUS_CONFIGURATION, "%s: too many files of claims, allowed %zu",
                                   folders.path[i], most);
            else
                memcpy(paths[(*count)++], path, sizeof path);
        }
        if (folder != NULL)
            closedir(folder);
        note(quiet || *count == 0, "claims: %s", folders.path[i]);
    }
    qsort(paths, *count, sizeof *paths, compare_paths);
    if (*count > 0)
        return status;
    return error_set(error, STATUS_INPUT_OUTPUT,
                     "there are no files of claims in %s, nor where scenarios are installed",
                     folders.path[0]);
}

/* Nobody who waits at a terminal is kept by a handler: a signal ends the program here. */
static enum Status read_standard_input(struct Scenario *scenario, struct Error *error) {
    if (ranks_count() > 1)
        return error_set(error, STATUS_USAGE, "standard input (-) reaches one rank only: give the file");
    char *text = malloc(SOURCE_LARGEST + 1);
    if (text == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the scenario");
    size_t length = fread(text, 1, SOURCE_LARGEST + 1, stdin);
    enum Status status = STATUS_OK;
    if (ferror(stdin))
        status = error_set(error, STATUS_INPUT_OUTPUT, "standard input cannot be read");
    else if (plan_text_is_plan(text, length))
        status =
            error_set(error, STATUS_CONFIGURATION,
                      "standard input (-) holds a plan of experiments and no scenario: write it to a file "
                      "for `tandem sweep` or `tandem sensitivity`");
    else
        status = scenario_read_text(scenario, text, length, "stdin", "", error);
    free(text);
    return status;
}

static enum Status set_all(struct Scenario *scenario, const struct TextList *set, enum Status status,
                           struct Error *error) {
    for (size_t i = 0; i < set->count && (status == STATUS_OK || status == STATUS_CONFIGURATION); i++) {
        enum Status assigned = scenario_set(scenario, set->items[i], error);
        status = status == STATUS_OK ? assigned : status;
    }
    return status == STATUS_OK ? scenario_check(scenario, error) : status;
}

/* "trust.citizen_mean = 0.6, legal.ambiguity = 0.4"; false if nothing is set. */
static bool write_settings(const struct Scenario *scenario, char *text, size_t size) {
    size_t used = 0, shown = 0;
    text[0] = '\0';
    for (size_t i = 0; i < params_count() && used < size; i++) {
        const struct ParamRow *row = params_row(i);
        char value[32];
        if (scenario->origin[i] != ORIGIN_COMMAND_LINE)
            continue;
        if (shown++ < TITLE_SETTINGS) {
            text_from_number(value, sizeof value, params_get(&scenario->params, i));
            used += (size_t)snprintf(text + used, size - used, "%s%s.%s = %s", used > 0 ? ", " : "",
                                     row->group, row->name, value);
        }
    }
    if (shown > TITLE_SETTINGS && used < size)
        snprintf(text + used, size - used, ", … (%zu)", shown);
    return shown > 0;
}

/* A title says what the command line has set, for it makes another scenario. */
static void add_settings(char title[SCENARIO_TEXT], const char *open, const char *settings,
                         const char *close) {
    size_t end = strlen(title), most = SCENARIO_TEXT - 1 - strlen(open) - strlen(settings) - strlen(close);
    end = end < most ? end : most;
    while (end > 0 && ((unsigned char)title[end] & 0xC0) == 0x80)
        end--; /* not in the middle of a character */
    snprintf(title + end, SCENARIO_TEXT - end, "%s%s%s", open, settings, close);
}

static void title_settings(const struct Scenario *scenario, const char *name, char title[SCENARIO_TEXT],
                           char title_zh[SCENARIO_TEXT]) {
    char settings[SCENARIO_TEXT / 2];
    if (!write_settings(scenario, settings, sizeof settings))
        return;
    if (title[0] == '\0')
        snprintf(title, SCENARIO_TEXT, "%s", name);
    add_settings(title, " (", settings, ")");
    if (title_zh[0] != '\0')
        add_settings(title_zh, "（", settings, "）");
}

static enum Status read_file(struct Scenario *scenario, const char *argument, bool quiet,
                             struct Error *error) {
    char path[SCENARIO_PATH];
    enum Status status = input_find(argument, INPUT_SCENARIO, quiet, path, error);
    if (status == STATUS_OK && plan_is_plan(path))
        return error_set(error, STATUS_CONFIGURATION,
                         "%s: is a plan of experiments and no scenario: `tandem sweep %s` runs it, `tandem "
                         "sensitivity %s` says which factors matter",
                         argument, argument, argument);
    return status == STATUS_OK ? scenario_read(scenario, path, error) : status;
}

enum Status input_scenario(struct Scenario *scenario, const char *argument, const struct TextList *set,
                           bool quiet, struct Error *error) {
    enum Status status = scenario_init(scenario, error);
    if (status == STATUS_OK)
        status = strcmp(argument, INPUT_STANDARD) == 0 ? read_standard_input(scenario, error)
                                                       : read_file(scenario, argument, quiet, error);
    status = set_all(scenario, set, status, error);
    if (status == STATUS_OK)
        title_settings(scenario, scenario->name, scenario->title, scenario->title_zh);
    return status;
}

enum Status input_null_model(struct Scenario *scenario, const char *argument, const struct TextList *set,
                             bool quiet, struct Error *error) {
    enum Status status = input_scenario(scenario, argument, set, quiet, error);
    if (status != STATUS_OK)
        return status;
    scenario_null(scenario);
    if (scenario->title[0] == '\0')
        snprintf(scenario->title, SCENARIO_TEXT, "%s", scenario->name);
    add_settings(scenario->title, " (", "null model", ")");
    if (scenario->title_zh[0] != '\0')
        add_settings(scenario->title_zh, "（", "虛無模型", "）");
    add_settings(scenario->name, "-", "null", "");
    return STATUS_OK;
}

enum Status input_network(struct Network *network, const struct Scenario *scenario, bool quiet,
                          struct Error *error) {
    struct Error notes = {0};
    *network = (struct Network){.agencies = 0};
    if (scenario->network_file[0] == '\0')
        return STATUS_OK;
    enum Status status =
        network_read(network, scenario->network_file, (size_t)scenario->params.world_agencies, &notes, error);
    note(quiet || notes.count == 0, "%s", notes.text);
    return status;
}

enum Status input_plan(struct Plan *plan, const char *argument, const struct TextList *set, bool quiet,
                       struct Error *error) {
    char path[SCENARIO_PATH];
    *plan = (struct Plan){0};
    if (strcmp(argument, INPUT_STANDARD) == 0)
        return error_set(error, STATUS_USAGE,
                         "standard input (-) is read for scenarios only: give the file of the plan");
    enum Status status = input_find(argument, INPUT_PLAN, quiet, path, error);
    if (status == STATUS_OK)
        status = plan_read(plan, path, error);
    if (status == STATUS_OK || status == STATUS_CONFIGURATION)
        status = set_all(&plan->scenario, set, status, error);
    for (size_t i = 0; i < plan->other_count && status == STATUS_OK; i++)
        status = set_all(&plan->others[i], set, status, error);
    if (status == STATUS_OK) {
        title_settings(&plan->scenario, plan->name, plan->title, plan->title_zh);
        title_settings(&plan->scenario, plan->scenario.name, plan->scenario.title, plan->scenario.title_zh);
    }
    return status;
}
