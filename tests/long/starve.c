/* A library to be preloaded (tests/long/test_starve.sh): call number STARVE_AT of a kind fails, and with
 * STARVE_ON=1 each one after it. STARVE_KIND is memory (malloc, calloc, realloc; libconfig's own are let through, for
 * whoever calls it has seen that there is room), write (EINTR) or full (ENOSPC). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
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
    bool is = dladdr(caller, &found) != 0 && found.dli_fname != NULL && strstr(found.dli_fname, library) != NULL;
    inside = false;
    return is;
}

static bool fails(const char *kind) {
    if (at == -2) {
        const char *wanted = getenv("STARVE_KIND"), *number = getenv("STARVE_AT"), *more = getenv("STARVE_ON");
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
    if (inside || at == -1 || is_of("libconfig", caller) || is_of("ld-linux", caller))
        return false;
    if (!fails("memory"))
        return false;
    errno = ENOMEM;
    return true;
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

ssize_t write(int file, const void *bytes, size_t size) {
    static ssize_t (*next)(int, const void *, size_t);
    if (next == NULL)
        next = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    if (fails("write"))
        return errno = EINTR, -1;
    if (fails("full"))
        return errno = ENOSPC, -1;
    return next(file, bytes, size);
}
