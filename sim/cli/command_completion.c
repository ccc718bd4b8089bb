/* tandem completion: the completion of the command line for bash, out of the tables. */
#include <stdio.h>
#include <string.h>

#include "cli/options.h"

static void print_words_of(enum Command command) {
    printf("    %s) words=\"", command_row(command)->name);
    for (int i = 0, printed = 0; i < OPTION_COUNT; i++)
        if (option_is_of((enum Option)i, command))
            printf("%s--%s", printed++ > 0 ? " " : "", option_row((enum Option)i)->name);
    printf("\" ;;\n");
}

/* Options whose values are a choice: the argument lists it, "png|svg|pdf". */
static void print_choices(void) {
    for (int i = 0; i < OPTION_COUNT; i++) {
        const char *argument = option_row((enum Option)i)->argument;
        if (argument == NULL || strchr(argument, '|') == NULL)
            continue;
        printf("    --%s) COMPREPLY=($(compgen -W \"", option_row((enum Option)i)->name);
        for (; *argument != '\0'; argument++)
            putchar(*argument == '|' ? ' ' : *argument);
        printf("\" -- \"$word\")); return ;;\n");
    }
}

static void print_bash(void) {
    printf("# Completion of tandem for bash; made by `tandem completion bash`.\n"
           "_tandem() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=\n"
           "    case $before in\n");
    print_choices();
    printf("    esac\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ] || [ \"$before\" = help ]; then\n"
           "        COMPREPLY=($(compgen -W \"");
    for (int i = 0; i < COMMAND_COUNT; i++)
        printf("%s ", command_row((enum Command)i)->name);
    printf("--help --version\" -- \"$word\"))\n"
           "        return\n"
           "    fi\n"
           "    case ${COMP_WORDS[1]} in\n");
    for (int i = 0; i < COMMAND_COUNT; i++)
        print_words_of((enum Command)i);
    printf("    esac\n"
           "    case $word in\n"
           "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n"
           "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
           "    esac\n"
           "}\n"
           "complete -o filenames -F _tandem tandem\n");
}

enum Status command_completion(const struct Options *options, struct Error *error) {
    if (strcmp(options->arguments[0], "bash") != 0)
        return error_set(error, STATUS_USAGE, "%s: the only shell whose completion is known is bash",
                         options->arguments[0]);
    print_bash();
    return STATUS_OK;
}
