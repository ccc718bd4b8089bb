#include "target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef FUZZ_REPLAY
const char *__asan_default_options(void);

/* What was freed is kept for as long as one input takes, not for 256 MB of them, which would never be in the
 * cache. Leaks are looked for where the corpora are replayed: to look after each input takes most of the
 * time. */
const char *__asan_default_options(void) {
    return "quarantine_size_mb=8:malloc_context_size=8:detect_leaks=0";
}
#endif

void require(bool condition, const char *what) {
    if (condition)
        return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

static bool some;

void accepted(void) {
    some = true;
}

bool any_accepted(void) {
    return some;
}

char *input_text(const unsigned char *data, size_t size) {
    char *text = malloc(size + 1);
    require(text != NULL, "memory");
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    return text;
}
