/* A library to be preloaded (tests/long/test_starve.sh): call number STARVE_AT of a kind fails, and with
 * STARVE_ON=1 each one after it; STARVE_COUNT names a file that takes how many there were. STARVE_KIND is
 * memory (malloc, calloc, realloc; those of libconfig are let through, for whoever calls it has seen that
 * there is room, and those of libgomp, which would end the process), write (EINTR) or full (ENOSPC, and EIO
 * of syncing). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static long calls, at = -2;
static bool on;
static __thread bool inside;

static bool is_of(const char *library, void *caller) {
    Dl_info found;
    inside = true;
    bool is =
        dladdr(caller, &found) != 0 && found.dli_fname != NULL && strstr(found.dli_fname, library) != NULL;
    inside = false;
    return is;
}

static bool fails(const char *kind) {
    if (at == -2) {
        const char *wanted = getenv("STARVE_KIND"), *number = getenv("STARVE_AT"),
                   *more = getenv("STARVE_ON");
        at = number != NULL ? atol(number) : -1;
        on = more != NULL && more[0] == '1';
        if (wanted == NULL)
            at = -1;
    }
    const char *wanted = getenv("STARVE_KIND");
    if (at < 0 || wanted == NULL || strcmp(wanted, kind) != 0)
        return false;
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
    return on ? call >= at : call == at;
}

static bool starved(void *caller) {
    if (inside || at == -1 || is_of("libconfig", caller) || is_of("ld-linux", caller) ||
        is_of("libgomp", caller))
        return false;
    if (!fails("memory"))
        return false;
    errno = ENOMEM;
    return true;
}

char *__strdup(const char *text) __attribute__((alias("strdup")));

/* libconfig copies its names and texts through it. */
char *strdup(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = starved(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
    return copy != NULL ? memcpy(copy, text, size) : NULL;
}

void *malloc(size_t size) {
    return starved(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return starved(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
    return starved(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

__attribute__((destructor)) static void count(void) {
    const char *path = getenv("STARVE_COUNT");
    FILE *stream = path != NULL ? fopen(path, "w") : NULL;
    if (stream == NULL)
        return;
    fprintf(stream, "%ld\n", calls);
    fclose(stream);
}

static bool write_fails(void) {
    bool interrupted = fails("write");
    errno = interrupted ? EINTR : ENOSPC;
    return interrupted || fails("full");
}

/* What the C library's streams write goes by without these. */
ssize_t write(int file, const void *bytes, size_t size) {
    return write_fails() ? -1 : syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) {
    return write_fails() ? -1 : syscall(SYS_pwrite64, file, bytes, size, place);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off_t place) {
    return write_fails() ? -1 : syscall(SYS_pwrite64, file, bytes, size, place);
}

int fsync(int file) {
    return fails("full") ? errno = EIO, -1 : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    return fails("full") ? errno = EIO, -1 : (int)syscall(SYS_fdatasync, file);
}
