#define _POSIX_C_SOURCE 200809L /* stat */
#include "scenario/reader.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "base/translate.h"
#include "params/suggest.h"
#include "scenario/interventions.h"
#include "scenario/reading.h"

static void read_file(struct Scenario *scenario, const char *path, const struct Reading *above,
                      const config_setting_t *named_at, struct Error *error);

/* "a.cfg -> b.cfg -> c.cfg", the first file first. */
static void write_chain(const struct Reading *self, char *text, size_t size) {
    text[0] = '\0';
    if (self->above != NULL)
        write_chain(self->above, text, size);
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s%s", used > 0 ? " -> " : "", self->file);
}

static bool same_file(const char *one, const char *other) {
    struct stat first, second;
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static void base_fault(const struct Reading *self, const config_setting_t *setting, enum Status status,
                       const char *path, const char *reason) {
    char chain[1024];
    write_chain(self, chain, sizeof chain);
    error_set_at(self->error, status, self->file, (int)config_setting_source_line(setting),
                 "base %s (%s -> %s)", reason, chain, path);
}

static void base_note(struct Scenario *scenario, const char *path) {
    size_t used = strlen(scenario->bases);
    snprintf(scenario->bases + used, sizeof scenario->bases - used, "%s%s", used > 0 ? ", " : "", path);
}

static void read_base(const struct Reading *self, const config_setting_t *setting) {
    char written[SCENARIO_PATH], path[SCENARIO_PATH];
    if (!reading_text(self, setting, "base", written, sizeof written) ||
        !reading_path(self, setting, written, path))
        return;
    int depth = 1;
    for (const struct Reading *file = self; file != NULL; file = file->above, depth++)
        if (same_file(file->file, path)) {
            base_fault(self, setting, STATUS_CONFIGURATION, path,
                       _("leads back to a file that builds on it"));
            return;
        }
    if (depth > READER_BASES + 1) {
        base_fault(self, setting, STATUS_CONFIGURATION, path, _("is one too many in the chain"));
        return;
    }
    base_note(self->scenario, path);
    read_file(self->scenario, path, self, setting, self->error);
}

static bool ends_with(const char *text, const char *ending) {
    size_t length = strlen(text), tail = strlen(ending);
    return length > tail && strcmp(text + length - tail, ending) == 0;
}

/* A pipe or device would be waited for. */
static void read_network_file(const struct Reading *self, const config_setting_t *setting) {
    char written[SCENARIO_PATH], path[SCENARIO_PATH];
    if (!reading_text(self, setting, "network.file", written, sizeof written) ||
        !reading_path(self, setting, written, path))
        return;
    if (!ends_with(path, ".graphml") && !ends_with(path, ".csv"))
        reading_fault(self, setting, "network.file \"%s\": allowed are .graphml and .csv files", written);
    else if (reading_readable(self, setting, "network.file", path))
        snprintf(self->scenario->network_file, sizeof self->scenario->network_file, "%s", path);
}

static bool parameter_value(const struct Reading *self, const config_setting_t *setting, size_t index,
                            const char *key, double *value) {
    if (params_row(index)->kind != KIND_SWITCH || config_setting_type(setting) != CONFIG_TYPE_BOOL)
        return reading_number(self, setting, key, value);
    *value = config_setting_get_bool(setting) ? 1.0 : 0.0;
    return true;
}

static void read_parameter(const struct Reading *self, const config_setting_t *setting, const char *group) {
    char key[128], suggestion[SUGGESTION_SIZE];
    snprintf(key, sizeof key, "%s.%s", group, config_setting_name(setting));
    size_t index = params_find(key);
    double value;
    if (index == params_count()) {
        suggest_key(suggestion, key);
        reading_fault(self, setting, "%s: unknown parameter%s", key, suggestion);
    } else if (parameter_value(self, setting, index, key, &value) &&
               params_set(&self->scenario->params, index, value, self->file,
                          (int)config_setting_source_line(setting), self->error) == STATUS_OK)
        self->scenario->origin[index] = (unsigned char)self->origin;
}

static void read_group(const struct Reading *self, const config_setting_t *setting) {
    const char *group = config_setting_name(setting);
    if (!config_setting_is_group(setting)) {
        reading_type_fault(self, setting, group, "a group { } of parameters");
        return;
    }
    for (int i = 0; i < config_setting_length(setting); i++) {
        const config_setting_t *member = config_setting_get_elem(setting, (unsigned)i);
        if (strcmp(group, "network") == 0 && strcmp(config_setting_name(member), "file") == 0)
            read_network_file(self, member);
        else
            read_parameter(self, member, group);
    }
}

static void read_title(const struct Reading *self, const config_setting_t *setting) {
    (void)reading_text(self, setting, "title", self->scenario->title, sizeof self->scenario->title);
}

static void read_title_zh(const struct Reading *self, const config_setting_t *setting) {
    (void)reading_text(self, setting, "title_zh", self->scenario->title_zh, sizeof self->scenario->title_zh);
}

static void read_description(const struct Reading *self, const config_setting_t *setting) {
    (void)reading_text(self, setting, "description", self->scenario->description,
                       sizeof self->scenario->description);
}

static void read_description_zh(const struct Reading *self, const config_setting_t *setting) {
    (void)reading_text(self, setting, "description_zh", self->scenario->description_zh,
                       sizeof self->scenario->description_zh);
}

/* Texts are of the file that says them: what changes its base is not what its base is called. */
static void forget_texts(struct Scenario *scenario) {
    scenario->title[0] = scenario->title_zh[0] = scenario->description[0] = scenario->description_zh[0] =
        '\0';
}

/* What stands at the top level beside base and the groups of parameters. */
static const struct Section {
    const char *name;
    void (*read)(const struct Reading *self, const config_setting_t *setting);
} sections[] = {
    {"title", read_title},
    {"title_zh", read_title_zh},
    {"description", read_description},
    {"description_zh", read_description_zh},
    {"interventions", reading_interventions},
};

enum { SECTION_COUNT = sizeof sections / sizeof sections[0] };

static bool is_group_name(const char *name) {
    for (size_t i = 0; i < params_count(); i++)
        if (strcmp(params_row(i)->group, name) == 0)
            return true;
    return false;
}

static void refuse_unknown_section(const struct Reading *self, const config_setting_t *setting) {
    enum { MOST = 128 };
    const char *known[MOST] = {"base"}, *keys[1];
    const char *name = config_setting_name(setting);
    size_t count = 1;
    for (size_t i = 0; i < SECTION_COUNT; i++)
        known[count++] = sections[i].name;
    for (const struct ParamGroup *group = NULL; count < MOST && (group = params_group_after(group)) != NULL;)
        known[count++] = group->name;
    char suggestion[SUGGESTION_SIZE];
    if (config_setting_is_scalar(setting) && params_nearest(name, keys, 1) > 0)
        suggest_key(suggestion, name);
    else
        suggest_word(suggestion, name, known, count);
    reading_fault(self, setting, "%.64s: unknown%s", name, suggestion);
}

static void read_section(const struct Reading *self, const config_setting_t *setting) {
    const char *name = config_setting_name(setting);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        if (strcmp(name, sections[i].name) == 0) {
            sections[i].read(self, setting);
            return;
        }
    if (is_group_name(name))
        read_group(self, setting);
    else
        refuse_unknown_section(self, setting);
}

static void read_settings(const struct Reading *self, const config_t *config) {
    const config_setting_t *root = config_root_setting(config);
    const config_setting_t *base = config_setting_get_member(root, "base");
    if (base != NULL)
        read_base(self, base);
    forget_texts(self->scenario);
    for (int i = 0; i < config_setting_length(root); i++) {
        const config_setting_t *setting = config_setting_get_elem(root, (unsigned)i);
        if (setting != base)
            read_section(self, setting);
    }
}

static void read_source(struct Reading *self, struct Source *source) {
    config_t config;
    if (reading_parse(self, source, &config))
        read_settings(self, &config);
    config_destroy(&config);
}

static void read_file(struct Scenario *scenario, const char *path, const struct Reading *above,
                      const config_setting_t *named_at, struct Error *error) {
    char reason[SOURCE_REASON], folder[SCENARIO_PATH];
    struct Source source;
    struct Reading reading = {
        .scenario = scenario, .file = path, .folder = folder, .error = error, .above = above};
    reading.origin = above == NULL ? ORIGIN_SCENARIO : ORIGIN_BASE;
    reading_folder(path, folder);
    enum Status status = source_load(&source, path, reason);
    if (status == STATUS_OK)
        read_source(&reading, &source);
    else if (above == NULL)
        error_set_at(error, status, path, 0, "%s", reason);
    else
        base_fault(above, named_at, status, path, reason);
    source_free(&source);
}

enum Status scenario_read(struct Scenario *self, const char *path, struct Error *error) {
    if (strlen(path) >= SCENARIO_PATH)
        return error_set(error, STATUS_INPUT_OUTPUT, "%.*s…: the path is longer than %d bytes",
                         text_prefix(path, 80), path, SCENARIO_PATH - 1);
    int before = error->count;
    reading_name(path, self->name);
    read_file(self, path, NULL, NULL, error);
    return error->count == before ? STATUS_OK : error->status;
}

enum Status scenario_read_text(struct Scenario *self, const char *text, size_t length, const char *name,
                               const char *folder, struct Error *error) {
    char reason[SOURCE_REASON];
    struct Source source;
    struct Reading reading = {.scenario = self, .file = name, .folder = folder, .error = error};
    reading.origin = ORIGIN_SCENARIO;
    int before = error->count;
    reading_name(name, self->name);
    enum Status status = source_copy(&source, text, length, reason);
    if (status == STATUS_OK)
        read_source(&reading, &source);
    else
        error_set_at(error, status, name, 0, "%s", reason);
    source_free(&source);
    return error->count == before ? STATUS_OK : error->status;
}
