#define _POSIX_C_SOURCE 200809L /* fileno, fsync, open_memstream */
#include "plots/figure/sheet.h"

#include <errno.h>
#include <stdlib.h>
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
    self->stream = open_memstream(&self->text, &self->size);
    if (self->stream == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", self->path);
    return STATUS_OK;
}

/* Returns 0 or an errno. */
static int write_file(struct Sheet *self) {
    FILE *file = fopen(self->temporary, "w");
    if (file == NULL)
        return errno;
    errno = 0;
    fonts_filter(self->picture->fonts, self->text, self->size, file);
    bool failed = ferror(file) != 0 || fflush(file) != 0 || fsync(fileno(file)) != 0;
    int cause = errno;
    if (fclose(file) != 0 && !failed) {
        failed = true;
        cause = errno;
    }
    if (!failed && rename(self->temporary, self->path) != 0) {
        failed = true;
        cause = errno;
    }
    if (failed)
        unlink(self->temporary);
    return failed ? (cause != 0 ? cause : EIO) : 0;
}

enum Status sheet_close(struct Sheet *self, struct Error *error) {
    bool failed = ferror(self->stream) != 0;
    failed = fclose(self->stream) != 0 || failed;
    self->stream = NULL;
    int cause = failed ? ENOMEM : write_file(self);
    free(self->text);
    self->text = NULL;
    return cause == 0 ? STATUS_OK
                      : error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be written: %s", self->path,
                                  strerror(cause));
}

void sheet_print(struct Sheet *self, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(self->stream, format, arguments);
    va_end(arguments);
}
