/* The files that lie in a directory of results, and what each of their kinds is. */
#ifndef TANDEM_RESULT_FILES_H
#define TANDEM_RESULT_FILES_H

#include <stdint.h>

#include "base/error.h"

/* A kind of file, by how its name ends. */
struct FileKind {
    const char *ending, *format, *meaning; /* format: a media type */
};

/* One file. `path` is from the directory. Points into what lives during a visit only. */
struct ResultFile {
    const char *path, *name;
    const struct FileKind *kind;
    int64_t bytes;
};

typedef enum Status (*ResultFileVisit)(void *context, const struct ResultFile *file, struct Error *error);

/* Every file of a known kind in <directory>/<folder>, in the order of their names; others (locks, logs, what
 * is being written, folders) are passed over. `folder` is empty or ends with '/'; one that is not there holds
 * nothing. Errors: STATUS_INPUT_OUTPUT; those of `visit`, which end it. */
enum Status result_files_each(const char *directory, const char *folder, ResultFileVisit visit, void *context,
                              struct Error *error) MUST_CHECK;

#endif
