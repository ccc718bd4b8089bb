/* Fuzzes the environment: a variable a line, NAME=value, of those that the program reads. */
#define _GNU_SOURCE /* putenv */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/terminal.h"
#include "base/text.h"
#include "cli/input.h"
#include "cli/language.h"
#include "plots/figure/gnuplot.h"
#include "store/manifest.h"
#include "target.h"
#include "watch/console.h"

static const char *const names[] = {
    "LC_ALL",        "LC_MESSAGES",   "LC_CTYPE", "LANG",   "LANGUAGE",         "TERM", "NO_COLOR", "HOME",
    "XDG_DATA_HOME", "XDG_DATA_DIRS", "PATH",     "TMPDIR", "SOURCE_DATE_EPOCH"};
enum { NAMES = sizeof names / sizeof *names };

/* The line itself is in the environment, until it is taken out: setenv(3) keeps every value that it ever had.
 */
static void set_line(char *line) {
    size_t length = strcspn(line, "=");
    for (size_t i = 0; i < NAMES && line[length] == '='; i++)
        if (strlen(names[i]) == length && strncmp(line, names[i], length) == 0)
            require(putenv(line) == 0, "memory");
}

static void set_all(char *text) {
    for (char *line = text; line != NULL;) {
        char *end = strchr(line, '\n');
        if (end != NULL)
            *end = '\0';
        set_line(line);
        line = end != NULL ? end + 1 : NULL;
    }
}

static void unset_all(void) {
    for (size_t i = 0; i < NAMES; i++)
        unsetenv(names[i]);
}

static void check_language(void) {
    char program[] = "tandem", *words[] = {program, NULL};
    require(language_is_known(language_asked(1, words)), "a language that is there");
}

/* A time of digits, or an error. */
static void check_time(bool clean) {
    char when[MANIFEST_TIME_SIZE] = "";
    struct Error error = {0};
    enum Status status = manifest_time(when, &error);
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    require(status != STATUS_OK || (strlen(when) >= strlen("1970-01-01T00:00:00Z") &&
                                    strspn(when, "0123456789-:TZ") == strlen(when)),
            "a time");
    require(!clean || text_is_clean_utf8(error.text), "messages are clean text");
    if (status == STATUS_OK && getenv("SOURCE_DATE_EPOCH") != NULL)
        accepted();
}

/* A name of no file, so that it is looked for in all folders. */
static void check_folders(bool clean) {
    char path[SCENARIO_PATH];
    struct Error error = {0};
    enum Status status = input_find("no-such-name", INPUT_SCENARIO, true, path, &error);
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    require(!clean || text_is_clean_utf8(error.text), "messages are clean text");
    require(file_scratch_folder()[0] != '\0', "a folder");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    char *text = input_text(data, size);
    bool clean = text_is_clean_utf8(text);
    unset_all();
    set_all(text);
    check_language();
    check_time(clean);
    check_folders(clean);
    (void)gnuplot_is_there();
    (void)style_is_wanted(stdout);
    (void)console_is_there();
    unset_all();
    free(text);
    return 0;
}
