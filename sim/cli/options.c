#define _GNU_SOURCE /* getopt_long */
#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "cli/option_values.h"
#include "params/suggest.h"

_Static_assert(OPTION_COUNT <= 64, "struct Options counts given options in 64 bits");

enum { GETOPT_FIRST = 256 }; /* values of long options, above all characters */

const struct OptionRow *option_row(enum Option option) {
#define ON(command) (1u << COMMAND_##command)
#define ON_RUNS                                                                                              \
    (ON(RUN) | ON(COMPARE) | ON(SWEEP) | ON(SENSITIVITY) | ON(REPLICATES) | ON(DECIDE) | ON(FINDINGS) |      \
     ON(CALIBRATE))
#define ON_ALL (~0u)
#define OPTION(symbol, field, ...) {.offset = offsetof(struct Options, field), __VA_ARGS__},
    static const struct OptionRow rows[OPTION_COUNT] = {
#include "cli/options.def"
    };
#undef OPTION
#undef ON_RUNS
#undef ON_ALL
#undef ON
    return &rows[option];
}

bool option_is_of(enum Option option, enum Command command) {
    return (option_row(option)->commands & (1u << command)) != 0;
}

bool option_is_given(const struct Options *self, enum Option option) {
    return (self->given & (UINT64_C(1) << option)) != 0;
}

static enum Status option_take(struct Options *self, enum Option option, const char *value,
                               struct Error *error) {
    const struct OptionRow *row = option_row(option);
    return row->parse(row, (char *)self + row->offset, value, error);
}

static enum Status options_default(struct Options *self, enum Command command, int argc,
                                   struct Error *error) {
    *self = (struct Options){.command = command};
    self->set.items = calloc((size_t)argc, sizeof *self->set.items);
    if (self->set.items == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the command line");
    enum Status status = STATUS_OK;
    for (int i = 0; i < OPTION_COUNT && status == STATUS_OK; i++)
        if (option_row((enum Option)i)->value != NULL)
            status = option_take(self, (enum Option)i, option_row((enum Option)i)->value, error);
    return status;
}

void options_free(struct Options *self) {
    free(self->set.items);
    self->set = (struct TextList){0};
}

/* The long options of a command as getopt wants them, wanted[OPTION_COUNT + 1]. */
static void getopt_table(enum Command command, struct option wanted[]) {
    size_t count = 0;
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct OptionRow *row = option_row((enum Option)i);
        if (option_is_of((enum Option)i, command))
            wanted[count++] = (struct option){
                row->name, row->argument != NULL ? required_argument : no_argument, NULL, GETOPT_FIRST + i};
    }
    wanted[count] = (struct option){0};
}

/* Of another command, unknown to all, or with a value that it does not take. */
static enum Status refuse_long(enum Command command, const char *word, struct Error *error) {
    const char *names[OPTION_COUNT];
    char name[64], suggestion[SUGGESTION_SIZE];
    size_t count = 0, length = strcspn(word + 2, "=");
    int kept = text_prefix(word + 2, length < sizeof name ? length : sizeof name - 1);
    snprintf(name, sizeof name, "%.*s", kept, word + 2);
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct OptionRow *row = option_row((enum Option)i);
        bool same = strcmp(row->name, name) == 0, mine = option_is_of((enum Option)i, command);
        if (same)
            return error_set(error, STATUS_USAGE,
                             mine ? N_("--%s takes no value") : N_("--%s is no option of tandem %s"), name,
                             command_row(command)->name);
        if (mine)
            names[count++] = row->name;
    }
    suggest_word(suggestion, name, names, count);
    return error_set(error, STATUS_USAGE, "--%s: unknown option%s", name, suggestion);
}

/* getopt tells a byte of the word and not the word, and the byte may be part of a letter. */
static const char *word_with(char *const *argv, char byte) {
    for (char *const *word = argv + 1; *word != NULL; word++)
        if ((*word)[0] == '-' && (*word)[1] != '-' && strchr(*word, byte) != NULL)
            return *word;
    return argv[optind - 1];
}

static bool is_short(void) {
    return optopt != 0 && optopt < GETOPT_FIRST;
}

static enum Status refuse(enum Command command, int found, char *const *argv, struct Error *error) {
    const char *word = argv[optind - 1];
    if (found == ':')
        return error_set(error, STATUS_USAGE, "%s: its value is missing", word);
    if (is_short())
        return error_set(error, STATUS_USAGE, "%s: unknown option", word_with(argv, (char)optopt));
    return refuse_long(command, word, error);
}

/* Options that contradict each other. */
static const struct Contradiction {
    enum Option one, other;
    const char *why;
} contradictions[] = {
    {OPTION_PRECISION, OPTION_SHARD, N_("a precision needs all runs in one place")},
    {OPTION_DRY_RUN, OPTION_FORCE, N_("a dry run deletes nothing")},
    {OPTION_DRY_RUN, OPTION_JSON, N_("a dry run has no results")},
    {OPTION_MARKDOWN, OPTION_JSON, N_("only one form can be printed")},
    {OPTION_SCHEMA, OPTION_OUT, N_("the documentation is printed")},
    {OPTION_SCHEMA, OPTION_TABLES, N_("all columns are documented")},
};

static enum Status check_contradictions(const struct Options *self, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < sizeof contradictions / sizeof contradictions[0]; i++) {
        const struct Contradiction *pair = &contradictions[i];
        if (option_is_given(self, pair->one) && option_is_given(self, pair->other))
            status = error_set(error, STATUS_USAGE, "--%s and --%s contradict each other: %s",
                               option_row(pair->one)->name, option_row(pair->other)->name, _(pair->why));
    }
    if (self->oversubscribe && !option_is_given(self, OPTION_THREADS))
        status = error_set(error, STATUS_USAGE, "--oversubscribe needs --threads");
    return status;
}

/* Takes every option of argv; all faults are reported, up to a word of unknown letters. */
static enum Status take_all(struct Options *self, int argc, char **argv, struct Error *error) {
    struct option wanted[OPTION_COUNT + 1];
    getopt_table(self->command, wanted);
    enum Status worst = STATUS_OK;
    int found;
    bool ended = false;
    opterr = 0;
    optind = 0; /* begins anew, also after a word that was not read to its end */
    while (!ended && (found = getopt_long(argc, argv, ":h", wanted, NULL)) != -1) {
        enum Status status = STATUS_OK;
        if (found == '?' || found == ':') {
            status = refuse(self->command, found, argv, error);
            ended = found == '?' && is_short();
        } else {
            enum Option option = found == 'h' ? OPTION_HELP : (enum Option)(found - GETOPT_FIRST);
            self->given |= UINT64_C(1) << option;
            status = option_take(self, option, optarg, error);
        }
        worst = worst == STATUS_OK ? status : worst;
    }
    self->arguments = argv + optind;
    self->argument_count = argc - optind;
    return worst;
}

enum Status options_parse(struct Options *self, enum Command command, int argc, char **argv,
                          struct Error *error) {
    enum Status status = options_default(self, command, argc, error);
    if (status == STATUS_OK)
        status = take_all(self, argc, argv, error);
    if (status != STATUS_OK || self->help)
        return status;
    status = command_check_arguments(command, self->argument_count, error);
    return status == STATUS_OK ? check_contradictions(self, error) : status;
}
