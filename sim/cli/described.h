/* What is said of a directory of results as a whole, in whatever form. */
#ifndef TANDEM_DESCRIBED_H
#define TANDEM_DESCRIBED_H

#include <jansson.h>

#include "cli/stored_command.h"
#include "store/manifest.h"
#include "store/store_read.h"

enum { DESCRIBED_NAME_SIZE = 32 };

struct Described {
    const char *directory;
    struct Store *store;
    const char *title;              /* of the plan or of the baseline; points into what outlives this */
    char name[DESCRIBED_NAME_SIZE]; /* small letters, digits and '-' */
    char when[MANIFEST_TIME_SIZE];
    struct StoredScenario baseline;
    struct StoredCommand command;
};

/* Text that need not be UTF-8, as JSON: other letters become '?'. NULL: out of memory. */
json_t *described_text(const char *text);

/* The array with one more item, whose reference it takes; NULL, and both are freed, after want of memory. */
json_t *described_with(json_t *array, json_t *item);

/* Writes `content` as <directory>/<name> and gives its reference back. Errors: STATUS_INPUT_OUTPUT,
 * STATUS_OUT_OF_MEMORY. */
enum Status described_write(const struct Described *self, const char *name, json_t *content,
                            struct Error *error) MUST_CHECK;

#endif
