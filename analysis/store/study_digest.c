#include "store/study_digest.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/database.h"
#include "store/digest.h"
#include "store/fact.h"
#include "store/store.h"

enum { DIGITS = 17 };

static const char digest_name[] = "study_digest";

/* What a cell holds, and as what: 1 is not "1". */
static uint64_t digest_cell(uint64_t digest, sqlite3_stmt *select, int column) {
    int type = sqlite3_column_type(select, column);
    digest = digest_word(digest, (uint64_t)type);
    if (type == SQLITE_FLOAT)
        return digest_real(digest, sqlite3_column_double(select, column));
    if (type == SQLITE_INTEGER)
        return digest_word(digest, (uint64_t)sqlite3_column_int64(select, column));
    const void *bytes = sqlite3_column_blob(select, column);
    return digest_bytes(digest, bytes, (size_t)sqlite3_column_bytes(select, column));
}

static enum Status digest_rows(sqlite3 *database, const char *sql, uint64_t *digest, struct Error *error) {
    sqlite3_stmt *select;
    bool row = true;
    enum Status status = database_prepare(database, sql, &select, error);
    while (status == STATUS_OK && (status = database_step(select, &row, error)) == STATUS_OK && row)
        for (int column = 0; column < sqlite3_column_count(select); column++)
            *digest = digest_cell(*digest, select, column);
    sqlite3_finalize(select);
    return status;
}

static enum Status compute(sqlite3 *database, char digits[DIGITS], struct Error *error) {
    static const char *const parts[] = {
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name",
        ("SELECT name, value FROM facts WHERE name NOT IN ('study_digest', '" RUNS_DIGEST_FACT
         "') ORDER BY name"),
        "SELECT * FROM scenarios ORDER BY scenario",
        "SELECT * FROM factors ORDER BY factor",
        "SELECT * FROM design ORDER BY point, factor",
    };
    uint64_t digest = DIGEST_BEGIN;
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == STATUS_OK; i++) {
        digest = digest_word(digest, i);
        status = digest_rows(database, parts[i], &digest, error);
    }
    snprintf(digits, DIGITS, "%016" PRIx64, digest);
    return status;
}

enum Status study_digest_write(sqlite3 *database, struct Error *error) {
    char digits[DIGITS];
    enum Status status = compute(database, digits, error);
    return status == STATUS_OK ? fact_write(database, digest_name, digits, error) : status;
}

enum Status study_digest_check(sqlite3 *database, const char *directory, struct Error *error) {
    char digits[DIGITS], *kept = NULL;
    enum Status status = compute(database, digits, error);
    bool incomplete = status == STATUS_INPUT_OUTPUT && sqlite3_errcode(database) == SQLITE_ERROR;
    if (status == STATUS_OK)
        status = fact_find(database, digest_name, &kept, error);
    if (incomplete || (status == STATUS_OK && (kept == NULL || strcmp(kept, digits) != 0)))
        status = error_set(error, STATUS_INPUT_OUTPUT,
                           "%s/%s: is damaged where it describes its study; put a copy of it back, or start "
                           "again (--force)",
                           directory, STORE_FILE);
    free(kept);
    return status;
}

/* Damage to it shows as runs that are missing. */
enum Status runs_digest_read(sqlite3 *database, uint64_t *sum, struct Error *error) {
    char *digits = NULL;
    enum Status status = fact_find(database, RUNS_DIGEST_FACT, &digits, error);
    *sum = digits != NULL ? strtoull(digits, NULL, 16) : 0;
    free(digits);
    return status;
}

enum Status runs_digest_write(sqlite3 *database, uint64_t sum, struct Error *error) {
    char digits[DIGITS];
    snprintf(digits, DIGITS, "%016" PRIx64, sum);
    return fact_write(database, RUNS_DIGEST_FACT, digits, error);
}
