#define _POSIX_C_SOURCE 200809L /* scandir */
#include "cli/result_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/file.h"
#include "base/text.h"

static const struct FileKind file_kinds[] = {
    {".csv", "text/csv", "table"},
    {".sqlite", "application/vnd.sqlite3", "store of all runs, from which everything else is made"},
    {"manifest.json", "application/json", "program, machine, scenarios in full, seed"},
    {"datapackage.json", "application/json", "type, unit and meaning of every column of the tables"},
    {".html", "text/html", "report"},
    {".png", "image/png", "picture"},
    {".svg", "image/svg+xml", "picture"},
    {".pdf", "application/pdf", "picture"},
    {".gp", "text/plain", "script of a picture, for gnuplot"},
    {".dat", "text/plain", "data of a picture"},
};

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    bool whole = ending[0] != '.'; /* a name, not an ending alone */
    return length >= tail + !whole && strcmp(name + length - tail, ending) == 0;
}

static const struct FileKind *file_kind(const char *name) {
    for (size_t i = 0; i < COUNT_OF(file_kinds); i++)
        if (ends_with(name, file_kinds[i].ending))
            return &file_kinds[i];
    return NULL;
}

static int is_visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static int by_name(const struct dirent **one, const struct dirent **other) {
    return strcmp((*one)->d_name, (*other)->d_name);
}

static enum Status visit_entry(const char *directory, const char *folder, const char *name,
                               ResultFileVisit visit, void *context, struct Error *error) {
    char path[FILE_PATH_SIZE], whole[2 * FILE_PATH_SIZE];
    struct stat found;
    const struct FileKind *kind = file_kind(name);
    snprintf(path, sizeof path, "%s%s", folder, name);
    snprintf(whole, sizeof whole, "%s/%s", directory, path);
    if (kind == NULL || !text_is_clean_utf8(name)) /* nothing of ours is called so */
        return STATUS_OK;
    if (lstat(whole, &found) != 0)
        return errno == ENOENT ? STATUS_OK
                               : error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", whole, strerror(errno));
    if (!S_ISREG(found.st_mode))
        return STATUS_OK;
    const struct ResultFile file = {path, name, kind, (int64_t)found.st_size};
    return visit(context, &file, error);
}

enum Status result_files_each(const char *directory, const char *folder, ResultFileVisit visit, void *context,
                              struct Error *error) {
    char path[2 * FILE_PATH_SIZE];
    struct dirent **entries;
    enum Status status = STATUS_OK;
    snprintf(path, sizeof path, "%s/%s", directory, folder);
    int count = scandir(path, &entries, is_visible, by_name);
    if (count < 0)
        return errno == ENOENT
                   ? STATUS_OK
                   : error_set(error, errno == ENOMEM ? STATUS_OUT_OF_MEMORY : STATUS_INPUT_OUTPUT, "%s: %s",
                               path, strerror(errno));
    for (int i = 0; i < count; i++) {
        if (status == STATUS_OK)
            status = visit_entry(directory, folder, entries[i]->d_name, visit, context, error);
        free(entries[i]);
    }
    free(entries);
    return status;
}
