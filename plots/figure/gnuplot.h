/* Runs gnuplot on a script through a pipe, without a shell. */
#ifndef TANDEM_GNUPLOT_H
#define TANDEM_GNUPLOT_H

#include <stdbool.h>

#include "base/error.h"

enum { GNUPLOT_MESSAGE_SIZE = 1024, GNUPLOT_SECONDS = 60 };

/* Whether there is a gnuplot on the PATH. */
bool gnuplot_is_there(void);

/* What gnuplot did. `message` is what it printed on one line, empty if nothing. */
struct GnuplotRun {
    bool missing;
    char message[GNUPLOT_MESSAGE_SIZE];
};

/* Draws in `directory`: sets gnuplot's variable `picture` to the file name given and loads the script. Names
 * are file names without quotes. That there is no gnuplot on the PATH is no error but `missing`. Errors:
 * STATUS_INPUT_OUTPUT with gnuplot's message if it fails, or runs longer than `seconds` and is killed;
 * STATUS_STOPPED. */
enum Status gnuplot_draw(struct GnuplotRun *self, const char *directory, const char *script,
                         const char *picture, int seconds, struct Error *error) MUST_CHECK;

#endif
