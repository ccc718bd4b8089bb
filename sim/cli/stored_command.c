#include "cli/stored_command.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
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

/* Neither a page nor a terminal shows such characters as they are: $'…' of bash, zsh and ksh
 * (POSIX.1-2024, 2.2.4). */
static void add_escaped(char text[STORED_COMMAND_SIZE], const char *word) {
    add(text, " $'");
    for (; *word != '\0'; word++) {
        const unsigned byte = (unsigned char)*word;
        if (byte < ' ' || byte >= 0x7F)
            add(text, "\\x%02x", byte);
        else
            add(text, *word == '\'' || *word == '\\' ? "\\%c" : "%c", *word);
    }
    add(text, "'");
}

/* A word that a shell takes as it stands; others in single quotes. */
static void add_word(char text[STORED_COMMAND_SIZE], const char *word) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/+=,-";
    if (word[strspn(word, plain)] == '\0') {
        add(text, " %s", word);
        return;
    }
    if (!text_is_clean_utf8(word) || strpbrk(word, "\n\t") != NULL) {
        add_escaped(text, word);
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

enum Status stored_command_write(char text[STORED_COMMAND_SIZE], const struct Options *options, bool plan,
                                 struct Error *error) {
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
    if (option_is_given(options, OPTION_PRIMARY)) {
        add(text, " --primary");
        add_word(text, options->primary);
    }
    if (option_is_given(options, OPTION_TABLES))
        add_tables(text, options->tables);
    if (option_is_given(options, OPTION_ROWS) && options->rows > 0)
        add(text, " --rows %" PRId64, options->rows);
    else if (option_is_given(options, OPTION_ROWS))
        add(text, " --rows all");
    if (!plan || option_is_given(options, OPTION_WEEKS))
        add(text, " --weeks %" PRId64, options->weeks);
    if (!plan || option_is_given(options, OPTION_SEED))
        add(text, " --seed %" PRIu64, options->seed);
    if (option_is_given(options, OPTION_POINTS))
        add(text, " --points %" PRId64, options->points);
    if (option_is_given(options, OPTION_DEFAULTS))
        add(text, " --defaults %" PRId64, options->defaults);
    bool own = options->command == COMMAND_FINDINGS || options->command == COMMAND_CALIBRATE;
    if (own && option_is_given(options, OPTION_REPLICATES))
        add(text, " --replicates %" PRId64, options->replicates);
    return strlen(text) < STORED_COMMAND_SIZE - 1
               ? STATUS_OK
               : error_set(error, STATUS_USAGE, "the command is too long: allowed are %d bytes",
                           STORED_COMMAND_SIZE - 2);
}

enum Status stored_command_read(struct StoredCommand *self, struct Store *store, const char *kind,
                                int64_t replicates, struct Error *error) {
    char name[STORED_NAME_SIZE], *command = NULL;
    *self = (struct StoredCommand){0};
    stored_command_name(kind, name);
    enum Status status = store_fact(store, "model_version", self->model, sizeof self->model, error);
    if (status == STATUS_OK)
        status = store_fact(store, STORED_VERSION, self->version, sizeof self->version, error);
    if (status == STATUS_OK)
        status = store_fact(store, STORED_REVISION, self->revision, sizeof self->revision, error);
    if (status == STATUS_OK)
        status = store_text(store, name, &command, error);
    if (status == STATUS_OK && command == NULL)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: does not say which `tandem %s` made it",
                           store->directory, kind);
    if (status == STATUS_OK)
        add(self->command, "%s", command);
    /* Findings and calibrations have different numbers of replicates in one study: theirs is written. */
    bool own = strcmp(kind, command_row(COMMAND_FINDINGS)->name) == 0 ||
               strcmp(kind, command_row(COMMAND_CALIBRATE)->name) == 0;
    if (status == STATUS_OK && !own)
        add(self->command, " --replicates %" PRId64, replicates);
    free(command);
    return status;
}
