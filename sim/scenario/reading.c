#define _POSIX_C_SOURCE 200809L /* stat, access */
#include "scenario/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/translate.h"
#include "base/utf8.h"

/* Bytes below a blank, and from `end` on. */
static void replace_bytes(char *text, unsigned char end) {
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < ' ' || (unsigned char)*text >= end)
            *text = '_';
}

void reading_name(const char *path, char name[SCENARIO_TEXT]) {
    const char *slash = strrchr(path, '/');
    snprintf(name, SCENARIO_TEXT, "%s", slash == NULL ? path : slash + 1);
    size_t point = strlen(name);
    while (point > 0 && name[point] != '.')
        point--;
    if (strspn(name, ".") < point)
        name[point] = '\0';
    replace_bytes(name, 0xFF);
    if (!text_is_clean_utf8(name))
        replace_bytes(name, 0x7F);
}

void reading_folder(const char *path, char folder[SCENARIO_PATH]) {
    const char *slash = strrchr(path, '/');
    size_t length = slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
    memcpy(folder, path, length);
    folder[length] = '\0';
}

/* Words of our own for what the parser says in its. */
static const char *plain_words(const char *message) {
    static const char *const words[][2] = {
        {"mismatched element type in array", N_("an array [ ] with numbers written in two ways, or with "
                                                "numbers and texts: write 1.0 beside 0.5 and "
                                                "1L beside 5000000000L, or take a list ( ) for it")},
        {"duplicate setting name", N_("duplicate setting name: it may stand once in a group")},
        {"syntax error",
         N_("syntax error here or shortly before: a setting is name = value; text stands in double quotes, a "
            "group in { }, a list in ( ), an array in [ ], with commas between elements")},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(message, words[i][0]) == 0)
            return _(words[i][1]);
    return message;
}

/* The parser does not look whether it gets its memory: it is seen to be there just before. */
static bool has_room(const struct Reading *self, size_t length) {
    enum { MOST_A_BYTE = 64, LEAST = 1 << 16 };
    void *room = malloc(MOST_A_BYTE * length + LEAST);
    if (room == NULL)
        error_set(self->error, STATUS_OUT_OF_MEMORY, "%s: memory ran out", self->file);
    free(room);
    return room != NULL;
}

/* A member of a group without its name was given none for want of memory. */
static bool has_names(const config_setting_t *setting) {
    bool is_group = config_setting_type(setting) == CONFIG_TYPE_GROUP;
    int length = config_setting_is_aggregate(setting) ? config_setting_length(setting) : 0;
    for (int i = 0; i < length; i++) {
        const config_setting_t *member = config_setting_get_elem(setting, (unsigned)i);
        if ((is_group && config_setting_name(member) == NULL) || !has_names(member))
            return false;
    }
    return true;
}

bool reading_parse(struct Reading *self, struct Source *source, config_t *config) {
    *config = (config_t){0}; /* may be destroyed */
    if (!has_room(self, 0))
        return false;
    config_init(config);
    if (source_clean(source, self->file, self->error) != STATUS_OK)
        return false;
    if (scan_text(&self->scan, source->text, self->file, self->error) != STATUS_OK && !self->scan.parseable)
        return false;
    if (!has_room(self, source->length))
        return false;
    if (config_read_string(config, source->text) == CONFIG_TRUE && has_names(config_root_setting(config)))
        return true;
    if (config_error_text(config) == NULL) {
        error_set(self->error, STATUS_OUT_OF_MEMORY, "%s: memory ran out", self->file);
        return false;
    }
    error_set_at(self->error, STATUS_CONFIGURATION, self->file, config_error_line(config), "%s",
                 plain_words(config_error_text(config)));
    return false;
}

void reading_fault(const struct Reading *self, const config_setting_t *setting, const char *format, ...) {
    char message[1536];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, translate(format), arguments);
    va_end(arguments);
    error_set_at(self->error, STATUS_CONFIGURATION, self->file, (int)config_setting_source_line(setting),
                 "%s", message);
}

static const char *type_name(const config_setting_t *setting) {
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_GROUP:
        return _("a group { }");
    case CONFIG_TYPE_LIST:
        return _("a list ( )");
    case CONFIG_TYPE_ARRAY:
        return _("an array [ ]");
    case CONFIG_TYPE_STRING:
        return _("text");
    case CONFIG_TYPE_BOOL:
        return _("true or false");
    default:
        return _("a number");
    }
}

void reading_type_fault(const struct Reading *self, const config_setting_t *setting, const char *label,
                        const char *wanted) {
    reading_fault(self, setting, "%s: must be %s, not %s", label, translate(wanted), type_name(setting));
}

bool reading_number(const struct Reading *self, const config_setting_t *setting, const char *label,
                    double *value) {
    if (scan_refused(&self->scan, (int)config_setting_source_line(setting)))
        return false;
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
        *value = (double)config_setting_get_int(setting);
        return true;
    case CONFIG_TYPE_INT64:
        *value = (double)config_setting_get_int64(setting);
        return true;
    case CONFIG_TYPE_FLOAT:
        *value = config_setting_get_float(setting);
        return true;
    default:
        reading_type_fault(self, setting, label, "a number");
        return false;
    }
}

bool reading_whole(const struct Reading *self, const config_setting_t *setting, const char *label,
                   int64_t *value) {
    if (scan_refused(&self->scan, (int)config_setting_source_line(setting)))
        return false;
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
        *value = config_setting_get_int(setting);
        return true;
    case CONFIG_TYPE_INT64:
        *value = config_setting_get_int64(setting);
        return true;
    case CONFIG_TYPE_FLOAT:
        reading_fault(self, setting, "%s: must be a whole number", label);
        return false;
    default:
        reading_type_fault(self, setting, label, "a whole number");
        return false;
    }
}

bool reading_text(const struct Reading *self, const config_setting_t *setting, const char *label, char *text,
                  size_t size) {
    if (config_setting_type(setting) != CONFIG_TYPE_STRING) {
        reading_type_fault(self, setting, label, "text in double quotes");
        return false;
    }
    const char *written = config_setting_get_string(setting);
    if (written == NULL)
        written = "";
    if (!text_is_clean_utf8(written) || strpbrk(written, "\n\t") != NULL)
        reading_fault(self, setting,
                      "%s: control characters or malformed UTF-8, allowed: one line of text in UTF-8", label);
    else if (strlen(written) >= size)
        reading_fault(self, setting, "%s: %zu bytes long, allowed %zu", label, strlen(written), size - 1);
    else {
        snprintf(text, size, "%s", utf8_is_blank(written) ? "" : written);
        return true;
    }
    return false;
}

bool reading_path(const struct Reading *self, const config_setting_t *setting, const char *path,
                  char joined[SCENARIO_PATH]) {
    if (self->folder == NULL) {
        reading_fault(self, setting, "\"%s\": no file may be named here", path);
        return false;
    }
    int length = path[0] == '/' || self->folder[0] == '\0'
                     ? snprintf(joined, SCENARIO_PATH, "%s", path)
                     : snprintf(joined, SCENARIO_PATH, "%s/%s", self->folder, path);
    if (length < SCENARIO_PATH)
        return true;
    reading_fault(self, setting, "\"%s\": the path is longer than %d bytes", path, SCENARIO_PATH - 1);
    return false;
}

bool reading_readable(const struct Reading *self, const config_setting_t *setting, const char *label,
                      const char *path) {
    struct stat found;
    if (stat(path, &found) == 0 && S_ISREG(found.st_mode) && access(path, R_OK) == 0)
        return true;
    error_set_at(self->error, STATUS_INPUT_OUTPUT, self->file, (int)config_setting_source_line(setting),
                 "%s \"%s\": cannot be read, or is no regular file", label, path);
    return false;
}
