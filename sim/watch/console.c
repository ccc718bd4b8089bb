#define _GNU_SOURCE /* SIGWINCH, sigtimedwait, TIOCGWINSZ */
#include "watch/console.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { KEY_SUSPEND = 26, KEY_ESCAPE = 27, SEQUENCE_MOST = 32, MOST_COLUMNS = 500, MOST_ROWS = 200 };

/* DEC's private modes: 1049 the other screen, 25 the cursor. */
static const char take_over[] = "\033[?1049h\033[?25l\033[2J", give_back[] = "\033[0m\033[?25h\033[?1049l";

/* They wait to be asked for, so that none of them finds the terminal taken over. */
static void waiting_signals(sigset_t *set) {
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT};
    sigemptyset(set);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(set, numbers[i]);
}

bool console_is_there(void) {
    const char *terminal = getenv("TERM");
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && terminal != NULL && terminal[0] != '\0' &&
           strcmp(terminal, "dumb") != 0;
}

static int order(const char *text) {
    fputs(text, stdout);
    return fflush(stdout);
}

static int enter(const struct Console *self) {
    struct termios raw = self->before;
    raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw) == 0 ? order(take_over) : -1;
}

static void leave(const struct Console *self) {
    order(give_back);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &self->before);
}

enum Status console_open(struct Console *self, struct Error *error) {
    sigset_t waiting;
    *self = (struct Console){0};
    fflush(stderr);
    if (tcgetattr(STDIN_FILENO, &self->before) != 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "the terminal cannot be asked: %s", strerror(errno));
    waiting_signals(&waiting);
    sigprocmask(SIG_BLOCK, &waiting, NULL);
    self->open = true;
    if (enter(self) == 0)
        return STATUS_OK;
    error_set(error, STATUS_INPUT_OUTPUT, "the terminal cannot be taken over: %s", strerror(errno));
    console_close(self);
    return STATUS_INPUT_OUTPUT;
}

void console_close(struct Console *self) {
    sigset_t waiting;
    if (!self->open)
        return;
    self->open = false;
    leave(self);
    waiting_signals(&waiting);
    sigprocmask(SIG_UNBLOCK, &waiting, NULL);
}

static int least(int one, int other) {
    return one < other ? one : other;
}

void console_size(int *width, int *height) {
    struct winsize size;
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0;
    *width = known ? least(size.ws_col, MOST_COLUMNS) : 80;
    *height = known ? least(size.ws_row, MOST_ROWS) : 24;
}

/* Stops as every other program does, and goes on when the shell says so: the signal that does is taken here,
 * for to enter once more would lose what was typed since. */
static int suspend(const struct Console *self) {
    const struct timespec now = {0};
    sigset_t stop, go_on, before;
    leave(self);
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigemptyset(&go_on);
    sigaddset(&go_on, SIGCONT);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, &before); /* here it stops */
    sigprocmask(SIG_SETMASK, &before, NULL);
    (void)sigtimedwait(&go_on, NULL, &now);
    return enter(self) == 0 ? CONSOLE_AGAIN : CONSOLE_END;
}

static int take_signals(const struct Console *self) {
    const struct timespec now = {0};
    sigset_t waiting;
    waiting_signals(&waiting);
    int result = CONSOLE_NOTHING;
    for (int number; (number = sigtimedwait(&waiting, NULL, &now)) > 0;) {
        if (number == SIGTSTP)
            result = suspend(self);
        else if (number == SIGCONT) /* a shell may have set the terminal as it likes it */
            result = enter(self) == 0 ? CONSOLE_AGAIN : CONSOLE_END;
        else
            return CONSOLE_END;
    }
    return result;
}

static int read_byte(double seconds) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    unsigned char byte;
    if (poll(&input, 1, (int)(1000.0 * seconds)) <= 0)
        return CONSOLE_NOTHING;
    return read(STDIN_FILENO, &byte, 1) == 1 ? byte : CONSOLE_END;
}

/* ESC [ A and its like (ECMA-48, 5.4): numbers and the like, up to a final letter. */
int console_sequence(int (*next)(void *context), void *context) {
    int byte = next(context);
    if (byte != '[' && byte != 'O')
        return CONSOLE_NOTHING;
    for (int i = 0; i < SEQUENCE_MOST && (byte = next(context)) >= 0 && (byte < '@' || byte > '~'); i++) {
    }
    return byte == 'A' ? '+' : byte == 'B' ? '-' : byte == 'C' ? 's' : CONSOLE_NOTHING;
}

static int next_byte(void *context) {
    (void)context;
    return read_byte(0.02);
}

int console_wait(struct Console *self, double seconds) {
    int result = take_signals(self);
    if (result != CONSOLE_NOTHING)
        return result;
    result = read_byte(seconds);
    if (result == KEY_SUSPEND)
        return suspend(self);
    return result == KEY_ESCAPE ? console_sequence(next_byte, NULL) : result;
}
