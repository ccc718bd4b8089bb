/* tandem completion: the completion of the command line for a shell, out of the tables. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "cli/options.h"

/* Whether the arguments of a command are files or directories, as the table names them. */
static bool takes_paths(enum Command command) {
    static const char *const words[] = {"SCENARIO", "BASELINE", "PLAN", "FILE", "DIR"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strstr(command_row(command)->arguments, words[i]) != NULL)
            return true;
    return false;
}

/* Whether the value of an option is a file or directory. */
static bool is_path(const struct OptionRow *row) {
    return strcmp(row->argument, "DIR") == 0 || strcmp(row->argument, "PATH") == 0;
}

/* Options and arguments whose values are a choice, "png|svg|pdf", print it as words; others nothing. */
static bool print_choice(const char *argument) {
    if (argument == NULL || strchr(argument, '|') == NULL || argument[0] == '[')
        return false;
    for (; *argument != '\0'; argument++)
        putchar(*argument == '|' ? ' ' : *argument);
    return true;
}

/* A text inside single quotes: zsh needs a backslash before marks of its own, and ends quotes for a quote. */
static void print_quoted(const char *text, const char *marks, const char *quote) {
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            fputs(quote, stdout);
        else if (strchr(marks, *text) != NULL)
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

static void print_commands(void) {
    for (int i = 0; i < COMMAND_COUNT; i++)
        printf("%s%s", i > 0 ? " " : "", command_row((enum Command)i)->name);
}

static void print_bash_words(enum Command command) {
    printf("    %s) words=\"", command_row(command)->name);
    for (int i = 0, printed = 0; i < OPTION_COUNT; i++)
        if (option_is_of((enum Option)i, command))
            printf("%s--%s", printed++ > 0 ? " " : "", option_row((enum Option)i)->name);
    printf("\" ;;\n");
}

static void print_bash(void) {
    printf("# Completion of tandem for bash; made by `tandem completion bash`.\n"
           "_tandem() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=\n"
           "    case $before in\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct OptionRow *row = option_row((enum Option)i);
        if (row->argument == NULL || strchr(row->argument, '|') == NULL)
            continue;
        printf("    --%s) COMPREPLY=($(compgen -W \"", row->name);
        print_choice(row->argument);
        printf("\" -- \"$word\")); return ;;\n");
    }
    printf("    completion) COMPREPLY=($(compgen -W \"");
    print_choice(command_row(COMMAND_COMPLETION)->arguments);
    printf("\" -- \"$word\")); return ;;\n"
           "    esac\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ] || [ \"$before\" = help ]; then\n"
           "        COMPREPLY=($(compgen -W \"");
    print_commands();
    printf(" --help --version\" -- \"$word\"))\n"
           "        return\n"
           "    fi\n"
           "    case ${COMP_WORDS[1]} in\n");
    for (int i = 0; i < COMMAND_COUNT; i++)
        print_bash_words((enum Command)i);
    printf("    esac\n"
           "    case $word in\n"
           "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n"
           "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
           "    esac\n"
           "}\n"
           "complete -o filenames -F _tandem tandem\n");
}

static void print_zsh_option(const struct OptionRow *row, bool repeatable) {
    printf("            '%s--%s%s[", repeatable ? "*" : "", row->name, row->argument != NULL ? "=" : "");
    print_quoted(_(row->sentence), "[]:", "'\\''");
    printf("]");
    if (row->argument != NULL) {
        printf(":");
        print_quoted(row->argument, "[]:", "'\\''");
        printf(":");
        if (is_path(row))
            printf("_files");
        else if (strchr(row->argument, '|') != NULL) {
            printf("(");
            print_choice(row->argument);
            printf(")");
        }
    }
    printf("'");
}

static void print_zsh_command(enum Command command) {
    const struct CommandRow *row = command_row(command);
    printf("    %s)\n        _arguments", row->name);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_is_of((enum Option)i, command)) {
            printf(" \\\n");
            print_zsh_option(option_row((enum Option)i), i == OPTION_SET);
        }
    printf(" \\\n            '*:argument:");
    if (takes_paths(command))
        printf("_files");
    else if (command == COMMAND_HELP) {
        printf("(");
        print_commands();
        printf(")");
    } else if (strchr(row->arguments, '|') != NULL && row->arguments[0] != '[') {
        printf("(");
        print_choice(row->arguments);
        printf(")");
    }
    printf("' ;;\n");
}

static void print_zsh(void) {
    printf("#compdef tandem\n"
           "# Completion of tandem for zsh; made by `tandem completion zsh`.\n"
           "_tandem() {\n"
           "    local -a commands\n"
           "    commands=(\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        printf("        '%s:", command_row((enum Command)i)->name);
        print_quoted(_(command_row((enum Command)i)->sentence), ":", "'\\''");
        printf("'\n");
    }
    printf("    )\n"
           "    if (( CURRENT == 2 )); then\n"
           "        _describe -t commands command commands\n"
           "        return\n"
           "    fi\n"
           "    local command=$words[2]\n"
           "    shift words\n"
           "    (( CURRENT-- ))\n"
           "    case $command in\n");
    for (int i = 0; i < COMMAND_COUNT; i++)
        print_zsh_command((enum Command)i);
    printf("    esac\n"
           "}\n"
           "if [ \"$funcstack[1]\" = _tandem ]; then\n"
           "    _tandem \"$@\"\n"
           "else\n"
           "    compdef _tandem tandem\n"
           "fi\n");
}

static void print_fish_option(enum Command command, const struct OptionRow *row) {
    printf("complete -c tandem -n '__fish_seen_subcommand_from %s' -l %s", command_row(command)->name,
           row->name);
    if (row == option_row(OPTION_HELP))
        printf(" -s h");
    if (row->argument != NULL && strchr(row->argument, '|') != NULL) {
        printf(" -x -a '");
        print_choice(row->argument);
        printf("'");
    } else if (row->argument != NULL)
        printf(is_path(row) ? " -r -F" : " -x");
    printf(" -d '");
    print_quoted(_(row->sentence), "\\", "\\'");
    printf("'\n");
}

static void print_fish(void) {
    printf("# Completion of tandem for fish; made by `tandem completion fish`.\n"
           "complete -c tandem -f\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct CommandRow *row = command_row((enum Command)i);
        printf("complete -c tandem -n __fish_use_subcommand -a %s -d '", row->name);
        print_quoted(_(row->sentence), "\\", "\\'");
        printf("'\n");
        if (takes_paths((enum Command)i))
            printf("complete -c tandem -n '__fish_seen_subcommand_from %s' -F\n", row->name);
        for (int k = 0; k < OPTION_COUNT; k++)
            if (option_is_of((enum Option)k, (enum Command)i))
                print_fish_option((enum Command)i, option_row((enum Option)k));
    }
    printf("complete -c tandem -n '__fish_seen_subcommand_from completion' -a '");
    print_choice(command_row(COMMAND_COMPLETION)->arguments);
    printf("'\ncomplete -c tandem -n '__fish_seen_subcommand_from help' -a '");
    print_commands();
    printf("'\n");
}

/* One row a shell. */
static const struct Shell {
    const char *name;
    void (*print)(void);
} shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};

enum Status command_completion(const struct Options *options, struct Error *error) {
    for (size_t i = 0; i < sizeof shells / sizeof shells[0]; i++)
        if (strcmp(options->arguments[0], shells[i].name) == 0) {
            shells[i].print();
            return STATUS_OK;
        }
    return error_set(error, STATUS_USAGE, "%s: unknown shell, allowed: %s", options->arguments[0],
                     command_row(COMMAND_COMPLETION)->arguments);
}
