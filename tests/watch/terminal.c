#define _GNU_SOURCE /* openpty, setsid */
#include "terminal.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "tests/suite.h"

enum { LONG_SECONDS = 60 };

static void clear(struct Terminal *self) {
    for (int row = 0; row < TERMINAL_ROWS; row++)
        for (int column = 0; column < TERMINAL_COLUMNS; column++)
            strcpy(self->cell[row][column], " ");
}

static void resize(struct Terminal *self, int width, int height) {
    struct winsize size = {.ws_col = (unsigned short)width, .ws_row = (unsigned short)height};
    ck_assert_int_eq(ioctl(self->master, TIOCSWINSZ, &size), 0);
    self->width = width;
    self->height = height;
}

void terminal_resize(struct Terminal *self, int width, int height) {
    resize(self, width, height);
    clear(self);
}

void terminal_start(struct Terminal *self, int width, int height, int (*run)(void *context), void *context) {
    *self = (struct Terminal){0};
    ck_assert_int_eq(openpty(&self->master, &self->slave, NULL, NULL, NULL), 0);
    resize(self, width, height);
    clear(self);
    ck_assert_int_eq(tcgetattr(self->slave, &self->modes), 0);
    self->process = fork();
    ck_assert_int_ge(self->process, 0);
    if (self->process > 0)
        return;
    setsid();
    ioctl(self->slave, TIOCSCTTY, 0);
    for (int stream = 0; stream < 3; stream++)
        dup2(self->slave, stream);
    close(self->master);
    close(self->slave);
    int status = run(context);
    fflush(stdout);
    leave(status);
}

static void obey(struct Terminal *self) {
    const char *order = self->order, last = order[self->ordered - 1];
    int row, column;
    if (strcmp(order, "\033[?1049h") == 0 || strcmp(order, "\033[?1049l") == 0)
        self->other_screen = last == 'h', clear(self);
    else if (strcmp(order, "\033[?25h") == 0 || strcmp(order, "\033[?25l") == 0)
        self->cursor_hidden = last == 'l';
    else if (strcmp(order, "\033[2J") == 0)
        clear(self);
    else if (last == 'm')
        self->styled = self->styled || strcmp(order, "\033[0m") != 0;
    else if (last == 'H' && sscanf(order, "\033[%d;%dH", &row, &column) == 2) {
        self->row = row - 1;
        self->column = column - 1;
    } else
        ck_abort_msg("an order that the terminal does not know: ESC%s", order + 1);
    self->ordered = 0;
}

/* A character that stands in a cell of its own, or joins the one before it. */
static void write_character(struct Terminal *self, const char *text, size_t bytes, int columns) {
    ck_assert_msg(self->column + columns <= self->width && self->row < self->height,
                  "written outside of the window: row %d, column %d", self->row, self->column);
    if (self->row < TERMINAL_ROWS &&
        self->column + columns <= TERMINAL_COLUMNS) { /* of a larger window its corner */
        char *cell = self->cell[self->row][columns > 0 ? self->column : self->column - 1];
        snprintf(cell, TERMINAL_CELL, "%.*s", (int)bytes, text);
        for (int c = 1; c < columns; c++)
            self->cell[self->row][self->column + c][0] = '\0';
    }
    self->column += columns;
    self->widest = self->column > self->widest ? self->column : self->widest;
}

static void say(struct Terminal *self, char byte) {
    if (self->said_length + 1 < sizeof self->said)
        self->said[self->said_length++] = byte;
}

static void take(struct Terminal *self, char byte) {
    uint32_t code;
    if (self->ordered == 0 && byte != '\033' && !self->other_screen) {
        say(self, byte);
        return;
    }
    ck_assert_uint_lt(self->ordered + 1, sizeof self->order);
    self->order[self->ordered++] = byte;
    self->order[self->ordered] = '\0';
    if (self->order[0] == '\033') {
        if (self->ordered > 2 && byte >= '@' && byte <= '~')
            obey(self);
        return;
    }
    size_t bytes = utf8_decode(self->order, &code);
    if (bytes == 0)
        return; /* the rest of it comes */
    ck_assert(!utf8_is_control(code));
    write_character(self, self->order, bytes, (int)utf8_columns(code));
    self->ordered = 0;
}

/* False once nobody writes any more. */
static bool take_some(struct Terminal *self, int milliseconds) {
    char bytes[4096];
    struct pollfd ready = {.fd = self->master, .events = POLLIN};
    if (poll(&ready, 1, milliseconds) <= 0)
        return true;
    ssize_t count = read(self->master, bytes, sizeof bytes);
    for (ssize_t i = 0; i < count; i++)
        take(self, bytes[i]);
    return count > 0;
}

bool terminal_has(const struct Terminal *self, const char *text) {
    char line[TERMINAL_COLUMNS * TERMINAL_CELL];
    for (int row = 0; row < self->height && row < TERMINAL_ROWS; row++) {
        line[0] = '\0';
        for (int column = 0; column < self->width && column < TERMINAL_COLUMNS; column++)
            strcat(line, self->cell[row][column]);
        if (strstr(line, text) != NULL)
            return true;
    }
    return strstr(self->said, text) != NULL;
}

static void show(const struct Terminal *self) {
    for (int row = 0; row < self->height && row < TERMINAL_ROWS; row++) {
        for (int column = 0; column < self->width && column < TERMINAL_COLUMNS; column++)
            fputs(self->cell[row][column], stderr);
        fputc('\n', stderr);
    }
    fprintf(stderr, "said: %s\n", self->said);
}

void terminal_type(struct Terminal *self, const char *keys) {
    size_t length = strlen(keys);
    ck_assert_int_eq(write(self->master, keys, length), (ssize_t)length);
}

void terminal_await(struct Terminal *self, const char *text) {
    for (int tenths = 0; tenths < 10 * LONG_SECONDS && !terminal_has(self, text); tenths++)
        if (!take_some(self, 100))
            break;
    if (!terminal_has(self, text)) {
        show(self);
        ck_abort_msg("\"%s\" does not come", text);
    }
}

int terminal_end(struct Terminal *self) {
    int status;
    for (int hundredths = 0; waitpid(self->process, &status, WNOHANG) == 0; hundredths++) {
        ck_assert_msg(hundredths < 100 * LONG_SECONDS, "the process does not end");
        take_some(self, 10);
    }
    for (int more = 0; more < 10; more++)
        take_some(self, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void terminal_is_restored(struct Terminal *self) {
    struct termios now;
    ck_assert(!self->other_screen);
    ck_assert(!self->cursor_hidden);
    ck_assert_int_eq(tcgetattr(self->slave, &now), 0);
    ck_assert_uint_eq(now.c_lflag, self->modes.c_lflag);
    ck_assert_uint_eq(now.c_iflag, self->modes.c_iflag);
    ck_assert_uint_eq(now.c_oflag, self->modes.c_oflag);
    ck_assert_uint_eq(now.c_cc[VMIN], self->modes.c_cc[VMIN]);
    close(self->master);
    close(self->slave);
}
