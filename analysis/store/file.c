#define _POSIX_C_SOURCE 200809L /* fdopen, fsync, open */
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum Status file_error(const char *path, const char *doing, int cause, struct Error *error) {
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot %s: %s", path, doing, strerror(cause));
}

/* A device or pipe must not be replaced by a file of its name. */
static bool is_special(const char *path) {
    struct stat found;
    return stat(path, &found) == 0 && !S_ISREG(found.st_mode);
}

/* The process number keeps two exports into one folder apart. */
static int open_temporary(struct AtomicFile *self) {
    int written =
        snprintf(self->temporary, sizeof self->temporary, "%s.%ld.part", self->path, (long)getpid());
    if (written < 0 || (size_t)written >= sizeof self->temporary) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return open(self->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

enum Status atomic_file_open(struct AtomicFile *self, const char *path, struct Error *error) {
    *self = (struct AtomicFile){0};
    if (strlen(path) >= sizeof self->path)
        return file_error(path, "open", ENAMETOOLONG, error);
    strcpy(self->path, path);
    int descriptor = is_special(path) ? open(path, O_WRONLY | O_CLOEXEC) : open_temporary(self);
    if (descriptor < 0) {
        self->temporary[0] = '\0';
        return file_error(path, "write", errno, error);
    }
    self->stream = fdopen(descriptor, "w");
    if (self->stream == NULL) {
        int cause = errno;
        close(descriptor);
        atomic_file_abandon(self);
        return file_error(path, "write", cause, error);
    }
    return STATUS_OK;
}

/* The name of a file is durable once its folder is. */
static int folder_sync(const char *path) {
    char folder[FILE_PATH_SIZE];
    strcpy(folder, path);
    char *slash = strrchr(folder, '/');
    if (slash == NULL)
        strcpy(folder, ".");
    else
        slash[slash == folder ? 1 : 0] = '\0';
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    /* Some network file systems do not sync folders. */
    int cause = fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
    close(descriptor);
    return cause;
}

/* 0, or the errno of the first step that failed. */
static int stream_finish(FILE *stream, bool sync) {
    errno = 0;
    bool failed = ferror(stream) != 0;
    if (fflush(stream) != 0 || failed)
        return errno != 0 ? errno : EIO;
    return sync && fsync(fileno(stream)) != 0 ? errno : 0;
}

enum Status atomic_file_commit(struct AtomicFile *self, struct Error *error) {
    bool renamed = self->temporary[0] != '\0';
    int cause = stream_finish(self->stream, renamed);
    if (fclose(self->stream) != 0 && cause == 0)
        cause = errno;
    self->stream = NULL;
    if (cause == 0 && renamed && rename(self->temporary, self->path) != 0)
        cause = errno;
    if (cause != 0) {
        atomic_file_abandon(self);
        return file_error(self->path, "write", cause, error);
    }
    self->temporary[0] = '\0';
    cause = renamed ? folder_sync(self->path) : 0;
    return cause == 0 ? STATUS_OK : file_error(self->path, "sync the folder", cause, error);
}

void atomic_file_abandon(struct AtomicFile *self) {
    if (self->stream != NULL)
        fclose(self->stream);
    self->stream = NULL;
    if (self->temporary[0] != '\0')
        unlink(self->temporary);
    self->temporary[0] = '\0';
}

static bool is_directory(const char *path) {
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static enum Status directory_make(const char *path, struct Error *error) {
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && is_directory(path)))
        return STATUS_OK;
    if (errno == EEXIST)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: is a file, not a directory", path);
    return file_error(path, "create the directory", errno, error);
}

enum Status directory_create(const char *path, struct Error *error) {
    char part[FILE_PATH_SIZE];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part)
        return file_error(path, "create the directory", length == 0 ? ENOENT : ENAMETOOLONG, error);
    strcpy(part, path);
    for (size_t i = 1; i < length; i++)
        if (part[i] == '/') {
            part[i] = '\0';
            if (!is_directory(part) && directory_make(part, error) != STATUS_OK)
                return STATUS_INPUT_OUTPUT;
            part[i] = '/';
        }
    return directory_make(path, error);
}
