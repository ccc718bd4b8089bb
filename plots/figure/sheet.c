#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "plots/figure/sheet.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"

enum Status sheet_path(const struct Picture *picture, const char *suffix, char path[], struct Error *error) {
    int length = snprintf(path, SHEET_PATH_SIZE, "%s/%s.%s", picture->directory, picture->name, suffix);
    if (length < 0 || length >= SHEET_PATH_SIZE)
        return error_set(error, STATUS_INPUT_OUTPUT, "%.*s…: the path is too long",
                         text_prefix(picture->directory, 200), picture->directory);
    return STATUS_OK;
}

enum Status sheet_open(struct Sheet *self, const struct Picture *picture, const char *suffix,
                       struct Error *error) {
    *self = (struct Sheet){.picture = picture};
    enum Status status = sheet_path(picture, suffix, self->path, error);
    if (status != STATUS_OK)
        return status;
    self->stream = open_memstream(&self->text, &self->size);
    if (self->stream == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", self->path);
    return STATUS_OK;
}

enum Status sheet_close(struct Sheet *self, struct Error *error) {
    bool failed = ferror(self->stream) != 0;
    failed = fclose(self->stream) != 0 || failed || self->text == NULL;
    self->stream = NULL;
    struct AtomicFile file;
    enum Status status = failed ? error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", self->path)
                                : atomic_file_open(&file, self->path, error);
    if (status == STATUS_OK) {
        fonts_filter(self->picture->fonts, self->text, self->size, file.stream);
        status = atomic_file_commit(&file, error);
    }
    free(self->text);
    self->text = NULL;
    return status;
}

void sheet_print(struct Sheet *self, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(self->stream, format, arguments);
    va_end(arguments);
}
