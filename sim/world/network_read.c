#define _POSIX_C_SOURCE 200809L
#include "world/network_read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/translate.h"
#include "world/network_reading.h"

static enum Status cannot(const char *path, const char *cause, struct Error *error) {
    return error_set_at(error, STATUS_INPUT_OUTPUT, path, 0, "cannot be read: %s", cause);
}

/* Up to `size` bytes, and one more to see that there are no others. */
static enum Status read_bytes(int file, const char *path, size_t size, char *text, size_t *length,
                              struct Error *error) {
    *length = 0;
    while (*length <= size) {
        ssize_t count = read(file, text + *length, size + 1 - *length);
        if (count == 0)
            return STATUS_OK;
        if (count > 0)
            *length += (size_t)count;
        else if (errno != EINTR)
            return cannot(path, strerror(errno), error);
    }
    return cannot(path, _("it grew while it was read"), error);
}

/* All of a regular file, which alone has a size to go by; the caller frees `text`. */
static enum Status read_whole(int file, const char *path, char **text, size_t *length, struct Error *error) {
    struct stat about;
    if (fstat(file, &about) != 0)
        return cannot(path, strerror(errno), error);
    if (!S_ISREG(about.st_mode))
        return cannot(path, S_ISDIR(about.st_mode) ? _("it is a directory") : _("it is not a regular file"),
                      error);
    if (about.st_size > NETWORK_FILE_MOST)
        return error_set_at(error, STATUS_CONFIGURATION, path, 0, NETWORK_FILE_TOO_LARGE,
                            NETWORK_FILE_MOST >> 20);
    *text = malloc((size_t)about.st_size + 1);
    if (*text == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to read %s", path);
    return read_bytes(file, path, (size_t)about.st_size, *text, length, error);
}

static bool ends_with(const char *text, const char *ending) {
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcmp(text + length - tail, ending) == 0;
}

enum Status network_read(struct Network *self, const char *path, size_t agencies, struct Error *notes,
                         struct Error *error) {
    char *text = NULL;
    size_t length = 0;
    *self = (struct Network){0};
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return cannot(path, strerror(errno), error);
    enum Status status = read_whole(file, path, &text, &length, error);
    close(file);
    if (status == STATUS_OK && ends_with(path, ".graphml"))
        status = network_read_graphml_text(self, text, length, path, agencies, notes, error);
    else if (status == STATUS_OK)
        status = network_read_edges_text(self, text, length, path, agencies, notes, error);
    free(text);
    return status;
}
