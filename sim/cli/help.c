#include "cli/help.h"

#include "base/translate.h"
#include "cli/options.h"
#include "cli/terminal.h"

enum { COMMAND_INDENT = 15, OPTION_INDENT = 27 };

void help_overview(FILE *stream) {
    fprintf(stream, "%standem COMMAND [OPTIONS] [ARGUMENTS]\n\n", _("usage: "));
    print_wrapped(
        stream, 0, 0,
        _("An agent-based simulator of data-driven collaboration between government and citizens."));
    fprintf(stream, "\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct CommandRow *row = command_row((enum Command)i);
        int at = fprintf(stream, "  %-*s", COMMAND_INDENT - 2, row->name);
        print_wrapped(stream, at, COMMAND_INDENT, _(row->sentence));
    }
    fprintf(stream, "\n");
    print_wrapped(
        stream, 0, 0,
        _("tandem COMMAND --help (-h) shows the options of a command, tandem --version (-V) the version."));
}

static void help_option(FILE *stream, const struct OptionRow *row) {
    char text[1024], fallback[96] = "";
    const char *brief = row == option_row(OPTION_HELP) ? "-h, " : "";
    int at = fprintf(stream, "  %s--%s%s%s", brief, row->name, row->argument != NULL ? " " : "",
                     row->argument != NULL ? row->argument : "");
    if (at >= OPTION_INDENT) {
        fprintf(stream, "\n");
        at = 0;
    }
    fprintf(stream, "%*s", OPTION_INDENT - at, "");
    if (row->value != NULL)
        snprintf(fallback, sizeof fallback, _(" (default %s)"), row->value);
    snprintf(text, sizeof text, "%s%s", _(row->sentence), fallback);
    print_wrapped(stream, OPTION_INDENT, OPTION_INDENT, text);
}

void help_command(FILE *stream, enum Command command) {
    const struct CommandRow *row = command_row(command);
    fprintf(stream, "%standem %s [OPTIONS] %s\n\n", _("usage: "), row->name, row->arguments);
    print_wrapped(stream, 0, 0, _(row->sentence));
    fprintf(stream, "\n");
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_is_of((enum Option)i, command))
            help_option(stream, option_row((enum Option)i));
}
