/* A terminal taken over: another screen, no cursor, keys one by one. It is given back on every way out:
 * whoever has opened it closes it, and signals that would end or stop the process wait until then. */
#ifndef TANDEM_CONSOLE_H
#define TANDEM_CONSOLE_H

#include <stdbool.h>
#include <termios.h>

#include "base/error.h"

struct Console {
    bool open;
    struct termios before;
};

/* What comes of waiting, beside a key's byte. */
enum {
    CONSOLE_NOTHING = -1,
    CONSOLE_AGAIN = -2, /* the process was stopped and goes on: show everything anew */
    CONSOLE_END = -3    /* a signal wants the process to end, or the terminal has gone */
};

/* Whether standard input and output are a terminal that knows orders. */
bool console_is_there(void);

/* Takes the terminal over. Errors: STATUS_INPUT_OUTPUT. */
enum Status console_open(struct Console *self, struct Error *error) MUST_CHECK;

/* Gives it back, with whatever was printed before; idempotent. */
void console_close(struct Console *self);

/* The key that a sequence after ESC stands for, as console_wait has it; CONSOLE_NOTHING for any other. `next`
 * gives its bytes one by one, a negative number where none comes; after a few dozen there is none that
 * anybody sends. */
int console_sequence(int (*next)(void *context), void *context);

/* Columns and rows, 80 by 24 where the terminal does not say, and no more than anybody could look at. */
void console_size(int *width, int *height);

/* Waits for a key for at most so many seconds. Arrow keys are those of +, - and s; Ctrl-Z gives the terminal
 * back, stops the process, and takes it over again when it goes on. */
int console_wait(struct Console *self, double seconds);

#endif
