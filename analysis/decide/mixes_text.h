/* Mixes as a text, as a store keeps them: a line each, its cost and the places of its options. */
#ifndef TANDEM_MIXES_TEXT_H
#define TANDEM_MIXES_TEXT_H

#include "decide/mixes.h"

/* The text, which the caller frees; NULL if memory ran out. */
char *mixes_to_text(const struct Mixes *self) MUST_CHECK;

/* Reads one back that may have any bytes: doing nothing first, which costs nothing; of each other mix options
 * that ascend, all below DECISION_OPTIONS_MOST, and a cost of at least 0. Errors, without a message:
 * STATUS_CONFIGURATION for anything else, STATUS_OUT_OF_MEMORY. Free with mixes_free, also after failure. */
enum Status mixes_from_text(struct Mixes *self, const char *text) MUST_CHECK;

#endif
