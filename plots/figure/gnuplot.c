#define _GNU_SOURCE /* pipe2, posix_spawn_file_actions_addchdir_np */
#include "plots/figure/gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/signals.h"
#include "base/translate.h"

struct Child {
    pid_t pid;
    int commands, messages; /* read ends: what it is told, what it says; -1 if closed */
    double deadline;        /* clock_seconds */
};

static void close_once(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

/* The read end of a pipe that holds `text` already, below PIPE_BUF bytes: as both ends are ours while it is
 * written, it neither blocks nor raises SIGPIPE, whatever gnuplot does later. */
static int filled_pipe(const char *text) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    ssize_t written;
    do
        written = write(ends[1], text, strlen(text));
    while (written < 0 && errno == EINTR);
    close(ends[1]);
    if (written != (ssize_t)strlen(text))
        close_once(&ends[0]);
    return ends[0];
}

bool gnuplot_is_there(void) {
    const char *folders = getenv("PATH");
    while (folders != NULL && *folders != '\0') {
        char path[4096];
        const size_t length = strcspn(folders, ":");
        snprintf(path, sizeof path, "%.*s/gnuplot", (int)length, folders);
        if (access(path, X_OK) == 0)
            return true;
        folders += length + (folders[length] == ':' ? 1 : 0);
    }
    return false;
}

/* Our environment with the locale C.UTF-8, which every Debian has: in the C locale gnuplot complains of text
 * that is not ASCII. The array is the caller's, its entries are borrowed; NULL if memory ran out. */
static char **child_environment(char *locale) {
    size_t count = 0, kept = 0;
    while (environ[count] != NULL)
        count++;
    char **entries = calloc(count + 2, sizeof *entries);
    if (entries == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (strncmp(environ[i], "LC_ALL=", 7) != 0)
            entries[kept++] = environ[i];
    entries[kept] = locale;
    return entries;
}

/* Returns 0 or an errno; ENOENT if there is no gnuplot. */
static int spawn(struct Child *child, const char *directory, int message_end) {
    char *arguments[] = {"gnuplot", "-d", NULL}; /* -d: the user's own settings do not change figures */
    posix_spawn_file_actions_t actions;
    char locale[] = "LC_ALL=C.UTF-8";
    char **entries = child_environment(locale);
    int cause = entries == NULL ? ENOMEM : posix_spawn_file_actions_init(&actions);
    if (cause != 0) {
        free(entries);
        return cause;
    }
    if ((cause = posix_spawn_file_actions_adddup2(&actions, child->commands, STDIN_FILENO)) == 0 &&
        (cause = posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)) == 0 &&
        (cause = posix_spawn_file_actions_adddup2(&actions, message_end, STDERR_FILENO)) == 0 &&
        (cause = posix_spawn_file_actions_addchdir_np(&actions, directory)) == 0)
        cause = posix_spawnp(&child->pid, "gnuplot", &actions, NULL, arguments, entries);
    posix_spawn_file_actions_destroy(&actions);
    free(entries);
    return cause;
}

static int start(struct Child *child, const char *directory, const char *commands, int seconds) {
    *child = (struct Child){.commands = filled_pipe(commands), .messages = -1};
    int ends[2] = {-1, -1}, cause = 0;
    if (child->commands < 0 || pipe2(ends, O_CLOEXEC) != 0)
        cause = errno;
    child->messages = ends[0];
    if (cause == 0)
        cause = spawn(child, directory, ends[1]);
    close_once(&child->commands);
    close_once(&ends[1]);
    if (cause != 0)
        close_once(&child->messages);
    child->deadline = clock_seconds() + seconds;
    return cause;
}

static int milliseconds_left(double deadline) {
    double left = deadline - clock_seconds();
    return left > 0.0 ? (int)ceil(1e3 * left) : 0;
}

static bool is_over(const struct Child *child) {
    return milliseconds_left(child->deadline) == 0 || atomic_load(signals_stop());
}

/* Reads what gnuplot says until it closes its end or time is over; keeps the beginning. */
static void listen_to(struct Child *child, char *message, size_t size) {
    enum { LOOK_MILLISECONDS = 100 };
    size_t length = 0;
    for (;;) {
        struct pollfd wait = {child->messages, POLLIN, 0};
        int ready = poll(&wait, 1, LOOK_MILLISECONDS);
        if ((ready == 0 || (ready < 0 && errno == EINTR)) && !is_over(child))
            continue;
        char piece[512];
        ssize_t got = ready > 0 ? read(child->messages, piece, sizeof piece) : 0;
        if (got <= 0)
            break;
        size_t kept = (size_t)got < size - 1 - length ? (size_t)got : size - 1 - length;
        memcpy(message + length, piece, kept);
        length += kept;
    }
    message[length] = '\0';
    close_once(&child->messages);
}

/* Waits for the end, or kills at the deadline; false then. */
static bool wait_for(const struct Child *child, int *wait_status) {
    const struct timespec pause = {0, 5000000};
    for (;;) {
        pid_t done = waitpid(child->pid, wait_status, WNOHANG);
        if (done == child->pid)
            return true;
        if (is_over(child))
            break;
        nanosleep(&pause, NULL);
    }
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, wait_status, 0) < 0 && errno == EINTR)
        ;
    return false;
}

/* gnuplot's messages come with empty lines and indents. */
static void put_on_one_line(char *message) {
    char *to = message;
    for (const char *from = message; *from != '\0'; from++) {
        bool blank = (unsigned char)*from <= ' ' || *from == 0x7F;
        if (!blank)
            *to++ = *from;
        else if (to > message && to[-1] != ' ')
            *to++ = ' ';
    }
    if (to > message && to[-1] == ' ')
        to--;
    *to = '\0';
}

enum Status gnuplot_draw(struct GnuplotRun *self, const char *directory, const char *script,
                         const char *picture, int seconds, struct Error *error) {
    memset(self, 0, sizeof *self);
    char commands[512];
    snprintf(commands, sizeof commands, "picture = '%s'\nload '%s'\n", picture, script);
    struct Child child;
    int cause = start(&child, directory, commands, seconds);
    self->missing = cause == ENOENT;
    if (self->missing)
        return STATUS_OK;
    if (cause != 0)
        return error_set(error, cause == ENOMEM ? STATUS_OUT_OF_MEMORY : STATUS_INPUT_OUTPUT,
                         "gnuplot cannot be started: %s", strerror(cause));
    listen_to(&child, self->message, sizeof self->message);
    put_on_one_line(self->message);
    int wait_status = 0;
    bool ended = wait_for(&child, &wait_status);
    if (!ended && atomic_load(signals_stop()))
        return signals_check(error);
    if (!ended)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s/%s: gnuplot did not end within %d s and was killed",
                         directory, script, seconds);
    if (WIFSIGNALED(wait_status))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s/%s: gnuplot was ended by signal %d", directory,
                         script, WTERMSIG(wait_status));
    if (WEXITSTATUS(wait_status) != 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s/%s: gnuplot failed: %s", directory, script,
                         self->message[0] != '\0' ? self->message : _("no message"));
    return STATUS_OK;
}
