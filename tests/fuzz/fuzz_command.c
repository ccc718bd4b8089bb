/* Fuzzes the command line: a word a line, the first of them a command. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "target.h"

enum { WORDS_MOST = 64 };

/* Cuts the text into its lines; returns how many. */
static int cut(char *text, char *words[WORDS_MOST]) {
    int count = 0;
    for (char *line = text; line != NULL && count < WORDS_MOST;) {
        char *end = strchr(line, '\n');
        words[count++] = line;
        line = end != NULL ? end + 1 : NULL;
        if (end != NULL)
            *end = '\0';
    }
    return count;
}

static void check_accepted(const struct Options *options, int count) {
    require(options->argument_count >= 0 && options->argument_count < count, "number of arguments");
    require(options->replicates >= 0 && options->weeks >= 1 && options->threads >= 0, "numbers are allowed");
    require(options->shard.part <= options->shard.parts, "a part of the parts");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Options options = {0};
    struct Error error = {0};
    enum Command command;
    char *text = input_text(data, size), *words[WORDS_MOST + 1] = {0};
    bool clean = text_is_clean_utf8(text);
    int count = cut(text, words);
    enum Status status = command_find(words[0], &command, &error);
    if (status == STATUS_OK) {
        status = options_parse(&options, command, count, words, &error);
        if (status == STATUS_OK)
            check_accepted(&options, count);
        if (status == STATUS_OK)
            status = command_check_arguments(command, options.argument_count, &error);
        if (status == STATUS_OK)
            accepted();
        options_free(&options);
    }
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    require(!clean || text_is_clean_utf8(error.text), "messages are clean text");
    free(text);
    return 0;
}
