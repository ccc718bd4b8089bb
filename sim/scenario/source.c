#define _POSIX_C_SOURCE 200809L
#include "scenario/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/translate.h"

static enum Status fail(char reason[SOURCE_REASON], enum Status status, const char *text) {
    snprintf(reason, SOURCE_REASON, "%s", translate(text));
    return status;
}

static enum Status fail_by_system(char reason[SOURCE_REASON]) {
    char cause[SOURCE_REASON - 32] = "unknown error";
    if (strerror_r(errno, cause, sizeof cause) != 0)
        cause[0] = '\0';
    snprintf(reason, SOURCE_REASON, _("cannot be read: %s"), cause);
    return STATUS_INPUT_OUTPUT;
}

static enum Status too_large(char reason[SOURCE_REASON]) {
    snprintf(reason, SOURCE_REASON, _("too large, allowed %d bytes"), SOURCE_LARGEST);
    return STATUS_CONFIGURATION;
}

/* One byte more than is allowed, to see that a file grew. Room for a newline and a NUL stays. */
static enum Status source_allocate(struct Source *self, size_t length, char reason[SOURCE_REASON]) {
    self->length = 0;
    self->text = malloc(length + 3);
    return self->text != NULL ? STATUS_OK : fail(reason, STATUS_OUT_OF_MEMORY, "memory ran out");
}

static enum Status read_all(struct Source *self, int file, char reason[SOURCE_REASON]) {
    enum Status status = source_allocate(self, SOURCE_LARGEST, reason);
    while (status == STATUS_OK && self->length <= SOURCE_LARGEST) {
        ssize_t count = read(file, self->text + self->length, (size_t)SOURCE_LARGEST + 1 - self->length);
        if (count == 0)
            return STATUS_OK;
        if (count > 0)
            self->length += (size_t)count;
        else if (errno != EINTR)
            return fail_by_system(reason);
    }
    return status != STATUS_OK ? status : too_large(reason);
}

enum Status source_load(struct Source *self, const char *path, char reason[SOURCE_REASON]) {
    *self = (struct Source){NULL, 0};
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return fail_by_system(reason);
    struct stat about;
    enum Status status;
    if (fstat(file, &about) != 0)
        status = fail_by_system(reason);
    else if (S_ISDIR(about.st_mode))
        status = fail(reason, STATUS_INPUT_OUTPUT, "cannot be read: it is a directory");
    else if (!S_ISREG(about.st_mode))
        status = fail(reason, STATUS_INPUT_OUTPUT, "cannot be read: it is not a regular file");
    else
        status = read_all(self, file, reason);
    close(file);
    return status;
}

enum Status source_copy(struct Source *self, const char *text, size_t length, char reason[SOURCE_REASON]) {
    *self = (struct Source){NULL, 0};
    if (length > SOURCE_LARGEST)
        return too_large(reason);
    enum Status status = source_allocate(self, length, reason);
    if (status != STATUS_OK)
        return status;
    if (length > 0)
        memcpy(self->text, text, length);
    self->length = length;
    return STATUS_OK;
}

static void drop_mark_and_returns(struct Source *self) {
    size_t from = self->length >= 3 && memcmp(self->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, to = 0;
    for (; from < self->length; from++)
        if (self->text[from] != '\r' || from + 1 == self->length || self->text[from + 1] != '\n')
            self->text[to++] = self->text[from];
    self->length = to;
}

static int line_of(const char *text, const char *place) {
    int line = 1;
    for (; text < place; text++)
        line += *text == '\n';
    return line;
}

/* The first line that is not clean, 0 if all are. */
static int unclean_line(char *text) {
    int line = 1;
    for (char *end; (end = strchr(text, '\n')) != NULL; text = end + 1, line++) {
        *end = '\0';
        bool clean = text_is_clean_utf8(text);
        *end = '\n';
        if (!clean)
            return line;
    }
    return 0;
}

enum Status source_clean(struct Source *self, const char *name, struct Error *error) {
    drop_mark_and_returns(self);
    if (self->length == 0)
        return error_set_at(error, STATUS_CONFIGURATION, name, 0, "the file is empty");
    const char *nul = memchr(self->text, '\0', self->length);
    if (nul != NULL)
        return error_set_at(error, STATUS_CONFIGURATION, name, line_of(self->text, nul),
                            "a NUL byte: this is not a text file");
    if (self->text[self->length - 1] != '\n')
        self->text[self->length++] = '\n';
    self->text[self->length] = '\0';
    int line = unclean_line(self->text);
    if (line > 0)
        return error_set_at(error, STATUS_CONFIGURATION, name, line,
                            "control characters or malformed UTF-8, allowed: text in UTF-8");
    return STATUS_OK;
}

void source_free(struct Source *self) {
    free(self->text);
    *self = (struct Source){NULL, 0};
}
