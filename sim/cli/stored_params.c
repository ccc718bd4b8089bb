/* The parameters of a stored study, out of the canonical text of its identity. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "results.h"
#include "text.h"

/* The identity, as long as it may be; NULL with a message. The caller frees it. */
static char *identity_text(struct Store *store, struct Error *error) {
    for (size_t size = 1 << 16;; size *= 4) {
        char *text = malloc(size);
        if (text == NULL) {
            error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the identity of the study");
            return NULL;
        }
        if (store_fact(store, "identity", text, size, error) == STATUS_OK && strlen(text) + 1 < size)
            return text;
        free(text);
        if (error->count > 0)
            return NULL;
    }
}

/* One line "scenario.0.legal.ambiguity 0.6"; lines about anything else are passed over. */
static bool take_line(const char *line, const char *prefix, struct Params *params, struct Error *error) {
    char key[160], value[64];
    if (strncmp(line, prefix, strlen(prefix)) != 0 ||
        sscanf(line + strlen(prefix), "%159s %63s", key, value) != 2)
        return false;
    double number;
    size_t index = params_find(key);
    return index < params_count() && text_to_number(value, &number) &&
           params_set(params, index, number, NULL, 0, error) == STATUS_OK;
}

enum Status results_params(struct Store *store, int64_t scenario, struct Params *params,
                           struct Error *error) {
    char prefix[64];
    size_t found = 0;
    snprintf(prefix, sizeof prefix, "scenario.%" PRId64 ".", scenario);
    params_default(params);
    char *text = identity_text(store, error);
    if (text == NULL)
        return error->status;
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += line[0] == '\n';
        found += take_line(line, prefix, params, error);
    }
    free(text);
    if (found != params_count())
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: holds %zu of the %zu parameters of this program",
                         store->directory, found, params_count());
    return STATUS_OK;
}
