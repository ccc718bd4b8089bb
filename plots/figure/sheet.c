#define _POSIX_C_SOURCE 200809L /* fileno, fsync */
#include "plots/figure/sheet.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum Status sheet_path(const struct Picture *picture, const char *suffix, char path[], struct Error *error) {
    int length = snprintf(path, SHEET_PATH_SIZE, "%s/%s.%s", picture->directory, picture->name, suffix);
    if (length < 0 || length >= SHEET_PATH_SIZE)
        return error_set(error, STATUS_INPUT_OUTPUT, "%.200s…: the path is too long", picture->directory);
    return STATUS_OK;
}

enum Status sheet_open(struct Sheet *self, const struct Picture *picture, const char *suffix,
                       struct Error *error) {
    *self = (struct Sheet){.picture = picture};
    char temporary_suffix[32];
    snprintf(temporary_suffix, sizeof temporary_suffix, "%s.tmp", suffix);
    enum Status status = sheet_path(picture, suffix, self->path, error);
    if (status == STATUS_OK)
        status = sheet_path(picture, temporary_suffix, self->temporary, error);
    if (status != STATUS_OK)
        return status;
    self->stream = fopen(self->temporary, "w");
    if (self->stream == NULL)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be written: %s", self->temporary,
                         strerror(errno));
    return STATUS_OK;
}

enum Status sheet_close(struct Sheet *self, struct Error *error) {
    errno = 0;
    bool failed = ferror(self->stream) != 0 || fflush(self->stream) != 0 || fsync(fileno(self->stream)) != 0;
    int cause = errno;
    if (fclose(self->stream) != 0 && !failed) {
        failed = true;
        cause = errno;
    }
    self->stream = NULL;
    if (!failed && rename(self->temporary, self->path) == 0)
        return STATUS_OK;
    cause = failed ? cause : errno;
    unlink(self->temporary);
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be written: %s", self->path,
                     cause != 0 ? strerror(cause) : "an earlier write failed");
}

void sheet_print(struct Sheet *self, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(self->stream, format, arguments);
    va_end(arguments);
}
