#include "cli/help.h"
#include "cli/options.h"

enum Status command_help(const struct Options *options, struct Error *error) {
    enum Command command;
    if (options->argument_count == 0) {
        help_overview(stdout);
        return STATUS_OK;
    }
    enum Status status = command_find(options->arguments[0], &command, error);
    if (status == STATUS_OK)
        help_command(stdout, command);
    return status;
}
