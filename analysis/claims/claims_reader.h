/* Reads files of claims (libconfig). Keys of the top level: title, title_zh, of_study, space, arms, claims.
 * An arm is a group of like (the name of another arm above it), set (texts "group.name=value") and
 * interventions; a claim a group of id, core, section, says, says_zh, passage and tests; a test a group of
 * id, title, title_zh, contrast, arms (names), measure, less, level, matters, of_level, no_change, or of id,
 * title, title_zh and why. measure and less are "QUANTITY" or "QUANTITY + QUANTITY", either perhaps followed
 * by "/ QUANTITY", or groups of measure and what restricts it: case_types (numbers 1 to 4), programmes
 * (names), owners_least, owners_most, staff_least, staff_most, nth, with and without (columns that are 1, or
 * are not), tried, from, until, government, agency, but_agency. */
#ifndef TANDEM_CLAIMS_READER_H
#define TANDEM_CLAIMS_READER_H

#include "claims/claims.h"

/* Adds the claims of the file at `path`. Every fault is reported at once, with file and line. Errors:
 * STATUS_INPUT_OUTPUT, STATUS_CONFIGURATION, STATUS_OUT_OF_MEMORY. Free with claims_free, also after failure.
 */
enum Status claims_read(struct Claims *self, const char *path, struct Error *error) MUST_CHECK;

/* The same for text[length] in memory, which messages call `name` and which names no file. */
enum Status claims_read_text(struct Claims *self, const char *text, size_t length, const char *name,
                             struct Error *error) MUST_CHECK;

/* Whether a file is one of claims: it has a list of claims at its top level. False for what cannot be read.
 */
bool claims_is_claims(const char *path);

#endif
