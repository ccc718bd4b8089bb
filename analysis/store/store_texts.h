/* Texts of people in a store: titles, how a study was asked for. They are no part of its identity. */
#ifndef TANDEM_STORE_TEXTS_H
#define TANDEM_STORE_TEXTS_H

#include "store/store.h"

/* A text under a name of its own among the facts. */
struct StoreText {
    const char *name, *value;
};

/* Keeps the texts as they are now, over what was there before: titles and descriptions of the study's
 * scenarios, and texts[count]. `self` is open for writing. Errors: STATUS_INPUT_OUTPUT. */
enum Status store_describe(struct Store *self, const struct Study *study, const struct StoreText texts[],
                           size_t count, struct Error *error) MUST_CHECK;

/* A text, or any other fact, whatever its length; NULL if it is not there. The caller frees `value`. Errors:
 * STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY. */
enum Status store_text(struct Store *self, const char *name, char **value, struct Error *error) MUST_CHECK;

#endif
