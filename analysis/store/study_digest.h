/* The digest of what a store says of its study: layout, facts, scenarios, factors and design. Whoever changes
 * one of them writes it anew; whoever opens a store checks it. */
#ifndef TANDEM_STUDY_DIGEST_H
#define TANDEM_STUDY_DIGEST_H

#include <sqlite3.h>
#include <stdint.h>

#include "base/error.h"

/* The fact that holds the sum of run_digest_mark over all runs, in hexadecimal; the study's digest leaves it
 * out, for it changes with each batch. */
#define RUNS_DIGEST_FACT "runs_digest"

enum Status runs_digest_read(sqlite3 *database, uint64_t *sum, struct Error *error) MUST_CHECK;
enum Status runs_digest_write(sqlite3 *database, uint64_t sum, struct Error *error) MUST_CHECK;

enum Status study_digest_write(sqlite3 *database, struct Error *error) MUST_CHECK;

/* Errors: STATUS_INPUT_OUTPUT where it differs or is not there. */
enum Status study_digest_check(sqlite3 *database, const char *directory, struct Error *error) MUST_CHECK;

#endif
