#include "cli/commands.h"

#include <string.h>

#include "params/suggest.h"

const struct CommandRow *command_row(enum Command command) {
#define COMMAND(symbol, word, ...) {.name = #word, .function = command_##word, __VA_ARGS__},
    static const struct CommandRow rows[COMMAND_COUNT] = {
#include "cli/commands.def"
    };
#undef COMMAND
    return &rows[command];
}

enum Status command_find(const char *name, enum Command *command, struct Error *error) {
    const char *names[COMMAND_COUNT];
    for (int i = 0; i < COMMAND_COUNT; i++) {
        names[i] = command_row((enum Command)i)->name;
        if (strcmp(names[i], name) == 0) {
            *command = (enum Command)i;
            return STATUS_OK;
        }
    }
    char suggestion[SUGGESTION_SIZE];
    suggest_word(suggestion, name, names, COMMAND_COUNT);
    return error_set(error, STATUS_USAGE, "%s: unknown command%s", name, suggestion);
}

enum Status command_check_arguments(enum Command command, int count, struct Error *error) {
    const struct CommandRow *row = command_row(command);
    if (count < row->least)
        return error_set(error, STATUS_USAGE, "tandem %s: %s is missing", row->name, row->arguments);
    if (count > row->most)
        return error_set(error, STATUS_USAGE, "tandem %s: too many arguments, wanted is %s", row->name,
                         row->arguments);
    return STATUS_OK;
}
