/* A terminal for tests: a process behind a pseudo-terminal, and the screen that its orders draw. */
#ifndef TANDEM_TEST_TERMINAL_H
#define TANDEM_TEST_TERMINAL_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

enum { TERMINAL_COLUMNS = 200, TERMINAL_ROWS = 60, TERMINAL_CELL = 16 };

struct Terminal {
    int master, slave; /* the slave stays open, so that its modes can be asked for */
    pid_t process;
    struct termios modes; /* at the start */
    int width, height, row, column;
    char cell[TERMINAL_ROWS][TERMINAL_COLUMNS][TERMINAL_CELL];
    bool other_screen, cursor_hidden, styled;
    int widest;     /* column past the last one written */
    char order[64]; /* that has begun */
    size_t ordered;
    char said[1 << 16]; /* what was written on the first screen */
    size_t said_length;
};

/* Starts `run` in a process whose terminal this is; what `run` returns is the process's exit status. */
void terminal_start(struct Terminal *self, int width, int height, int (*run)(void *context), void *context);

/* Types text; takes what comes until the screen has `text` (or the process has ended), or fails after long.
 */
void terminal_type(struct Terminal *self, const char *keys);
void terminal_await(struct Terminal *self, const char *text);

/* Another size of the window. */
void terminal_resize(struct Terminal *self, int width, int height);

bool terminal_has(const struct Terminal *self, const char *text);

/* Takes what comes until the process ends; its exit status, or 128 and its signal. */
int terminal_end(struct Terminal *self);

/* Asserts that the terminal is as it was before the process began. */
void terminal_is_restored(struct Terminal *self);

#endif
