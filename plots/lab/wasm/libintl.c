#include "plots/lab/wasm/libintl.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct Pair {
    const char *text, *translation;
};

/* As in the C library, the catalogue belongs to the program as a whole. */
static struct Pair *catalogue;
static size_t catalogue_count;

static int compare(const void *one, const void *other) {
    return strcmp(((const struct Pair *)one)->text, ((const struct Pair *)other)->text);
}

bool lab_catalogue(const char *pairs, size_t count) {
    struct Pair *read = malloc((count + 1) * sizeof *read);
    if (read == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        read[i].text = pairs;
        read[i].translation = pairs + strlen(pairs) + 1;
        pairs = read[i].translation + strlen(read[i].translation) + 1;
    }
    qsort(read, count, sizeof *read, compare);
    free(catalogue);
    catalogue = read;
    catalogue_count = count;
    return true;
}

char *dgettext(const char *domain, const char *text) {
    struct Pair wanted = {text, NULL};
    struct Pair *found =
        catalogue_count == 0 ? NULL : bsearch(&wanted, catalogue, catalogue_count, sizeof wanted, compare);
    (void)domain;
    return (char *)(found == NULL ? text : found->translation);
}

/* Chinese has one form for every number. */
char *dngettext(const char *domain, const char *one, const char *many, unsigned long count) {
    char *translation = dgettext(domain, one);
    return translation != one || count == 1 ? translation : (char *)many;
}

/* The catalogue has no folder, and is UTF-8. */
char *bindtextdomain(const char *domain, const char *folder) {
    (void)domain;
    return (char *)folder;
}

char *bind_textdomain_codeset(const char *domain, const char *codes) {
    (void)domain;
    return (char *)codes;
}
