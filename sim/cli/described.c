#define _POSIX_C_SOURCE 200809L /* strdup */
#include "cli/described.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "json/json_write.h"

json_t *described_text(const char *text) {
    json_t *string = json_string(text);
    char *ascii = string == NULL ? strdup(text) : NULL;
    for (char *at = ascii; at != NULL && *at != '\0'; at++)
        if ((unsigned char)*at >= 0x80)
            *at = '?';
    if (ascii != NULL)
        string = json_string(ascii);
    free(ascii);
    return string;
}

json_t *described_with(json_t *array, json_t *item) {
    if (array != NULL && json_array_append_new(array, item) == 0)
        return array;
    json_decref(array);
    return NULL;
}

enum Status described_write(const struct Described *self, const char *name, json_t *content,
                            struct Error *error) {
    char path[FILE_PATH_SIZE];
    struct AtomicFile file;
    snprintf(path, sizeof path, "%s/%s", self->directory, name);
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK) {
        json_decref(content);
        return status;
    }
    status = json_write(content, file.stream, error);
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}
