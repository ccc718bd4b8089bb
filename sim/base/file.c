#define _GNU_SOURCE /* gethostname, fopencookie, fsync, mkostemp, open */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/translate.h"

/* Cuts the last part of a path off; "" once nothing is left but the root or the folder that we are in. */
static void path_cut(char *path) {
    size_t length = strlen(path);
    while (length > 0 && path[length - 1] == '/')
        length--;
    while (length > 0 && path[length - 1] != '/')
        length--;
    while (length > 1 && path[length - 1] == '/')
        length--;
    path[length] = '\0';
}

bool file_inodes_are_gone(const char *path) {
    char part[FILE_PATH_SIZE];
    struct statvfs found;
    if (strlen(path) >= sizeof part)
        return false;
    strcpy(part, path);
    while (part[0] != '\0' && statvfs(part, &found) != 0 && strcmp(part, "/") != 0)
        path_cut(part);
    return statvfs(part[0] == '\0' ? "." : part, &found) == 0 && found.f_files > 0 && found.f_favail == 0;
}

const char *file_cause(const char *path, int cause) {
    if (cause == ENOSPC && file_inodes_are_gone(path))
        return _("the device has no inodes left for another file");
    if (cause == EFBIG)
        return _("the file would be larger than is allowed (ulimit -f, or the file system)");
    return strerror(cause);
}

static enum Status file_error(const char *path, const char *doing, int cause, struct Error *error) {
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot %s: %s", path, translate(doing),
                     file_cause(path, cause));
}

/* A device or pipe must not be replaced by a file of its name. */
static bool is_special(const char *path) {
    struct stat found;
    return stat(path, &found) == 0 && !S_ISREG(found.st_mode);
}

/* Which machine this is, for folders that several share. */
static unsigned long host_number(void) {
    char name[256] = "";
    unsigned long number = 5381;
    (void)gethostname(name, sizeof name - 1);
    for (const char *c = name; *c != '\0'; c++)
        number = (33 * number + (unsigned char)*c) & 0xFFFFFFFF;
    return number;
}

bool file_temporary(char temporary[FILE_PATH_SIZE], const char *path) {
    int written =
        snprintf(temporary, FILE_PATH_SIZE, "%s.%08lx-%ld.part", path, host_number(), (long)getpid());
    return written > 0 && written < FILE_PATH_SIZE;
}

enum Status file_check_in_place(const char *path, int descriptor, struct Error *error) {
    struct stat found;
    if (fstat(descriptor, &found) != 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", path, strerror(errno));
    if (!S_ISREG(found.st_mode))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: is not a regular file", path);
    if (found.st_nlink > 1)
        return error_set(
            error, STATUS_INPUT_OUTPUT,
            "%s: has a second name (a hard link), under which it would change as well; put a copy "
            "in its place",
            path);
    return STATUS_OK;
}

const char *file_scratch_folder(void) {
    const char *folder = getenv("TMPDIR");
    return folder != NULL && folder[0] != '\0' ? folder : "/tmp";
}

FILE *file_scratch(void) {
    char path[FILE_PATH_SIZE];
    int written = snprintf(path, sizeof path, "%s/tandem-XXXXXX", file_scratch_folder());
    if (written >= FILE_PATH_SIZE) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    int descriptor = mkostemp(path, O_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    unlink(path);
    FILE *stream = fdopen(descriptor, "w+");
    if (stream == NULL)
        close(descriptor);
    return stream;
}

/* Whether a name is one that file_temporary gave a process of this machine which has ended. */
static bool is_left_behind(const char *name) {
    unsigned long host;
    long process;
    const char *part = strstr(name, ".part");
    if (part == NULL || part - name < 10)
        return false;
    const char *dot = part;
    while (dot > name && dot[-1] != '.')
        dot--;
    char *end;
    host = strtoul(dot, &end, 16);
    if (end != dot + 8 || *end != '-')
        return false;
    process = strtol(end + 1, &end, 10);
    return end == part && host == host_number() && process > 0 && kill((pid_t)process, 0) != 0 &&
           errno == ESRCH;
}

/* Those whose names begin so. */
static void tidy(const char *folder, const char *beginning) {
    DIR *listing = opendir(folder);
    for (struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;)
        if (strncmp(entry->d_name, beginning, strlen(beginning)) == 0 && is_left_behind(entry->d_name))
            (void)unlinkat(dirfd(listing), entry->d_name, 0);
    if (listing != NULL)
        closedir(listing);
}

void directory_tidy(const char *path) {
    tidy(path, "");
}

/* The folder of a path; returns the name in it. */
static const char *split(const char *path, char folder[FILE_PATH_SIZE]) {
    const char *slash = strrchr(path, '/');
    size_t length = slash == path ? 1 : (size_t)(slash != NULL ? slash - path : 0);
    snprintf(folder, FILE_PATH_SIZE, "%.*s", slash != NULL ? (int)length : 1, slash != NULL ? path : ".");
    return slash != NULL ? slash + 1 : path;
}

static int open_temporary(struct AtomicFile *self) {
    if (!file_temporary(self->temporary, self->path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    char folder[FILE_PATH_SIZE];
    const char *name = split(self->path, folder);
    tidy(folder, name);
    return open(self->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
}

/* The C library's own streams take a write that a signal interrupts for a failure, and forget why one failed.
 */
static ssize_t write_all(void *file, const char *bytes, size_t size) {
    struct AtomicFile *self = file;
    size_t done = 0;
    while (done < size) {
        ssize_t written = write(self->descriptor, bytes + done, size - done);
        if (written < 0 && errno != EINTR) {
            self->cause = self->cause != 0 ? self->cause : errno;
            break;
        }
        done += written > 0 ? (size_t)written : 0;
    }
    return (ssize_t)done;
}

enum Status atomic_file_open(struct AtomicFile *self, const char *path, struct Error *error) {
    *self = (struct AtomicFile){0};
    if (strlen(path) >= sizeof self->path)
        return file_error(path, "open", ENAMETOOLONG, error);
    strcpy(self->path, path);
    self->descriptor = is_special(path) ? open(path, O_WRONLY | O_CLOEXEC) : open_temporary(self);
    if (self->descriptor < 0) {
        self->temporary[0] = '\0';
        return file_error(path, "write", errno, error);
    }
    self->stream = fopencookie(self, "w", (cookie_io_functions_t){.write = write_all});
    if (self->stream != NULL)
        return STATUS_OK;
    close(self->descriptor);
    atomic_file_abandon(self);
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", path);
}

/* The name of a file is durable once its folder is. */
static int folder_sync(const char *path) {
    char folder[FILE_PATH_SIZE];
    (void)split(path, folder);
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    /* Some network file systems do not sync folders. */
    int cause = fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
    close(descriptor);
    return cause;
}

/* 0, or the errno of the first step that failed. */
static int stream_finish(struct AtomicFile *self, bool sync) {
    bool failed = ferror(self->stream) != 0;
    if (fclose(self->stream) != 0 || failed)
        self->cause = self->cause != 0 ? self->cause : EIO;
    self->stream = NULL;
    if (self->cause == 0 && sync && fsync(self->descriptor) != 0)
        self->cause = errno;
    if (close(self->descriptor) != 0 && self->cause == 0)
        self->cause = errno;
    return self->cause;
}

enum Status atomic_file_commit(struct AtomicFile *self, struct Error *error) {
    bool renamed = self->temporary[0] != '\0';
    int cause = stream_finish(self, renamed);
    if (cause != 0) {
        atomic_file_abandon(self);
        return file_error(self->path, "write", cause, error);
    }
    enum Status status = renamed ? file_place(self->temporary, self->path, error) : STATUS_OK;
    self->temporary[0] = '\0';
    return status;
}

enum Status file_place(const char *temporary, const char *path, struct Error *error) {
    if (rename(temporary, path) != 0) {
        int cause = errno;
        unlink(temporary);
        return file_error(path, "write", cause, error);
    }
    int cause = folder_sync(path);
    return cause == 0 ? STATUS_OK : file_error(path, "sync the folder", cause, error);
}

void atomic_file_abandon(struct AtomicFile *self) {
    if (self->stream != NULL) {
        fclose(self->stream);
        close(self->descriptor);
    }
    self->stream = NULL;
    if (self->temporary[0] != '\0')
        unlink(self->temporary);
    self->temporary[0] = '\0';
}

/* 0, or the errno of what keeps us from knowing; `part` is cut down to what exists. */
static int find_existing(char part[FILE_PATH_SIZE], struct stat *found) {
    while (part[0] != '\0' && stat(part, found) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return errno;
        path_cut(part);
        if (strcmp(part, "/") == 0)
            break;
    }
    return stat(part[0] == '\0' ? "." : part, found) == 0 ? 0 : errno;
}

size_t directory_existing(const char *path) {
    char part[FILE_PATH_SIZE];
    struct stat found;
    if (strlen(path) >= sizeof part)
        return 0;
    strcpy(part, path);
    return find_existing(part, &found) == 0 ? strlen(part) : strlen(path);
}

void directory_remove(const char *path, size_t existing) {
    char part[FILE_PATH_SIZE];
    if (strlen(path) >= sizeof part)
        return;
    for (strcpy(part, path); strlen(part) > existing; path_cut(part))
        (void)rmdir(part); /* one that is not empty keeps those above it */
}

/* The longest name between slashes. */
static size_t longest_name(const char *path) {
    size_t longest = 0;
    for (size_t length; *path != '\0'; path += length + (path[length] == '/' ? 1 : 0)) {
        length = strcspn(path, "/");
        longest = length > longest ? length : longest;
    }
    return longest;
}

enum Status directory_check(const char *path, struct Error *error) {
    char part[FILE_PATH_SIZE];
    struct stat found;
    if (strlen(path) >= sizeof part || longest_name(path) > NAME_MAX)
        return file_error(path, "create the directory", ENAMETOOLONG, error);
    strcpy(part, path);
    int cause = find_existing(part, &found);
    if (cause != 0)
        return file_error(path, "create the directory", cause, error);
    if (!S_ISDIR(found.st_mode))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: is a file, not a directory", part);
    if (access(part[0] == '\0' ? "." : part, W_OK | X_OK) != 0)
        return file_error(part[0] == '\0' ? "." : part, "be written", errno, error);
    return STATUS_OK;
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
