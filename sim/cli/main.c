/* The front door: finds the command, runs it, and turns what came of it into an exit status. Only main exits.
 */
#define _POSIX_C_SOURCE 200809L /* poll, SIGPIPE */
#include <errno.h>
#include <gsl/gsl_errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/signals.h"
#include "base/translate.h"
#include "base/version.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "drive/ranks.h"
#include "plots/figure/fonts.h"
#include "run/replicate.h"

/* Commands that run nothing, or only say what they would run, are the manager's alone. */
static bool is_for_this_rank(enum Command command, const struct Options *options) {
    return !ranks_is_worker() || (option_is_of(OPTION_THREADS, command) && !options->dry_run);
}

static enum Status run_command(enum Command command, int argc, char **argv, struct Error *error) {
    struct Options options;
    enum Status status = options_parse(&options, command, argc, argv, error);
    options.quiet = options.quiet || ranks_is_worker();
    options.language = option_is_given(&options, OPTION_LANG) ? options.language : language_asked(argc, argv);
    if (status == STATUS_OK && options.help)
        help_command(stdout, command);
    else if (status == STATUS_OK && is_for_this_rank(command, &options)) {
        struct Fonts fonts = {0};
        char notice[256];
        options.fonts = &fonts;
        language_note(options.language, options.quiet || !option_is_given(&options, OPTION_LANG));
        status = command_row(command)->function(&options, error);
        if (fonts_notice(&fonts, notice, sizeof notice))
            note(options.quiet, "%s", notice);
        fonts_free(&fonts);
    } else if (status == STATUS_USAGE)
        error_set(error, status, "`tandem %s --help` shows what is possible", command_row(command)->name);
    options_free(&options);
    return status;
}

static enum Status run_words(int argc, char **argv, struct Error *error) {
    enum Command command;
    if (argc < 2) {
        help_overview(stderr);
        return STATUS_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        printf("tandem %s (%s), model %s\n", version_number(), version_revision(), model_version());
        return STATUS_OK;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        help_overview(stdout);
        return STATUS_OK;
    }
    if (argv[1][0] == '-')
        return error_set(error, STATUS_USAGE, "%s: a command comes first, `tandem --help` lists them",
                         argv[1]);
    enum Status status = command_find(argv[1], &command, error);
    return status == STATUS_OK ? run_command(command, argc - 1, argv + 1, error) : status;
}

/* A reader that went away has what it wanted. */
static bool reader_is_gone(void) {
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

static enum Status finish_output(enum Status status, struct Error *error) {
    errno = 0;
    bool failed = fflush(stdout) != 0;
    int cause = errno;
    bool said = status == STATUS_INPUT_OUTPUT;
    if ((!failed && !ferror(stdout)) || reader_is_gone() || said)
        return status;
    error_set(error, STATUS_INPUT_OUTPUT, "the results could not be written to standard output%s%s",
              cause != 0 ? ": " : "", cause != 0 ? strerror(cause) : "");
    return status == STATUS_OK ? STATUS_INPUT_OUTPUT : status;
}

static void print_errors(const struct Error *error) {
    if (error->text[0] != '\0') {
        print_clean(stderr, error->text);
        fputc('\n', stderr);
    }
    if (error->dropped > 0)
        fprintf(stderr, _("and %d more messages\n"), error->dropped);
}

int main(int argc, char **argv) {
    struct Error error = {0};
    language_begin(language_asked(argc, argv));
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file too large is an error of writing */
    gsl_set_error_handler_off();
    enum Status status = ranks_begin(&error);
    signals_catch();
    if (status == STATUS_OK)
        status = finish_output(run_words(argc, argv, &error), &error);
    if (!ranks_is_worker())
        print_errors(&error);
    return status_exit(ranks_end(status, &error));
}
