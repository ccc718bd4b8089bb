/* Files that are there as a whole or not at all: written under a temporary name, synced and renamed. */
#ifndef TANDEM_FILE_H
#define TANDEM_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

enum { FILE_PATH_SIZE = 4096 };

/* Why writing at `path` failed with an errno: what stands behind ENOSPC and EFBIG is said. */
const char *file_cause(const char *path, int cause);

/* Whether the file system of `path`, or of what exists of it, has no inode left for a new file. */
bool file_inodes_are_gone(const char *path);

/* Must not be moved between open and the end: its stream points to it. */
struct AtomicFile {
    FILE *stream; /* write here */
    int descriptor;
    int cause; /* the errno of the first write that failed; 0 */
    char path[FILE_PATH_SIZE];
    char temporary[FILE_PATH_SIZE]; /* empty for a device or pipe, which is written directly */
};

/* Opens the temporary file in the folder of `path`, with the rights that the umask leaves, and deletes those
 * that killed processes have left of it. Errors: STATUS_INPUT_OUTPUT. After success call commit or abandon.
 */
enum Status atomic_file_open(struct AtomicFile *self, const char *path, struct Error *error) MUST_CHECK;

/* Flushes, syncs, renames and syncs the folder. Any write that failed before is found here and the old file
 * stays. Errors: STATUS_INPUT_OUTPUT with the cause. Closes in any case. */
enum Status atomic_file_commit(struct AtomicFile *self, struct Error *error) MUST_CHECK;

/* Closes and deletes the temporary file. Idempotent; harmless after commit. */
void atomic_file_abandon(struct AtomicFile *self);

/* The name under which a file is made before it is placed: of this machine and process, so that two do not
 * meet. False if it is too long. */
bool file_temporary(char temporary[FILE_PATH_SIZE], const char *path) MUST_CHECK;

/* Gives a synced temporary file its name and syncs the folder; deletes it where that fails. Errors:
 * STATUS_INPUT_OUTPUT. */
enum Status file_place(const char *temporary, const char *path, struct Error *error) MUST_CHECK;

/* Whether an open file can be written in place: it is regular, and has no second name (a hard link) under
 * which it would change as well. Errors: STATUS_INPUT_OUTPUT. */
enum Status file_check_in_place(const char *path, int descriptor, struct Error *error) MUST_CHECK;

/* The folder for temporary files: TMPDIR, or /tmp. */
const char *file_scratch_folder(void);

/* A file there that has no name and goes when it is closed, to be written and read; NULL with errno where it
 * cannot be made. */
FILE *file_scratch(void);

/* Deletes temporary files in a directory whose processes have ended before they placed them. */
void directory_tidy(const char *path);

/* Whether a directory is there or could be made, and can be written, as far as can be seen without writing.
 * Errors: STATUS_INPUT_OUTPUT. */
enum Status directory_check(const char *path, struct Error *error) MUST_CHECK;

/* Bytes of the longest beginning of the path that exists; directory_remove removes the directories after it
 * again, as long as they are empty: what directory_create has made. */
size_t directory_existing(const char *path);
void directory_remove(const char *path, size_t existing);

/* Creates a directory and its parents with the rights that the umask leaves; one that exists is fine. Errors:
 * STATUS_INPUT_OUTPUT. */
enum Status directory_create(const char *path, struct Error *error) MUST_CHECK;

#endif
