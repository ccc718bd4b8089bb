/* A library to be preloaded (tests/long/test_starve.sh) under which calls fail. STARVE_KIND says which,
 * STARVE_AT where: of `memory`, `write` (EINTR) and `full` (ENOSPC, and EIO of syncing) call number
 * STARVE_AT, with STARVE_ON=1 each one after it as well; of `room` every allocation that would bring what is
 * held above STARVE_AT bytes. STARVE_COUNT names a file that takes how many calls there were, or the most
 * that was held. Of `memory` the calls of libconfig are let through, for whoever calls it has seen that there
 * is room, and those of libgomp, which would end the process; of `room` they fail as all others do. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *memory);

enum Kind { UNKNOWN, NONE, MEMORY, ROOM, WRITE, FULL };

static enum Kind wanted;
static long calls, at, held, most;
static bool on;
static __thread bool inside;

static void read_wishes(void) {
    static const char *const names[] = {"", "", "memory", "room", "write", "full"};
    const char *name = getenv("STARVE_KIND"), *number = getenv("STARVE_AT"), *more = getenv("STARVE_ON");
    at = number != NULL ? atol(number) : 0;
    on = more != NULL && more[0] == '1';
    enum Kind kind = NONE;
    for (int i = MEMORY; i <= FULL; i++)
        kind = name != NULL && strcmp(name, names[i]) == 0 ? (enum Kind)i : kind;
    wanted = kind;
}

static bool is_of(const char *library, void *caller) {
    Dl_info found;
    inside = true;
    bool is =
        dladdr(caller, &found) != 0 && found.dli_fname != NULL && strstr(found.dli_fname, library) != NULL;
    inside = false;
    return is;
}

static bool fails(enum Kind kind) {
    if (wanted == UNKNOWN)
        read_wishes();
    if (wanted != kind)
        return false;
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
    return on ? call >= at && at > 0 : call == at;
}

/* Whether `more` bytes are not to be had. */
static bool starved(void *caller, size_t more) {
    if (wanted == UNKNOWN)
        read_wishes();
    if (inside || (wanted != MEMORY && wanted != ROOM) || is_of("ld-linux", caller))
        return false;
    bool spared = wanted == MEMORY && (is_of("libconfig", caller) || is_of("libgomp", caller));
    bool above = wanted == ROOM && at > 0 && __atomic_load_n(&held, __ATOMIC_RELAXED) + (long)more > at;
    if (spared || (wanted == ROOM ? !above : !fails(MEMORY)))
        return false;
    errno = ENOMEM;
    return true;
}

static void hold(void *memory, int sign) {
    if (wanted != ROOM || memory == NULL)
        return;
    long now = __atomic_add_fetch(&held, sign * (long)malloc_usable_size(memory), __ATOMIC_RELAXED);
    most = now > most ? now : most;
}

void *malloc(size_t size) {
    void *memory = starved(__builtin_return_address(0), size) ? NULL : __libc_malloc(size);
    hold(memory, 1);
    return memory;
}

void *calloc(size_t count, size_t size) {
    void *memory = starved(__builtin_return_address(0), count * size) ? NULL : __libc_calloc(count, size);
    hold(memory, 1);
    return memory;
}

void *realloc(void *old, size_t size) {
    size_t before = old != NULL && wanted == ROOM ? malloc_usable_size(old) : 0;
    if (size > before && starved(__builtin_return_address(0), size - before))
        return NULL;
    hold(old, -1);
    void *memory = __libc_realloc(old, size);
    hold(memory != NULL || size == 0 ? memory : old, 1);
    return memory;
}

void free(void *memory) {
    hold(memory, -1);
    __libc_free(memory);
}

char *__strdup(const char *text) __attribute__((alias("strdup")));

/* libconfig copies its names and texts through it. */
char *strdup(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = starved(__builtin_return_address(0), size) ? NULL : __libc_malloc(size);
    hold(copy, 1);
    return copy != NULL ? memcpy(copy, text, size) : NULL;
}

__attribute__((destructor)) static void count(void) {
    const char *path = getenv("STARVE_COUNT");
    FILE *stream = path != NULL ? fopen(path, "w") : NULL;
    if (stream == NULL)
        return;
    fprintf(stream, "%ld\n", wanted == ROOM ? most : calls);
    fclose(stream);
}

static bool write_fails(void) {
    bool interrupted = fails(WRITE);
    errno = interrupted ? EINTR : ENOSPC;
    return interrupted || fails(FULL);
}

/* Files are written through it (base/file.h); what stdout takes by the C library's streams is not. */
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
    return fails(FULL) ? errno = EIO, -1 : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    return fails(FULL) ? errno = EIO, -1 : (int)syscall(SYS_fdatasync, file);
}
