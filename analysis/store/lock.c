#define _GNU_SOURCE /* F_OFD_SETLK */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/translate.h"

static bool lock_path(char *path, size_t size, const char *directory) {
    int written = snprintf(path, size, "%s/results.lock", directory);
    return written > 0 && (size_t)written < size;
}

enum { HOLDER_SIZE = 32 };

/* The number of the process that signed, or nothing; false where the file holds something else. */
static bool lock_holder(int descriptor, char holder[HOLDER_SIZE]) {
    ssize_t length = pread(descriptor, holder, HOLDER_SIZE - 1, 0);
    holder[length > 0 ? length : 0] = '\0';
    return length >= 0 && strspn(holder, "0123456789") == (size_t)length;
}

static enum Status lock_held(const char *directory, int descriptor, struct Error *error) {
    char holder[HOLDER_SIZE];
    bool signed_by_one = lock_holder(descriptor, holder) && *holder != '\0';
    return error_set(
        error, STATUS_INPUT_OUTPUT,
        "%s: in use by another process%s%s; wait for it, or share the work by --shard i/n with a "
        "directory for each part",
        directory, signed_by_one ? _(", number ") : "", signed_by_one ? holder : "");
}

static bool lock_try(int descriptor) {
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(descriptor, F_OFD_SETLK, &whole) == 0;
}

/* The process that released the lock may have deleted the file between our open and our lock. */
static bool lock_is_current(int descriptor, const char *path) {
    struct stat held, there;
    return fstat(descriptor, &held) == 0 && stat(path, &there) == 0 && held.st_ino == there.st_ino &&
           held.st_dev == there.st_dev;
}

/* It is written and deleted: whatever else has the name is somebody's. */
static enum Status lock_is_ours(const char *path, int descriptor, struct Error *error) {
    char holder[HOLDER_SIZE];
    enum Status status = file_check_in_place(path, descriptor, error);
    if (status == STATUS_OK && !lock_holder(descriptor, holder))
        status =
            error_set(error, STATUS_INPUT_OUTPUT,
                      "%s: is no lock of this program; it was left alone, and has to go elsewhere", path);
    return status;
}

/* Only a help for the message to others: a failure here does no harm. */
static void lock_sign(int descriptor) {
    char number[HOLDER_SIZE];
    int length = snprintf(number, sizeof number, "%ld", (long)getpid());
    if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, number, (size_t)length, 0) != length)
        return;
}

enum Status lock_take(const char *directory, int *descriptor, struct Error *error) {
    char path[FILE_PATH_SIZE];
    *descriptor = -1;
    if (!lock_path(path, sizeof path, directory))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", directory, strerror(ENAMETOOLONG));
    for (;;) {
        int opened = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
        if (opened < 0)
            return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be written: %s", path,
                             errno == ELOOP ? _("it is a symbolic link, and those are not followed")
                                            : file_cause(path, errno));
        if (!lock_try(opened)) {
            int cause = errno;
            enum Status status = cause == EAGAIN || cause == EACCES
                                     ? lock_held(directory, opened, error)
                                     : error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be locked: %s", path,
                                                 strerror(cause));
            close(opened);
            return status;
        }
        if (!lock_is_current(opened, path)) {
            close(opened);
            continue;
        }
        enum Status status = lock_is_ours(path, opened, error);
        if (status != STATUS_OK) {
            close(opened);
            return status;
        }
        lock_sign(opened);
        *descriptor = opened;
        return STATUS_OK;
    }
}

enum Status lock_check(const char *directory, int descriptor, struct Error *error) {
    char path[FILE_PATH_SIZE];
    if (lock_path(path, sizeof path, directory) && lock_is_current(descriptor, path))
        return STATUS_OK;
    return error_set(error, STATUS_INPUT_OUTPUT,
                     "%s: was renamed or removed while it was written; what was stored is where it is now",
                     directory);
}

void lock_release(const char *directory, int *descriptor) {
    char path[FILE_PATH_SIZE];
    if (*descriptor < 0)
        return;
    if (lock_path(path, sizeof path, directory))
        unlink(path);
    close(*descriptor);
    *descriptor = -1;
}
