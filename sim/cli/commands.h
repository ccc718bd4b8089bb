/* The commands of the program, one row each in commands.def. */
#ifndef TANDEM_COMMANDS_H
#define TANDEM_COMMANDS_H

#include <limits.h>

#include "base/error.h"

enum { ARGUMENTS_ANY = INT_MAX };

#define COMMAND(symbol, word, ...) COMMAND_##symbol,
enum Command {
#include "cli/commands.def"
    COMMAND_COUNT
};
#undef COMMAND

struct Options;

/* Does what the command is for: results to stdout, messages to stderr, failures into `error`. Returns the
 * worst that happened. */
typedef enum Status (*CommandFunction)(const struct Options *options, struct Error *error);

#define COMMAND(symbol, word, ...)                                                                           \
    enum Status command_##word(const struct Options *options, struct Error *error) MUST_CHECK;
#include "cli/commands.def"
#undef COMMAND

struct CommandRow {
    const char *name, *arguments;
    int least, most; /* arguments it takes */
    const char *sentence;
    CommandFunction function;
};
const struct CommandRow *command_row(enum Command command);

/* Finds a command by name. Errors: STATUS_USAGE with the nearest name. */
enum Status command_find(const char *name, enum Command *command, struct Error *error) MUST_CHECK;

/* Whether so many arguments can be. Errors: STATUS_USAGE. */
enum Status command_check_arguments(enum Command command, int count, struct Error *error) MUST_CHECK;

#endif
