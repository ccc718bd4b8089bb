#define _POSIX_C_SOURCE 200809L /* pread */
#include "estimate/spill.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/translate.h"

static enum Status file_fault(const char *what, struct Error *error) {
    return error_set(error, errno == ENOMEM ? STATUS_OUT_OF_MEMORY : STATUS_INPUT_OUTPUT,
                     "%s: a temporary file for what many runs left cannot %s: %s (TMPDIR names another "
                     "folder)",
                     file_scratch_folder(), translate(what), file_cause(file_scratch_folder(), errno));
}

static enum Status write_bytes(struct Spill *self, const void *bytes, size_t size, struct Error *error) {
    const unsigned char *next = bytes;
    uint64_t place = self->size;
    while (size > 0) {
        ssize_t written = pwrite(fileno(self->file), next, size, (off_t)place);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return file_fault("be written", error);
        next += written;
        place += (uint64_t)written;
        size -= (size_t)written;
    }
    return STATUS_OK;
}

/* What is in memory goes to the file first. */
static enum Status begin_file(struct Spill *self, struct Error *error) {
    uint64_t size = self->size;
    self->file = file_scratch();
    if (self->file == NULL)
        return file_fault("be made", error);
    self->size = 0;
    enum Status status = write_bytes(self, self->bytes, (size_t)size, error);
    self->size = size;
    free(self->bytes);
    self->bytes = NULL;
    self->capacity = 0;
    return status;
}

static enum Status make_room(struct Spill *self, size_t size, struct Error *error) {
    size_t capacity = 2 * self->capacity + size;
    unsigned char *bytes = realloc(self->bytes, capacity);
    if (bytes == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for what runs left");
    self->bytes = bytes;
    self->capacity = capacity;
    return STATUS_OK;
}

enum Status spill_append(struct Spill *self, const void *bytes, size_t size, struct Error *error) {
    enum Status status = STATUS_OK;
    if (size == 0)
        return STATUS_OK;
    if (self->file == NULL && self->size + size > SPILL_MEMORY)
        status = begin_file(self, error);
    if (status == STATUS_OK && self->file != NULL)
        status = write_bytes(self, bytes, size, error);
    else if (status == STATUS_OK && self->capacity - self->size < size)
        status = make_room(self, size, error);
    if (status != STATUS_OK)
        return status;
    if (self->file == NULL && self->bytes != NULL)
        memcpy(self->bytes + self->size, bytes, size);
    self->size += size;
    return STATUS_OK;
}

enum Status spill_read(const struct Spill *self, uint64_t place, void *bytes, size_t size,
                       struct Error *error) {
    unsigned char *next = bytes;
    if (self->file == NULL) {
        if (size > 0)
            memcpy(bytes, self->bytes + place, size);
        return STATUS_OK;
    }
    while (size > 0) {
        ssize_t got = pread(fileno(self->file), next, size, (off_t)place);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            errno = EIO;
        if (got <= 0)
            return file_fault("be read", error);
        next += got;
        place += (uint64_t)got;
        size -= (size_t)got;
    }
    return STATUS_OK;
}

void spill_free(struct Spill *self) {
    free(self->bytes);
    if (self->file != NULL)
        fclose(self->file);
    *self = (struct Spill){0};
}
