/* What differs between two identities. */
#ifndef TANDEM_IDENTITY_COMPARE_H
#define TANDEM_IDENTITY_COMPARE_H

#include "base/error.h"

/* Adds a message for each item (at most ten) that differs: "legal.ambiguity 0.5 there, 0.4 here". Returns
 * STATUS_CONFIGURATION, or STATUS_OK if nothing differs. */
enum Status identity_compare(const char *there, const char *here, const char *directory,
                             struct Error *error) MUST_CHECK;

#endif
