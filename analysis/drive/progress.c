#define _POSIX_C_SOURCE 200809L /* fileno, isatty */
#include "drive/progress.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/translate.h"

enum { BAR_WIDTH = 30 };

void progress_init(struct Progress *self, FILE *stream, bool quiet, int64_t total) {
    const char *no_colour = getenv("NO_COLOR");
    *self = (struct Progress){.stream = quiet ? NULL : stream, .total = total};
    self->terminal = !quiet && isatty(fileno(stream));
    self->colour = self->terminal && (no_colour == NULL || no_colour[0] == '\0');
    self->began = clock_seconds();
    self->shown = self->began;
}

/* "1:05:09", "5:09" */
static void write_time(FILE *stream, double seconds) {
    int64_t whole = (int64_t)(seconds + 0.5);
    if (whole >= 3600)
        fprintf(stream, "%" PRId64 ":%02d:%02d", whole / 3600, (int)(whole / 60 % 60), (int)(whole % 60));
    else
        fprintf(stream, "%d:%02d", (int)(whole / 60), (int)(whole % 60));
}

static void write_bar(const struct Progress *self) {
    int filled = self->total > 0 ? (int)(BAR_WIDTH * self->done / self->total) : BAR_WIDTH;
    fputs(self->colour ? "\r\033[32m" : "\r", self->stream);
    for (int i = 0; i < BAR_WIDTH; i++) {
        if (i == filled && self->colour)
            fputs("\033[0m", self->stream);
        fputc(i < filled ? '#' : '-', self->stream);
    }
    fputs(self->colour ? "\033[0m " : " ", self->stream);
}

/* Tenths without floating-point output: the program's locale may write a decimal comma. */
static void write_rate(FILE *stream, double rate) {
    int64_t tenths = (int64_t)(rate * 10 + 0.5);
    fprintf(stream, _("%lld.%d runs/s"), (long long)(tenths / 10), (int)(tenths % 10));
}

static void write_counts(const struct Progress *self) {
    double elapsed = clock_seconds() - self->began;
    double rate = elapsed > 0 ? (double)self->done / elapsed : 0;
    fprintf(self->stream, _("%lld/%lld runs, "), (long long)self->done, (long long)self->total);
    write_rate(self->stream, rate);
    if (rate > 0 && self->done < self->total) {
        fputs(", ", self->stream);
        write_time(self->stream, (double)(self->total - self->done) / rate);
        fputs(_(" left"), self->stream);
    }
}

void progress_update(struct Progress *self, int64_t done) {
    double pause = self->terminal ? 0.2 : 10.0;
    self->done = done;
    if (self->stream == NULL || clock_seconds() - self->shown < pause)
        return;
    self->shown = clock_seconds();
    if (self->terminal)
        write_bar(self);
    write_counts(self);
    /* Blanks instead of an escape code take away what a longer line left. */
    fputs(self->terminal ? "     " : "\n", self->stream);
    fflush(self->stream);
}

void progress_finish(struct Progress *self) {
    if (self->stream == NULL)
        return;
    if (self->terminal)
        write_bar(self);
    fprintf(self->stream, translate_plural("%lld/%lld run in ", "%lld/%lld runs in ", self->total),
            (long long)self->done, (long long)self->total);
    write_time(self->stream, clock_seconds() - self->began);
    fputs(self->terminal ? "                    \n" : "\n", self->stream);
    fflush(self->stream);
    self->stream = NULL;
}
