/* Progress on stderr: a bar on a terminal, a line now and then elsewhere. */
#ifndef TANDEM_PROGRESS_H
#define TANDEM_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct Progress {
    FILE *stream; /* NULL: quiet */
    bool terminal, colour;
    int64_t total, done;
    double began, shown; /* clock_seconds */
};

/* `total` runs are to do. `stream` is a terminal or not; NO_COLOR takes the colour away. */
void progress_init(struct Progress *self, FILE *stream, bool quiet, int64_t total);

/* `done` runs are done; prints if it is time to. */
void progress_update(struct Progress *self, int64_t done);

/* Ends the line and says how many runs it took and how long. */
void progress_finish(struct Progress *self);

#endif
